//! The laws of `Patch`, and what it does inside the containers that serde's derive generates.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Debug;
use core::mem::size_of;
use core::num::NonZeroU8;

use serde::de::value::{
    BorrowedBytesDeserializer, BorrowedStrDeserializer, EnumAccessDeserializer, Error, MapAccessDeserializer,
    MapDeserializer, SeqDeserializer, UnitDeserializer,
};
use serde::de::{Deserialize, DeserializeOwned, IntoDeserializer};
use serde::{Deserialize as Derive, Serialize};
use serde_json::{Value, json};

use super::Patch::{self, Clear, Keep, Set};

const STATES: [Patch<u8>; 4] = [Keep, Clear, Set(1), Set(2)];

// Each method that can run at compile time does.
const _: () = {
    let mut patch = Set(1_u8);
    assert!(patch.is_set() && patch.is_present() && !patch.is_keep() && !patch.is_clear());
    assert!(matches!(patch.as_ref(), Set(1)) && matches!(patch.value(), Some(1)));
    if let Set(value) = patch.as_mut() {
        *value = 2;
    }
    assert!(matches!(patch.take(), Set(2)) && patch.is_keep());
};

/// A struct whose author did everything right.
#[derive(Debug, Default, PartialEq, Derive, Serialize)]
struct Full {
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    name: Patch<String>,
    #[serde(default, skip_serializing_if = "Patch::is_keep")]
    age: Patch<u8>,
}

/// A struct whose author forgot both halves of the attribute.
#[derive(Debug, PartialEq, Derive, Serialize)]
struct Bare {
    name: Patch<String>,
}

#[derive(Debug, PartialEq, Derive, Serialize)]
struct Flat<T> {
    id: u8,
    #[serde(flatten)]
    inner: T,
}

#[derive(Debug, PartialEq, Derive, Serialize)]
#[serde(tag = "kind")]
enum Tagged<T> {
    Update(T),
}

#[derive(Debug, PartialEq, Derive, Serialize)]
#[serde(tag = "kind", content = "body")]
enum Adjacent<T> {
    Update(T),
}

#[derive(Debug, PartialEq, Derive, Serialize)]
#[serde(untagged)]
enum Untagged<T> {
    Update(T),
}

/// Reads `json` from text and from a `Value`, which must agree.
fn read<T: DeserializeOwned + PartialEq + Debug>(json: &Value) -> Result<T, String> {
    let from_str = serde_json::from_str::<T>(&json.to_string()).map_err(|e| e.to_string());
    let from_value = serde_json::from_value::<T>(json.clone()).map_err(|e| e.to_string());
    match (&from_str, &from_value) {
        (Ok(left), Ok(right)) => assert_eq!(left, right),
        // The reader of text adds "at line 1 column 2".
        (Err(left), Err(right)) => assert!(left.starts_with(right), "{left} / {right}"),
        _ => panic!("{from_str:?} / {from_value:?}"),
    }
    from_value
}

/// The bodies that `Full` reads, each with what it says; `wrap` puts one where a container has it.
fn round_trips<T: DeserializeOwned + Serialize + PartialEq + Debug>(
    wrap: impl Fn(Value) -> Value,
    build: impl Fn(Full) -> T,
) {
    for (body, name, age) in [
        (json!({}), Keep, Keep),
        (json!({ "name": null }), Clear, Keep),
        (json!({ "name": "Ada", "age": null }), Set("Ada".to_owned()), Clear),
        (json!({ "name": "", "age": 7 }), Set(String::new()), Set(7)),
    ] {
        let (body, value) = (wrap(body), build(Full { name, age }));
        assert_eq!(serde_json::to_value(&value).unwrap(), body);
        assert_eq!(read::<T>(&body), Ok(value));
    }
}

fn with(mut body: Value, key: &str, value: impl Into<Value>) -> Value {
    body[key] = value.into();
    body
}

#[test]
fn three_states_survive_every_container() {
    round_trips(|body| body, |full| full);
    round_trips(|body| with(body, "id", 1), |inner| Flat { id: 1, inner });
    round_trips(|body| with(body, "kind", "Update"), Tagged::Update);
    round_trips(|body| json!({ "kind": "Update", "body": body }), Adjacent::Update);
    round_trips(|body| body, Untagged::Update);
}

