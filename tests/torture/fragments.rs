//! A resource that a macro makes of fragments of every kind: what arrives is wrapped in groups that nobody sees.

use std::collections::BTreeMap;

use patch_runtime::{Patch, PatchRequest, Report};
use serde::{Deserialize, Serialize};

use crate::{print, refusal, round};

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
pub(crate) struct Part {
    part: u8,
}
pub(crate) const LIMIT: u8 = 7;
struct Limits;
impl Limits {
    const TOP: u8 = 9;
}

/// Words, names, texts and paths.
mod attributes {
    use super::*;

    macro_rules! resource {
        (
            $(#[$meta:meta])* $vis:vis $name:ident as $request:ident;
            $word:ident $token:tt $item:meta $($more:meta),*;
            $case:literal $wire:literal $alias:literal $repr:literal;
            $state:ident $label:ident $setter:ident;
            $check:path, $read:path, $with:path, $runtime:path, $derive:path;
            $carried:meta; $doc:expr
        ) => {
            $(#[$meta])*
            #[derive(Debug, Default, PatchRequest)]
            #[patch(name = $request, vis = $vis, rename_all = $case, repr = $repr, states = $state)]
            #[patch(crate = $runtime, validate_with = $check, derive($derive, PartialEq), $($more),*)]
            #[patch(exactly_one($label: first, second), attr($carried))]
            $vis struct $name {
                #[doc = $doc]
                #[patch($word, rename = $wire, alias = $alias, setter = $setter, vis = $vis)]
                pub(crate) first: Option<u8>,
                #[patch($token, attr($carried))]
                $vis second: Option<u8>,
                #[patch($item)]
                third_of_them: Option<u8>,
                #[patch(deserialize_with = $read)]
                read: u8,
                #[patch(with = $with)]
                with: u8,
            }
        };
    }
    mod plain {
        pub(super) fn serialize<S: serde::Serializer>(value: &u8, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_u8(*value)
        }
        pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
            serde::Deserialize::deserialize(deserializer)
        }
    }
    fn accept<R>(_: &R, _: &mut Report) {}

    resource! {
        /// Made of fragments.
        pub(super) Made as MadePatch;
        nullable nullable nullable non_empty, allow_unknown;
        "camelCase" "the-first" "alias" "option";
        known one with_first;
        accept, plain::deserialize, plain, ::patch_runtime, Clone;
        allow(dead_code); "The first."
    }
    // Without a visibility.
    resource! {
        Private as PrivatePatch;
        nullable nullable nullable non_empty;
        "camelCase" "the-first" "alias" "option";
        known_of_private one with_first;
        accept, plain::deserialize, plain, ::patch_runtime, Clone;
        allow(dead_code); concat!("The ", "first.")
    }

    #[test]
    fn all() {
        let request: MadePatch = round(r#"{"the-first":1,"second":null,"thirdOfThem":null,"read":2,"with":3}"#);
        assert_eq!((request.first, request.second, request.third_of_them), (Some(Some(1)), Some(None), Some(None)));
        let built = MadePatch::builder().with_first(1).build().unwrap();
        assert_eq!(print(&built), r#"{"the-first":1}"#);
        assert_eq!(print(&PrivatePatch::builder().second(1).build().unwrap()), r#"{"second":1}"#);
        let mut made = Made::default();
        request.apply_to(&mut made);
        assert_eq!((made.first, made.read, made.with), (Some(1), 2, 3));
    }
}

/// Values: expressions, literals, paths, blocks.
mod values {
    use super::*;

    macro_rules! resource {
        ($expression:expr, $literal:literal, $constant:path, $associated:path, $block:block, $minus:expr) => {
            #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
            struct Values {
                #[patch(nullable, default = $expression)]
                a: u8,
                #[patch(nullable, default = $literal, requires(a, when = $literal))]
                b: u8,
                #[patch(nullable, default = $constant, requires(a, when = $constant | $associated))]
                c: u8,
                #[patch(nullable, default = $associated, conflicts(a = $constant | $literal))]
                d: u8,
                #[patch(nullable, default = $block)]
                e: u8,
                #[patch(nullable, default = $expression * $literal)]
                f: u8,
                #[patch(requires(a, when = $minus))]
                g: i8,
            }
        };
    }
    resource!(1 + 2, 3, LIMIT, Limits::TOP, { 5 }, -3);

    #[test]
    fn all() {
        let request: UpdateValuesRequest = round(r#"{"a":null,"b":null,"c":null,"d":null,"e":null,"f":null}"#);
        let mut values = Values::default();
        request.apply_to(&mut values);
        // An expression stays one: three times three.
        assert_eq!((values.a, values.b, values.c, values.d, values.e, values.f), (3, 3, 7, 9, 5, 9));
        for body in [r#"{"b":3}"#, r#"{"c":7}"#, r#"{"c":9}"#, r#"{"g":-3}"#] {
            assert!(refusal::<UpdateValuesRequest>(body).contains("requires `a`"), "{body}");
        }
        assert!(refusal::<UpdateValuesRequest>(r#"{"d":1,"a":7}"#).contains("conflicts"));
        round::<UpdateValuesRequest>(r#"{"b":4,"c":8,"g":3}"#);
    }
}

/// Types, lifetimes, constants and whole items.
mod types {
    use super::*;

    macro_rules! resource {
        ($type:ty, $option:ty, $collection:ident, $life:lifetime, $length:expr, $literal:literal, $token:tt, $path:path, $own:ty) => {
            #[derive(Clone, Debug, PartialEq, PatchRequest)]
            #[patch(at_most_one(a, b), request_only { #[patch(nullable)] only: $type, other: $collection<$type> })]
            struct Types<$life> {
                a: &$life str,
                #[patch(nullable)]
                b: $option,
                c: $option,
                d: $collection<$type>,
                e: [$token; $length],
                f: [$token; $length * $literal],
                #[patch(nullable)]
                g: Option<$path>,
                #[patch(nullable)]
                h: std::option::Option<$collection<($type, $path)>>,
                #[patch(nested, nullable)]
                i: $own,
                #[patch(merge)]
                j: BTreeMap<$type, $path>,
                #[patch(nested)]
                k: $crate::fragments::Part,
                #[patch(nullable, default = $crate::fragments::LIMIT, requires(k, when = $crate::fragments::LIMIT))]
                l: u8,
            }
        };
    }
    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    struct Wrapped(u8);
    resource!(String, Option<String>, Vec, 'a, 1 + 1, 2, u8, Wrapped, Option<Box<Part>>);

    macro_rules! item {
        ($item:item) => {
            #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
            $item
        };
    }
    item! {
        #[patch(all_or_none(a, b))]
        pub(super) struct Item {
            a: u8,
            #[patch(nullable)]
            b: Option<Wrapped>,
        }
    }

    #[test]
    fn all() {
        let text = r#"{"b":"b","c":"c","d":["d"],"e":[1,2],"g":3,"h":[["h",4]],"i":{"part":5},"j":{"j":null},"k":{},"l":7,"only":null,"other":["o"]}"#;
        let request: UpdateTypesRequest<'_> = serde_json::from_str(text).unwrap();
        assert_eq!(print(&request), text);
        assert_eq!(request.b, Patch::Set("b".to_owned()));
        let built = UpdateTypesRequest::builder().a("a").c("text").k(UpdatePartRequest::new()).build().unwrap();
        assert_eq!(print(&built), r#"{"a":"a","c":"text","k":{}}"#);
        assert_eq!(print(&UpdateItemRequest::builder().a(1).b(Wrapped(2)).build()), r#"{"a":1,"b":2}"#);
    }
}

/// A macro in the place of a type: it may stand for any, also for one that is called like a state.
mod types_from_macros {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    struct Password(String);
    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    struct States(u8);
    macro_rules! any {
        (password) => { Password };
        (states) => { Option<States> };
    }

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(exactly_one(states, other))]
    struct User {
        password: any!(password),
        #[patch(requires(password))]
        skip_checks: bool,
        #[patch(nullable)]
        states: any!(states),
        other: Vec<any!(password)>,
    }

    #[test]
    fn all() {
        let built =
            UpdateUserRequest::builder().skip_checks(true).states(States(1)).password(Password("p".to_owned())).build();
        assert_eq!(print(&built), r#"{"password":"p","skip_checks":true,"states":1}"#);
        round::<UpdateUserRequest>(&print(&built));
    }
}
