//! Words in company: each pair here could have spoilt one of the two.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]
#![allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde calls functions so")]

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use patch_runtime::{Field, Patch, PatchRequest, Report, State, Violation};
use serde::de::Error as _;
use serde::{Deserialize as _, Deserializer, Serializer};

use crate::wire::{print, read, refusal, refusal_of_text};

/// Any value that has a text, as that text.
mod as_text {
    use super::{Deserializer, Display, FromStr, Serializer};
    use serde::Deserialize as _;
    use serde::de::Error as _;

    pub(super) fn serialize<T: Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub(super) fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
    where
        T: FromStr<Err: Display>,
        D: Deserializer<'de>,
    {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|error| D::Error::custom(format!("`{text}`: {error}")))
    }
}

fn as_option<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
}

/// Everything that a field can say at once, in both representations.
macro_rules! everything {
    ($($module:ident $(($repr:meta))?,)*) => {$(
        mod $module {
            use patch_runtime::PatchRequest;

            use super::as_text;

            #[derive(PatchRequest)]
            #[patch(rename_all = "camelCase", name = Request, allow_unknown $(, $repr)?)]
            #[patch(request_only {
                #[patch(nullable, secret, with = as_text, alias = "otp", setter = code, requires(user_name))]
                one_time_code: u32,
            })]
            pub(super) struct Account {
                #[patch(nullable, default = 7, with = as_text, alias = "max_size", secret, setter = size, required)]
                pub(super) max_size: u32,
                #[patch(nullable, empty_as_null, alias = "login", rename = "user")]
                pub(super) user_name: Option<String>,
                #[patch(nullable, alias = "q", requires(max_size, when = 5))]
                #[serde(deserialize_with = "super::as_option", serialize_with = "super::write_option")]
                pub(super) quota: Option<u32>,
            }
        }
    )*};
}

fn write_option<S: Serializer>(value: &Option<u32>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serializer.serialize_some(&value.to_string()),
        None => serializer.serialize_none(),
    }
}

everything! {
    three,
    double(repr = "option"),
}

