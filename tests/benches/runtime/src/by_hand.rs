//! What is done with a request once it is there, written by hand for the reference's type.

use patch_tests::later::{UpdateUserRequest, User};
use serde_json::Value;
use struct_patch::Patch as _;

use crate::subjects::double_option::UpdateUser;
use crate::subjects::patched;

/// A value for every member.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(clippy::struct_excessive_bools, missing_docs)] // what the members mean the resource says
pub struct Values {
    pub external_id: String,
    pub first_name: String,
    pub last_name: String,
    pub primary_email_address_id: String,
    pub primary_phone_number_id: String,
    pub primary_web3_wallet_id: String,
    pub username: String,
    pub profile_image_id: String,
    pub delete_self_enabled: bool,
    pub create_organization_enabled: bool,
    pub public_metadata: Value,
    pub private_metadata: Value,
    pub unsafe_metadata: Value,
    pub created_at: String,
    pub password: String,
    pub skip_password_checks: bool,
    pub sign_out_of_other_sessions: bool,
    pub notify_primary_email_address_changed: bool,
    pub totp_secret: String,
    pub backup_codes: Vec<String>,
}

impl Values {
    /// Short texts, with a tail to tell one set from another.
    #[must_use]
    pub fn new(tail: &str) -> Self {
        let text = |name: &str| format!("{name}-{tail}");
        Self {
            external_id: text("external_id"),
            first_name: text("first_name"),
            last_name: text("last_name"),
            primary_email_address_id: text("primary_email_address_id"),
            primary_phone_number_id: text("primary_phone_number_id"),
            primary_web3_wallet_id: text("primary_web3_wallet_id"),
            username: text("username"),
            profile_image_id: text("profile_image_id"),
            delete_self_enabled: true,
            create_organization_enabled: true,
            public_metadata: Value::from(text("public_metadata")),
            private_metadata: Value::from(text("private_metadata")),
            unsafe_metadata: Value::from(text("unsafe_metadata")),
            created_at: text("created_at"),
            password: text("password"),
            skip_password_checks: true,
            sign_out_of_other_sessions: true,
            notify_primary_email_address_changed: true,
            totp_secret: text("totp_secret"),
            backup_codes: vec![text("backup_codes")],
        }
    }
}

/// The reference's request with all of them, as a struct literal.
#[must_use]
pub fn literal(values: Values) -> UpdateUser {
    UpdateUser {
        external_id: Some(Some(values.external_id)),
        first_name: Some(Some(values.first_name)),
        last_name: Some(Some(values.last_name)),
        primary_email_address_id: Some(values.primary_email_address_id),
        primary_phone_number_id: Some(values.primary_phone_number_id),
        primary_web3_wallet_id: Some(values.primary_web3_wallet_id),
        username: Some(Some(values.username)),
        profile_image_id: Some(Some(values.profile_image_id)),
        delete_self_enabled: Some(Some(values.delete_self_enabled)),
        create_organization_enabled: Some(Some(values.create_organization_enabled)),
        public_metadata: Some(values.public_metadata),
        private_metadata: Some(values.private_metadata),
        unsafe_metadata: Some(values.unsafe_metadata),
        created_at: Some(values.created_at),
        password: Some(Some(values.password)),
        skip_password_checks: Some(Some(values.skip_password_checks)),
        sign_out_of_other_sessions: Some(Some(values.sign_out_of_other_sessions)),
        notify_primary_email_address_changed: Some(values.notify_primary_email_address_changed),
        totp_secret: Some(values.totp_secret),
        backup_codes: Some(values.backup_codes),
    }
}

/// The derived request with all of them, from its builder.
#[inline(never)] // or one of the two becomes part of what calls it, and the other does not
#[must_use]
pub fn builder(values: Values) -> UpdateUserRequest {
    UpdateUserRequest::builder()
        .external_id(values.external_id)
        .first_name(values.first_name)
        .last_name(values.last_name)
        .primary_email_address_id(values.primary_email_address_id)
        .primary_phone_number_id(values.primary_phone_number_id)
        .primary_web3_wallet_id(values.primary_web3_wallet_id)
        .username(values.username)
        .profile_image_id(values.profile_image_id)
        .delete_self_enabled(values.delete_self_enabled)
        .create_organization_enabled(values.create_organization_enabled)
        .public_metadata(values.public_metadata)
        .private_metadata(values.private_metadata)
        .unsafe_metadata(values.unsafe_metadata)
        .created_at(values.created_at)
        .password(values.password)
        .skip_password_checks(values.skip_password_checks)
        .sign_out_of_other_sessions(values.sign_out_of_other_sessions)
        .notify_primary_email_address_changed(values.notify_primary_email_address_changed)
        .totp_secret(values.totp_secret)
        .backup_codes(values.backup_codes)
        .build()
}

