//! What is done to all slots alike reaches every field, wherever it stands and whatever it is. There are more fields than
//! two tuples of tuples hold, and those that have lines of their own stand between those that have none.

use patch_runtime::{PatchRequest, State};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Code(u8);

#[derive(Default, PatchRequest)]
struct Inner {
    deep: String,
}

mod as_text {
    use serde::{Deserialize, Deserializer, Serializer};

    #[allow(clippy::trivially_copy_pass_by_ref)] // as serde calls it
    pub(super) fn serialize<S: Serializer>(value: &u8, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&value.to_string())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The same fields, 8 of a kind in one row, under two representations.
macro_rules! mixed {
    ($(#[$attr:meta])* $name:ident) => {
        #[derive(PatchRequest)]
        $(#[$attr])*
        struct $name {
            a0: String,
            #[patch(nullable)]
            a1: Option<String>,
            #[patch(nullable)]
            a2: Option<Code>,
            a3: Code,
            #[patch(nested)]
            a4: Inner,
            #[patch(secret)]
            a5: String,
            #[patch(nullable, with = as_text)]
            a6: Option<u8>,
            a7: bool,
            b0: String,
            #[patch(nullable)]
            b1: Option<String>,
            #[patch(nullable, secret)]
            b2: Option<Code>,
            b3: Code,
            #[patch(nullable, nested)]
            b4: Option<Inner>,
            #[patch(secret, with = as_text)]
            b5: u8,
            b6: Option<String>,
            b7: bool,
            c0: String,
            #[patch(nullable, default)]
            c1: String,
            #[patch(nullable)]
            c2: Option<Vec<Option<bool>>>,
            c3: Code,
            #[patch(nested, secret)]
            c4: Inner,
            c5: String,
            c6: i64,
            c7: char,
            d0: Code,
            #[patch(nullable)]
            d1: Option<String>,
            #[patch(nullable)]
            d2: Option<String>,
            #[patch(nullable)]
            d3: Option<f32>,
        }
    };
}

mixed!(Mixed);
mixed!(
    #[patch(repr = "option")]
    Doubled
);

/// Every field with a value that it takes.
fn members() -> Vec<(&'static str, Value)> {
    let inner = json!({"deep": "x"});
    vec![
        ("a0", json!("x")),
        ("a1", json!("x")),
        ("a2", json!(1)),
        ("a3", json!(2)),
        ("a4", inner.clone()),
        ("a5", json!("x")),
        ("a6", json!("3")),
        ("a7", json!(true)),
        ("b0", json!("x")),
        ("b1", json!("x")),
        ("b2", json!(4)),
        ("b3", json!(5)),
        ("b4", inner.clone()),
        ("b5", json!("6")),
        ("b6", json!("x")),
        ("b7", json!(false)),
        ("c0", json!("x")),
        ("c1", json!("x")),
        ("c2", json!([true, null])),
        ("c3", json!(7)),
        ("c4", inner),
        ("c5", json!("x")),
        ("c6", json!(-8)),
        ("c7", json!("c")),
        ("d0", json!(9)),
        ("d1", json!("x")),
        ("d2", json!("x")),
        ("d3", json!(0.5)),
    ]
}

const SECRET: [&str; 4] = ["a5", "b2", "b5", "c4"];

fn read<R: for<'de> Deserialize<'de>>(name: &str, value: &Value) -> Result<R, serde_json::Error> {
    serde_json::from_value(json!({ name: value }))
}

/// What is true of a request that says this and nothing else.
fn check<R>(request: &R, index: usize, name: &str, value: &Value)
where
    R: PatchRequest + Clone + PartialEq + std::fmt::Debug + Serialize + for<'de> Deserialize<'de>,
{
    let expected = if value.is_null() { State::Cleared } else { State::Set };
    for field in 0..R::FIELDS.len() {
        assert_eq!(request.state(field), if field == index { expected } else { State::Kept }, "{name}: {field}");
    }
    assert_eq!(request.state(R::FIELDS.len()), State::Kept);
    assert!(request.present_fields().map(patch_runtime::Field::name).eq([name]));
    assert_eq!(serde_json::to_value(request).unwrap(), json!({ name: value }));
    let shown = format!("{request:?}");
    assert!(shown.contains(&format!(" {{ {name}: ")), "{shown}");
    assert_eq!(shown.contains("***"), SECRET.contains(&name) && !value.is_null(), "{shown}");
    assert_eq!(&request.clone(), request);
    assert_ne!(request, &R::default());
    assert_ne!(&R::default(), request);
    assert_eq!(&R::default().merged_with(request.clone()).unwrap(), request);
    assert_eq!(&request.clone().merged_with(R::default()).unwrap(), request);
}

fn check_all<R>()
where
    R: PatchRequest + Clone + PartialEq + std::fmt::Debug + Serialize + for<'de> Deserialize<'de>,
{
    let members = members();
    assert!(R::FIELDS.iter().map(patch_runtime::Field::name).eq(members.iter().map(|(name, _)| *name)));
    for (index, (name, value)) in members.iter().enumerate() {
        check::<R>(&read(name, value).unwrap(), index, name, value);
        match read::<R>(name, &Value::Null) {
            Ok(request) => {
                assert!(R::FIELDS[index].is_nullable(), "{name}");
                check(&request, index, name, &Value::Null);
                // The later one wins, whichever it is.
                let set: R = read(name, value).unwrap();
                assert_eq!(set.clone().merged_with(request.clone()).unwrap(), request);
                if R::FIELDS[index].nested().is_none() {
                    assert_eq!(request.merged_with(set.clone()).unwrap(), set);
                }
            }
            Err(error) => {
                assert!(!R::FIELDS[index].is_nullable(), "{name}");
                assert!(error.to_string().starts_with(&format!("`{name}` must not be null")), "{error}");
            }
        }
    }
}

#[test]
fn every_field_is_reached_alone() {
    check_all::<UpdateMixedRequest>();
}

#[test]
fn so_it_is_as_a_double_option() {
    check_all::<UpdateDoubledRequest>();
}

#[test]
fn all_fields_are_reached_at_once_and_in_order() {
    let members = members();
    let body = Value::Object(members.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect());
    let request: UpdateMixedRequest = serde_json::from_value(body.clone()).unwrap();
    let printed = serde_json::to_string(&request).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&printed).unwrap(), body);
    let shown = format!("{request:?}");
    for text in [printed, shown] {
        let places: Vec<_> = members.iter().map(|(name, _)| text.find(*name).expect(name)).collect();
        assert!(places.is_sorted(), "{text}");
    }
    assert_eq!(request.clone().merged_with(UpdateMixedRequest::new()).unwrap(), request);
    assert_eq!(UpdateMixedRequest::new().merged_with(request.clone()).unwrap(), request);
}
