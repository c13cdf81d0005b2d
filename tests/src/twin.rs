//! The requests of the other modules as one writes them by hand: double options, `serde_derive`, and an attribute on
//! every field that is easy to forget. Members stand in the order of the generated request, so that both print the same.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

/// Reads a member that is there, so that null is a value of `T` and not an absent member.
///
/// For an `Option<String>` this refuses null, for an `Option<Option<String>>` null is `Some(None)`.
fn some<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// Declares a request all of whose members may be left out.
macro_rules! twin {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(
                #[doc = concat!("The member `", stringify!($field), "`.")]
                #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
                pub $field: $type,
            )*
        }
    };
}

twin! {
    /// The request of [`crate::first`].
    FirstUser {
        external_id: Option<String>,
        first_name: Option<String>,
        last_name: Option<String>,
        primary_email_address_id: Option<String>,
        primary_phone_number_id: Option<String>,
        primary_web3_wallet_id: Option<String>,
        username: Option<String>,
        profile_image_id: Option<String>,
        public_metadata: Option<Value>,
        private_metadata: Option<Value>,
        unsafe_metadata: Option<Value>,
        created_at: Option<String>,
        password: Option<String>,
        totp_secret: Option<String>,
        backup_codes: Option<Vec<String>>,
    }
}

twin! {
    /// The request of [`crate::later`] and [`crate::sdk`], without its rules.
    LaterUser {
        external_id: Option<Option<String>>,
        first_name: Option<Option<String>>,
        last_name: Option<Option<String>>,
        primary_email_address_id: Option<String>,
        primary_phone_number_id: Option<String>,
        primary_web3_wallet_id: Option<String>,
        username: Option<Option<String>>,
        profile_image_id: Option<Option<String>>,
        delete_self_enabled: Option<Option<bool>>,
        create_organization_enabled: Option<Option<bool>>,
        public_metadata: Option<Value>,
        private_metadata: Option<Value>,
        unsafe_metadata: Option<Value>,
        created_at: Option<String>,
        password: Option<Option<String>>,
        skip_password_checks: Option<Option<bool>>,
        sign_out_of_other_sessions: Option<Option<bool>>,
        notify_primary_email_address_changed: Option<bool>,
        totp_secret: Option<String>,
        backup_codes: Option<Vec<String>>,
    }
}

twin! {
    /// The request of [`crate::organization`].
    Organization {
        name: Option<String>,
        slug: Option<Option<String>>,
        max_allowed_memberships: Option<Option<i64>>,
        admin_delete_enabled: Option<bool>,
        created_at: Option<String>,
    }
}

/// The request of [`crate::template`]: a member without `default` must be there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Template {
    /// The member `name`.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The member `bodyMarkup`.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub body_markup: Option<String>,
    /// The member `replyToEmailName`.
    #[serde(deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub reply_to_email_name: Option<Option<String>>,
    /// The member `fromEmailName`.
    #[serde(default, deserialize_with = "some", skip_serializing_if = "Option::is_none")]
    pub from_email_name: Option<Option<String>>,
    /// The member `delivered`.
    #[serde(default, deserialize_with = "some", rename = "delivered", skip_serializing_if = "Option::is_none")]
    pub delivered_by_service: Option<bool>,
}
