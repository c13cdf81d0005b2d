//! The user as the later form of its API has it: 20 members, half of which can be cleared, and two rules.

use patch_runtime::PatchRequest;
use serde::Serialize;
use serde_json::Value;

/// A user whose update can set members, clear some of them, and change the password under conditions.
#[derive(Clone, Debug, Default, PartialEq, Serialize, PatchRequest)]
#[cfg_attr(feature = "schemas", patch(schemars, utoipa))]
#[patch(request_only {
    /// The plaintext password to give the user.
    #[patch(nullable, secret)]
    password: String,
    /// Skip the password policy. Can only be used when providing a `password`.
    #[patch(nullable, requires(password))]
    skip_password_checks: bool,
    /// End the user's other sessions. Can only be used when providing a `password`.
    #[patch(nullable, requires(password))]
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
    #[patch(nullable)]
    pub external_id: Option<String>,
    /// The given name.
    #[patch(nullable)]
    pub first_name: Option<String>,
    /// The family name.
    #[patch(nullable)]
    pub last_name: Option<String>,
    /// Which of the user's email addresses is the main one: another one can take its place, but there is always one.
    pub primary_email_address_id: Option<String>,
    /// Which of the user's phone numbers is the main one.
    pub primary_phone_number_id: Option<String>,
    /// Which of the user's wallets is the main one.
    pub primary_web3_wallet_id: Option<String>,
    /// The name to sign in with.
    #[patch(nullable)]
    pub username: Option<String>,
    /// The uploaded picture.
    #[patch(nullable)]
    pub profile_image_id: Option<String>,
    /// Whether the user may delete the account.
    #[patch(nullable)]
    pub delete_self_enabled: Option<bool>,
    /// Whether the user may found organizations.
    #[patch(nullable)]
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