/// The derived request as a struct literal.
#[inline(never)] // or one of the two becomes part of what calls it, and the other does not
#[must_use]
pub fn derived_literal(values: Values) -> UpdateUserRequest {
    use patch_runtime::Patch;
    UpdateUserRequest {
        external_id: Patch::Set(values.external_id),
        first_name: Patch::Set(values.first_name),
        last_name: Patch::Set(values.last_name),
        primary_email_address_id: Some(values.primary_email_address_id),
        primary_phone_number_id: Some(values.primary_phone_number_id),
        primary_web3_wallet_id: Some(values.primary_web3_wallet_id),
        username: Patch::Set(values.username),
        profile_image_id: Patch::Set(values.profile_image_id),
        delete_self_enabled: Patch::Set(values.delete_self_enabled),
        create_organization_enabled: Patch::Set(values.create_organization_enabled),
        public_metadata: Some(values.public_metadata),
        private_metadata: Some(values.private_metadata),
        unsafe_metadata: Some(values.unsafe_metadata),
        created_at: Some(values.created_at),
        password: Patch::Set(values.password),
        skip_password_checks: Patch::Set(values.skip_password_checks),
        sign_out_of_other_sessions: Patch::Set(values.sign_out_of_other_sessions),
        notify_primary_email_address_changed: Some(values.notify_primary_email_address_changed),
        totp_secret: Some(values.totp_secret),
        backup_codes: Some(values.backup_codes),
    }
}

/// Applies the reference's request with an assignment for each field.
pub fn apply(request: UpdateUser, user: &mut User) {
    if let Some(value) = request.external_id {
        user.external_id = value;
    }
    if let Some(value) = request.first_name {
        user.first_name = value;
    }
    if let Some(value) = request.last_name {
        user.last_name = value;
    }
    if let Some(value) = request.primary_email_address_id {
        user.primary_email_address_id = Some(value);
    }
    if let Some(value) = request.primary_phone_number_id {
        user.primary_phone_number_id = Some(value);
    }
    if let Some(value) = request.primary_web3_wallet_id {
        user.primary_web3_wallet_id = Some(value);
    }
    if let Some(value) = request.username {
        user.username = value;
    }
    if let Some(value) = request.profile_image_id {
        user.profile_image_id = value;
    }
    if let Some(value) = request.delete_self_enabled {
        user.delete_self_enabled = value;
    }
    if let Some(value) = request.create_organization_enabled {
        user.create_organization_enabled = value;
    }
    if let Some(value) = request.public_metadata {
        user.public_metadata = value;
    }
    if let Some(value) = request.private_metadata {
        user.private_metadata = value;
    }
    if let Some(value) = request.unsafe_metadata {
        user.unsafe_metadata = value;
    }
    if let Some(value) = request.created_at {
        user.created_at = value;
    }
}

/// The reference's request between two users. What it cannot say it leaves out.
#[must_use]
pub fn diff(from: &User, to: &User) -> UpdateUser {
    let mut request = UpdateUser::default();
    if from.external_id != to.external_id {
        request.external_id = Some(to.external_id.clone());
    }
    if from.first_name != to.first_name {
        request.first_name = Some(to.first_name.clone());
    }
    if from.last_name != to.last_name {
        request.last_name = Some(to.last_name.clone());
    }
    if from.primary_email_address_id != to.primary_email_address_id {
        request.primary_email_address_id.clone_from(&to.primary_email_address_id);
    }
    if from.primary_phone_number_id != to.primary_phone_number_id {
        request.primary_phone_number_id.clone_from(&to.primary_phone_number_id);
    }
    if from.primary_web3_wallet_id != to.primary_web3_wallet_id {
        request.primary_web3_wallet_id.clone_from(&to.primary_web3_wallet_id);
    }
    if from.username != to.username {
        request.username = Some(to.username.clone());
    }
    if from.profile_image_id != to.profile_image_id {
        request.profile_image_id = Some(to.profile_image_id.clone());
    }
    if from.delete_self_enabled != to.delete_self_enabled {
        request.delete_self_enabled = Some(to.delete_self_enabled);
    }
    if from.create_organization_enabled != to.create_organization_enabled {
        request.create_organization_enabled = Some(to.create_organization_enabled);
    }
    if from.public_metadata != to.public_metadata {
        request.public_metadata = Some(to.public_metadata.clone());
    }
    if from.private_metadata != to.private_metadata {
        request.private_metadata = Some(to.private_metadata.clone());
    }
    if from.unsafe_metadata != to.unsafe_metadata {
        request.unsafe_metadata = Some(to.unsafe_metadata.clone());
    }
    if from.created_at != to.created_at {
        request.created_at = Some(to.created_at.clone());
    }
    request
}

