//! Requests inside what serde's derive makes: flattened, in enums of each kind, and `Patch` in hand-written structs.

use std::collections::BTreeMap;

use patch_integrations::{UpdateLabelRequest, UpdatePageRequest, UpdateTicketRequest};
use patch_runtime::{Patch, PatchRequest, Unchecked};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[track_caller]
fn refusal<'de, T: Deserialize<'de> + std::fmt::Debug>(body: &'de str) -> String {
    let text = serde_json::from_str::<T>(body).expect_err(body).to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

#[track_caller]
fn round_trip<'de, T: Deserialize<'de> + Serialize>(body: &'de str) -> T {
    let value = serde_json::from_str::<T>(body).expect(body);
    assert_eq!(serde_json::to_string(&value).expect(body), body);
    value
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Envelope {
    id: u8,
    #[serde(flatten)]
    label: UpdateLabelRequest,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

/// What the request knows, by its names and aliases, is the request's, and all else the next one's.
#[test]
fn a_flattened_request_takes_its_own_members() {
    let envelope: Envelope = round_trip(r#"{"id":1,"text":"t","note":null,"zzz":[1]}"#);
    assert_eq!(envelope.label.note, Patch::Clear);
    assert_eq!(envelope.rest, BTreeMap::from([("zzz".to_owned(), json!([1]))]));
    let envelope: Envelope = serde_json::from_str(r#"{"rank":3,"id":1,"text":"t","note":""}"#).expect("an alias");
    assert_eq!((envelope.label.weight, envelope.label.note), (Some(3), Patch::Clear));
    assert!(envelope.rest.is_empty());
    assert_eq!(refusal::<Envelope>(r#"{"id":1}"#), "`text` is required");
    assert_eq!(refusal::<Envelope>(r#"{"id":1,"text":"t","shown":true}"#), "`shown` requires `weight`");
    assert_eq!(refusal::<Envelope>(r#"{"id":1,"text":"t","rank":1,"weight":1}"#), "duplicate field `weight`");
    assert!(refusal::<Envelope>(r#"{"id":1,"text":null}"#).starts_with("`text` must not be null"));
}

#[test]
fn two_requests_share_an_object() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Both {
        #[serde(flatten)]
        label: UpdateLabelRequest,
        #[serde(flatten)]
        ticket: UpdateTicketRequest,
    }

    let both: Both = round_trip(r#"{"text":"t","weight":1,"title":"x","body":null,"message":"m"}"#);
    assert_eq!((both.label.weight, &both.ticket.body), (Some(1), &Patch::Clear));
    assert_eq!(refusal::<Both>(r#"{"text":"t","message":"m"}"#), "`message` requires `title`");
    assert_eq!(refusal::<Both>(r#"{"text":"t","zzz":1}"#), "unknown field `zzz`");
}

/// serde's doing: whatever goes wrong in an optional flattened struct makes it `None`.
#[test]
fn a_flattened_option_swallows_errors() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Optional {
        #[serde(flatten)]
        label: Option<UpdateLabelRequest>,
    }

    assert_eq!(serde_json::from_str::<Optional>(r#"{"shown":true}"#).expect("swallowed"), Optional { label: None });
    let read = serde_json::from_str::<Optional>(r#"{"text":"t"}"#).expect("a right body");
    assert_eq!(read.label.and_then(|label| label.text).as_deref(), Some("t"));
}

/// A flattened request prints as members of the object around it, whatever the format.
#[test]
fn a_flattened_request_travels_in_self_describing_formats() {
    let envelope = Envelope {
        id: 1,
        label: UpdateLabelRequest { text: Some("t".to_owned()), note: Patch::Clear, ..Default::default() },
        rest: BTreeMap::from([("zzz".to_owned(), json!(true))]),
    };
    let bytes = rmp_serde::to_vec_named(&envelope).expect("it prints");
    assert_eq!(rmp_serde::from_slice::<Envelope>(&bytes).expect("it reads"), envelope);
    let mut bytes = Vec::new();
    ciborium::into_writer(&envelope, &mut bytes).expect("it prints");
    assert_eq!(ciborium::from_reader::<Envelope, _>(&*bytes).expect("it reads"), envelope);
    // serde's derive does not know how many members there are, which bincode and postcard must be told.
    postcard::to_allocvec(&envelope).expect_err("no length");
    bincode1::serialize(&envelope).expect_err("no length");
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
enum Internal {
    Label(UpdateLabelRequest),
    Ticket(Box<UpdateTicketRequest>),
    Replace { id: u8, with: Unchecked<UpdateLabelRequest> },
    Nothing,
}

#[test]
fn a_request_is_a_variant_with_the_tag_inside() {
    let read: Internal = round_trip(r#"{"op":"label","text":"t","note":null}"#);
    assert!(matches!(read, Internal::Label(label) if label.note.is_clear()));
    let read: Internal = round_trip(r#"{"op":"ticket","body":null,"colour":"c"}"#);
    assert!(matches!(read, Internal::Ticket(ticket) if ticket.colour == Patch::Set('c')));
    let read: Internal = round_trip(r#"{"op":"replace","id":1,"with":{"shown":true}}"#);
    assert!(matches!(read, Internal::Replace { with: Unchecked(label), .. } if label.validate().is_err()));
    // The tag may come last: serde buffers what is before it.
    let read: Internal = serde_json::from_str(r#"{"text":"t","rank":1,"op":"label"}"#).expect("the tag is there");
    assert!(matches!(read, Internal::Label(label) if label.weight == Some(1)));
    assert_eq!(refusal::<Internal>(r#"{"op":"label"}"#), "`text` is required");
    assert_eq!(
        refusal::<Internal>(r#"{"op":"label","text":"t","txt":1}"#),
        "unknown field `txt`: did you mean `text`?"
    );
    assert_eq!(refusal::<Internal>(r#"{"op":"label","text":"t","text":"t"}"#), "duplicate field `text`");
    assert!(refusal::<Internal>(r#"{"op":"label","text":null}"#).starts_with("`text` must not be null"));
}

/// A member of the request that has the tag's name can never arrive.
#[test]
fn a_tag_hides_the_member_of_its_name() {
    #[derive(PatchRequest)]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct Tag {
        op: u8,
        #[patch(nullable)]
        other: Option<u8>,
    }
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(tag = "op")]
    enum Hidden {
        Tag(UpdateTagRequest),
    }

    let Hidden::Tag(tag) = serde_json::from_str(r#"{"op":"Tag","other":null}"#).expect("a tagged request");
    assert_eq!((tag.op, tag.other), (None, Patch::Clear));
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Untagged<'a> {
    Label(UpdateLabelRequest),
    #[serde(borrow)]
    Page(UpdatePageRequest<'a>),
    Ticket(Box<UpdateTicketRequest>),
    Many(Vec<UpdateTicketRequest>),
}

/// Unknown members and broken rules choose the variant.
#[test]
fn a_request_is_a_variant_without_a_tag() {
    assert!(matches!(round_trip(r#"{"text":"t"}"#), Untagged::Label(_)));
    assert!(matches!(round_trip(r#"{"slug":"s","title":null}"#), Untagged::Page(page) if page.title.is_clear()));
    assert!(matches!(round_trip(r#"{"title":"t","message":"m"}"#), Untagged::Ticket(_)));
    assert!(matches!(round_trip(r#"[{"body":null}]"#), Untagged::Many(many) if many[0].body.is_clear()));
    // The label requires a text, so that an empty object is the next.
    assert!(matches!(round_trip("{}"), Untagged::Page(_)));
    let error = refusal::<Untagged<'_>>(r#"{"message":"m"}"#);
    assert_eq!(error, "data did not match any variant of untagged enum Untagged");
}

#[test]
fn a_request_is_a_variant_with_the_tag_outside_or_beside() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    enum External {
        Label(UpdateLabelRequest),
    }
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(tag = "kind", content = "body")]
    enum Adjacent {
        Label(UpdateLabelRequest),
    }

    let External::Label(label) = round_trip(r#"{"Label":{"text":"t","note":null}}"#);
    assert!(label.note.is_clear());
    let Adjacent::Label(label) = round_trip(r#"{"kind":"Label","body":{"text":"t","note":null}}"#);
    assert!(label.note.is_clear());
    let Adjacent::Label(label) =
        serde_json::from_str(r#"{"body":{"text":"t","rank":1},"kind":"Label"}"#).expect("late");
    assert_eq!(label.weight, Some(1));
    assert_eq!(refusal::<External>(r#"{"Label":{}}"#), "`text` is required");
    assert_eq!(refusal::<Adjacent>(r#"{"kind":"Label","body":{"x":1}}"#).split(':').next(), Some("unknown field `x`"));
    // An enum with its tag outside needs no buffer, so that it travels in any format.
    let bytes = postcard::to_allocvec(&External::Label(label)).expect("it prints");
    let External::Label(label) = postcard::from_bytes(&bytes).expect("it reads");
    assert_eq!(label.weight, Some(1));
}

/// What is borrowed stays borrowed in serde's buffers.
#[test]
fn a_borrowed_request_is_flattened() {
    #[derive(Debug, Deserialize)]
    struct Flat<'a> {
        #[serde(flatten, borrow)]
        page: UpdatePageRequest<'a>,
    }

    let body = r#"{"slug":"s","title":"t","bytes":[1]}"#;
    let flat: Flat<'_> = serde_json::from_str(body).expect(body);
    assert!(flat.page.slug.is_some_and(|slug| body.as_bytes().as_ptr_range().contains(&slug.as_ptr())));
    assert!(matches!(flat.page.title, Patch::Set(std::borrow::Cow::Borrowed("t"))));
}

/// `Patch` in a struct of one's own, as careful and as careless as people are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Careful {
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    name: Patch<String>,
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    age: Patch<Option<u8>>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Careless {
    name: Patch<String>,
}

#[test]
fn a_careful_struct_has_three_states_in_self_describing_formats() {
    for name in [Patch::Keep, Patch::Clear, Patch::Set("n".to_owned())] {
        let careful = Careful { name, age: Patch::Keep };
        let bytes = serde_json::to_vec(&careful).expect("it prints");
        assert_eq!(serde_json::from_slice::<Careful>(&bytes).expect("it reads"), careful);
        let bytes = rmp_serde::to_vec_named(&careful).expect("it prints");
        assert_eq!(rmp_serde::from_slice::<Careful>(&bytes).expect("it reads"), careful);
        let mut bytes = Vec::new();
        ciborium::into_writer(&careful, &mut bytes).expect("it prints");
        assert_eq!(ciborium::from_reader::<Careful, _>(&*bytes).expect("it reads"), careful);
    }
    let form: Careful = serde_urlencoded::from_str("name=n").expect("it reads");
    assert_eq!(form, Careful { name: Patch::Set("n".to_owned()), age: Patch::Keep });
    let text: Careful = toml::from_str("name = \"n\"\nage = 3").expect("it reads");
    assert_eq!(text.age, Patch::Set(Some(3)));
}

/// Without `default` a missing member is an error in every format, and never a `Clear`.
#[test]
fn a_careless_struct_never_clears_by_accident() {
    assert_eq!(refusal::<Careless>("{}"), "missing field `name`");
    let empty = BTreeMap::<String, u8>::new();
    let bytes = rmp_serde::to_vec_named(&empty).expect("it prints");
    let error = rmp_serde::from_slice::<Careless>(&bytes).expect_err("missing").to_string();
    assert!(error.contains("missing field `name`"), "{error}");
    let mut bytes = Vec::new();
    ciborium::into_writer(&empty, &mut bytes).expect("it prints");
    let error = ciborium::from_reader::<Careless, _>(&*bytes).expect_err("missing").to_string();
    assert!(error.contains("missing field `name`"), "{error}");
    let error = serde_urlencoded::from_str::<Careless>("").expect_err("missing").to_string();
    assert_eq!(error, "missing field `name`");
    let error = toml::from_str::<Careless>("").expect_err("missing").to_string();
    assert!(error.contains("missing field `name`"), "{error}");
    assert!(!serde_json::from_str::<Careless>(r#"{"name":null}"#).expect("null").name.is_keep());
}

/// Formats without names write every field: what is set or cleared arrives, and `Keep` cannot be written.
#[test]
fn a_careless_struct_is_positional() {
    for name in [Patch::Clear, Patch::Set("n".to_owned())] {
        let careless = Careless { name };
        let bytes = postcard::to_allocvec(&careless).expect("it prints");
        assert_eq!(postcard::from_bytes::<Careless>(&bytes).expect("it reads"), careless);
        let bytes = bincode1::serialize(&careless).expect("it prints");
        assert_eq!(bincode1::deserialize::<Careless>(&bytes).expect("it reads"), careless);
        let config = bincode::config::standard();
        let bytes = bincode::serde::encode_to_vec(&careless, config).expect("it prints");
        let decoded: (Careless, usize) = bincode::serde::decode_from_slice(&bytes, config).expect("it reads");
        assert_eq!(decoded.0, careless);
    }
    let error = bincode1::serialize(&Careless { name: Patch::Keep }).expect_err("no value").to_string();
    assert!(error.contains("skip_serializing_if"), "{error}");
}
