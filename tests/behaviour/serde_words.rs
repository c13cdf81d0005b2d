//! `#[serde(..)]` on the resource: read, or known to make no difference. No struct here has a derive of serde's, unless
//! it is there to be compared.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]
#![allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls functions so")]

use patch_runtime::{Field, Patch, PatchRequest};
use serde::{Deserialize, Serialize};

use crate::wire::{print, read, refusal, refusal_of_text};

fn names<R: PatchRequest>() -> Vec<&'static str> {
    R::FIELDS.iter().map(Field::name).collect()
}

mod shout {
    use serde::Deserialize as _;

    pub(super) fn serialize<S: serde::Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&text.to_uppercase())
    }

    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        String::deserialize(deserializer).map(|text| text.to_lowercase())
    }
}

#[derive(PatchRequest)]
#[serde(rename_all = "camelCase")]
struct Names {
    first_name: String,
    #[serde(rename = "Last-Name", alias = "last_name", alias = "lastName")]
    #[patch(nullable)]
    last_name: Option<String>,
    #[serde(rename(serialize = "both", deserialize = "both"))]
    one_name: u8,
    #[serde(with = "shout")]
    loud: String,
    #[serde(serialize_with = "shout::serialize")]
    out: String,
    #[serde(deserialize_with = "shout::deserialize")]
    back: String,
}

