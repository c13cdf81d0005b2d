//! Secrets inside nested requests: no error says what was in an object that holds one.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use patch_runtime::{PatchRequest, Unchecked};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::wire::{print, read, refusal, refusal_of_text};

/// Long and unlike anything in our texts, so that a search for it finds nothing else.
const SECRET: &str = "correct-horse-battery-staple";

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Credentials {
    #[patch(nullable, secret, alias = "key")]
    token: Option<String>,
    scope: u8,
    #[patch(skip)]
    id: u32,
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Account {
    name: String,
    #[patch(nested)]
    credentials: Credentials,
    limit: u8,
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Place {
    city: String,
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(request_only {
    #[patch(nested)]
    once: Credentials,
})]
struct User {
    #[patch(nested)]
    credentials: Credentials,
    #[patch(nested, nullable)]
    other: Option<Credentials>,
    #[patch(nested)]
    account: Account,
    #[patch(nested)]
    open: Place,
    #[patch(nested, nullable, default, secret)]
    hidden: Place,
    #[patch(nested)]
    boxed: Box<Credentials>,
}

/// Every way in which an object that holds a secret can be wrong, with the secret in the wrong place.
fn wrong_credentials() -> Vec<String> {
    let quoted = format!("{SECRET:?}");
    vec![
        quoted.clone(),
        format!("[{quoted}]"),
        "8675309".to_owned(),
        format!(r#"{{"token":[{quoted}]}}"#),
        format!(r#"{{"token":{{{quoted}:{quoted}}}}}"#),
        format!(r#"{{"key":[{quoted}]}}"#),
        // Members beside it are in the same object: what they hold may be what belongs there.
        format!(r#"{{"scope":{quoted}}}"#),
        r#"{"scope":8675309}"#.to_owned(),
        format!(r#"{{"token":{quoted},"scope":null}}"#),
        format!("{{{quoted}:1}}"),
        format!(r#"{{"tokn":{quoted}}}"#),
        format!(r#"{{"id":{quoted}}}"#),
    ]
}

/// One sentence, by each route, with rules and without.
#[track_caller]
fn assert_hidden<R>(body: &str, name: &str)
where
    R: DeserializeOwned + PartialEq + Debug,
    Unchecked<R>: DeserializeOwned + PartialEq + Debug,
{
    let sentence = format!("`{name}` has an unusable value");
    assert_eq!(refusal::<R>(body), sentence, "{body}");
    assert_eq!(refusal::<Unchecked<R>>(body), sentence, "{body}");
}

#[test]
fn an_object_with_a_secret_is_never_quoted() {
    for value in wrong_credentials() {
        for name in ["credentials", "other", "once", "boxed"] {
            assert_hidden::<UpdateUserRequest>(&format!(r#"{{"{name}":{value}}}"#), name);
        }
    }
}

/// The outermost object that holds it is the one that is named.
#[test]
fn nor_is_one_with_a_secret_further_down() {
    for value in wrong_credentials() {
        let body = format!(r#"{{"account":{{"credentials":{value}}}}}"#);
        assert_hidden::<UpdateUserRequest>(&body, "account");
        assert_hidden::<UpdateAccountRequest>(&format!(r#"{{"credentials":{value}}}"#), "credentials");
    }
    for inside in [format!(r#"{{"limit":"{SECRET}"}}"#), format!(r#"{{"{SECRET}":1}}"#), format!(r#""{SECRET}""#)] {
        assert_hidden::<UpdateUserRequest>(&format!(r#"{{"account":{inside}}}"#), "account");
    }
}

#[test]
fn what_holds_no_secret_is_told_as_ever() {
    assert_eq!(refusal::<UpdateUserRequest>(r#"{"open":{"city":1}}"#), "invalid type: integer `1`, expected a string");
    assert_eq!(refusal::<UpdateUserRequest>(r#"{"open":{"cty":"x"}}"#), "unknown field `cty`: did you mean `city`?");
    assert_eq!(
        refusal::<UpdateAccountRequest>(r#"{"limit":"x"}"#),
        "invalid type: string \"x\", expected u8",
        "beside the object that holds it"
    );
    assert!(refusal::<UpdateUserRequest>(r#"{"credentials":null}"#).starts_with("`credentials` must not be null"));
    assert_eq!(refusal_of_text::<UpdateUserRequest>(r#"{"other":{},"other":{}}"#), "duplicate field `other`");
}

#[test]
fn a_nested_field_may_be_a_secret_as_a_whole() {
    for value in [format!(r#"{{"city":["{SECRET}"]}}"#), format!(r#"{{"{SECRET}":1}}"#), format!(r#""{SECRET}""#)] {
        assert_hidden::<UpdateUserRequest>(&format!(r#"{{"hidden":{value}}}"#), "hidden");
    }
    let body = format!(r#"{{"open":{{"city":"c"}},"hidden":{{"city":"{SECRET}"}}}}"#);
    let request: UpdateUserRequest = read(&body).expect(&body);
    assert_eq!(format!("{request:?}"), r#"UpdateUserRequest { open: UpdatePlaceRequest { city: "c" }, hidden: *** }"#);
    assert_eq!(print(&request), body);
}

#[test]
fn debug_hides_it_at_every_depth() {
    let credentials = format!(r#"{{"token":"{SECRET}","scope":1}}"#);
    let inner = format!(r#""credentials":{credentials}"#);
    let others = format!(r#""other":{credentials},"account":{{{inner}}},"boxed":{credentials},"once":{credentials}"#);
    let body = format!("{{{inner},{others}}}");
    let request: UpdateUserRequest = read(&body).expect(&body);
    let text = format!("{request:?}");
    assert!(
        text.starts_with("UpdateUserRequest { credentials: UpdateCredentialsRequest { token: ***, scope: 1 }, other: ")
    );
    assert_eq!(text.matches("***").count(), 5);
    let builder = UpdateUserRequest::builder().maybe_credentials(request.credentials.clone());
    for text in [text, format!("{request:#?}"), format!("{builder:?}"), format!("{:?}", Unchecked(request.clone()))] {
        assert!(!text.contains(SECRET), "{text}");
    }
    assert_eq!(print(&request), body, "the wire has it");
}

#[test]
fn broken_rules_tell_names_only() {
    #[derive(Debug, Default, PartialEq, PatchRequest)]
    #[patch(at_most_one(pin, code))]
    struct Lock {
        #[patch(secret)]
        pin: String,
        #[patch(secret, requires(owner))]
        code: String,
        owner: String,
    }
    #[derive(Debug, PartialEq, PatchRequest)]
    struct Door {
        #[patch(nested)]
        lock: Lock,
    }

    let body = format!(r#"{{"lock":{{"pin":"{SECRET}","code":"{SECRET}"}}}}"#);
    assert_eq!(
        refusal::<UpdateDoorRequest>(&body),
        "`code` requires `owner` (in `/lock`); at most one of `pin` and `code` can be set (in `/lock`)"
    );
}

#[test]
fn a_recursive_type_holds_its_secret_at_every_level() {
    #[derive(Debug, Default, PartialEq, PatchRequest)]
    struct Vault {
        #[patch(nested, nullable)]
        inside: Option<Box<Vault>>,
        size: u8,
        #[patch(secret)]
        key: String,
    }
    #[derive(Debug, PartialEq, PatchRequest)]
    struct Bank {
        #[patch(nested)]
        vault: Vault,
    }

    for depth in [1, 2, 20] {
        for innermost in [
            format!(r#"{{"key":["{SECRET}"]}}"#),
            format!(r#"{{"size":"{SECRET}"}}"#),
            format!(r#"{{"{SECRET}":1}}"#),
            format!(r#""{SECRET}""#),
        ] {
            let body = format!("{}{innermost}{}", r#"{"inside":"#.repeat(depth), "}".repeat(depth));
            assert_hidden::<UpdateVaultRequest>(&body, "inside");
            assert_hidden::<UpdateBankRequest>(&format!(r#"{{"vault":{body}}}"#), "vault");
        }
    }
}

/// Types that contain each other, with the secret at the far end; and those that only contain themselves.
#[test]
fn a_circle_of_types_is_searched_once() {
    #[derive(Debug, Default, PartialEq, PatchRequest)]
    struct Left {
        a: u8,
        #[patch(nested, nullable)]
        right: Option<Box<Right>>,
    }
    #[derive(Debug, Default, PartialEq, PatchRequest)]
    struct Right {
        b: u8,
        #[patch(nested, nullable)]
        left: Option<Box<Left>>,
        #[patch(nested)]
        far: Account,
    }
    #[derive(Debug, Default, PartialEq, PatchRequest)]
    struct Plain {
        a: u8,
        #[patch(nested, nullable)]
        other: Option<Box<Plain>>,
        #[patch(nested, nullable)]
        same: Option<Box<Plain>>,
    }

    assert_hidden::<UpdateLeftRequest>(&format!(r#"{{"right":{{"left":{{"a":"{SECRET}"}}}}}}"#), "right");
    assert_hidden::<UpdateRightRequest>(&format!(r#"{{"left":{{"a":"{SECRET}"}}}}"#), "left");
    assert_eq!(
        refusal::<UpdatePlainRequest>(r#"{"same":{"other":{"a":"x"}}}"#),
        "invalid type: string \"x\", expected u8"
    );
}

#[test]
fn what_a_parameter_stands_for_may_hold_a_secret() {
    #[derive(Debug, Default, PartialEq, PatchRequest)]
    struct Envelope<T: patch_runtime::Patchable> {
        #[patch(nested)]
        content: T,
    }

    assert_hidden::<UpdateEnvelopeRequest<Credentials>>(&format!(r#"{{"content":{{"scope":"{SECRET}"}}}}"#), "content");
    assert_hidden::<UpdateEnvelopeRequest<Envelope<Account>>>(
        &format!(r#"{{"content":{{"content":{{"name":["{SECRET}"]}}}}}}"#),
        "content",
    );
    assert_eq!(
        refusal::<UpdateEnvelopeRequest<Place>>(r#"{"content":{"city":1}}"#),
        "invalid type: integer `1`, expected a string"
    );
}

#[test]
fn double_options_hide_it_too() {
    #[derive(Debug, Default, PartialEq, PatchRequest)]
    #[patch(repr = "option")]
    struct Double {
        #[patch(nested, nullable)]
        credentials: Option<Credentials>,
    }

    for value in wrong_credentials() {
        assert_hidden::<UpdateDoubleRequest>(&format!(r#"{{"credentials":{value}}}"#), "credentials");
    }
}

#[test]
fn a_secret_map_is_merged_in_silence() {
    #[derive(Debug, Default, PartialEq, PatchRequest)]
    struct Service {
        #[patch(merge, secret)]
        environment: BTreeMap<String, String>,
        #[patch(merge, nullable, secret)]
        settings: Option<Value>,
        #[patch(merge)]
        labels: BTreeMap<String, u8>,
    }

    for value in [format!(r#"{{"A":["{SECRET}"]}}"#), format!(r#"["{SECRET}"]"#), format!(r#""{SECRET}""#)] {
        assert_hidden::<UpdateServiceRequest>(&format!(r#"{{"environment":{value}}}"#), "environment");
    }
    assert_eq!(refusal::<UpdateServiceRequest>(r#"{"labels":{"a":"x"}}"#), "invalid type: string \"x\", expected u8");
    let body = format!(r#"{{"environment":{{"A":"{SECRET}","B":null}},"settings":{{"{SECRET}":1}}}}"#);
    let request: UpdateServiceRequest = read(&body).expect(&body);
    assert_eq!(format!("{request:?}"), "UpdateServiceRequest { environment: ***, settings: *** }");
    let mut service = Service { environment: BTreeMap::from([("B".to_owned(), "b".to_owned())]), ..Service::default() };
    request.apply_to(&mut service);
    assert_eq!(service.environment, BTreeMap::from([("A".to_owned(), SECRET.to_owned())]));
}

/// The names in a secret JSON value are part of it.
#[test]
fn what_cannot_be_said_of_a_secret_tells_the_field_only() {
    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    struct Service {
        #[patch(merge, secret)]
        settings: Value,
    }

    let with = |settings| Service { settings };
    let error = UpdateServiceRequest::diff(&with(json!({})), &with(json!({"a": {SECRET: null}}))).expect_err("a null");
    assert!(!format!("{error} {error:?}").contains(SECRET), "{error}");
    assert!(error.pointers().eq(["/settings"]));

    let change = |value: Value| UpdateServiceRequest { settings: Some(json!({SECRET: value})) };
    let error = change(Value::Null).merged_with(change(json!({}))).expect_err("nothing is left to merge into");
    assert!(!format!("{error} {error:?}").contains(SECRET), "{error}");
    assert!(error.pointers().eq(["/settings"]));
}
