//! `columns` and `column`: which fields are bound, under which names, in which order, and as what.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Debug;

use patch_runtime::{Bind, IntoColumns, PatchRequest, Patchable};

/// Takes whatever can be shown.
#[derive(Default)]
struct Shown(Vec<(&'static str, String)>);

impl<T: Debug> Bind<T> for Shown {
    fn bind(&mut self, column: &'static str, value: T) {
        self.0.push((column, format!("{value:?}")));
    }
}

fn shown(request: impl IntoColumns<Shown>) -> String {
    let mut sink = Shown::default();
    request.into_columns(&mut sink);
    sink.0.iter().map(|(column, value)| format!("{column} = {value}")).collect::<Vec<_>>().join(", ")
}

fn read<R: serde::de::DeserializeOwned>(body: &str) -> R {
    serde_json::from_str(body).unwrap()
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(columns, rename_all = "camelCase")]
#[patch(request_only {
    #[patch(nullable, secret, column = "password_hash")]
    password: String,
    #[patch(requires(password))]
    skip_password_checks: bool,
})]
struct User {
    #[patch(skip)]
    id: u64,
    #[patch(nullable)]
    first_name: Option<String>,
    #[patch(column = "mail address", rename = "mail")]
    email: Option<String>,
    #[patch(secret)]
    r#type: String,
    is_admin: bool,
    #[patch(nullable, default)]
    visits: u32,
    #[patch(nullable, default = Self::locale())]
    locale: Cow<'static, str>,
}

impl User {
    fn locale() -> Cow<'static, str> {
        "en".into()
    }
}