#[test]
fn a_missing_field_without_default_is_missing_in_every_container() {
    let missing = Err("missing field `name`".to_owned());
    assert_eq!(read::<Bare>(&json!({})), missing);
    assert_eq!(read::<Flat<Bare>>(&json!({ "id": 1 })).map(|flat| flat.inner), missing);
    assert_eq!(read::<Tagged<Bare>>(&json!({ "kind": "Update" })).map(|Tagged::Update(bare)| bare), missing);
    assert!(read::<Adjacent<Bare>>(&json!({ "kind": "Update", "body": {} })).is_err());
    assert!(read::<Untagged<Bare>>(&json!({})).is_err());
    assert_eq!(read::<Bare>(&json!({ "name": null })), Ok(Bare { name: Clear }));
}

#[test]
fn serializing_keep_names_the_attribute_to_add() {
    let expected = "a kept field cannot be serialized: \
                    add `#[serde(default, skip_serializing_if = \"Patch::is_keep\")]` to the field";
    assert_eq!(serde_json::to_string(&Bare { name: Keep }).unwrap_err().to_string(), expected);
    assert_eq!(serde_json::to_value(Bare { name: Keep }).unwrap_err().to_string(), expected);
}

#[test]
fn a_flattened_patch_is_an_error_and_never_a_cleared_field() {
    for body in [json!({ "id": 1 }), json!({ "id": 1, "name": null }), json!({ "id": 1, "name": 5 })] {
        let error = read::<Flat<Patch<Bare>>>(&body).unwrap_err();
        assert_eq!(error, "can only flatten structs and maps");
    }
}

#[test]
fn a_wrong_value_is_reported_in_the_words_of_its_type() {
    for body in [json!({ "age": 256 }), json!({ "age": "x" }), json!({ "age": [] }), json!({ "name": 1 })] {
        let field = body.as_object().unwrap().keys().next().unwrap();
        let inner = match field.as_str() {
            "age" => read::<u8>(&body[field]).unwrap_err(),
            _ => read::<String>(&body[field]).unwrap_err(),
        };
        assert_eq!(read::<Full>(&body), Err(inner));
    }
}

#[test]
fn a_set_value_that_prints_as_null_reads_back_as_clear() {
    for text in [serde_json::to_string(&Set(())), serde_json::to_string(&Set(Value::Null))] {
        assert_eq!(text.unwrap(), "null");
    }
    assert_eq!(read::<Patch<()>>(&Value::Null), Ok(Clear));
    assert_eq!(read::<Patch<Value>>(&Value::Null), Ok(Clear));
    assert_eq!(read::<Patch<Value>>(&json!([null])), Ok(Set(json!([null]))));
}

/// Reads from one of serde's own deserializers, which answer a newtype with the bare value.
fn bare<'de, T: Deserialize<'de>>(value: impl IntoDeserializer<'de, Error>) -> Result<Patch<T>, Error> {
    Patch::deserialize(value.into_deserializer())
}

