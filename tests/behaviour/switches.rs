//! Words that switch something of the whole request on or off: `allow_unknown`, `non_empty`, `non_exhaustive`,
//! `no_serialize`, `no_deserialize`.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use patch_runtime::{Patch, PatchRequest, Patchable, Rule, Unchecked};
use serde::{Deserialize, Serialize};

use crate::wire::{print, read, refusal, refusal_of_text};

#[derive(PatchRequest)]
#[patch(allow_unknown)]
struct Tolerant {
    #[patch(skip)]
    id: u8,
    #[patch(nullable)]
    name: Option<String>,
    #[patch(required)]
    version: u8,
}

#[test]
fn unknown_members_are_ignored_whatever_they_hold() {
    for unknown in ["null", "1", "[[], {}]", r#"{"name":null,"deep":{"version":[1]}}"#, r#""text""#] {
        for body in [
            format!(r#"{{"zzz":{unknown},"name":null,"version":1}}"#),
            format!(r#"{{"name":null,"zzz":{unknown},"version":1}}"#),
            format!(r#"{{"name":null,"version":1,"":{unknown},"nam":{unknown}}}"#),
        ] {
            let request: UpdateTolerantRequest = read(&body).expect(&body);
            assert_eq!(request, UpdateTolerantRequest { name: Patch::Clear, version: Some(1) }, "{body}");
            assert_eq!(print(&request), r#"{"name":null,"version":1}"#, "what is unknown is not kept");
        }
    }
    // An unknown member may come twice: nobody reads it.
    serde_json::from_str::<UpdateTolerantRequest>(r#"{"zzz":1,"zzz":2,"version":1}"#).expect("nobody reads `zzz`");
}

#[test]
fn allow_unknown_is_about_unknown_members_alone() {
    assert_eq!(refusal::<UpdateTolerantRequest>(r#"{"zzz":1}"#), "`version` is required");
    assert!(refusal::<UpdateTolerantRequest>(r#"{"zzz":1,"version":null}"#).starts_with("`version` must not be null"));
    assert_eq!(
        refusal_of_text::<UpdateTolerantRequest>(r#"{"version":1,"zzz":1,"version":1}"#),
        "duplicate field `version`"
    );
    assert!(refusal::<UpdateTolerantRequest>(r#"{"zzz":1,"name":1}"#).starts_with("invalid type: integer `1`"));
    assert!(refusal::<UpdateTolerantRequest>("[]").starts_with("invalid type: sequence"));
    assert_eq!(read::<Unchecked<UpdateTolerantRequest>>(r#"{"zzz":1}"#), Ok(Unchecked(UpdateTolerantRequest::new())));
}

/// The client sends the whole resource back, with its id in it: that is what `allow_unknown` is for.
#[test]
fn a_skipped_member_is_as_unknown_as_any_other() {
    let request: UpdateTolerantRequest = read(r#"{"id":7,"version":1}"#).expect("`id` is ignored");
    let mut resource = Tolerant { id: 1, name: None, version: 0 };
    request.apply_to(&mut resource);
    assert_eq!((resource.id, resource.version), (1, 1));
}

#[test]
fn a_request_without_fields_allows_unknown_members() {
    #[derive(PatchRequest)]
    #[patch(allow_unknown)]
    struct Nothing {}

    assert_eq!(read(r#"{"a":1,"b":null}"#), Ok(UpdateNothingRequest {}));
}

#[derive(PatchRequest)]
#[patch(non_empty, request_only { note: String })]
struct Draft {
    #[patch(nullable, rename = "Title")]
    title: Option<String>,
    #[patch(skip)]
    id: u8,
}

const NOTHING: &str = "the request changes nothing: send at least one field";

#[test]
fn an_empty_request_is_a_violation() {
    assert_eq!(UpdateDraftRequest::RULES, [Rule::NonEmpty]);
    assert_eq!(refusal::<UpdateDraftRequest>("{}"), NOTHING);
    let violations = UpdateDraftRequest::new().validate().expect_err("it is empty");
    let violation = violations.iter().next().expect("one violation");
    assert_eq!((violation.pointer(), violation.code(), violation.detail()), ("", "non_empty", NOTHING));
    assert_eq!(violation.fields().len(), 0);
    assert_eq!(violations.len(), 1);
    assert_eq!(read(r"{}"), Ok(Unchecked(UpdateDraftRequest::new())));
}

/// `non_empty` looks at presence: `null` is a change, and so is a request-only member.
#[test]
fn anything_present_is_something() {
    for body in [r#"{"Title":null}"#, r#"{"Title":""}"#, r#"{"note":""}"#] {
        read::<UpdateDraftRequest>(body).expect(body);
    }
}

#[test]
fn what_types_cannot_see_is_checked_by_build() {
    assert_eq!(UpdateDraftRequest::builder().build().expect_err("empty").to_string(), NOTHING);
    assert_eq!(UpdateDraftRequest::builder().maybe_note(None).build().expect_err("empty").to_string(), NOTHING);
    assert_eq!(UpdateDraftRequest::builder().try_build().expect_err("empty").to_string(), NOTHING);
    let request = UpdateDraftRequest::builder().clear_title().build().expect("`null` is a change");
    assert!(request.title.is_clear());
}

/// Unknown members do not count, and neither does one that turned out to be nothing.
#[test]
fn ignored_members_do_not_fill_a_request() {
    #[derive(PatchRequest)]
    #[patch(allow_unknown, non_empty)]
    struct Both {
        name: String,
    }

    assert_eq!(refusal::<UpdateBothRequest>(r#"{"zzz":1}"#), NOTHING);
    assert_eq!(read(r#"{"zzz":1,"name":"n"}"#), Ok(UpdateBothRequest { name: Some("n".to_owned()) }));
}

/// It comes after all rules that fields and groups state.
#[test]
fn non_empty_is_the_last_of_the_rules() {
    #[derive(PatchRequest)]
    #[patch(non_empty, at_least_one(a, b))]
    struct Ruled {
        #[patch(required)]
        a: u8,
        b: u8,
    }

    assert_eq!(
        refusal::<UpdateRuledRequest>("{}"),
        format!("`a` is required; at least one of `a` and `b` is required; {NOTHING}")
    );
}

/// Inside its own crate `#[non_exhaustive]` forbids nothing: the request is made, matched and printed as any other.
#[test]
fn a_non_exhaustive_request_works() {
    #[derive(PatchRequest)]
    #[patch(non_exhaustive)]
    struct Growing {
        #[patch(nullable)]
        name: Option<String>,
        age: u8,
    }

    let request = UpdateGrowingRequest { age: Some(1), ..Default::default() };
    let UpdateGrowingRequest { name, age } = &request;
    assert_eq!((name, age), (&Patch::Keep, &Some(1)));
    assert_eq!(UpdateGrowingRequest::builder().age(1).build(), request);
    assert_eq!(read(&print(&request)), Ok(request));
}

/// Neither reads nor writes itself.
#[derive(Clone, Debug, PartialEq)]
struct Opaque(u8);

/// Only writes itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct Written(u8);

/// Only reads itself.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Read(u8);

#[test]
fn without_serialize_no_field_need_be_serializable() {
    #[derive(PatchRequest)]
    #[patch(no_serialize, request_only {
        #[patch(secret)]
        key: Read,
    })]
    struct Incoming {
        plain: Read,
        #[patch(nullable)]
        optional: Option<Read>,
        #[patch(nullable, default = Read(9))]
        reset: Read,
        list: Vec<Read>,
    }

    // This compiles only where the derive leaves the impl to us.
    impl Serialize for UpdateIncomingRequest {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str("mine")
        }
    }

    let body = r#"{"plain":1,"optional":null,"reset":3,"list":[4],"key":5}"#;
    let request: UpdateIncomingRequest = read(body).expect(body);
    assert_eq!(request.list, Some(vec![Read(4)]));
    assert_eq!(print(&request), r#""mine""#);
    assert_eq!(refusal::<UpdateIncomingRequest>(r#"{"key":"k"}"#), "`key` has an unusable value");
    let built = UpdateIncomingRequest::builder().plain(Read(1)).clear_reset().build();
    let mut resource = Incoming { plain: Read(0), optional: None, reset: Read(0), list: Vec::new() };
    built.apply_to(&mut resource);
    assert_eq!((resource.plain, resource.reset), (Read(1), Read(9)));
}

#[test]
fn without_deserialize_no_field_need_be_deserializable() {
    #[derive(PatchRequest)]
    #[patch(no_deserialize, repr = "option", request_only { key: Written })]
    struct Outgoing {
        #[patch(required)]
        plain: Written,
        #[patch(nullable)]
        optional: Option<Written>,
    }

    impl<'de> Deserialize<'de> for UpdateOutgoingRequest {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            u8::deserialize(deserializer).map(|byte| Self { plain: Some(Written(byte)), ..Self::new() })
        }
    }

    let request = UpdateOutgoingRequest::builder().plain(Written(1)).clear_optional().key(Written(2)).build();
    assert_eq!(print(&request), r#"{"plain":1,"optional":null,"key":2}"#);
    assert_eq!(read("7"), Ok(UpdateOutgoingRequest { plain: Some(Written(7)), ..Default::default() }));
    let missing = UpdateOutgoingRequest::new().validate().expect_err("one is required");
    assert_eq!(missing.to_string(), "`plain` is required");
}

#[test]
fn without_both_a_request_is_for_rust_alone() {
    #[derive(PatchRequest)]
    #[patch(no_serialize, no_deserialize)]
    struct Inner {
        plain: Opaque,
        #[patch(nullable, requires(plain))]
        optional: Option<Opaque>,
    }

    impl Serialize for UpdateInnerRequest {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_unit()
        }
    }
    impl<'de> Deserialize<'de> for UpdateInnerRequest {
        fn deserialize<D: serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
            Ok(Self::new())
        }
    }

    fn updated<T: Patchable>(mut resource: T, request: T::Request) -> T {
        request.apply_to(&mut resource);
        resource
    }

    let request = UpdateInnerRequest::builder().optional(Opaque(2)).plain(Opaque(1)).build();
    assert_eq!(format!("{request:?}"), "UpdateInnerRequest { plain: Opaque(1), optional: Opaque(2) }");
    assert_eq!(request.clone(), request);
    let resource = updated(Inner { plain: Opaque(0), optional: None }, request);
    assert_eq!((resource.plain, resource.optional), (Opaque(1), Some(Opaque(2))));
    let broken = UpdateInnerRequest { optional: Patch::Set(Opaque(1)), ..Default::default() };
    assert_eq!(broken.validate().expect_err("a rule").to_string(), "`optional` requires `plain`");
}

/// The functions of a field go with the impl that would have called them.
#[test]
fn a_function_of_an_impl_that_is_left_out_is_not_asked_for() {
    mod reads {
        pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
            deserializer: D,
        ) -> Result<super::Opaque, D::Error> {
            <u8 as serde::Deserialize>::deserialize(deserializer).map(super::Opaque)
        }
    }
    mod writes {
        pub(super) fn serialize<S: serde::Serializer>(value: &super::Opaque, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_u8(value.0)
        }
    }

    #[derive(PatchRequest)]
    #[patch(no_serialize)]
    struct OnlyRead {
        #[patch(with = reads)]
        value: Opaque,
    }
    #[derive(PatchRequest)]
    #[patch(no_deserialize)]
    struct OnlyWritten {
        #[serde(with = "writes")]
        value: Opaque,
        #[patch(with = writes)]
        other: Opaque,
    }

    let request: UpdateOnlyReadRequest = serde_json::from_str(r#"{"value":1}"#).expect("a number");
    assert_eq!(request.value, Some(Opaque(1)));
    assert_eq!(print(&UpdateOnlyWrittenRequest { other: Some(Opaque(2)), ..Default::default() }), r#"{"other":2}"#);
}