#[test]
fn names_and_functions_are_read() {
    assert_eq!(names::<UpdateNamesRequest>(), ["firstName", "Last-Name", "both", "loud", "out", "back"]);
    assert_eq!(UpdateNamesRequest::FIELDS[1].aliases(), ["last_name", "lastName"]);
    let request: UpdateNamesRequest =
        read(r#"{"firstName":"a","lastName":null,"both":1,"loud":"L","out":"O","back":"B"}"#).expect("serde's names");
    assert_eq!(
        (request.loud.as_deref(), request.out.as_deref(), request.back.as_deref()),
        (Some("l"), Some("O"), Some("b"))
    );
    assert_eq!(print(&request), r#"{"firstName":"a","Last-Name":null,"both":1,"loud":"L","out":"O","back":"b"}"#);
    assert_eq!(
        refusal_of_text::<UpdateNamesRequest>(r#"{"lastName":null,"Last-Name":null}"#),
        "duplicate field `Last-Name`"
    );
}

#[test]
fn rename_all_may_be_said_for_both_directions() {
    #[derive(PatchRequest)]
    #[serde(rename_all(serialize = "SCREAMING-KEBAB-CASE", deserialize = "SCREAMING-KEBAB-CASE"))]
    struct Screaming {
        first_name: u8,
        r#type: u8,
    }

    assert_eq!(names::<UpdateScreamingRequest>(), ["FIRST-NAME", "TYPE"]);
}

/// Each of serde's cases makes the names that serde's own derive makes.
#[test]
fn every_case_is_serdes() {
    macro_rules! check {
        ($($module:ident $case:literal)*) => {$(
            mod $module {
                #[derive(Default, serde::Serialize, patch_runtime::PatchRequest)]
                #[serde(rename_all = $case)]
                pub(super) struct Case {
                    first_name: u8,
                    x: u8,
                    a_b_c: u8,
                    html5_page: u8,
                    r#type: u8,
                    _hidden: u8,
                    end_: u8,
                }
            }
            let own = serde_json::to_value($module::Case::default()).expect("it prints");
            let own: Vec<_> = own.as_object().expect("an object").keys().cloned().collect();
            let mut ours = names::<$module::UpdateCaseRequest>();
            ours.sort_unstable();
            assert_eq!(ours, own, "{}", $case);
        )*};
    }

    check! {
        lower "lowercase"
        upper "UPPERCASE"
        pascal "PascalCase"
        camel "camelCase"
        snake "snake_case"
        screaming "SCREAMING_SNAKE_CASE"
        kebab "kebab-case"
        screaming_kebab "SCREAMING-KEBAB-CASE"
    }
}

#[derive(PatchRequest)]
#[serde(rename_all = "UPPERCASE")]
#[patch(rename_all = "camelCase")]
struct Contested {
    first_name: u8,
    #[serde(rename = "theirs")]
    #[patch(rename = "ours")]
    renamed: u8,
    #[serde(rename = "kept")]
    only_theirs: u8,
    #[serde(alias = "x")]
    #[patch(alias = "y")]
    aliased: u8,
    #[serde(with = "shout")]
    #[patch(with = plain)]
    with: String,
    #[serde(with = "shout")]
    #[patch(serialize_with = plain::serialize)]
    half: String,
}

/// Says what it gets.
mod plain {
    use serde::Deserialize as _;

    pub(super) fn serialize<S: serde::Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(text)
    }

    pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        String::deserialize(deserializer)
    }
}

#[test]
fn our_words_win_and_aliases_add_up() {
    assert_eq!(names::<UpdateContestedRequest>(), ["firstName", "ours", "kept", "aliased", "with", "half"]);
    assert_eq!(
        refusal::<UpdateContestedRequest>(r#"{"theirs":1}"#),
        "unknown field `theirs`: expected one of \
        `firstName`, `ours`, `kept`, `aliased`, `with`, `half`, `y`, `x`"
    );
    let request: UpdateContestedRequest = read(r#"{"x":1,"with":"W","half":"H"}"#).expect("both aliases");
    assert_eq!((request.aliased, request.with.as_deref(), request.half.as_deref()), (Some(1), Some("W"), Some("h")));
    assert_eq!(print(&request), r#"{"aliased":1,"with":"W","half":"h"}"#);
    assert_eq!(refusal::<UpdateContestedRequest>(r#"{"x":1,"y":1}"#), "duplicate field `aliased`");
}

fn three() -> u8 {
    3
}

fn never(_: &u8) -> bool {
    panic!("a request does not ask")
}

/// A resource with everything that means nothing to a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, PatchRequest)]
#[serde(
    default,
    deny_unknown_fields,
    expecting = "a settings object",
    bound = "T: Serialize + serde::de::DeserializeOwned"
)]
#[serde(crate = "serde", rename = "Other")]
struct Accepted<T>
where
    T: Default,
{
    #[serde(default)]
    bare: u8,
    #[serde(default = "three")]
    three: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[patch(nullable)]
    optional: Option<u8>,
    #[serde(skip_serializing_if = "never")]
    never: u8,
    #[serde(bound = "T: Serialize + serde::de::DeserializeOwned")]
    value: T,
}

impl<T: Default> Default for Accepted<T> {
    fn default() -> Self {
        Self { bare: 1, three: 1, optional: Some(1), never: 1, value: T::default() }
    }
}

#[test]
fn what_is_accepted_changes_nothing() {
    assert_eq!(read("{}"), Ok(UpdateAcceptedRequest::<u8>::new()), "an absent member takes no default");
    assert_eq!(print(&UpdateAcceptedRequest::<u8>::new()), "{}");
    let body = r#"{"bare":0,"three":0,"optional":null,"never":0,"value":"v"}"#;
    let request: UpdateAcceptedRequest<char> = read(body).expect(body);
    assert_eq!(request.optional, Patch::Clear);
    assert_eq!(print(&request), body, "`skip_serializing_if` does not swallow a `null`");
    assert!(refusal::<UpdateAcceptedRequest<u8>>("[]").ends_with("expected an object with the fields to change"));
    assert!(refusal::<UpdateAcceptedRequest<u8>>(r#"{"zzz":1}"#).starts_with("unknown field `zzz`"));
    assert_eq!(format!("{:?}", UpdateAcceptedRequest::<u8>::new()), "UpdateAcceptedRequest");
    // serde's own derive on the same struct goes on as before.
    let mut resource: Accepted<char> = serde_json::from_str(r#"{"bare":9}"#).expect("serde's default");
    assert_eq!((resource.bare, resource.three), (9, 3));
    request.apply_to(&mut resource);
    assert_eq!((resource.bare, resource.three, resource.optional, resource.value), (0, 0, None, 'v'));
}

/// What cannot be followed on a field does no harm where the field is not in the request.
#[test]
fn a_skipped_field_may_have_any_word() {
    #[derive(Default, Serialize, Deserialize)]
    struct Rest {
        rest: u8,
    }

    #[derive(Default, Serialize, Deserialize, PatchRequest)]
    struct Partly {
        #[serde(flatten)]
        #[patch(skip)]
        flat: Rest,
        #[serde(skip)]
        #[patch(skip)]
        gone: u8,
        #[serde(skip_serializing)]
        #[patch(skip)]
        hidden: u8,
        #[serde(skip_deserializing)]
        #[patch(skip)]
        computed: u8,
        #[serde(rename = "ID", alias = "Id")]
        #[patch(skip)]
        id: u8,
        #[serde(with = "shout")]
        #[patch(skip)]
        loud: String,
        name: String,
    }

    assert_eq!(names::<UpdatePartlyRequest>(), ["name"]);
    assert_eq!(refusal::<UpdatePartlyRequest>(r#"{"ID":1}"#), "`ID` cannot be changed");
    assert_eq!(refusal::<UpdatePartlyRequest>(r#"{"id":1}"#), "unknown field `id`: expected `name`");
    let partly = Partly { name: "n".to_owned(), ..Partly::default() };
    assert_eq!(print(&partly), r#"{"rest":0,"computed":0,"ID":0,"loud":"","name":"n"}"#);
}

#[test]
fn serdes_words_may_be_under_a_condition_and_empty() {
    #[derive(PatchRequest)]
    #[cfg_attr(all(), serde(rename_all = "UPPERCASE"))]
    #[cfg_attr(any(), serde(tag = "type"))]
    #[serde()]
    struct Conditional {
        #[cfg_attr(all(), serde(rename = "x", alias = "y",))]
        #[serde()]
        a: u8,
        #[cfg_attr(any(), serde(flatten))]
        b: u8,
    }

    assert_eq!(names::<UpdateConditionalRequest>(), ["x", "B"]);
}

/// The names of the request are those of the resource as serde prints it, so that what was printed can be sent back.
#[test]
fn a_printed_resource_is_a_request() {
    #[derive(Serialize, PatchRequest)]
    #[serde(rename_all = "camelCase")]
    struct Whole {
        first_name: String,
        #[serde(rename = "Age")]
        age: u8,
        #[patch(nullable)]
        #[serde(skip_serializing_if = "Option::is_none")]
        note: Option<String>,
        #[serde(with = "shout")]
        loud: String,
    }

    let whole = Whole { first_name: "a".to_owned(), age: 1, note: None, loud: "l".to_owned() };
    let request: UpdateWholeRequest = read(&print(&whole)).expect("it reads what serde prints");
    assert_eq!(print(&request), print(&whole));
}