#[test]
fn what_is_present_is_bound_in_declaration_order() {
    let body = r#"{"password": "p", "isAdmin": false, "type": "t", "mail": "m", "firstName": "Ada"}"#;
    assert_eq!(
        shown(read::<UpdateUserRequest>(body)),
        r#"first_name = Some("Ada"), mail address = "m", type = "t", is_admin = false, password_hash = Some("p")"#
    );
    assert_eq!(shown(read::<UpdateUserRequest>("{}")), "");
    assert_eq!(shown(read::<UpdateUserRequest>(r#"{"isAdmin": true}"#)), "is_admin = true");
}

#[test]
fn null_is_none_or_what_it_resets_to() {
    let body = r#"{"firstName": null, "password": null, "visits": null, "locale": null}"#;
    assert_eq!(
        shown(read::<UpdateUserRequest>(body)),
        r#"first_name = None, visits = 0, locale = "en", password_hash = None"#
    );
    assert_eq!(shown(read::<UpdateUserRequest>(r#"{"visits": 7, "locale": "de"}"#)), r#"visits = 7, locale = "de""#);
}

/// What is bound is what would be stored, had it gone the other way.
#[test]
fn columns_agree_with_apply_to() {
    let stored = User {
        id: 1,
        first_name: Some("Ada".into()),
        email: Some("a".into()),
        r#type: "t".into(),
        is_admin: false,
        visits: 3,
        locale: "de".into(),
    };
    for (name, values) in [("firstName", ["null", "\"x\""]), ("visits", ["null", "9"]), ("locale", ["null", "\"fr\""])]
    {
        for value in values {
            let request: UpdateUserRequest = read(&format!("{{\"{name}\": {value}}}"));
            let mut user = stored.clone();
            request.clone().apply_to(&mut user);
            let applied = match name {
                "firstName" => format!("first_name = {:?}", user.first_name),
                "visits" => format!("visits = {:?}", user.visits),
                _ => format!("locale = {:?}", user.locale),
            };
            assert_eq!(shown(request), applied);
        }
    }
}

#[test]
fn a_field_that_is_no_column_may_be_all_there_is() {
    let request = UpdateUserRequest { skip_password_checks: Some(true), ..UpdateUserRequest::new() };
    assert!(!request.is_empty());
    assert_eq!(shown(request), "");
}

/// A request asks for one impl for each type, and for no other.
mod bounds {
    use super::*;

    #[derive(Default)]
    struct Typed(Vec<String>);

    macro_rules! bind {
        ($($ty:ty)*) => {$(
            impl Bind<$ty> for Typed {
                fn bind(&mut self, column: &'static str, value: $ty) {
                    self.0.push(format!("{column}: {} = {value:?}", stringify!($ty)));
                }
            }
        )*};
    }

    bind!(Option<String> String bool u32 Cow<'static, str>);

    #[test]
    fn one_for_each_type() {
        let mut sink = Typed::default();
        let body = r#"{"password": null, "type": "t", "isAdmin": true, "visits": null, "locale": "de"}"#;
        read::<UpdateUserRequest>(body).into_columns(&mut sink);
        assert_eq!(
            sink.0,
            [
                "type: String = \"t\"",
                "is_admin: bool = true",
                "visits: u32 = 0",
                "locale: Cow<'static, str> = \"de\"",
                "password_hash: Option<String> = None",
            ]
        );
    }

    /// Any pointer to a sink will do.
    trait Sink: Bind<Option<String>> + Bind<String> + Bind<bool> + Bind<u32> + Bind<Cow<'static, str>> {}
    impl Sink for Typed {}

    #[test]
    fn a_sink_without_a_size() {
        let mut sink = Typed::default();
        let unsized_sink: &mut dyn Sink = &mut sink;
        read::<UpdateUserRequest>(r#"{"type": "t"}"#).into_columns(unsized_sink);
        assert_eq!(sink.0, ["type: String = \"t\""]);
    }

    /// In generic code the request's columns are one bound.
    fn update<T: Patchable<Request: IntoColumns<Typed>>>(request: T::Request) -> Vec<String> {
        let mut sink = Typed::default();
        request.into_columns(&mut sink);
        sink.0
    }

    #[test]
    fn in_generic_code() {
        assert_eq!(update::<User>(read(r#"{"isAdmin": true}"#)), ["is_admin: bool = true"]);
    }
}

/// What a database holds.
#[derive(Debug, PartialEq)]
enum Value {
    Null,
    Text(String),
    Number(i64),
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[derive(PatchRequest)]
#[patch(columns, nullable, repr = "option", no_serialize, no_deserialize, non_exhaustive)]
struct Article {
    title: String,
    subtitle: Option<String>,
    likes: Option<i64>,
}

#[test]
fn a_list_takes_what_converts() {
    let request = UpdateArticleRequest { title: Some("T".into()), subtitle: Some(None), likes: Some(Some(3)) };
    let mut columns = Vec::<(&str, Value)>::new();
    request.into_columns(&mut columns);
    let expected = [("title", Value::Text("T".into())), ("subtitle", Value::Null), ("likes", Value::Number(3))];
    assert_eq!(columns, expected);
}

#[test]
fn in_a_box() {
    let request = Box::new(UpdateArticleRequest::builder().title("T").clear_likes().build());
    assert_eq!(shown(request), r#"title = "T", likes = None"#);
}

type Labels = BTreeMap<String, String>;
type Maybe<T> = Option<T>;

#[derive(Debug, Default, PatchRequest)]
struct Address {
    street: String,
}

#[derive(PatchRequest)]
#[patch(columns)]
struct Parts {
    #[patch(nested)]
    out: Address,
    #[patch(merge)]
    labels_out: Labels,
    #[patch(nested, nullable, column = "home_patch")]
    home: Option<Address>,
    #[patch(merge, column = "labels_patch")]
    labels: Labels,
    #[patch(nullable)]
    alias: Maybe<String>,
    #[patch(not_null)]
    alias_not_null: Maybe<String>,
    #[patch(nested, nullable, default, column = "work")]
    work: Address,
}

#[test]
fn parts_are_columns_where_they_say_so() {
    let body = r#"{
        "out": {"street": "o"}, "labels_out": {"a": "b"}, "home": {"street": "h"}, "labels": {"a": null},
        "alias": null, "alias_not_null": "x", "work": null
    }"#;
    assert_eq!(
        shown(read::<UpdatePartsRequest>(body)),
        "home_patch = Some(UpdateAddressRequest { street: \"h\" }), labels_patch = {\"a\": None}, alias = None, \
         alias_not_null = \"x\", work = None"
    );
    assert_eq!(
        shown(read::<UpdatePartsRequest>(r#"{"home": null, "alias": "y"}"#)),
        "home_patch = None, alias = Some(\"y\")"
    );
}

/// Names that the generated impl might have taken.
mod names {
    use super::*;

    #[derive(PatchRequest)]
    #[patch(columns, no_serialize, no_deserialize)]
    struct Generic<'a, S: Clone, S2, const N: usize> {
        #[patch(nullable)]
        sink: Option<&'a str>,
        self_: S,
        s: Option<S2>,
        numbers: [u8; N],
    }

    #[test]
    fn of_parameters() {
        let request = UpdateGenericRequest::<bool, u8, 2>::builder().sink("x").self_(true).s(1).numbers([1, 2]).build();
        assert_eq!(shown(request), "sink = Some(\"x\"), self_ = true, s = 1, numbers = [1, 2]");
    }

    mod of_types {
        #[derive(Clone, Debug)]
        pub(super) struct S;
        #[allow(dead_code)]
        trait Bind {}
        #[allow(dead_code)]
        trait IntoColumns {}
        #[allow(dead_code)]
        struct Option;

        #[derive(patch_runtime::PatchRequest)]
        #[patch(columns, no_serialize, no_deserialize)]
        pub(super) struct Types {
            pub(super) s: S,
            #[patch(nullable)]
            pub(super) t: std::option::Option<S>,
        }
    }

    #[test]
    fn of_types() {
        let request = of_types::UpdateTypesRequest::builder().s(of_types::S).clear_t().build();
        assert_eq!(shown(request), "s = S, t = None");
    }
}

/// Two types that differ in their lifetimes alone are one to the compiler.
#[derive(PatchRequest)]
#[patch(columns)]
struct Two<'a, 'b> {
    a: &'a str,
    b: &'b str,
    #[patch(nullable)]
    c: Option<Cow<'a, str>>,
    #[patch(nullable)]
    d: Option<Cow<'b, str>>,
}

#[test]
fn several_lifetimes() {
    let b = String::from("b");
    let request = UpdateTwoRequest::builder().a("a").b(&b).clear_c().d(b.as_str().into()).build();
    assert_eq!(shown(request), r#"a = "a", b = "b", c = None, d = Some("b")"#);
}

/// A type without a trait that this takes no part in.
#[derive(PatchRequest)]
#[patch(columns, derive(), no_serialize, no_deserialize)]
struct Opaque {
    #[patch(secret)]
    key: Key,
}

struct Key(&'static str);

#[test]
fn a_secret_is_bound_like_any_value() {
    struct Keys(Vec<(&'static str, Key)>);
    impl Bind<Key> for Keys {
        fn bind(&mut self, column: &'static str, value: Key) {
            self.0.push((column, value));
        }
    }
    let mut keys = Keys(Vec::new());
    UpdateOpaqueRequest { key: Some(Key("k")) }.into_columns(&mut keys);
    assert_eq!((keys.0.len(), keys.0[0].0, keys.0[0].1.0), (1, "key", "k"));
}

/// A recursive request in a column of its own.
#[derive(Debug, Default, PatchRequest)]
#[patch(columns)]
struct Node {
    label: String,
    #[patch(nested, nullable, column = "next")]
    next: Option<Box<Node>>,
}

#[test]
fn of_its_own_type() {
    let request: UpdateNodeRequest = read(r#"{"next": {"next": null}, "label": "l"}"#);
    assert_eq!(shown(request), "label = \"l\", next = Some(UpdateNodeRequest { next: null })");
}

#[test]
fn nothing_to_store() {
    #[derive(PatchRequest)]
    #[patch(columns)]
    struct Outer {
        #[patch(nested)]
        inner: Address,
    }
    let request: UpdateOuterRequest = read(r#"{"inner": {"street": "s"}}"#);
    assert_eq!(shown(request), "");
}
