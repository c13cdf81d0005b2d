//! `async_graphql::MaybeUndefined` in the place of the double options.

#![allow(missing_docs)] // what the members mean the resource says

use async_graphql::MaybeUndefined;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UpdateUser {
    #[serde(default, skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub external_id: MaybeUndefined<String>,
    #[serde(default, skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub first_name: MaybeUndefined<String>,
    #[serde(default, skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub last_name: MaybeUndefined<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary_email_address_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary_phone_number_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary_web3_wallet_id: Option<String>,
    #[serde(default, skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub username: MaybeUndefined<String>,
    #[serde(default, skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub profile_image_id: MaybeUndefined<String>,
    #[serde(default, skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub delete_self_enabled: MaybeUndefined<bool>,
    #[serde(default, skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub create_organization_enabled: MaybeUndefined<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub public_metadata: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub private_metadata: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsafe_metadata: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<String>,
    #[serde(default, skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub password: MaybeUndefined<String>,
    #[serde(default, skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub skip_password_checks: MaybeUndefined<bool>,
    #[serde(default, skip_serializing_if = "MaybeUndefined::is_undefined")]
    pub sign_out_of_other_sessions: MaybeUndefined<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notify_primary_email_address_changed: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totp_secret: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backup_codes: Option<Vec<String>>,
}
