//! Code written against the SDK that the user comes from: with `repr = "option"` it compiles as it stands.

use patch_runtime::PatchRequest;
use patch_tests::sdk::{UpdateUserRequest, User};
use patch_tests::{first, later};
use serde_json::{Value, json};

use crate::wire::{print, read};

/// Every field has, to the letter, the type that the SDK gives it.
#[test]
#[allow(clippy::option_option, reason = "that is the SDK's type")]
fn the_fields_have_the_types_of_the_sdk() {
    let r = UpdateUserRequest::new();
    let _: &Option<Option<String>> = &r.external_id;
    let _: &Option<Option<String>> = &r.first_name;
    let _: &Option<Option<String>> = &r.last_name;
    let _: &Option<String> = &r.primary_email_address_id;
    let _: &Option<String> = &r.primary_phone_number_id;
    let _: &Option<String> = &r.primary_web3_wallet_id;
    let _: &Option<Option<String>> = &r.username;
    let _: &Option<Option<String>> = &r.profile_image_id;
    let _: &Option<Option<String>> = &r.password;
    let _: &Option<Option<bool>> = &r.skip_password_checks;
    let _: &Option<Option<bool>> = &r.sign_out_of_other_sessions;
    let _: &Option<bool> = &r.notify_primary_email_address_changed;
    let _: &Option<String> = &r.totp_secret;
    let _: &Option<Vec<String>> = &r.backup_codes;
    let _: &Option<Value> = &r.public_metadata;
    let _: &Option<Value> = &r.private_metadata;
    let _: &Option<Value> = &r.unsafe_metadata;
    let _: &Option<Option<bool>> = &r.delete_self_enabled;
    let _: &Option<Option<bool>> = &r.create_organization_enabled;
    let _: &Option<String> = &r.created_at;
}

/// The first form had no null, so its fields are plain options in every representation.
#[test]
fn the_fields_of_the_first_form_have_the_types_of_the_sdk() {
    let first::UpdateUserRequest {
        external_id,
        first_name,
        last_name,
        primary_email_address_id,
        primary_phone_number_id,
        primary_web3_wallet_id,
        username,
        profile_image_id,
        password,
        totp_secret,
        backup_codes,
        public_metadata,
        private_metadata,
        unsafe_metadata,
        created_at,
    } = first::UpdateUserRequest::new();
    let texts: [Option<String>; 11] = [
        external_id,
        first_name,
        last_name,
        primary_email_address_id,
        primary_phone_number_id,
        primary_web3_wallet_id,
        username,
        profile_image_id,
        password,
        totp_secret,
        created_at,
    ];
    let values: [Option<Value>; 3] = [public_metadata, private_metadata, unsafe_metadata];
    let codes: Option<Vec<String>> = backup_codes;
    assert!(texts.iter().all(Option::is_none));
    assert!(values.iter().all(Option::is_none));
    assert!(codes.is_none());
}

#[test]
fn the_idioms_of_the_sdk_compile() {
    let mut request = UpdateUserRequest::new();
    request.first_name = Some(Some("Ada".to_string()));
    request.last_name = Some(None);
    request.public_metadata = Some(json!({"plan": "pro"}));

    let copy = UpdateUserRequest { username: Some(Some("ada".to_string())), ..request.clone() };
    assert_ne!(copy, request);

    let literal = UpdateUserRequest {
        password: Some(Some("correct horse".to_string())),
        skip_password_checks: Some(Some(true)),
        ..Default::default()
    };
    assert_eq!(print(&literal), r#"{"password":"correct horse","skip_password_checks":true}"#);

    if let Some(Some(name)) = &request.first_name {
        assert_eq!(name, "Ada");
    } else {
        panic!("the name is set");
    }
    assert_eq!(request.first_name.flatten().as_deref(), Some("Ada"));
    assert_eq!(
        print(&copy),
        r#"{"first_name":"Ada","last_name":null,"username":"ada","public_metadata":{"plan":"pro"}}"#
    );
}

#[test]
fn null_and_absent_are_different_in_double_options() {
    let request = read::<UpdateUserRequest>(r#"{"first_name":null,"last_name":"L"}"#).expect("fine");
    assert_eq!(request.first_name, Some(None));
    assert_eq!(request.last_name, Some(Some("L".to_string())));
    assert_eq!(request.username, None);
}

/// One request in both representations: the conversion loses nothing, field by field.
#[test]
fn the_two_representations_are_one_wire_format() {
    let body = r#"{"external_id":null,"first_name":"Ada","created_at":"c","password":"p","skip_password_checks":false,"backup_codes":[]}"#;
    let double: UpdateUserRequest = read(body).expect("a right body");
    let patch: later::UpdateUserRequest = read(body).expect("a right body");
    assert_eq!(print(&double), print(&patch));
    assert_eq!(double.external_id, patch.external_id.clone().into_option());
    assert_eq!(double.first_name, patch.first_name.clone().into_option());
    assert_eq!(double.last_name, patch.last_name.clone().into_option());
    assert_eq!(double.backup_codes, patch.backup_codes);
    for index in 0..UpdateUserRequest::FIELDS.len() {
        assert_eq!(double.state(index), patch.state(index));
    }
}

#[test]
fn the_resource_is_an_ordinary_struct() {
    let mut user = User { first_name: Some("Ada".to_string()), ..User::default() };
    UpdateUserRequest { first_name: Some(None), ..UpdateUserRequest::new() }.apply_to(&mut user);
    assert_eq!(user, User::default());
}