/// Two requests of the reference in one; the later one wins.
#[must_use]
pub fn merge(earlier: UpdateUser, later: UpdateUser) -> UpdateUser {
    UpdateUser {
        external_id: later.external_id.or(earlier.external_id),
        first_name: later.first_name.or(earlier.first_name),
        last_name: later.last_name.or(earlier.last_name),
        primary_email_address_id: later.primary_email_address_id.or(earlier.primary_email_address_id),
        primary_phone_number_id: later.primary_phone_number_id.or(earlier.primary_phone_number_id),
        primary_web3_wallet_id: later.primary_web3_wallet_id.or(earlier.primary_web3_wallet_id),
        username: later.username.or(earlier.username),
        profile_image_id: later.profile_image_id.or(earlier.profile_image_id),
        delete_self_enabled: later.delete_self_enabled.or(earlier.delete_self_enabled),
        create_organization_enabled: later.create_organization_enabled.or(earlier.create_organization_enabled),
        public_metadata: later.public_metadata.or(earlier.public_metadata),
        private_metadata: later.private_metadata.or(earlier.private_metadata),
        unsafe_metadata: later.unsafe_metadata.or(earlier.unsafe_metadata),
        created_at: later.created_at.or(earlier.created_at),
        password: later.password.or(earlier.password),
        skip_password_checks: later.skip_password_checks.or(earlier.skip_password_checks),
        sign_out_of_other_sessions: later.sign_out_of_other_sessions.or(earlier.sign_out_of_other_sessions),
        notify_primary_email_address_changed: later
            .notify_primary_email_address_changed
            .or(earlier.notify_primary_email_address_changed),
        totp_secret: later.totp_secret.or(earlier.totp_secret),
        backup_codes: later.backup_codes.or(earlier.backup_codes),
    }
}

/// The two rules of the request, with the names of the members that break them.
#[must_use]
pub fn validate(request: &UpdateUser) -> Vec<&'static str> {
    let mut broken = Vec::new();
    let has_password = matches!(request.password, Some(Some(_)));
    if matches!(request.skip_password_checks, Some(Some(_))) && !has_password {
        broken.push("skip_password_checks");
    }
    if matches!(request.sign_out_of_other_sessions, Some(Some(_))) && !has_password {
        broken.push("sign_out_of_other_sessions");
    }
    broken
}

/// What struct-patch applies to.
#[must_use]
pub fn patched(values: Values) -> patched::User {
    patched::User {
        external_id: Some(values.external_id),
        first_name: Some(values.first_name),
        last_name: Some(values.last_name),
        primary_email_address_id: values.primary_email_address_id,
        primary_phone_number_id: values.primary_phone_number_id,
        primary_web3_wallet_id: values.primary_web3_wallet_id,
        username: Some(values.username),
        profile_image_id: Some(values.profile_image_id),
        delete_self_enabled: Some(values.delete_self_enabled),
        create_organization_enabled: Some(values.create_organization_enabled),
        public_metadata: values.public_metadata,
        private_metadata: values.private_metadata,
        unsafe_metadata: values.unsafe_metadata,
        created_at: values.created_at,
        password: Some(values.password),
        skip_password_checks: Some(values.skip_password_checks),
        sign_out_of_other_sessions: Some(values.sign_out_of_other_sessions),
        notify_primary_email_address_changed: values.notify_primary_email_address_changed,
        totp_secret: values.totp_secret,
        backup_codes: values.backup_codes,
    }
}

/// struct-patch's request with everything set.
#[must_use]
pub fn patched_request(values: Values) -> patched::UpdateUser {
    patched(values).into_patch()
}
