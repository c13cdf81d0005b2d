//! The builder: what each method does, and which call wins.

use patch_runtime::Patch;
use patch_tests::organization::UpdateOrganizationRequest;
use patch_tests::template::UpsertTemplateRequest;
use patch_tests::{first, later, sdk};
use serde_json::json;

#[test]
fn a_builder_prints_exactly_what_was_called() {
    let request = later::UpdateUserRequest::builder()
        .first_name("Ada")
        .clear_last_name()
        .maybe_username(Some("ada".to_owned()))
        .maybe_external_id(None)
        .primary_email_address_id("idn_1")
        .skip_password_checks(true)
        .password("correct horse")
        .public_metadata(json!({"plan": "pro"}))
        .backup_codes(vec!["a1".to_owned()])
        .try_build()
        .expect("the rules hold");
    let expected = later::UpdateUserRequest {
        first_name: Patch::Set("Ada".to_owned()),
        last_name: Patch::Clear,
        username: Patch::Set("ada".to_owned()),
        primary_email_address_id: Some("idn_1".to_owned()),
        skip_password_checks: Patch::Set(true),
        password: Patch::Set("correct horse".to_owned()),
        public_metadata: Some(json!({"plan": "pro"})),
        backup_codes: Some(vec!["a1".to_owned()]),
        ..later::UpdateUserRequest::new()
    };
    assert_eq!(request, expected);
}

#[test]
fn the_other_representation_has_the_same_builder() {
    let request = sdk::UpdateUserRequest::builder()
        .first_name("Ada")
        .clear_last_name()
        .maybe_username(Some("ada".to_owned()))
        .maybe_external_id(None)
        .primary_email_address_id("idn_1")
        .skip_password_checks(true)
        .password("correct horse")
        .try_build()
        .expect("the rules hold");
    let expected = sdk::UpdateUserRequest {
        first_name: Some(Some("Ada".to_owned())),
        last_name: Some(None),
        username: Some(Some("ada".to_owned())),
        primary_email_address_id: Some("idn_1".to_owned()),
        skip_password_checks: Some(Some(true)),
        password: Some(Some("correct horse".to_owned())),
        ..sdk::UpdateUserRequest::new()
    };
    assert_eq!(request, expected);
}

#[test]
fn strings_come_in_every_shape() {
    let request = UpdateOrganizationRequest::builder().name("text").slug(String::from("owned")).created_at('c').build();
    assert_eq!(request.name.as_deref(), Some("text"));
    assert_eq!(request.slug.as_deref(), Patch::Set("owned"));
    assert_eq!(request.created_at.as_deref(), Some("c"));
}

#[test]
fn the_last_call_wins() {
    let set_then_clear = UpdateOrganizationRequest::builder().slug("a").clear_slug().build();
    assert_eq!(set_then_clear.slug, Patch::Clear);
    let clear_then_set = UpdateOrganizationRequest::builder().clear_slug().slug("a").build();
    assert_eq!(clear_then_set.slug, Patch::Set("a".to_owned()));
    let set_twice = UpdateOrganizationRequest::builder().slug("a").slug("b").build();
    assert_eq!(set_twice.slug, Patch::Set("b".to_owned()));
    let maybe = UpdateOrganizationRequest::builder().slug("a").maybe_slug(Some("b".to_owned())).build();
    assert_eq!(maybe.slug, Patch::Set("b".to_owned()));
}

#[test]
fn maybe_with_nothing_changes_nothing() {
    let after_set = UpdateOrganizationRequest::builder().slug("a").maybe_slug(None).name("n").maybe_name(None).build();
    assert_eq!(after_set.slug, Patch::Set("a".to_owned()));
    assert_eq!(after_set.name.as_deref(), Some("n"));
    let after_clear = UpdateOrganizationRequest::builder().clear_slug().maybe_slug(None).build();
    assert_eq!(after_clear.slug, Patch::Clear);
    let first = UpdateOrganizationRequest::builder().maybe_slug(None).build();
    assert_eq!(first, UpdateOrganizationRequest::new());
}

#[test]
fn a_builder_is_never_changed_by_the_type_of_a_branch() {
    for members in [Some(5), None] {
        let mut builder = UpdateOrganizationRequest::builder();
        if let Some(members) = members {
            builder = builder.max_allowed_memberships(members);
        }
        assert_eq!(builder.build().max_allowed_memberships, Patch::set_or_keep(members));
    }
}

#[test]
fn a_request_without_rules_builds_without_a_result() {
    let request: UpdateOrganizationRequest = UpdateOrganizationRequest::builder().build();
    assert_eq!(request, UpdateOrganizationRequest::new());
    let request: first::UpdateUserRequest = first::UpdateUserRequest::builder().password("p").build();
    assert_eq!(request.password.as_deref(), Some("p"));
}

#[test]
fn building_runs_the_rules() {
    let violations = later::UpdateUserRequest::builder()
        .sign_out_of_other_sessions(true)
        .skip_password_checks(false)
        .clear_password()
        .try_build()
        .expect_err("null is no password");
    assert_eq!(
        violations.to_string(),
        "`skip_password_checks` requires `password`; `sign_out_of_other_sessions` requires `password`"
    );
    let violations = UpsertTemplateRequest::builder()
        .name("Welcome")
        .clear_reply_to_email_name()
        .try_build()
        .expect_err("one is missing");
    assert_eq!(violations.to_string(), "`bodyMarkup` is required");
}

/// Rules about which fields are set are checked by the compiler, so that nothing is left to go wrong.
#[test]
fn a_request_with_rules_builds_itself() {
    let built: later::UpdateUserRequest =
        later::UpdateUserRequest::builder().skip_password_checks(true).password("correct horse").build();
    assert_eq!(patch_runtime::PatchRequest::validate(&built), Ok(()));
    let built = UpsertTemplateRequest::builder().name("Welcome").body_markup("<p>").clear_reply_to_email_name().build();
    assert_eq!(built.name.as_deref(), Some("Welcome"));
}

#[test]
fn try_build_exists_without_rules() {
    let request = UpdateOrganizationRequest::builder().name("n").try_build().expect("no rules");
    assert_eq!(request.name.as_deref(), Some("n"));
}

#[test]
fn a_builder_can_be_passed_around() {
    fn named(
        builder: patch_tests::organization::UpdateOrganizationRequestBuilder,
    ) -> patch_tests::organization::UpdateOrganizationRequestBuilder {
        builder.name("n")
    }
    fn is_send_and_sync<T: Send + Sync>(_: &T) {}

    let builder = named(UpdateOrganizationRequest::builder());
    is_send_and_sync(&builder);
    assert_eq!(builder.build().name.as_deref(), Some("n"));
}
