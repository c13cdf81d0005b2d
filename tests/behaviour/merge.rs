//! `merge` on maps: a request changes them key by key, and `null` deletes.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;

use patch_runtime::{Field, Patch, PatchRequest, State};
use serde::{Deserialize, Serialize};

use crate::wire::{print, read, refusal, refusal_of_text};

type Texts = BTreeMap<String, String>;

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Server {
    #[patch(merge)]
    labels: BTreeMap<String, String>,
    #[patch(merge, nullable)]
    notes: Option<BTreeMap<String, String>>,
    #[patch(merge)]
    strict: Option<BTreeMap<String, String>>,
    #[patch(merge, nullable, default)]
    limits: BTreeMap<String, u32>,
    #[patch(merge, nullable, default = BTreeMap::from([("x".to_owned(), 1)]))]
    weights: BTreeMap<String, u32>,
    /// Replaced as a whole.
    tags: BTreeMap<String, String>,
}

fn texts<const N: usize>(entries: [(&str, &str); N]) -> Texts {
    entries.map(|(key, value)| (key.to_owned(), value.to_owned())).into()
}

fn server() -> Server {
    let both = || texts([("a", "1"), ("b", "2")]);
    let numbers = || BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]);
    Server {
        labels: both(),
        notes: Some(both()),
        strict: Some(both()),
        limits: numbers(),
        weights: numbers(),
        tags: both(),
    }
}

#[track_caller]
fn updated(mut server: Server, body: &str) -> Server {
    read::<UpdateServerRequest>(body).expect(body).apply_to(&mut server);
    server
}

#[test]
fn a_body_is_read_and_printed() {
    for body in [
        "{}",
        r#"{"labels":{}}"#,
        r#"{"labels":{"a":"x","b":null},"notes":null,"strict":{"c":null},"limits":null,"weights":{"a":0}}"#,
        r#"{"notes":{},"limits":{"a":null},"tags":{}}"#,
    ] {
        assert_eq!(print(&read::<UpdateServerRequest>(body).expect(body)), body);
    }
}

