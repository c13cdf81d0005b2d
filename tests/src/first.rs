//! The user as the first form of its API had it: 15 members, all of which can be set and none cleared.

use patch_runtime::PatchRequest;
use serde_json::Value;

/// A user whose update can set members but never clear one.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[cfg_attr(feature = "schemas", patch(schemars, utoipa))]
#[patch(request_only {
    /// The plaintext password to give the user.
    #[patch(secret)]
    password: String,
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
    pub primary_email_address_id: Option<String>,
    /// Which of the user's phone numbers is the main one.
    pub primary_phone_number_id: Option<String>,
    /// Which of the user's wallets is the main one.
    pub primary_web3_wallet_id: Option<String>,
    /// The name to sign in with.
    pub username: Option<String>,
    /// The uploaded picture.
    pub profile_image_id: Option<String>,
    /// Readable by everyone, writable by the backend.
    pub public_metadata: Value,
    /// Readable and writable by the backend.
    pub private_metadata: Value,
    /// Readable and writable by everyone.
    pub unsafe_metadata: Value,
    /// When the user came to be, as RFC 3339 has it.
    pub created_at: String,
}