/// The two representations agree on every body.
#[test]
fn all_words_at_once_in_both_representations() {
    let bodies = [
        (
            r#"{"max_size":"1","login":"","otp":null,"q":"3"}"#,
            Ok(r#"{"maxSize":"1","user":null,"quota":"3","oneTimeCode":null}"#),
        ),
        (r#"{"maxSize":null,"zzz":[]}"#, Ok(r#"{"maxSize":null}"#)),
        (r#"{"maxSize":"5","quota":null}"#, Ok(r#"{"maxSize":"5","quota":null}"#)),
        (r#"{"maxSize":"5","user":"u","otp":"1234"}"#, Ok(r#"{"maxSize":"5","user":"u","oneTimeCode":"1234"}"#)),
        (r#"{"maxSize":5}"#, Err("`maxSize` has an unusable value")),
        (r#"{"max_size":"x"}"#, Err("`maxSize` has an unusable value")),
        (r#"{"otp":"s3cret"}"#, Err("`oneTimeCode` has an unusable value")),
        (r#"{"user":"u"}"#, Err("`maxSize` is required")),
        (r#"{"maxSize":null,"q":"5"}"#, Err("`quota` requires `maxSize` when it is 5")),
        (r#"{"maxSize":"1","login":"","otp":"1"}"#, Err("`oneTimeCode` requires `user`")),
        (r#"{"maxSize":"1","q":"x"}"#, Err("invalid digit found in string")),
    ];
    for (body, expected) in bodies {
        let expected = expected.map(str::to_owned).map_err(str::to_owned);
        assert_eq!(read::<three::Request>(body).map(|request| print(&request)), expected, "{body}");
        assert_eq!(read::<double::Request>(body).map(|request| print(&request)), expected, "{body}");
    }
    for body in [r#"{"max_size":null,"maxSize":null}"#, r#"{"maxSize":"1","max_size":"1"}"#] {
        assert_eq!(refusal_of_text::<three::Request>(body), "duplicate field `maxSize`");
        assert_eq!(refusal_of_text::<double::Request>(body), "duplicate field `maxSize`");
    }

    let three: three::Request = read(bodies[0].0).expect("a right body");
    let double: double::Request = read(bodies[0].0).expect("a right body");
    let text = "Request { maxSize: ***, user: null, quota: 3, oneTimeCode: null }";
    assert_eq!((format!("{three:?}"), format!("{double:?}")), (text.to_owned(), text.to_owned()));
    assert!((0..4).all(|field| three.state(field) == double.state(field)));
    assert_eq!(three.state(1), State::Cleared);
}

#[test]
fn all_words_at_once_are_built_and_applied() {
    let request = three::Request::builder().clear_size().user_name("u").code(1).clear_code().build();
    let request = request.expect("the value rule holds");
    assert_eq!(print(&request), r#"{"maxSize":null,"user":"u","oneTimeCode":null}"#);
    let mut account = three::Account { max_size: 1, user_name: None, quota: Some(1) };
    request.apply_to(&mut account);
    assert_eq!((account.max_size, account.user_name.as_deref(), account.quota), (7, Some("u"), Some(1)));

    let request = double::Request::builder().size(5).maybe_quota(Some(5)).code(1).user_name("u").build();
    assert_eq!(print(&request.expect("the rules hold")), r#"{"maxSize":"5","user":"u","quota":"5","oneTimeCode":"1"}"#);
    let broken = double::Request::builder().clear_size().quota(5).build().expect_err("the value rule is broken");
    assert_eq!(broken.to_string(), "`quota` requires `maxSize` when it is 5");
}

/// An alias of `Option` with everything that works on what is inside.
#[test]
fn an_alias_of_option_with_other_words() {
    type Maybe<T> = Option<T>;
    type Words = Option<String>;
    type Pair = Maybe<(u8, u8)>;

    #[derive(PatchRequest)]
    #[patch(repr = "option", nullable, request_only {
        // In here types are those of the value, and an alias of an `Option` is a value like any other.
        #[patch(nullable)]
        free: Words,
    })]
    struct Aliased<T: Display + FromStr<Err: Display>> {
        #[patch(nullable, with = as_text)]
        number: Maybe<T>,
        #[patch(nullable, empty_as_null, secret, alias = "w")]
        words: Words,
        #[patch(not_null, with = as_text, required)]
        strict: Maybe<u8>,
        #[patch(not_null, requires(number))]
        pair: Pair,
    }

    type Request = UpdateAliasedRequest<i64>;
    let nullable: Vec<_> = Request::FIELDS.iter().map(Field::is_nullable).collect();
    assert_eq!(nullable, [true, true, false, false, true]);
    let request: Request = read(r#"{"number":"-1","w":"","strict":"9","pair":[1,2]}"#).expect("a right body");
    assert_eq!((request.number, &request.words, request.strict), (Some(Some(-1)), &Some(None), Some(9)));
    assert_eq!(print(&request), r#"{"number":"-1","words":null,"strict":"9","pair":[1,2]}"#);
    let mut resource = Aliased { number: None, words: Some(String::new()), strict: None, pair: None };
    request.apply_to(&mut resource);
    assert_eq!(
        (resource.number, resource.words, resource.strict, resource.pair),
        (Some(-1), None, Some(9), Some((1, 2)))
    );
    assert!(refusal::<Request>(r#"{"strict":null}"#).starts_with("`strict` must not be null"));
    assert!(refusal::<Request>(r#"{"strict":"1","pair":null}"#).starts_with("`pair` must not be null"));
    assert_eq!(refusal::<Request>(r#"{"strict":"1","pair":[1,2]}"#), "`pair` requires `number`");
    assert_eq!(refusal::<Request>(r#"{"words":[]}"#), "`words` has an unusable value");
    let built = Request::builder().strict(1).number(2).pair((3, 4)).clear_words().clear_free().build();
    assert_eq!(print(&built), r#"{"number":"2","words":null,"strict":"1","pair":[3,4],"free":null}"#);
}

/// A secret `Cow` that is borrowed, with an alias, in a generic request without `Serialize`.
#[test]
fn borrowed_with_other_words() {
    #[derive(PatchRequest)]
    #[patch(no_serialize, non_empty, derive(Clone))]
    struct Login<'a, T: Clone> {
        #[patch(secret, alias = "pw", required)]
        password: Cow<'a, str>,
        #[patch(nullable, empty_as_null, default = Cow::Borrowed("en"))]
        language: Cow<'a, str>,
        #[patch(nullable)]
        rest: Option<T>,
    }

    let body = r#"{"pw":"p","language":"","rest":[1]}"#;
    let request: UpdateLoginRequest<'_, Vec<u8>> = serde_json::from_str(body).expect(body);
    assert!(matches!(request.password, Some(Cow::Borrowed("p"))));
    assert_eq!(format!("{request:?}"), "UpdateLoginRequest { password: ***, language: null, rest: [1] }");
    let mut login = Login { password: "".into(), language: "de".into(), rest: None };
    request.apply_to(&mut login);
    assert_eq!((&*login.password, &*login.language, login.rest), ("p", "en", Some(vec![1])));
}

/// `serde(with)` for the whole field needs a copy of what is in a slot with three states, but no `Debug`, no
/// `PartialEq`, and no impl of serde's.
#[test]
fn a_function_for_the_whole_with_a_type_without_traits() {
    mod bare {
        use super::{Deserializer, Serializer, as_option};

        #[derive(Clone)]
        pub(super) struct Bare(pub(super) u32);

        pub(super) fn serialize<S: Serializer>(value: &Option<Bare>, serializer: S) -> Result<S::Ok, S::Error> {
            super::write_option(&value.as_ref().map(|value| value.0), serializer)
        }

        pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Bare>, D::Error> {
            as_option(deserializer).map(|value| value.map(Bare))
        }
    }

    use bare::Bare;

    #[derive(PatchRequest)]
    struct Holder {
        #[patch(nullable)]
        #[serde(with = "bare")]
        value: Option<Bare>,
        #[serde(with = "bare")]
        strict: Option<Bare>,
    }

    let body = r#"{"value":"1","strict":"2"}"#;
    let request: UpdateHolderRequest = serde_json::from_str(body).expect(body);
    assert_eq!(print(&request), body);
    assert_eq!(request.value.value().map(|bare| bare.0), Some(1));
}

/// A request's own function sees what `empty_as_null`, aliases and functions made of the body.
#[test]
fn validate_with_sees_what_was_read() {
    #[derive(PatchRequest)]
    #[patch(validate_with = check, rename_all = "kebab-case")]
    struct Item {
        #[patch(nullable, empty_as_null, alias = "sku")]
        stock_unit: Option<String>,
        #[patch(with = as_text, rename = "n")]
        number: u8,
    }

    fn check(request: &UpdateItemRequest, report: &mut Report) {
        if request.stock_unit.is_clear() && request.number != Some(0) {
            let names = [0, 1].map(|field: usize| UpdateItemRequest::FIELDS[field].name());
            let pointer = format!("/{}", names[1]);
            report.violation(Violation::new(pointer, "zero", format!("`{}` must be 0", names[1])).with_fields(names));
        }
    }

    assert_eq!(refusal::<UpdateItemRequest>(r#"{"sku":"","n":"1"}"#), "`n` must be 0");
    read::<UpdateItemRequest>(r#"{"sku":"","n":"0"}"#).expect("it is 0");
    let violations = UpdateItemRequest::builder().clear_stock_unit().build().expect_err("it is not 0");
    let violation = violations.iter().next().expect("one");
    assert_eq!((violation.pointer(), violation.fields().collect::<Vec<_>>()), ("/n", vec!["stock-unit", "n"]));
}

/// A macro passes values of words on.
#[test]
fn words_from_a_macro() {
    macro_rules! resource {
        ($name:ident $reset:expr, $with:path, $alias:literal, $check:path, $setter:ident, $vis:vis) => {
            #[derive(PatchRequest)]
            #[patch(validate_with = $check)]
            struct $name {
                #[patch(nullable, default = $reset, with = $with, alias = $alias, setter = $setter, vis = $vis)]
                value: u8,
            }
        };
    }

    fn check(_: &UpdateMadeRequest, _: &mut Report) {}

    resource!(Made 1 + 2 * 3, as_text, "v", check, put, pub(crate));
    let request: UpdateMadeRequest = read(r#"{"v":"9"}"#).expect("a text");
    assert_eq!(request, UpdateMadeRequest::builder().put(9).build().expect("no rule"));
    let mut made = Made { value: 0 };
    UpdateMadeRequest { value: Patch::Clear }.apply_to(&mut made);
    assert_eq!(made.value, 7);
}
