//! The request that `struct-patch` derives, with the serde attributes that make three states of its options.

#![allow(clippy::option_option, missing_docs)] // that is what it generates, and what the members mean the resource says

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_with::rust::double_option;
use struct_patch::Patch;

/// It makes an option of every field: an option of an option where the field is one.
#[derive(Clone, Debug, Default, PartialEq, Patch)]
#[patch(name = "UpdateUser")]
#[patch(attribute(derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)))]
#[patch(attribute(serde(deny_unknown_fields)))]
pub struct User {
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none", with = "double_option")))]
    pub external_id: Option<String>,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none", with = "double_option")))]
    pub first_name: Option<String>,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none", with = "double_option")))]
    pub last_name: Option<String>,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none")))]
    pub primary_email_address_id: String,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none")))]
    pub primary_phone_number_id: String,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none")))]
    pub primary_web3_wallet_id: String,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none", with = "double_option")))]
    pub username: Option<String>,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none", with = "double_option")))]
    pub profile_image_id: Option<String>,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none", with = "double_option")))]
    pub delete_self_enabled: Option<bool>,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none", with = "double_option")))]
    pub create_organization_enabled: Option<bool>,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none")))]
    pub public_metadata: Value,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none")))]
    pub private_metadata: Value,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none")))]
    pub unsafe_metadata: Value,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none")))]
    pub created_at: String,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none", with = "double_option")))]
    pub password: Option<String>,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none", with = "double_option")))]
    pub skip_password_checks: Option<bool>,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none", with = "double_option")))]
    pub sign_out_of_other_sessions: Option<bool>,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none")))]
    pub notify_primary_email_address_changed: bool,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none")))]
    pub totp_secret: String,
    #[patch(attribute(serde(default, skip_serializing_if = "Option::is_none")))]
    pub backup_codes: Vec<String>,
}
