//! The types that people use, each as a field that is always there, one that `null` clears, one that it does not, and one
//! that it resets: absent, null, a value, a wrong value, and there and back.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Debug;
use std::net::IpAddr;
use std::num::NonZeroU8;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use patch_runtime::{DiffRequest, Patch, PatchRequest, Patchable};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, from_value, json, to_value};

/// What is asked of every type: a resource of its fields `plain`, `nullable`, `optional` and `reset`.
fn hold<S, T>(stored: fn(T, Option<T>, Option<T>, T) -> S, [one, other]: [T; 2], wrong: &Value)
where
    S: Clone + Debug + PartialEq + Patchable<Request: Requested<S>>,
    T: Clone + Serialize,
{
    let read = |body: &Value| from_value::<S::Request>(body.clone());
    let applied = |body: &Value, before: &S| {
        let request = read(body).unwrap_or_else(|error| panic!("{body}: {error}"));
        assert_eq!(to_value(&request).unwrap(), *body, "there and back");
        assert_eq!(serde_json::from_str::<S::Request>(&body.to_string()).unwrap(), request, "from a text");
        let mut after = before.clone();
        request.clone().apply_to(&mut after);
        let mut undone = after.clone();
        if let Ok(undo) = request.undo_for(before) {
            undo.apply_to(&mut undone);
            assert_eq!(undone, *before, "undone");
        }
        after
    };
    let full = |value: &T| stored(value.clone(), Some(value.clone()), Some(value.clone()), value.clone());
    let (before, value) = (full(&one), to_value(&other).unwrap());

    // Absent.
    assert_eq!(applied(&json!({}), &before), before);
    assert_eq!(read(&json!({})).unwrap(), S::Request::default());

    // A value.
    let body = json!({"plain": value, "nullable": value, "optional": value, "reset": value});
    assert_eq!(applied(&body, &before), full(&other));
    let empty = stored(one.clone(), None, None, one.clone());
    assert_eq!(applied(&body, &empty), full(&other));

    // Null.
    let cleared = stored(one.clone(), None, Some(one.clone()), other.clone());
    let only = |name: &str, value: &Value| json!({ name: value });
    let expected = stored(one.clone(), None, Some(one.clone()), one.clone());
    assert_eq!(applied(&only("nullable", &Value::Null), &before), expected);
    // It resets to `other`: see the macro below.
    assert_eq!(applied(&json!({"nullable": null, "reset": null}), &before), cleared);
    for name in ["plain", "optional"] {
        let error = read(&only(name, &Value::Null)).unwrap_err().to_string();
        assert!(error.starts_with(&format!("`{name}` must not be null")), "{error}");
    }

    // A wrong value.
    for name in ["plain", "nullable", "optional", "reset"] {
        assert!(read(&only(name, wrong)).is_err(), "{name}: {wrong}");
    }

    // What differs.
    let request = S::Request::diff(&before, &cleared).unwrap();
    assert_eq!(to_value(&request).unwrap(), json!({"nullable": null, "reset": value}));
    assert_eq!(applied(&to_value(&request).unwrap(), &before), cleared);
    assert!(S::Request::diff(&before, &before).unwrap().is_empty());
    assert!(S::Request::diff(&before, &empty).is_err(), "`optional` cannot be cleared");
}

/// What these tests do with a request.
trait Requested<S>:
    PatchRequest<Resource = S> + DiffRequest + Clone + Debug + PartialEq + Serialize + DeserializeOwned
{
}

impl<S, R> Requested<S> for R where
    R: PatchRequest<Resource = S> + DiffRequest + Clone + Debug + PartialEq + Serialize + DeserializeOwned
{
}