#[test]
fn the_request_holds_what_to_do_with_each_key() {
    let request: UpdateServerRequest = read(r#"{"labels":{"a":"x","b":null},"notes":null,"limits":{}}"#).expect("maps");
    let expected = UpdateServerRequest {
        labels: Some(BTreeMap::from([("a".to_owned(), Some("x".to_owned())), ("b".to_owned(), None)])),
        notes: Patch::Clear,
        limits: Patch::Set(BTreeMap::new()),
        ..UpdateServerRequest::new()
    };
    assert_eq!(request, expected);
    assert_eq!(request.clone(), expected);
    assert_ne!(request, UpdateServerRequest { notes: Patch::Keep, ..expected });
    assert_eq!(
        format!("{request:?}"),
        r#"UpdateServerRequest { labels: {"a": Some("x"), "b": None}, notes: null, limits: {} }"#
    );
}

#[test]
fn keys_are_set_added_deleted_and_kept() {
    let all = r#"{"a":"x","c":"3","b":null,"zzz":null}"#;
    let after =
        updated(server(), &format!(r#"{{"labels":{all},"notes":{all},"strict":{all},"weights":{{"b":null}}}}"#));
    let expected = texts([("a", "x"), ("c", "3")]);
    assert_eq!(
        after,
        Server {
            labels: expected.clone(),
            notes: Some(expected.clone()),
            strict: Some(expected),
            weights: BTreeMap::from([("a".to_owned(), 1)]),
            ..server()
        }
    );
}

#[test]
fn an_empty_object_changes_nothing() {
    for body in ["{}", r#"{"labels":{},"notes":{},"strict":{},"limits":{},"weights":{}}"#] {
        assert_eq!(updated(server(), body), server());
    }
    // Without the word it is the value.
    assert_eq!(updated(server(), r#"{"tags":{}}"#), Server { tags: texts([]), ..server() });
    let request: UpdateServerRequest = read(r#"{"labels":{}}"#).expect("an object");
    assert!(!request.is_empty() && request.state(0) == State::Set);
}

#[test]
fn null_clears_or_resets_the_whole() {
    let expected =
        Server { notes: None, limits: BTreeMap::new(), weights: BTreeMap::from([("x".to_owned(), 1)]), ..server() };
    assert_eq!(updated(server(), r#"{"notes":null,"limits":null,"weights":null}"#), expected);
    for name in ["labels", "strict"] {
        assert_eq!(
            refusal::<UpdateServerRequest>(&format!(r#"{{"{name}":null}}"#)),
            format!("`{name}` must not be null: send a value, or leave the field out to keep the current one")
        );
    }
    assert!(refusal::<UpdateServerRequest>(r#"{"tags":{"a":null}}"#).starts_with("invalid type: null"));
}

#[test]
fn where_there_is_no_map_one_is_made() {
    let empty = Server { notes: None, strict: None, ..server() };
    let made = |map: Texts| Server { notes: Some(map.clone()), strict: Some(map), ..server() };
    assert_eq!(updated(empty.clone(), r#"{"notes":{},"strict":{}}"#), made(texts([])));
    assert_eq!(updated(empty.clone(), r#"{"notes":{"a":null},"strict":{"a":null}}"#), made(texts([])));
    assert_eq!(updated(empty, r#"{"notes":{"a":"1","b":null},"strict":{"a":"1"}}"#), made(texts([("a", "1")])));
}

#[test]
fn what_is_no_map_is_refused() {
    for (value, kind) in [("[]", "sequence"), (r#""s""#, r#"string "s""#), ("1", "integer `1`")] {
        for name in ["labels", "notes", "strict"] {
            let body = format!(r#"{{"{name}":{value}}}"#);
            assert_eq!(refusal::<UpdateServerRequest>(&body), format!("invalid type: {kind}, expected a map"));
        }
    }
    assert_eq!(refusal::<UpdateServerRequest>(r#"{"labels":{"a":1}}"#), "invalid type: integer `1`, expected a string");
    assert_eq!(refusal_of_text::<UpdateServerRequest>(r#"{"labels":{},"labels":{}}"#), "duplicate field `labels`");
}

#[test]
fn a_builder_takes_the_changes() {
    let changes = || BTreeMap::from([("a".to_owned(), Some("x".to_owned())), ("b".to_owned(), None)]);
    // No rule can be broken inside a map, so that `build` need not ask.
    let request: UpdateServerRequest = UpdateServerRequest::builder()
        .labels(changes())
        .clear_notes()
        .maybe_strict(Some(changes()))
        .maybe_weights(None)
        .clear_limits()
        .build();
    assert_eq!(
        print(&request),
        r#"{"labels":{"a":"x","b":null},"notes":null,"strict":{"a":"x","b":null},"limits":null}"#
    );
}

#[test]
fn it_is_no_nested_field() {
    assert!(UpdateServerRequest::FIELDS.iter().all(|field| field.nested().is_none()));
    let nullable = UpdateServerRequest::FIELDS.iter().filter(|field| field.is_nullable());
    assert!(nullable.map(Field::name).eq(["notes", "limits", "weights"]));
}

/// Values replace each other: what is in them is theirs.
#[test]
fn the_values_of_a_map_replace() {
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Limit {
        soft: u32,
        #[serde(default)]
        hard: Option<u32>,
    }
    #[derive(Debug, PartialEq, PatchRequest)]
    struct Quota {
        #[patch(merge)]
        limits: BTreeMap<String, Limit>,
        #[patch(merge)]
        lists: BTreeMap<String, Vec<u8>>,
        #[patch(merge)]
        maps: BTreeMap<String, Texts>,
    }

    let limit = |soft, hard| Limit { soft, hard };
    let mut quota = Quota {
        limits: BTreeMap::from([("cpu".to_owned(), limit(1, Some(2)))]),
        lists: BTreeMap::from([("a".to_owned(), vec![1, 2])]),
        maps: BTreeMap::from([("a".to_owned(), texts([("x", "1")]))]),
    };
    let request: UpdateQuotaRequest =
        read(r#"{"limits":{"cpu":{"soft":3}},"lists":{"a":[3],"b":[]},"maps":{"a":{"y":"2"}}}"#).expect("whole values");
    let _: &Option<BTreeMap<String, Option<Limit>>> = &request.limits;
    request.apply_to(&mut quota);
    assert_eq!(quota.limits["cpu"], limit(3, None));
    assert_eq!((&quota.lists["a"], &quota.lists["b"]), (&vec![3], &vec![]));
    assert_eq!(quota.maps["a"], texts([("y", "2")]));
    assert_eq!(refusal::<UpdateQuotaRequest>(r#"{"limits":{"cpu":{"hard":1}}}"#), "missing field `soft`");
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Color {
    Red,
    Green,
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Keyed {
    #[patch(merge)]
    number: BTreeMap<u32, String>,
    #[patch(merge)]
    color: BTreeMap<Color, u8>,
    #[patch(merge)]
    letter: HashMap<char, u8>,
    #[patch(merge, nullable)]
    hash: Option<HashMap<i64, u8, BuildHasherDefault<DefaultHasher>>>,
}

#[test]
fn keys_are_of_any_type_that_json_can_name() {
    let body = r#"{"number":{"7":"x","10":null},"color":{"red":1,"green":null},"letter":{"q":null},"hash":{"-1":5}}"#;
    let request: UpdateKeyedRequest = read(body).expect(body);
    assert_eq!(print(&request), body);
    assert_eq!(request.number, Some(BTreeMap::from([(7, Some("x".to_owned())), (10, None)])));
    assert_eq!(request.color, Some(BTreeMap::from([(Color::Red, Some(1)), (Color::Green, None)])));
    assert_eq!(request.hash.value().map(|map| map[&-1]), Some(Some(5)));
    let mut keyed = Keyed {
        number: BTreeMap::from([(7, "a".to_owned()), (8, "b".to_owned()), (10, "c".to_owned())]),
        color: BTreeMap::from([(Color::Green, 2)]),
        letter: HashMap::from([('q', 3), ('r', 4)]),
        hash: None,
    };
    let stored = keyed.clone();
    let undo = request.undo_for(&stored).expect("all of it can be taken back");
    request.apply_to(&mut keyed);
    assert_eq!(keyed.number, BTreeMap::from([(7, "x".to_owned()), (8, "b".to_owned())]));
    assert_eq!(keyed.color, BTreeMap::from([(Color::Red, 1)]));
    assert_eq!(keyed.letter, HashMap::from([('r', 4)]));
    assert_eq!(keyed.hash.as_ref().map(|map| map[&-1]), Some(5));
    assert_eq!(
        print(&undo),
        r#"{"number":{"7":"a","10":"c"},"color":{"red":null,"green":2},"letter":{"q":3},"hash":null}"#
    );
    undo.apply_to(&mut keyed);
    assert_eq!(keyed, stored);

    assert!(refusal::<UpdateKeyedRequest>(r#"{"number":{"x":"y"}}"#).starts_with("invalid"));
    assert_eq!(
        refusal::<UpdateKeyedRequest>(r#"{"color":{"blue":1}}"#),
        "unknown variant `blue`, expected `red` or `green`"
    );
}

#[test]
fn a_hash_map_is_a_map() {
    let one = |value| UpdateKeyedRequest { letter: Some(HashMap::from([('a', value)])), ..UpdateKeyedRequest::new() };
    assert_eq!(one(Some(1)).clone(), one(Some(1)));
    assert_ne!(one(Some(1)), one(None));
    assert_eq!(format!("{:?}", one(None)), "UpdateKeyedRequest { letter: {'a': None} }");
    let both = one(Some(1)).merged_with(one(None)).expect("maps lose nothing");
    assert_eq!(both, one(None));
    let mut keyed = Keyed { letter: HashMap::from([('a', 1), ('b', 2)]), ..Keyed::default() };
    assert!(one(Some(1)).changed_fields(&keyed).next().is_none());
    assert!(one(Some(3)).changed_fields(&keyed).map(Field::name).eq(["letter"]));
    let request = UpdateKeyedRequest::builder().letter(HashMap::from([('b', None)])).build();
    request.apply_to(&mut keyed);
    assert_eq!(keyed.letter, HashMap::from([('a', 1)]));
}

#[test]
fn in_request_only_it_is_read_and_never_applied() {
    #[derive(Debug, PartialEq, PatchRequest)]
    #[patch(request_only {
        #[patch(merge)]
        hints: BTreeMap<String, u8>,
        #[patch(merge, nullable)]
        more: HashMap<String, u8>,
    })]
    struct Job {
        name: String,
    }

    let body = r#"{"name":"n","hints":{"a":1,"b":null},"more":null}"#;
    let request: UpdateJobRequest = read(body).expect(body);
    assert_eq!(print(&request), body);
    assert_eq!(request.hints, Some(BTreeMap::from([("a".to_owned(), Some(1)), ("b".to_owned(), None)])));
    let later: UpdateJobRequest = read(r#"{"hints":{"a":null,"c":2}}"#).expect("a map");
    let both = request.merged_with(later).expect("maps lose nothing");
    assert_eq!(print(&both), r#"{"name":"n","hints":{"a":null,"b":null,"c":2},"more":null}"#);
    let mut job = Job { name: String::new() };
    both.apply_to(&mut job);
    assert_eq!(job.name, "n");
    assert!(refusal::<UpdateJobRequest>(r#"{"hints":null}"#).starts_with("`hints` must not be null"));
}

#[test]
fn aliases_and_parameters_are_no_hindrance() {
    type Labels = BTreeMap<String, String>;
    type MaybeLabels = Option<Labels>;

    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    struct Generic<K: Ord, V> {
        #[patch(merge)]
        map: BTreeMap<K, V>,
        #[patch(merge, nullable)]
        perhaps: Option<HashMap<String, V>>,
        #[patch(merge, rename = "l", alias = "tags")]
        labels: Labels,
        #[patch(merge, nullable)]
        more: MaybeLabels,
    }

    let body = r#"{"map":{"1":true,"2":null},"tags":{"a":null},"more":{"b":"c"}}"#;
    let request: UpdateGenericRequest<u8, bool> = read(body).expect(body);
    assert_eq!(print(&request), r#"{"map":{"1":true,"2":null},"l":{"a":null},"more":{"b":"c"}}"#);
    let mut generic =
        Generic { map: BTreeMap::from([(2, false)]), perhaps: None, labels: texts([("a", "1")]), more: None };
    let stored = generic.clone();
    let undo = request.undo_for(&generic).expect("all of it can be taken back");
    request.apply_to(&mut generic);
    assert_eq!(generic.map, BTreeMap::from([(1, true)]));
    assert_eq!((&generic.labels, &generic.more), (&texts([]), &Some(texts([("b", "c")]))));
    undo.apply_to(&mut generic);
    assert_eq!(generic, stored);
}

#[test]
fn double_options_merge_too() {
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(repr = "option")]
    struct Double {
        #[patch(merge)]
        plain: BTreeMap<String, u8>,
        #[patch(merge, nullable)]
        notes: Option<BTreeMap<String, u8>>,
        #[patch(merge, nullable, default)]
        limits: BTreeMap<String, u8>,
    }

    let body = r#"{"plain":{"a":1},"notes":{"b":null,"c":2},"limits":null}"#;
    let request: UpdateDoubleRequest = read(body).expect(body);
    let _: &Option<Option<BTreeMap<String, Option<u8>>>> = &request.notes;
    assert_eq!(print(&request), body);
    let map = |key: &str, value| BTreeMap::from([(key.to_owned(), value)]);
    let mut double = Double { plain: map("z", 9), notes: Some(map("b", 1)), limits: map("d", 4) };
    let stored = double.clone();
    request.clone().apply_to(&mut double);
    assert_eq!((double.notes.as_ref(), double.limits.len()), (Some(&map("c", 2)), 0));
    assert_eq!(double.plain.len(), 2);
    let diff = UpdateDoubleRequest::diff(&stored, &double).expect("nothing is lost");
    assert_eq!(print(&diff), r#"{"plain":{"a":1},"notes":{"b":null,"c":2},"limits":{"d":null}}"#);
}

#[test]
fn rules_ask_whether_there_is_a_map() {
    #[derive(Debug, PartialEq, PatchRequest)]
    struct Ruled {
        #[patch(merge, required)]
        labels: BTreeMap<String, u8>,
        #[patch(merge, nullable)]
        notes: Option<BTreeMap<String, u8>>,
        #[patch(requires(notes))]
        reason: String,
    }

    read::<UpdateRuledRequest>(r#"{"labels":{},"notes":{},"reason":"r"}"#).expect("there are maps");
    assert_eq!(
        refusal::<UpdateRuledRequest>(r#"{"notes":null,"reason":"r"}"#),
        "`labels` is required; `reason` requires `notes`"
    );
    let built = UpdateRuledRequest::builder().labels(BTreeMap::new()).reason("r").notes(BTreeMap::new()).build();
    assert_eq!(print(&built), r#"{"labels":{},"notes":{},"reason":"r"}"#);
}

/// The struct's word reaches an `Option` of a map as it reaches any other.
#[test]
fn a_nullable_struct_has_nullable_maps() {
    #[derive(Debug, PartialEq, PatchRequest)]
    #[patch(nullable)]
    struct Loose {
        #[patch(merge)]
        notes: Option<BTreeMap<String, u8>>,
        #[patch(merge, not_null)]
        strict: Option<BTreeMap<String, u8>>,
        #[patch(merge)]
        labels: BTreeMap<String, u8>,
    }

    let nullable: Vec<_> = UpdateLooseRequest::FIELDS.iter().map(Field::is_nullable).collect();
    assert_eq!(nullable, [true, false, false]);
    assert_eq!(read(r#"{"notes":null}"#), Ok(UpdateLooseRequest { notes: Patch::Clear, ..Default::default() }));
}
