//! Requests inside other things that serde reads: members, lists, flattened structs, enums.

use patch_runtime::{Patch, PatchRequest, Unchecked};
use patch_tests::later::UpdateUserRequest;
use patch_tests::organization::UpdateOrganizationRequest;
use serde::{Deserialize, Serialize};

use crate::wire::{print, read, refusal, refusal_of_text};

const SKIP: &str = "`skip_password_checks` requires `password`";

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Envelope {
    id: u32,
    update: UpdateUserRequest,
}

#[test]
fn a_request_is_a_member() {
    let body = r#"{"id":1,"update":{"first_name":null}}"#;
    let envelope: Envelope = read(body).expect("a request is a member as any other");
    assert!(envelope.update.first_name.is_clear());
    assert_eq!(print(&envelope), body);
    assert_eq!(refusal::<Envelope>(r#"{"id":1,"update":{"skip_password_checks":true}}"#), SKIP);
    assert_eq!(
        refusal::<Envelope>(r#"{"id":1,"update":[]}"#),
        "invalid type: sequence, expected an object with the fields to change"
    );
    assert_eq!(refusal::<Envelope>(r#"{"id":1}"#), "missing field `update`");
}

#[test]
fn requests_come_in_lists_and_options() {
    let body = r#"[{"name":"a"},{"slug":null},{}]"#;
    let requests: Vec<UpdateOrganizationRequest> = read(body).expect("a list of requests");
    assert_eq!(requests.len(), 3);
    assert!(requests[1].slug.is_clear());
    assert_eq!(print(&requests), body);
    assert_eq!(read::<Option<UpdateOrganizationRequest>>("null"), Ok(None));
    assert_eq!(read::<Option<UpdateOrganizationRequest>>("{}"), Ok(Some(UpdateOrganizationRequest::new())));
    assert_eq!(refusal::<Vec<UpdateUserRequest>>(r#"[{},{"skip_password_checks":false}]"#), SKIP);
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Flat {
    id: u32,
    #[serde(flatten)]
    update: UpdateUserRequest,
}

#[test]
fn a_request_is_flattened() {
    let body = r#"{"id":1,"first_name":"Ada","username":null}"#;
    let flat: Flat = read(body).expect("a flattened request");
    assert_eq!(flat.update.first_name, Patch::Set("Ada".to_owned()));
    assert!(flat.update.username.is_clear());
    assert_eq!(print(&flat), body);
    assert_eq!(read::<Flat>(r#"{"id":1}"#), Ok(Flat { id: 1, update: UpdateUserRequest::new() }));
    assert_eq!(refusal::<Flat>(r#"{"id":1,"skip_password_checks":true,"password":null}"#), SKIP);
    assert!(refusal::<Flat>(r#"{"id":1,"created_at":null}"#).starts_with("`created_at` must not be null"));
    assert_eq!(refusal_of_text::<Flat>(r#"{"id":1,"username":"a","username":"b"}"#), "duplicate field `username`");
}

/// Behind `flatten`, members that the request does not know belong to the container.
#[test]
fn unknown_members_behind_flatten_are_the_containers() {
    assert!(read::<Flat>(r#"{"id":1,"zzz":1}"#).is_ok());
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Tagged {
    User(Box<UpdateUserRequest>),
    Organization(UpdateOrganizationRequest),
}

#[test]
fn a_request_is_a_variant_with_a_tag_inside() {
    let body = r#"{"type":"organization","slug":null}"#;
    let tagged: Tagged = read(body).expect("a tagged request");
    assert_eq!(tagged, Tagged::Organization(UpdateOrganizationRequest { slug: Patch::Clear, ..Default::default() }));
    assert_eq!(print(&tagged), body);
    assert_eq!(refusal::<Tagged>(r#"{"type":"user","skip_password_checks":true}"#), SKIP);
    assert!(refusal::<Tagged>(r#"{"type":"user","slug":null}"#).starts_with("unknown field `slug`"));
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Either {
    Organization(UpdateOrganizationRequest),
    User(Box<UpdateUserRequest>),
}

#[test]
fn a_request_is_a_variant_without_a_tag() {
    let body = r#"{"username":"ada"}"#;
    let either: Either = read(body).expect("the organization does not know `username`");
    assert!(matches!(&either, Either::User(user) if user.username.is_set()));
    assert_eq!(print(&either), body);
    refusal::<Either>(r#"{"username":"ada","skip_password_checks":true}"#);
    refusal::<Either>("[]");
}

/// The value of a field can hold a request, and its rules count.
#[test]
fn a_request_is_the_value_of_a_field() {
    #[derive(PatchRequest)]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct Job {
        #[patch(nullable)]
        user: Option<UpdateUserRequest>,
        batch: Vec<Unchecked<UpdateUserRequest>>,
    }

    let body = r#"{"user":{"first_name":null},"batch":[{"skip_password_checks":true}]}"#;
    let request: UpdateJobRequest = read(body).expect("requests are values");
    assert_eq!(print(&request), body);
    assert_eq!(refusal::<UpdateJobRequest>(r#"{"user":{"skip_password_checks":true}}"#), SKIP);
}
