//! Printing and reading are each other's inverse, and reading accepts what an independent oracle accepts.

use std::fmt::Debug;

use patch_runtime::{PatchRequest, State, Unchecked};
use patch_tests::{later, sdk};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::oracle::{Body, LATER, TEMPLATE};
use crate::strategies;
use crate::wire::{read, read_text};

/// Print, then read: the same request, by way of text and of a `Value`; with the rules only if they hold.
fn comes_back<R>(request: &R) -> TestCaseResult
where
    R: PatchRequest + Serialize + DeserializeOwned + Clone + PartialEq + Debug,
    Unchecked<R>: DeserializeOwned,
{
    let text = serde_json::to_string(request).expect("a request prints");
    prop_assert_eq!(read::<Unchecked<R>>(&text), Ok(Unchecked(request.clone())));
    let value = serde_json::to_value(request).expect("a request prints");
    prop_assert_eq!(serde_json::from_value::<Unchecked<R>>(value).ok(), Some(Unchecked(request.clone())));
    match request.validate() {
        Ok(()) => prop_assert_eq!(read::<R>(&text), Ok(request.clone())),
        Err(violations) => prop_assert_eq!(read::<R>(&text), Err(violations.to_string())),
    }
    prints_what_is_present(request, &text)
}

/// The printed members are the present fields, in order, and null is what is cleared.
fn prints_what_is_present<R: PatchRequest>(request: &R, text: &str) -> TestCaseResult {
    let members: Value = serde_json::from_str(text).expect("a request prints JSON");
    let members = members.as_object().expect("a request prints an object");
    let present: Vec<&str> = request.present_fields().map(patch_runtime::Field::name).collect();
    prop_assert_eq!(request.is_empty(), present.is_empty());
    prop_assert_eq!(members.len(), present.len());
    for (index, field) in R::FIELDS.iter().enumerate() {
        let expected = match request.state(index) {
            State::Kept => None,
            State::Cleared => Some(true),
            State::Set => Some(false),
        };
        prop_assert_eq!(members.get(field.name()).map(Value::is_null), expected);
    }
    let mut rest = text;
    for name in present {
        let place = rest.find(&format!("{name:?}:"));
        prop_assert!(place.is_some(), "{} is out of order in {}", name, text);
        rest = &rest[place.unwrap_or_default()..];
    }
    Ok(())
}

/// The same request in the other representation.
fn double(request: later::UpdateUserRequest) -> sdk::UpdateUserRequest {
    sdk::UpdateUserRequest {
        external_id: request.external_id.into_option(),
        first_name: request.first_name.into_option(),
        last_name: request.last_name.into_option(),
        primary_email_address_id: request.primary_email_address_id,
        primary_phone_number_id: request.primary_phone_number_id,
        primary_web3_wallet_id: request.primary_web3_wallet_id,
        username: request.username.into_option(),
        profile_image_id: request.profile_image_id.into_option(),
        delete_self_enabled: request.delete_self_enabled.into_option(),
        create_organization_enabled: request.create_organization_enabled.into_option(),
        public_metadata: request.public_metadata,
        private_metadata: request.private_metadata,
        unsafe_metadata: request.unsafe_metadata,
        created_at: request.created_at,
        password: request.password.into_option(),
        skip_password_checks: request.skip_password_checks.into_option(),
        sign_out_of_other_sessions: request.sign_out_of_other_sessions.into_option(),
        notify_primary_email_address_changed: request.notify_primary_email_address_changed,
        totp_secret: request.totp_secret,
        backup_codes: request.backup_codes,
    }
}

/// Reads a body by every route that can read it. A `Value` sorts its members, so only its verdict can be compared:
/// another mistake may come first.
fn accepted<R: DeserializeOwned + PartialEq + Debug>(body: &Body) -> Result<R, String> {
    let request = read_text::<R>(&body.text());
    if let Some(value) = body.value() {
        assert_eq!(serde_json::from_value::<R>(value).ok().as_ref(), request.as_ref().ok());
    }
    request
}

proptest! {
    #[test]
    fn a_user_comes_back(request in strategies::later_request()) {
        comes_back(&request)?;
        let double = double(request.clone());
        comes_back(&double)?;
        prop_assert_eq!(
            serde_json::to_string(&double).ok(),
            serde_json::to_string(&request).ok()
        );
        prop_assert_eq!(format!("{double:?}"), format!("{request:?}"));
        prop_assert_eq!(double.validate(), request.validate());
    }

    #[test]
    fn an_organization_comes_back(request in strategies::organization_request()) {
        comes_back(&request)?;
    }

    #[test]
    fn a_template_comes_back(request in strategies::template_request()) {
        comes_back(&request)?;
    }

    #[test]
    fn a_user_is_accepted_exactly_when_the_oracle_says_so(body in strategies::body(LATER)) {
        let typed = body.is_well_typed(LATER);
        let right = typed && body.keeps_the_rules_of_the_user();
        prop_assert_eq!(accepted::<later::UpdateUserRequest>(&body).is_ok(), right);
        prop_assert_eq!(accepted::<sdk::UpdateUserRequest>(&body).is_ok(), right);
        let unchecked = accepted::<Unchecked<later::UpdateUserRequest>>(&body);
        prop_assert_eq!(unchecked.is_ok(), typed);

        // What is accepted says what the body says.
        if let Ok(request) = unchecked {
            prop_assert_eq!(serde_json::to_value(&request).ok(), body.value());
            prop_assert_eq!(request.0.validate().is_ok(), right);
        }
    }

    /// The two representations refuse in the same words.
    #[test]
    fn both_representations_say_the_same(body in strategies::body(LATER)) {
        let default = accepted::<later::UpdateUserRequest>(&body);
        let other = accepted::<sdk::UpdateUserRequest>(&body);
        prop_assert_eq!(default.map(double), other);
    }

    #[test]
    fn a_template_is_accepted_exactly_when_the_oracle_says_so(body in strategies::body(TEMPLATE)) {
        type Request = patch_tests::template::UpsertTemplateRequest;
        let typed = body.is_well_typed(TEMPLATE);
        let request = accepted::<Request>(&body);
        prop_assert_eq!(request.is_ok(), typed && body.is_complete(TEMPLATE));
        prop_assert_eq!(accepted::<Unchecked<Request>>(&body).is_ok(), typed);
    }
}
