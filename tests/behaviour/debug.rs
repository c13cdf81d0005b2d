//! `Debug`: what is present, by its name on the wire.

use patch_runtime::{Patch, Unchecked};
use patch_tests::organization::UpdateOrganizationRequest;
use patch_tests::template::UpsertTemplateRequest;
use patch_tests::{later, sdk};

#[test]
fn only_what_is_present_is_printed() {
    let request = later::UpdateUserRequest {
        first_name: "Ada".into(),
        last_name: Patch::Clear,
        password: "correct horse".into(),
        ..Default::default()
    };
    assert_eq!(format!("{request:?}"), r#"UpdateUserRequest { first_name: "Ada", last_name: null, password: *** }"#);
}

#[test]
fn the_other_representation_prints_the_same() {
    let request = sdk::UpdateUserRequest {
        first_name: Some(Some("Ada".to_owned())),
        last_name: Some(None),
        primary_email_address_id: Some("idn_1".to_owned()),
        password: Some(Some("correct horse".to_owned())),
        ..Default::default()
    };
    assert_eq!(
        format!("{request:?}"),
        r#"UpdateUserRequest { first_name: "Ada", last_name: null, primary_email_address_id: "idn_1", password: *** }"#
    );
}

#[test]
fn an_empty_request_prints_its_name() {
    assert_eq!(format!("{:?}", UpdateOrganizationRequest::new()), "UpdateOrganizationRequest");
}

#[test]
fn values_print_as_their_own_debug_does() {
    let request = UpdateOrganizationRequest {
        name: Some("a \"b\"".to_owned()),
        max_allowed_memberships: Patch::Set(-1),
        admin_delete_enabled: Some(false),
        ..Default::default()
    };
    assert_eq!(
        format!("{request:?}"),
        r#"UpdateOrganizationRequest { name: "a \"b\"", max_allowed_memberships: -1, admin_delete_enabled: false }"#
    );
}

#[test]
fn fields_have_their_names_on_the_wire() {
    let request = UpsertTemplateRequest {
        body_markup: Some("<p>".to_owned()),
        delivered_by_service: Some(true),
        ..Default::default()
    };
    assert_eq!(format!("{request:?}"), r#"UpsertTemplateRequest { bodyMarkup: "<p>", delivered: true }"#);
}

#[test]
fn the_alternate_form_breaks_lines() {
    let request = later::UpdateUserRequest {
        first_name: "Ada".into(),
        last_name: Patch::Clear,
        password: "correct horse".into(),
        ..Default::default()
    };
    assert_eq!(
        format!("{request:#?}"),
        "UpdateUserRequest {\n    first_name: \"Ada\",\n    last_name: null,\n    password: ***,\n}"
    );
}

#[test]
fn unchecked_shows_the_request() {
    let request = later::UpdateUserRequest { first_name: "Ada".into(), ..Default::default() };
    assert!(format!("{:?}", Unchecked(request)).contains(r#"{ first_name: "Ada" }"#));
}
