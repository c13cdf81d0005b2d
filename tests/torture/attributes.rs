//! Words in every form that they can take, together.

use std::collections::BTreeMap;

use patch_runtime::{Patch, PatchRequest, Report, Rule, Violation};

use crate::{print, refusal, round};

/// Rules with values of every kind of literal and path, on both sides.
mod values {
    use super::*;

    #[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
    pub(super) enum Mode {
        #[default]
        Plain,
        Custom,
        r#Self_,
    }
    const LIMIT: i64 = -1;
    struct Limits;
    impl Limits {
        const TOP: u8 = 255;
        const TEXT: &'static str = "t";
    }

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Values {
        #[patch(requires(other, when = -1 | 0 | 9_223_372_036_854_775_807))]
        a: i64,
        #[patch(requires(other, when = 'x' | '\''))]
        b: char,
        #[patch(requires(other, when = "" | "a\"b" | r#"r"#))]
        c: String,
        #[patch(nullable, requires(other, when = 1.5 | -0.5))]
        d: Option<f64>,
        #[patch(requires(other, when = Mode::Custom | self::Mode::Self_))]
        e: Mode,
        #[patch(requires(other, when = LIMIT))]
        f: i64,
        #[patch(requires(other, when = Limits::TOP))]
        g: u8,
        #[patch(requires(other, when = b'a'))]
        h: u8,
        #[patch(conflicts(e = Mode::Plain | Mode::Custom), requires(i = false))]
        other: u8,
        #[patch(nullable, default = true)]
        i: bool,
        #[patch(requires(other, when = "x"))]
        j: std::borrow::Cow<'static, str>,
        #[patch(nullable, requires(other, when = 0xff | 0b1 | 0o7))]
        k: Option<u128>,
    }