/// A test for each type, with two values and one that is wrong: as `Patch`, and as an option of an option.
macro_rules! types {
    ($($test:ident: $ty:ty = $one:expr, $other:expr; wrong $wrong:tt)*) => {
        $(
            #[test]
            fn $test() {
                #[derive(Clone, Debug, PartialEq, PatchRequest)]
                struct ByPatch {
                    plain: $ty,
                    #[patch(nullable)]
                    nullable: Option<$ty>,
                    optional: Option<$ty>,
                    #[patch(nullable, default = $other)]
                    reset: $ty,
                }
                #[derive(Clone, Debug, PartialEq, PatchRequest)]
                #[patch(repr = "option")]
                struct ByOption {
                    plain: $ty,
                    #[patch(nullable)]
                    nullable: Option<$ty>,
                    optional: Option<$ty>,
                    #[patch(nullable, default = $other)]
                    reset: $ty,
                }
                let (values, wrong) = ([$one, $other], json!($wrong));
                let by_patch = |plain, nullable, optional, reset| ByPatch { plain, nullable, optional, reset };
                hold(by_patch, values.clone(), &wrong);
                let by_option = |plain, nullable, optional, reset| ByOption { plain, nullable, optional, reset };
                hold(by_option, values, &wrong);
            }
        )*
    };
}

