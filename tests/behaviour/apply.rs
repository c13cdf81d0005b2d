//! Applying a request to a resource.

use patch_runtime::{Patch, PatchRequest, Unchecked};
use patch_tests::later::{UpdateUserRequest, User};
use patch_tests::organization::{Organization, UpdateOrganizationRequest};
use patch_tests::template::{Template, UpsertTemplateRequest};
use patch_tests::{first, sdk};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::strategies;

fn organization() -> Organization {
    Organization {
        id: "org_1".to_owned(),
        name: "Analytical Engines".to_owned(),
        slug: Some("engines".to_owned()),
        max_allowed_memberships: Some(5),
        admin_delete_enabled: true,
        created_at: "1834-12-15T00:00:00Z".to_owned(),
    }
}

#[test]
fn a_request_that_keeps_everything_changes_nothing() {
    let mut resource = organization();
    UpdateOrganizationRequest::new().apply_to(&mut resource);
    assert_eq!(resource, organization());
}

#[test]
fn set_replaces_clear_empties_and_keep_keeps() {
    let mut resource = organization();
    let request = UpdateOrganizationRequest {
        name: Some("Difference Engines".to_owned()),
        slug: Patch::Clear,
        max_allowed_memberships: Patch::Keep,
        admin_delete_enabled: Some(false),
        created_at: None,
    };
    request.apply_to(&mut resource);
    let expected = Organization {
        name: "Difference Engines".to_owned(),
        slug: None,
        admin_delete_enabled: false,
        ..organization()
    };
    assert_eq!(resource, expected);
}

#[test]
fn set_fills_what_was_empty() {
    let mut resource = Organization::default();
    let request = UpdateOrganizationRequest { slug: "s".into(), ..Default::default() };
    request.apply_to(&mut resource);
    assert_eq!(resource.slug.as_deref(), Some("s"));

    let mut user = User::default();
    let request = UpdateUserRequest {
        primary_email_address_id: Some("idn_1".to_owned()),
        public_metadata: Some(json!({"a": 1})),
        ..Default::default()
    };
    request.apply_to(&mut user);
    assert_eq!(user.primary_email_address_id.as_deref(), Some("idn_1"));
    assert_eq!(user.public_metadata, json!({"a": 1}));
}

#[test]
fn values_replace_and_do_not_merge() {
    let mut user = User { public_metadata: json!({"a": 1, "b": 2}), ..User::default() };
    let request = UpdateUserRequest { public_metadata: Some(json!({"b": null})), ..Default::default() };
    request.apply_to(&mut user);
    assert_eq!(user.public_metadata, json!({"b": null}));
}

#[test]
fn what_only_the_request_has_is_left_out() {
    let mut request = UpdateUserRequest {
        username: "ada".into(),
        password: "correct horse".into(),
        skip_password_checks: true.into(),
        totp_secret: Some("t".to_owned()),
        ..Default::default()
    };
    // The way to use such a member: take it before the rest is applied.
    assert_eq!(request.password.take(), Patch::Set("correct horse".to_owned()));
    assert!(request.password.is_keep());

    let mut user = User { id: "user_1".to_owned(), ..User::default() };
    request.apply_to(&mut user);
    let expected = User { id: "user_1".to_owned(), username: Some("ada".to_owned()), ..User::default() };
    assert_eq!(user, expected);
}

#[test]
fn every_representation_applies() {
    let mut user = sdk::User { first_name: Some("Ada".to_owned()), ..Default::default() };
    let request = sdk::UpdateUserRequest {
        first_name: Some(None),
        last_name: Some(Some("Lovelace".to_owned())),
        username: None,
        primary_email_address_id: Some("idn_1".to_owned()),
        ..Default::default()
    };
    request.apply_to(&mut user);
    let expected = sdk::User {
        last_name: Some("Lovelace".to_owned()),
        primary_email_address_id: Some("idn_1".to_owned()),
        ..Default::default()
    };
    assert_eq!(user, expected);

    let mut user = first::User::default();
    let request = first::UpdateUserRequest { first_name: Some("Ada".to_owned()), ..Default::default() };
    request.apply_to(&mut user);
    assert_eq!(user.first_name.as_deref(), Some("Ada"));

    let mut template = Template::default();
    let request = UpsertTemplateRequest { name: Some("Welcome".to_owned()), ..Default::default() };
    request.apply_to(&mut template);
    assert_eq!(template.name, "Welcome");
}

proptest! {
    /// On the JSON of the resource, applying is replacing every member that the request prints.
    #[test]
    fn applying_replaces_the_printed_members(
        before in strategies::later_request(),
        request in strategies::later_request(),
    ) {
        let mut user = User { id: "user_1".to_owned(), ..User::default() };
        before.apply_to(&mut user);

        let mut expected = serde_json::to_value(&user).expect("a user prints");
        let printed = serde_json::to_value(Unchecked(request.clone())).expect("a request prints");
        let (Value::Object(expected_members), Value::Object(printed)) = (&mut expected, printed) else {
            panic!("both are objects");
        };
        for (name, value) in printed {
            if let Some(member) = expected_members.get_mut(&name) {
                *member = value;
            }
        }

        request.apply_to(&mut user);
        prop_assert_eq!(serde_json::to_value(&user).expect("a user prints"), expected);
    }
}
