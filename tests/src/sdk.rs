//! The later form of the user with the field types of the SDK it comes from: `Option<Option<T>>` where null is allowed.
//!
//! Written with the other words of the grammar than [`crate::later`]: nullable by default, with exceptions.

use patch_runtime::PatchRequest;
use serde_json::Value;

/// The user of [`crate::later`], for code that knows the SDK.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[cfg_attr(feature = "schemas", patch(schemars, utoipa))]
#[patch(repr = "option", nullable)]
#[patch(request_only {
    /// The plaintext password to give the user.
    #[patch(nullable, secret)]
    password: String,
    /// Skip the password policy. Can only be used when providing a `password`.
    #[patch(nullable, requires = "password")]
    skip_password_checks: bool,
    /// End the user's other sessions. Can only be used when providing a `password`.
    #[patch(nullable, requires = "password")]
    sign_out_of_other_sessions: bool,
    /// Tell the user that the main email address changed.
    notify_primary_email_address_changed: bool,
    /// The shared secret of the user's authenticator app.
    #[patch(secret)]
    totp_secret: String,
    /// One-time codes that stand in for the authenticator app.
    #[patch(secret)]
    backup_codes: Vec<String>,
})]
pub struct User {
    /// Chosen by the service, for good.
    #[patch(skip)]
    pub id: String,
    /// What the caller's own system calls this user.
    pub external_id: Option<String>,
    /// The given name.
    pub first_name: Option<String>,
    /// The family name.
    pub last_name: Option<String>,
    /// Which of the user's email addresses is the main one.
    #[patch(not_null)]
    pub primary_email_address_id: Option<String>,
    /// Which of the user's phone numbers is the main one.
    #[patch(not_null)]
    pub primary_phone_number_id: Option<String>,
    /// Which of the user's wallets is the main one.
    #[patch(not_null)]
    pub primary_web3_wallet_id: Option<String>,
    /// The name to sign in with.
    pub username: Option<String>,
    /// The uploaded picture.
    pub profile_image_id: Option<String>,
    /// Whether the user may delete the account.
    pub delete_self_enabled: Option<bool>,
    /// Whether the user may found organizations.
    pub create_organization_enabled: Option<bool>,
    /// Readable by everyone, writable by the backend.
    pub public_metadata: Value,
    /// Readable and writable by the backend.
    pub private_metadata: Value,
    /// Readable and writable by everyone.
    pub unsafe_metadata: Value,
    /// When the user came to be, as RFC 3339 has it.
    pub created_at: String,
}
