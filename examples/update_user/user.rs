//! The resource of this example, a user as an identity service stores one, and with it the request that updates it.

use patch_runtime::PatchRequest;
use serde::Serialize;
use serde_json::{Value, json};

/// A user. `UpdateUserRequest` is generated beside it.
#[derive(Clone, Debug, PartialEq, Serialize, PatchRequest)]
#[patch(request_only {
    /// The new password in plain text.
    #[patch(nullable, secret)]
    pub(crate) password: String,
    /// Takes the password even if it is weak or known from a breach.
    #[patch(nullable, requires(password))]
    pub(crate) skip_password_checks: bool,
    /// Ends every session but the one that asks.
    #[patch(nullable, requires(password))]
    pub(crate) sign_out_of_other_sessions: bool,
    /// Tells the old primary address that it no longer is the primary one.
    pub(crate) notify_primary_email_address_changed: bool,
    /// The shared secret of the user's authenticator app.
    #[patch(secret)]
    pub(crate) totp_secret: String,
    /// Codes for the day the authenticator is lost; they replace the ones there are.
    #[patch(secret)]
    pub(crate) backup_codes: Vec<String>,
})]
pub(crate) struct User {
    /// Given once, never changed.
    #[patch(skip)]
    pub(crate) id: String,
    /// The key of this user in somebody else's database.
    #[patch(nullable)]
    pub(crate) external_id: Option<String>,
    #[patch(nullable)]
    pub(crate) first_name: Option<String>,
    #[patch(nullable)]
    pub(crate) last_name: Option<String>,
    #[patch(nullable)]
    pub(crate) username: Option<String>,
    #[patch(nullable)]
    pub(crate) profile_image_id: Option<String>,
    /// May the user delete their own account? `None` follows the settings of the service.
    #[patch(nullable)]
    pub(crate) delete_self_enabled: Option<bool>,
    /// May the user found organizations? `None` follows the settings of the service.
    #[patch(nullable)]
    pub(crate) create_organization_enabled: Option<bool>,
    /// Not every user has one, but whoever has one keeps one: it can be set and never cleared.
    pub(crate) primary_email_address_id: Option<String>,
    pub(crate) primary_phone_number_id: Option<String>,
    pub(crate) primary_web3_wallet_id: Option<String>,
    /// Anybody may read it.
    pub(crate) public_metadata: Value,
    /// Only the service reads it.
    pub(crate) private_metadata: Value,
    /// The user may write it.
    pub(crate) unsafe_metadata: Value,
    /// When the account was made; an import from elsewhere sets it.
    pub(crate) created_at: String,
}

impl User {
    /// The user that every body of this example is applied to.
    pub(crate) fn stored() -> Self {
        Self {
            id: "user_7".to_owned(),
            external_id: None,
            first_name: Some("Augusta".to_owned()),
            last_name: Some("Byron".to_owned()),
            username: Some("aab".to_owned()),
            profile_image_id: Some("img_12".to_owned()),
            delete_self_enabled: Some(true),
            create_organization_enabled: None,
            primary_email_address_id: Some("idn_3".to_owned()),
            primary_phone_number_id: None,
            primary_web3_wallet_id: None,
            public_metadata: json!({ "plan": "free" }),
            private_metadata: json!({}),
            unsafe_metadata: json!({ "theme": "dark" }),
            created_at: "2023-03-12T09:30:00Z".to_owned(),
        }
    }
}