/// The value that this prints.
fn parsed<T: DeserializeOwned>(value: Value) -> T {
    from_value(value).unwrap()
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Plan {
    Free,
    ProPlus,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Shape {
    Circle { radius: u8 },
    Line(Line),
    Nothing,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Line {
    length: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    colour: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "t", content = "c")]
enum Beside {
    A(u8),
    B(String, bool),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Either {
    Number(i64),
    Text(String),
    List(Vec<Either>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
struct Wrapper(String);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
struct Percent(u8);

impl TryFrom<u8> for Percent {
    type Error = &'static str;

    fn try_from(percent: u8) -> Result<Self, Self::Error> {
        if percent > 100 { Err("more than all") } else { Ok(Self(percent)) }
    }
}

impl From<Percent> for u8 {
    fn from(percent: Percent) -> Self {
        percent.0
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Generic<T, U> {
    item: T,
    list: Vec<U>,
}

types! {
    uuids: uuid::Uuid = uuid::Uuid::nil(), uuid::Uuid::max(); wrong "1-2"
    chrono_times: chrono::DateTime<chrono::Utc> =
        chrono::DateTime::UNIX_EPOCH, parsed(json!("2025-03-01T09:00:00.5Z")); wrong "2025-03-01"
    chrono_offsets: chrono::DateTime<chrono::FixedOffset> =
        parsed(json!("2025-03-01T09:00:00+01:00")), parsed(json!("2025-03-01T09:00:00-05:00")); wrong 0
    chrono_dates: chrono::NaiveDate = parsed(json!("2025-03-01")), parsed(json!("2024-02-29")); wrong "2025-02-29"
    jiff_timestamps: jiff::Timestamp = jiff::Timestamp::UNIX_EPOCH, parsed(json!("2025-03-01T09:00:00Z")); wrong "now"
    jiff_dates: jiff::civil::Date = parsed(json!("2025-03-01")), parsed(json!("2024-02-29")); wrong "2025-02-29"
    jiff_spans: jiff::SignedDuration = parsed(json!("PT1H")), parsed(json!("-PT2S")); wrong "an hour"
    decimals: rust_decimal::Decimal = parsed(json!("1.10")), parsed(json!("-0.003")); wrong "1,10"
    urls: url::Url = parsed(json!("https://example.org/")), parsed(json!("mailto:a@example.org")); wrong "/path"
    addresses: IpAddr = parsed(json!("::1")), parsed(json!("127.0.0.1")); wrong "127.0.0"
    paths: PathBuf = PathBuf::from("/a"), PathBuf::from("b"); wrong 1
    durations: Duration = Duration::from_secs(1), Duration::from_millis(1); wrong {"secs": 1}
    non_zero: NonZeroU8 = NonZeroU8::MIN, NonZeroU8::MAX; wrong 0
    wide: u128 = 0, 1 << 60; wrong (-1)
    floats: f64 = 0.1, -1.5e-9; wrong "0.1"
    characters: char = 'a', '\u{1f980}'; wrong "ab"
    tuples: (u8, String) = (1, String::new()), (2, "a".into()); wrong [1]
    arrays: [u16; 3] = [1, 2, 3], [4, 5, 6]; wrong [1, 2]
    sets: BTreeSet<char> = BTreeSet::from(['a']), BTreeSet::from(['b', 'c']); wrong ["ab"]
    unit_enums: Plan = Plan::Free, Plan::ProPlus; wrong "pro_plus"
    tagged_enums: Shape = Shape::Circle { radius: 1 },
        Shape::Line(Line { length: 1, colour: Some("red".into()) }); wrong {"type": "square"}
    tagged_units: Shape = Shape::Nothing, Shape::Line(Line { length: 1, colour: None }); wrong {"type": "circle"}
    enums_beside_their_tag: Beside = Beside::A(1), Beside::B("b".into(), true); wrong {"t": "A"}
    untagged_enums: Either = Either::Number(1), Either::List(vec![Either::Text("a".into())]); wrong 1.5
    transparent: Wrapper = Wrapper("a".into()), Wrapper("b".into()); wrong 1
    converted: Percent = Percent(1), Percent(100); wrong 101
    boxes: Box<Shape> = Box::new(Shape::Nothing), Box::new(Shape::Circle { radius: 1 }); wrong []
    boxed_texts: Box<str> = "a".into(), "b".into(); wrong 1
    arcs: Arc<Line> = Arc::new(Line { length: 1, colour: None }),
        Arc::new(Line { length: 2, colour: None }); wrong {"length": 256}
    shared_texts: Rc<str> = "a".into(), "b".into(); wrong [null]
    generic: Generic<Option<Vec<u8>>, bool> = Generic { item: None, list: vec![true] },
        Generic { item: Some(vec![1]), list: vec![] }; wrong {"item": null, "list": [1]}
    results: Result<u8, String> = Ok(1), Err("no".into()); wrong {"Ok": "no"}
    nested_generics: Vec<Option<HashMap<String, Vec<Option<u8>>>>> =
        vec![None, Some(HashMap::from([("a".to_owned(), vec![Some(1), None])]))],
        vec![Some(HashMap::new())]; wrong [{"a": 1}]
    maps_by_number: BTreeMap<u8, Vec<(char, bool)>> =
        BTreeMap::new(), BTreeMap::from([(1, vec![('a', true)])]); wrong {"256": []}
    json_numbers: serde_json::Number = 1.into(), parsed(json!(1.5)); wrong "1"
}

/// Functions of their crates write what these types print in no other way.
#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(nullable)]
struct Written {
    #[serde(with = "chrono::serde::ts_seconds")]
    chrono_plain: chrono::DateTime<chrono::Utc>,
    #[serde(with = "chrono::serde::ts_milliseconds_option")]
    chrono_option: Option<chrono::DateTime<chrono::Utc>>,
    #[serde(with = "jiff::fmt::serde::timestamp::second::required")]
    jiff_plain: jiff::Timestamp,
    #[serde(with = "jiff::fmt::serde::timestamp::millisecond::optional")]
    jiff_option: Option<jiff::Timestamp>,
    #[serde(with = "time::serde::iso8601")]
    time_plain: time::OffsetDateTime,
    #[serde(with = "time::serde::timestamp::milliseconds::option")]
    time_option: Option<time::OffsetDateTime>,
    #[serde(with = "serde_with::As::<serde_with::base64::Base64>")]
    base64_plain: Vec<u8>,
    #[serde(with = "serde_with::As::<Option<serde_with::base64::Base64>>")]
    base64_option: Option<Vec<u8>>,
    #[patch(with = serde_with::As::<serde_with::hex::Hex>)]
    hex_option: Option<[u8; 4]>,
    #[serde(with = "uuid::serde::simple")]
    uuid_plain: uuid::Uuid,
}

#[test]
fn functions_write_what_types_do_not() {
    let body = concat!(
        r#"{"chrono_plain":1,"chrono_option":2000,"jiff_plain":3,"jiff_option":4000,"#,
        r#""time_plain":"+001970-01-01T00:00:05.000000000Z","time_option":6000,"#,
        r#""base64_plain":"AQI=","base64_option":"AwQ=","hex_option":"0506ffff","#,
        r#""uuid_plain":"ffffffffffffffffffffffffffffffff"}"#
    );
    let request: UpdateWrittenRequest = serde_json::from_str(body).unwrap();
    assert_eq!(serde_json::to_string(&request).unwrap(), body);
    assert_eq!(request.chrono_option, Patch::Set(chrono::DateTime::from_timestamp(2, 0).unwrap()));
    assert_eq!(request.jiff_option, Patch::Set(jiff::Timestamp::from_second(4).unwrap()));
    assert_eq!(request.time_option, Patch::Set(time::OffsetDateTime::from_unix_timestamp(6).unwrap()));
    assert_eq!((request.base64_plain.clone(), request.hex_option), (Some(vec![1, 2]), Patch::Set([5, 6, 255, 255])));

    let body = r#"{"chrono_option":null,"jiff_option":null,"time_option":null,"base64_option":null,"hex_option":null}"#;
    let cleared: UpdateWrittenRequest = serde_json::from_str(body).unwrap();
    assert_eq!(serde_json::to_string(&cleared).unwrap(), body);
    assert_eq!(cleared.present_fields().count(), 5);
    let both = request.clone().merged_with(cleared).unwrap();
    assert_eq!((both.time_option, both.base64_option), (Patch::Clear, Patch::Clear));
    assert_eq!(both.chrono_plain, request.chrono_plain);

    assert_eq!(serde_json::from_str::<UpdateWrittenRequest>("{}").unwrap(), UpdateWrittenRequest::new());
    for name in ["chrono_plain", "jiff_plain", "time_plain", "base64_plain", "uuid_plain"] {
        let error = serde_json::from_str::<UpdateWrittenRequest>(&json!({ name: null }).to_string()).unwrap_err();
        assert!(error.to_string().starts_with(&format!("`{name}` must not be null")), "{error}");
    }
    for field in UpdateWrittenRequest::FIELDS {
        let body = json!({ field.name(): "?" });
        assert!(serde_json::from_str::<UpdateWrittenRequest>(&body.to_string()).is_err(), "{body}");
    }
}

/// A type that is made to be read and never written: the request has no `Serialize`, and no `PartialEq` either.
mod secrets {
    use patch_runtime::{Patch, PatchRequest};
    use secrecy::{ExposeSecret, SecretBox, SecretString};

    #[derive(Clone, Debug, PatchRequest)]
    #[patch(no_serialize, request_only {
        /// Only the request has it.
        #[patch(secret)]
        password: SecretString,
    })]
    struct Account {
        name: String,
        #[patch(nullable, secret)]
        token: Option<SecretString>,
        // It is silent by itself.
        pin: SecretBox<u32>,
    }

    #[test]
    fn are_read_and_applied_and_never_shown() {
        let body = r#"{"name": "Ada", "token": "hunter2", "pin": 4711, "password": "hunter3"}"#;
        let mut request: UpdateAccountRequest = serde_json::from_str(body).unwrap();
        let shown = format!("{request:?}");
        assert!(!shown.contains("hunter") && !shown.contains("4711"), "{shown}");
        assert_eq!(request.password.take().unwrap().expose_secret(), "hunter3");

        let mut account = Account { name: String::new(), token: None, pin: SecretBox::new(Box::new(0)) };
        request.clone().apply_to(&mut account);
        assert_eq!(account.token.as_ref().unwrap().expose_secret(), "hunter2");
        assert_eq!(*account.pin.expose_secret(), 4711);

        let request = request.merged_with(UpdateAccountRequest::builder().clear_token().build()).unwrap();
        assert!(matches!(request.token, Patch::Clear));
        request.apply_to(&mut account);
        assert!(account.token.is_none());
    }

    #[test]
    fn are_not_quoted() {
        for body in [r#"{"token": ["hunter2"]}"#, r#"{"password": {"hunter2": 1}}"#] {
            let error = serde_json::from_str::<UpdateAccountRequest>(body).unwrap_err().to_string();
            assert!(error.contains("has an unusable value") && !error.contains("hunter"), "{error}");
        }
        assert!(serde_json::from_str::<UpdateAccountRequest>(r#"{"pin": null}"#).is_err());
        assert!(serde_json::from_str::<UpdateAccountRequest>(r#"{"password": null}"#).is_err());
        assert!(serde_json::from_str::<UpdateAccountRequest>("{}").unwrap().is_empty());
    }
}
