//! What a body means, decided without the code under test.

use std::collections::BTreeSet;

use serde_json::Value;

/// The type of a member's value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Kind {
    Text,
    Flag,
    Number,
    Texts,
    Json,
}

/// One member that a body may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) nullable: bool,
    pub(crate) required: bool,
}

const fn value(name: &'static str, kind: Kind) -> Member {
    Member { name, kind, nullable: false, required: false }
}

const fn nullable(name: &'static str, kind: Kind) -> Member {
    Member { nullable: true, ..value(name, kind) }
}

const fn required(member: Member) -> Member {
    Member { required: true, ..member }
}

/// The first form of the user.
pub(crate) const FIRST: &[Member] = &[
    value("external_id", Kind::Text),
    value("first_name", Kind::Text),
    value("last_name", Kind::Text),
    value("primary_email_address_id", Kind::Text),
    value("primary_phone_number_id", Kind::Text),
    value("primary_web3_wallet_id", Kind::Text),
    value("username", Kind::Text),
    value("profile_image_id", Kind::Text),
    value("password", Kind::Text),
    value("totp_secret", Kind::Text),
    value("backup_codes", Kind::Texts),
    value("public_metadata", Kind::Json),
    value("private_metadata", Kind::Json),
    value("unsafe_metadata", Kind::Json),
    value("created_at", Kind::Text),
];

/// The later form of the user.
pub(crate) const LATER: &[Member] = &[
    nullable("external_id", Kind::Text),
    nullable("first_name", Kind::Text),
    nullable("last_name", Kind::Text),
    nullable("username", Kind::Text),
    nullable("profile_image_id", Kind::Text),
    nullable("password", Kind::Text),
    nullable("skip_password_checks", Kind::Flag),
    nullable("sign_out_of_other_sessions", Kind::Flag),
    nullable("delete_self_enabled", Kind::Flag),
    nullable("create_organization_enabled", Kind::Flag),
    value("primary_email_address_id", Kind::Text),
    value("primary_phone_number_id", Kind::Text),
    value("primary_web3_wallet_id", Kind::Text),
    value("totp_secret", Kind::Text),
    value("created_at", Kind::Text),
    value("notify_primary_email_address_changed", Kind::Flag),
    value("backup_codes", Kind::Texts),
    value("public_metadata", Kind::Json),
    value("private_metadata", Kind::Json),
    value("unsafe_metadata", Kind::Json),
];

/// The organization.
pub(crate) const ORGANIZATION: &[Member] = &[
    value("name", Kind::Text),
    nullable("slug", Kind::Text),
    nullable("max_allowed_memberships", Kind::Number),
    value("admin_delete_enabled", Kind::Flag),
    value("created_at", Kind::Text),
];

/// The template.
pub(crate) const TEMPLATE: &[Member] = &[
    required(value("name", Kind::Text)),
    required(value("bodyMarkup", Kind::Text)),
    required(nullable("replyToEmailName", Kind::Text)),
    nullable("fromEmailName", Kind::Text),
    value("delivered", Kind::Flag),
];

/// The members of a body in order, of which two may have one name, and whether names are written with escapes.
#[derive(Clone, Debug)]
pub(crate) struct Body {
    pub(crate) members: Vec<(String, Value)>,
    pub(crate) escaped: bool,
}

impl Body {
    /// The text of the body.
    pub(crate) fn text(&self) -> String {
        let members: Vec<String> = self
            .members
            .iter()
            .map(|(name, value)| {
                let mut name = Value::from(name.as_str()).to_string();
                if self.escaped && name.starts_with("\"p") {
                    name.replace_range(1..2, "\\u0070");
                }
                format!("{name} : {value}")
            })
            .collect();
        format!("{{ {} }}", members.join(" , "))
    }

    /// The body as a `Value`, unless two members have one name.
    pub(crate) fn value(&self) -> Option<Value> {
        self.is_unambiguous().then(|| Value::Object(self.members.iter().cloned().collect()))
    }

    fn is_unambiguous(&self) -> bool {
        let names: BTreeSet<&str> = self.members.iter().map(|(name, _)| name.as_str()).collect();
        names.len() == self.members.len()
    }

    /// Whether a member is there with a value, as opposed to null.
    fn has_value(&self, name: &str) -> bool {
        self.members.iter().any(|(other, value)| other == name && !value.is_null())
    }

    fn has(&self, name: &str) -> bool {
        self.members.iter().any(|(other, _)| other == name)
    }

    /// Whether the body is right, rules and missing members apart.
    pub(crate) fn is_well_typed(&self, allowed: &[Member]) -> bool {
        self.is_unambiguous()
            && self.members.iter().all(|(name, value)| {
                allowed.iter().any(|member| {
                    member.name == name && if value.is_null() { member.nullable } else { is_of(member.kind, value) }
                })
            })
    }

    /// Whether every required member is there.
    pub(crate) fn is_complete(&self, allowed: &[Member]) -> bool {
        allowed.iter().all(|member| !member.required || self.has(member.name))
    }

    /// Whether the rules of the later form of the user hold.
    pub(crate) fn keeps_the_rules_of_the_user(&self) -> bool {
        let needs_password = self.has_value("skip_password_checks") || self.has_value("sign_out_of_other_sessions");
        !needs_password || self.has_value("password")
    }

    /// Whether null is sent for a member of any type that cannot be cleared: the place where serde's derive is wrong.
    pub(crate) fn clears_json_that_cannot_be(&self, allowed: &[Member]) -> bool {
        self.members.iter().any(|(name, value)| {
            value.is_null()
                && allowed.iter().any(|member| member.name == name && member.kind == Kind::Json && !member.nullable)
        })
    }
}

fn is_of(kind: Kind, value: &Value) -> bool {
    match kind {
        Kind::Text => value.is_string(),
        Kind::Flag => value.is_boolean(),
        Kind::Number => value.is_i64(),
        Kind::Texts => value.as_array().is_some_and(|items| items.iter().all(Value::is_string)),
        Kind::Json => true,
    }
}
