//! The resource, the request that is derived from it, and what their values must look like.

use std::collections::BTreeMap;

use patch_runtime::{PatchRequest, Report, Violation, Violations};
use serde::Serialize;

const LABELS: usize = 32;

/// A user, as the outside sees one.
#[derive(Clone, Debug, PartialEq, Serialize, PatchRequest)]
#[patch(
    columns,
    validate_with = check_values,
    request_only {
        /// The new password in plain text; `null` takes the password away.
        #[patch(nullable, secret)]
        pub(crate) password: String,
        /// Takes the password even if it is weak.
        #[patch(requires(password))]
        pub(crate) skip_password_checks: bool,
    },
)]
pub(crate) struct User {
    /// Given once, never changed.
    #[patch(skip)]
    pub(crate) id: String,
    /// Nobody else has it.
    pub(crate) username: String,
    /// Nobody else has it.
    pub(crate) email: String,
    #[patch(nullable)]
    pub(crate) display_name: Option<String>,
    #[patch(nullable)]
    pub(crate) bio: Option<String>,
    /// `null` resets it.
    #[patch(nullable, default = default_locale())]
    pub(crate) locale: String,
    pub(crate) newsletter: bool,
    /// Key by key: a label that is left out stays, and `null` deletes one.
    #[patch(merge)]
    pub(crate) labels: BTreeMap<String, String>,
}

/// What is stored: the user, and what no request sees or sets as it is.
#[derive(Clone)]
pub(crate) struct Account {
    pub(crate) user: User,
    /// Counts the changes, from 1; it is the `ETag`.
    pub(crate) version: i64,
    pub(crate) password_hash: Option<String>,
}

impl Account {
    /// What a user is made from: a request is applied to it.
    pub(crate) fn blank(id: String) -> Self {
        let user = User {
            id,
            username: String::new(),
            email: String::new(),
            display_name: None,
            bio: None,
            locale: default_locale(),
            newsletter: false,
            labels: BTreeMap::new(),
        };
        Self { user, version: 0, password_hash: None }
    }
}

fn default_locale() -> String {
    "en".to_owned()
}

/// What can be said about a request alone. It runs whenever one is read, beside the rules.
fn check_values(request: &UpdateUserRequest, report: &mut Report) {
    let mut check = |pointer: &str, is_good: bool, sentence: &str| {
        if !is_good {
            report.violation(Violation::new(pointer, "value", sentence));
        }
    };
    let username = request.username.as_deref();
    check("/username", username.is_none_or(is_username), "`username` takes 3 to 32 of a-z, 0-9, `-` and `_`");
    let email = request.email.as_deref();
    check("/email", email.is_none_or(is_email), "`email` must be an email address");
    let display_name = request.display_name.value();
    check(
        "/display_name",
        display_name.is_none_or(|name| is_text(name, 100)),
        "`display_name` takes up to 100 characters",
    );
    let bio = request.bio.value();
    check("/bio", bio.is_none_or(|bio| is_text(bio, 2000)), "`bio` takes up to 2000 characters");
    let locale = request.locale.value();
    check(
        "/locale",
        locale.is_none_or(|locale| is_locale(locale)),
        "`locale` must be a language tag like `en` or `pt-BR`",
    );
    let mut labels = request.labels.iter().flatten();
    let is_label = |(key, value): (&String, &Option<String>)| {
        is_text(key, 64) && value.as_ref().is_none_or(|value| is_text(value, 256))
    };
    check("/labels", labels.all(is_label), "a label has up to 64 characters, its value up to 256");
    let length = request.password.value().map(|password| password.chars().count());
    let least = if request.skip_password_checks == Some(true) { 1 } else { 12 };
    check("/password", length.is_none_or(|length| length >= least), "`password` takes at least 12 characters");
    check("/password", length.is_none_or(|length| length <= 128), "`password` takes at most 128 characters");
}

fn is_username(name: &str) -> bool {
    let is_good = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_');
    (3..=32).contains(&name.len()) && name.bytes().all(is_good)
}

fn is_email(email: &str) -> bool {
    let parts = email.split_once('@');
    let is_good = |part: &str| !part.is_empty() && !part.contains(|c: char| c == '@' || c.is_whitespace());
    is_text(email, 254) && parts.is_some_and(|(local, domain)| is_good(local) && is_good(domain))
}

fn is_locale(locale: &str) -> bool {
    let is_part = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    locale.len() <= 35 && locale.split('-').all(is_part)
}

/// Something to read. A NUL is none, and not every database stores one.
fn is_text(text: &str, longest: usize) -> bool {
    text.chars().count() <= longest && !text.contains(|c: char| c.is_control() && c != '\n')
}

/// What a request must have to make a user of.
pub(crate) fn check_new(request: &UpdateUserRequest) -> Result<(), Violations> {
    let mut report = Report::new();
    for (name, is_there) in [("username", request.username.is_some()), ("email", request.email.is_some())] {
        if !is_there {
            report.violation(Violation::new(format!("/{name}"), "required", format!("`{name}` is required")));
        }
    }
    report.into_result()
}

/// What depends on what is stored: it is checked after a request is applied.
pub(crate) fn check_result(user: &User) -> Result<(), Violations> {
    let mut report = Report::new();
    if user.labels.len() > LABELS {
        let sentence = format!("a user has up to {LABELS} labels, and this would make {}", user.labels.len());
        report.violation(Violation::new("/labels", "too_many", sentence));
    }
    report.into_result()
}