    #[test]
    fn all() {
        for body in [
            r#"{"a":-1}"#,
            r#"{"a":9223372036854775807}"#,
            r#"{"b":"'"}"#,
            r#"{"c":""}"#,
            r#"{"c":"a\"b"}"#,
            r#"{"d":-0.5}"#,
            r#"{"e":"Self_"}"#,
            r#"{"f":-1}"#,
            r#"{"g":255}"#,
            r#"{"h":97}"#,
            r#"{"j":"x"}"#,
            r#"{"k":7}"#,
        ] {
            assert!(refusal::<UpdateValuesRequest>(body).contains("requires `other`"), "{body}");
        }
        for body in [
            r#"{"a":1}"#,
            r#"{"b":"y"}"#,
            r#"{"d":null}"#,
            r#"{"e":"Plain"}"#,
            r#"{"k":8}"#,
            r#"{"a":-1,"other":1,"i":false}"#,
        ] {
            round::<UpdateValuesRequest>(body);
        }
        assert!(refusal::<UpdateValuesRequest>(r#"{"e":"Custom","other":1,"i":false}"#).contains("conflicts"));
    }
}

/// Every rule at once: the states of the builder are tuples of tuples, and each setter still finds its own.
mod rules {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Part {
        a: u8,
    }

    macro_rules! ruled {
        ($name:ident, $repr:literal, $($rule:ident($a:ident, $b:ident))*) => {
            #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
            #[patch(repr = $repr, $($rule($a, $b)),*)]
            struct $name<'a, T: Default> {
                $(#[patch(nested, nullable)] $a: Option<Part>, #[patch(nullable, default)] $b: u8,)*
                #[patch(nullable, requires(z))]
                y: Option<T>,
                z: &'a str,
            }
        };
    }
    ruled! { Five, "option", exactly_one(a, b) at_most_one(c, d) at_least_one(e, f) all_or_none(g, h) }
    ruled! { Seventeen, "option",
        exactly_one(a0, b0) at_most_one(c0, d0) at_least_one(e0, f0) all_or_none(g0, h0)
        exactly_one(a1, b1) at_most_one(c1, d1) at_least_one(e1, f1) all_or_none(g1, h1)
        exactly_one(a2, b2) at_most_one(c2, d2) at_least_one(e2, f2) all_or_none(g2, h2)
        exactly_one(a3, b3) at_most_one(c3, d3) at_least_one(e3, f3) all_or_none(g3, h3)
        exactly_one(a4, b4)
    }

    #[test]
    fn all() {
        let part = || UpdatePartRequest::builder().a(1).build();
        let built = UpdateFiveRequest::builder()
            .a(part())
            .d(2)
            .clear_c()
            .f(1)
            .y(1)
            .z("z")
            .g(part())
            .h(1)
            .clear_d()
            .build()
            .unwrap();
        assert_eq!(print(&built), r#"{"a":{"a":1},"c":null,"d":null,"f":1,"g":{"a":1},"h":1,"y":1,"z":"z"}"#);
        let built = UpdateSeventeenRequest::builder()
            .b0(1)
            .a1(part())
            .b2(1)
            .a3(part())
            .b4(1)
            .e0(part())
            .f1(1)
            .e2(part())
            .f3(2)
            .g2(part())
            .y('y')
            .z("z")
            .h2(1)
            .clear_c3()
            .c3(part())
            .build()
            .unwrap();
        let text = print(&built);
        assert_eq!(serde_json::from_str::<UpdateSeventeenRequest<'_, char>>(&text).unwrap(), built);
        let twice = built.clone().merged_with(built.clone()).unwrap();
        assert_eq!(twice, built);
        let empty = UpdateSeventeenRequest::<u8>::builder().try_build().unwrap_err();
        assert_eq!(empty.len(), 9);
        assert!(empty.to_string().starts_with("exactly one"), "{empty}");
        let _ = Rule::NonEmpty;
    }
}

/// One attribute or many, in any delimiters that attributes may have, with trailing commas and nothing in them.
mod shapes {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch()]
    #[patch(at_least_one(a, b,))]
    #[patch(rename_all = "SCREAMING_SNAKE_CASE")]
    #[patch(request_only {})]
    #[patch(derive(Clone, PartialEq,))]
    struct Shapes {
        #[patch()]
        #[patch(nullable)]
        #[patch(requires(b,))]
        a: Option<u8>,
        #[patch(merge)]
        #[patch(alias = "q", secret)]
        b: BTreeMap<u8, u8>,
        #[patch(nullable, default = { let x = 1; x + 1 })]
        c: u8,
        #[patch(nullable, default = if true { 3 } else { 4 })]
        d: u8,
        #[patch(nullable, default = (|| 5)())]
        e: u8,
        #[patch(nullable, default = Vec::<u8>::with_capacity(1))]
        f: Vec<u8>,
        #[patch(nullable, default = "x".into())]
        g: String,
        #[patch(nullable, default = match 1 { 1 => [1, 2], _ => [0; 2] })]
        h: [u8; 2],
    }

    #[test]
    fn all() {
        let request: UpdateShapesRequest =
            serde_json::from_str(r#"{"q":{"1":null},"C":null,"D":null,"E":null,"F":null,"G":null,"H":null}"#).unwrap();
        let mut shapes = Shapes::default();
        let undo = request.undo_for(&shapes).unwrap();
        request.apply_to(&mut shapes);
        assert_eq!((shapes.c, shapes.d, shapes.e, shapes.g.as_str(), shapes.h), (2, 3, 5, "x", [1, 2]));
        undo.apply_to(&mut shapes);
        assert_eq!(shapes, Shapes::default());
    }
}

/// Attributes of other derives, of serde and of nobody, on all of it.
mod others {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, PatchRequest)]
    #[serde(rename_all(serialize = "camelCase", deserialize = "camelCase"), deny_unknown_fields, default)]
    #[must_use]
    #[repr(C)]
    #[rustfmt::skip]
    #[non_exhaustive]
    struct Others {
        #[serde(default, skip_serializing_if = "Option::is_none", alias = "home")]
        #[patch(nested, nullable)]
        #[rustfmt::skip]
        home_address: Option<Part>,
        #[serde(rename = "LABELS", default)]
        #[patch(merge)]
        the_labels: BTreeMap<String, u8>,
        #[serde(skip)]
        #[patch(skip)]
        internal: u8,
        #[serde(with = "shout")]
        #[patch(nullable, default)]
        text: String,
    }
    #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize, PatchRequest)]
    #[serde(rename_all = "UPPERCASE")]
    struct Part {
        a: u8,
    }
    mod shout {
        use serde::{Deserialize, Deserializer, Serializer};
        pub(super) fn serialize<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(&text.to_uppercase())
        }
        pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
            String::deserialize(deserializer).map(|text| text.to_lowercase())
        }
    }

