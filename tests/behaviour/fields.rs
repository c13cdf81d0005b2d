//! What a request tells about its fields: the table, and which of them are present.

use patch_runtime::{Field, Patch, PatchRequest, Patchable, State};
use patch_tests::organization::{Organization, UpdateOrganizationRequest};
use patch_tests::template::{Template, UpsertTemplateRequest};
use patch_tests::{first, later, sdk};

fn names(fields: &'static [Field], has: fn(&Field) -> bool) -> Vec<&'static str> {
    fields.iter().filter(|field| has(field)).map(Field::name).collect()
}

#[test]
fn the_first_form_has_fifteen_fields_and_none_can_be_cleared() {
    let fields = first::UpdateUserRequest::FIELDS;
    assert_eq!(
        names(fields, |_| true),
        [
            "external_id",
            "first_name",
            "last_name",
            "primary_email_address_id",
            "primary_phone_number_id",
            "primary_web3_wallet_id",
            "username",
            "profile_image_id",
            "public_metadata",
            "private_metadata",
            "unsafe_metadata",
            "created_at",
            "password",
            "totp_secret",
            "backup_codes",
        ]
    );
    assert!(names(fields, Field::is_nullable).is_empty());
    assert!(names(fields, Field::is_required).is_empty());
    assert!(first::UpdateUserRequest::RULES.is_empty());
}

#[test]
fn the_later_form_has_twenty_fields_and_half_of_them_can_be_cleared() {
    for fields in [later::UpdateUserRequest::FIELDS, sdk::UpdateUserRequest::FIELDS] {
        assert_eq!(fields.len(), 20);
        assert_eq!(
            names(fields, Field::is_nullable),
            [
                "external_id",
                "first_name",
                "last_name",
                "username",
                "profile_image_id",
                "delete_self_enabled",
                "create_organization_enabled",
                "password",
                "skip_password_checks",
                "sign_out_of_other_sessions",
            ]
        );
        assert_eq!(
            names(fields, Field::is_request_only),
            [
                "password",
                "skip_password_checks",
                "sign_out_of_other_sessions",
                "notify_primary_email_address_changed",
                "totp_secret",
                "backup_codes",
            ]
        );
        assert_eq!(names(fields, Field::is_secret), ["password", "totp_secret", "backup_codes"]);
        assert!(names(fields, Field::is_required).is_empty());
        assert!(fields.iter().all(|field| field.aliases().is_empty()));
    }
    assert!(!later::UpdateUserRequest::RULES.is_empty());
}

#[test]
fn the_template_names_its_fields_as_the_wire_does() {
    let fields = UpsertTemplateRequest::FIELDS;
    assert_eq!(names(fields, |_| true), ["name", "bodyMarkup", "replyToEmailName", "fromEmailName", "delivered"]);
    assert_eq!(names(fields, Field::is_required), ["name", "bodyMarkup", "replyToEmailName"]);
    assert_eq!(names(fields, Field::is_nullable), ["replyToEmailName", "fromEmailName"]);
}

#[test]
fn present_is_cleared_or_set() {
    let request = UpdateOrganizationRequest {
        name: Some("Analytical Engines".to_owned()),
        slug: Patch::Clear,
        max_allowed_memberships: Patch::Keep,
        ..Default::default()
    };
    let states: Vec<State> = (0..UpdateOrganizationRequest::FIELDS.len()).map(|index| request.state(index)).collect();
    assert_eq!(states, [State::Set, State::Cleared, State::Kept, State::Kept, State::Kept]);
    assert_eq!(states.iter().map(|state| state.is_present()).collect::<Vec<_>>(), [true, true, false, false, false]);
    let present: Vec<&str> = request.present_fields().map(Field::name).collect();
    assert_eq!(present, ["name", "slug"]);
    assert!(!request.is_empty());
}

#[test]
fn a_request_that_only_clears_is_not_empty() {
    let request = UpdateOrganizationRequest { slug: Patch::Clear, ..Default::default() };
    assert!(!request.is_empty());
    assert!(UpdateOrganizationRequest::default().is_empty());
    assert_eq!(UpdateOrganizationRequest::default().present_fields().count(), 0);
}

#[test]
fn an_index_behind_the_last_field_is_kept() {
    let request = UpdateOrganizationRequest { name: Some(String::new()), ..Default::default() };
    assert_eq!(request.state(UpdateOrganizationRequest::FIELDS.len()), State::Kept);
    assert_eq!(request.state(usize::MAX), State::Kept);
}

/// The fields of `R` by way of its resource.
fn fields_of<R: Patchable>() -> usize
where
    R::Request: PatchRequest<Resource = R>,
{
    <R::Request as PatchRequest>::FIELDS.len()
}

#[test]
fn a_resource_leads_to_its_request() {
    assert_eq!(fields_of::<first::User>(), 15);
    assert_eq!(fields_of::<later::User>(), 20);
    assert_eq!(fields_of::<sdk::User>(), 20);
    assert_eq!(fields_of::<Organization>(), 5);
    assert_eq!(fields_of::<Template>(), 5);
}

#[test]
fn new_is_default_and_const() {
    const NOTHING: UpdateOrganizationRequest = UpdateOrganizationRequest::new();
    assert_eq!(NOTHING, UpdateOrganizationRequest::default());
    assert_eq!(later::UpdateUserRequest::new(), later::UpdateUserRequest::default());
    assert_eq!(sdk::UpdateUserRequest::new(), sdk::UpdateUserRequest::default());
}

#[test]
fn clones_are_equal_and_different_requests_are_not() {
    let request = later::UpdateUserRequest { first_name: "Ada".into(), ..Default::default() };
    assert_eq!(request.clone(), request);
    let cleared = later::UpdateUserRequest { first_name: Patch::Clear, ..Default::default() };
    let kept = later::UpdateUserRequest::new();
    assert_ne!(request, cleared);
    assert_ne!(request, kept);
    assert_ne!(cleared, kept, "null and absent are different requests");

    let secret = later::UpdateUserRequest { password: "a".into(), ..Default::default() };
    let other = later::UpdateUserRequest { password: "b".into(), ..Default::default() };
    assert_ne!(secret, other, "what is not printed is still compared");
}