#[test]
fn formats_without_newtypes_work() {
    #[derive(Debug, PartialEq, Derive)]
    enum Mode {
        Fast,
        Slow(u8),
    }

    assert_eq!(bare(true), Ok(Set(true)));
    assert_eq!((bare(-1_i8), bare(-1_i16), bare(-1_i32)), (Ok(Set(-1_i8)), Ok(Set(-1_i16)), Ok(Set(-1_i32))));
    assert_eq!((bare(-1_i64), bare(-1_i128)), (Ok(Set(-1_i64)), Ok(Set(-1_i128))));
    assert_eq!((bare(1_u8), bare(1_u16), bare(1_u32)), (Ok(Set(1_u8)), Ok(Set(1_u16)), Ok(Set(1_u32))));
    assert_eq!((bare(1_u64), bare(u128::MAX)), (Ok(Set(1_u64)), Ok(Set(u128::MAX))));
    assert_eq!((bare(1.5_f32), bare(1.5_f64)), (Ok(Set(1.5_f32)), Ok(Set(1.5_f64))));
    assert_eq!(bare('x'), Ok(Set('x')));
    assert_eq!((bare("Ada"), bare("Ada".to_owned())), (Ok(Set("Ada".to_owned())), Ok(Set("Ada".to_owned()))));
    assert_eq!((bare("Fast"), bare("Slow").map(|_: Patch<Mode>| ()).is_err()), (Ok(Set(Mode::Fast)), true));
    assert_eq!(Patch::deserialize(BorrowedStrDeserializer::<Error>::new("Ada")), Ok(Set("Ada")));
    assert_eq!(Patch::deserialize(BorrowedBytesDeserializer::<Error>::new(b"Ada")), Ok(Set(b"Ada".as_slice())));
    assert!(bare::<&[u8]>(b"Ada".as_slice()).is_err(), "bytes that do not live long enough are not borrowed");
    assert_eq!(Patch::deserialize(UnitDeserializer::<Error>::new()), Ok(Patch::<u8>::Clear));

    let list = SeqDeserializer::<_, Error>::new([1_u8, 2].into_iter());
    assert_eq!(Patch::deserialize(list), Ok(Set(Vec::from([1_u8, 2]))));
    let map = || MapDeserializer::<_, Error>::new([("name", "Ada")].into_iter());
    assert_eq!(Patch::deserialize(map()), Ok(Set(Full { name: "Ada".into(), age: Keep })));
    let slow = MapDeserializer::<_, Error>::new([("Slow", 3_u8)].into_iter());
    let slow = EnumAccessDeserializer::new(MapAccessDeserializer::new(slow));
    assert_eq!(Patch::deserialize(slow), Ok(Set(Mode::Slow(3))));

    let error = bare::<u8>("x").unwrap_err().to_string();
    assert_eq!(error, "invalid type: string \"x\", expected u8");
}

#[test]
fn merging_is_associative_with_keep_as_identity_and_agrees_with_applying() {
    let applied = |mut stored: Option<u8>, patch: Patch<u8>| {
        patch.apply_to(&mut stored);
        stored
    };
    for a in STATES {
        assert_eq!((a.merged_with(Keep), Keep.merged_with(a)), (a, a));
        for b in STATES {
            for c in STATES {
                assert_eq!(a.merged_with(b).merged_with(c), a.merged_with(b.merged_with(c)));
            }
            for stored in [None, Some(0)] {
                assert_eq!(applied(applied(stored, a), b), applied(stored, a.merged_with(b)));
            }
        }
    }
    for wanted in [None, Some(1)] {
        assert_eq!(applied(Some(0), Patch::set_or_clear(wanted)), wanted);
        assert_eq!(applied(Some(0), Patch::set_or_keep(wanted)), wanted.or(Some(0)));
    }
}

#[test]
fn conversions_agree() {
    for state in STATES {
        assert_eq!(Patch::from_option(state.into_option()), state);
        assert_eq!(Option::<Option<u8>>::from(state), state.into_option());
        assert_eq!(state.into_value(), state.value().copied());
        assert_eq!(state.into_value(), state.into_option().flatten());
        assert_eq!(state.map(|value| value), state);
        assert_eq!(state.try_map(Ok::<_, ()>), Ok(state));
        assert_eq!(state.try_map(Err::<u8, _>), state.value().map_or(Ok(state), |value| Err(*value)));
        assert_eq!(state.is_present(), state.is_clear() || state.is_set());
        assert_eq!(state.is_keep(), !state.is_present());

        let mut source = state;
        assert_eq!((source.take(), source), (state, Keep));
    }
    assert_eq!(Patch::from(1), Set(1));
    assert_eq!(Patch::<String>::from("Ada").as_deref(), Set("Ada"));
    assert_eq!(Patch::<Option<u8>>::from(None), Set(None), "a value like any other");
    assert!(STATES.is_sorted());
    assert_eq!(format!("{STATES:?}"), "[Keep, Clear, Set(1), Set(2)]");
}

#[test]
fn keep_is_the_default_of_every_type() {
    struct Plain;
    assert!(Patch::<Plain>::default().is_keep());
}

#[test]
fn it_is_as_small_as_nested_options() {
    macro_rules! same_size {
        ($($ty:ty),*) => {$(
            assert_eq!(size_of::<Patch<$ty>>(), size_of::<Option<Option<$ty>>>(), stringify!($ty));
        )*};
    }
    same_size!(String, bool, u64, Vec<u8>, (), u8, char, &str, NonZeroU8, Value);
}