    #[test]
    fn all() {
        let request: UpdateOthersRequest = round(r#"{"homeAddress":{"A":1},"LABELS":{"a":null},"text":"TEXT"}"#);
        assert_eq!(request.text, Patch::Set("text".to_owned()));
        let mut others = Others::default();
        request.undo_for(&others).unwrap();
        request.apply_to(&mut others);
        assert_eq!(serde_json::to_string(&others).unwrap(), r#"{"homeAddress":{"A":1},"LABELS":{},"text":"TEXT"}"#);
    }
}

/// `attr`, `derive`, `vis`, `setter` and functions where objects merge.
mod carried {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, PatchRequest)]
    #[patch(derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord), attr(must_use), non_exhaustive)]
    struct Part {
        a: u8,
        #[patch(nullable, attr(allow(missing_docs)))]
        b: Option<u8>,
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord), name = R, states = knowledge)]
    #[patch(validate_with = accept)]
    #[patch(exactly_one(part, map))]
    struct Carried {
        #[patch(nested, nullable, setter = r#in, vis = pub(crate))]
        part: Option<Part>,
        #[patch(merge, nullable, default, setter = with_map)]
        map: BTreeMap<u8, u8>,
        #[patch(nested)]
        boxed: Box<Part>,
    }
    fn accept(request: &R, report: &mut Report) {
        if request.part.is_clear() {
            report.violation(Violation::new("/part", "c", "d"));
        }
    }

    #[test]
    fn all() {
        let built = R::builder()
            .r#in(UpdatePartRequest::builder().a(1).build())
            .boxed(UpdatePartRequest::new().into())
            .build()
            .unwrap();
        assert_ne!(built.cmp(&R::builder().with_map(BTreeMap::new()).build().unwrap()), std::cmp::Ordering::Equal);
        assert!(R::builder().clear_in().with_map(BTreeMap::new()).build().is_err());
        use std::hash::{DefaultHasher, Hash};
        built.hash(&mut DefaultHasher::new());
    }
}

/// Secrets at every depth and in every home: nothing shows them.
mod secrets {
    use super::*;

    #[derive(Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Key(String);

    #[derive(Clone, Default, PartialEq, PatchRequest)]
    struct Inner {
        #[patch(secret, requires(name, when = "hunter2"))]
        password: String,
        name: String,
        #[patch(secret, nullable)]
        key: Option<Key>,
        #[patch(skip)]
        hash: u8,
    }
    #[derive(Clone, Default, PartialEq, PatchRequest)]
    #[patch(exactly_one(one, map), repr = "option")]
    struct Outer {
        #[patch(nested)]
        one: Inner,
        #[patch(merge, secret)]
        map: BTreeMap<String, u8>,
        #[patch(nested, nullable, secret)]
        two: Option<Inner>,
        #[patch(merge, nullable, secret)]
        json: Option<serde_json::Value>,
        #[patch(nested, nullable)]
        deep: Option<Box<Outer>>,
    }

    #[test]
    fn all() {
        for body in [
            r#"{"one":{"password":["hunter2"]}}"#,
            r#"{"one":{"key":{"hunter2":1}}}"#,
            r#"{"map":{"hunter2":"hunter2"}}"#,
            r#"{"one":{},"two":{"password":7,"name":"hunter2"}}"#,
            r#"{"one":{},"two":"hunter2"}"#,
            r#"{"one":{},"two":{"hunter2":1}}"#,
            r#"{"one":{},"deep":{"one":{"password":{"hunter2":1}}}}"#,
            r#"{"one":{},"deep":{"map":{"a":"hunter2"}}}"#,
            r#"{"one":{},"deep":{"map":"hunter2"}}"#,
        ] {
            let error = serde_json::from_str::<UpdateOuterRequest>(body).map(|_| ()).unwrap_err();
            assert!(!error.to_string().contains("hunter2"), "{body}: {error}");
            let error = patch_runtime::json::from_slice::<UpdateOuterRequest>(body.as_bytes()).map(|_| ()).unwrap_err();
            assert!(!format!("{error} {error:?}").contains("hunter2"), "{body}: {error}");
        }
        let mut from = Outer::default();
        from.json = Some(serde_json::json!({"hunter2": 1}));
        let mut to = from.clone();
        to.json = Some(serde_json::json!({"hunter2": null}));
        to.two = Some(Inner { password: "hunter2".to_owned(), ..Inner::default() });
        let diff = UpdateOuterRequest::diff(&from, &to);
        assert!(
            !format!("{:?} {}", diff, diff.as_ref().map(|_| String::new()).unwrap_or_else(|e| e.to_string()))
                .contains("hunter2")
        );
        let built =
            UpdateInnerRequest::builder().password("hunter2").name("n").key(Key("hunter2".into())).build().unwrap();
        let built =
            UpdateOuterRequest::builder().one(built.clone()).two(built.clone()).json(serde_json::json!("hunter2"));
        assert!(!format!("{built:?}").contains("hunter2"), "{built:?}");
    }
}
