//! What is in scope around a resource that merges.

use crate::{print, refusal, round};

/// Nothing is in scope, and everything is used.
#[no_implicit_prelude]
mod bare {
    #[derive(
        ::std::clone::Clone,
        ::std::fmt::Debug,
        ::std::default::Default,
        ::std::cmp::PartialEq,
        ::patch_runtime::PatchRequest,
    )]
    pub(super) struct Inner {
        pub(super) a: u8,
        #[patch(nullable, requires(a))]
        pub(super) b: ::std::option::Option<::std::string::String>,
    }

    #[derive(
        ::std::clone::Clone,
        ::std::fmt::Debug,
        ::std::default::Default,
        ::std::cmp::PartialEq,
        ::patch_runtime::PatchRequest,
    )]
    #[patch(repr = "option", exactly_one(which: one, other), at_most_one(map, some), at_least_one(first, second), request_only {
        #[patch(nested, nullable, secret)]
        proof: Inner,
        #[patch(merge)]
        notes: ::std::collections::BTreeMap<::std::string::String, u8>,
    })]
    pub(super) struct Outer {
        #[patch(nested)]
        pub(super) one: Inner,
        #[patch(nested, nullable)]
        pub(super) other: ::std::option::Option<Inner>,
        #[patch(nested)]
        pub(super) some: ::std::option::Option<::std::boxed::Box<Outer>>,
        #[patch(nested, nullable, default)]
        pub(super) reset: Inner,
        #[patch(merge)]
        pub(super) map: ::std::collections::BTreeMap<u8, ::std::string::String>,
        #[patch(merge, nullable)]
        pub(super) hash: ::std::option::Option<::std::collections::HashMap<u8, u8>>,
        #[patch(merge, nullable, default)]
        pub(super) value: ::serde_json::Value,
        #[patch(nullable, default = { 7 }, requires(second, when = 9))]
        pub(super) first: u8,
        #[patch(nullable, default = 3, conflicts(first = 2 | 3))]
        pub(super) second: u8,
        #[patch(skip)]
        pub(super) id: u8,
        #[patch(nullable, empty_as_null)]
        pub(super) text: ::std::option::Option<::std::string::String>,
    }
}

/// Types called like all that we name, in the scope of nested and merged fields and of rules.
mod shadowed {
    #![allow(non_camel_case_types)]
    use ::std::collections::BTreeMap as M;
    use ::std::option::Option as O;

    pub(super) struct Patch;
    pub(super) struct Field;
    pub(super) struct Report;
    pub(super) struct Violations;
    pub(super) struct Box;
    pub(super) struct Option;
    pub(super) struct Some;
    pub(super) struct None;
    pub(super) struct Ok;
    pub(super) struct Err;
    pub(super) struct Result;
    pub(super) trait Default {}
    pub(super) trait Clone {}
    pub(super) trait Debug {}
    pub(super) trait PartialEq {}
    pub(super) trait Merge {}
    pub(super) trait Delta {}
    pub(super) trait Difference {}
    pub(super) trait Start {}
    pub(super) trait Into {}
    pub(super) trait Sized {}
    pub(super) trait Fn {}
    pub(super) trait Send {}
    pub(super) trait Drop {}
    pub(super) struct PhantomData;
    pub(super) struct States;
    pub(super) struct States2;
    pub(super) struct Losses;
    pub(super) struct Inexpressible;
    pub(super) struct PatchRequest;
    pub(super) struct Patchable;
    pub(super) struct str;
    pub(super) struct usize;
    pub(super) struct bool;
    pub(super) struct Serialize;
    pub(super) struct Deserialize;
    pub(super) mod std {}
    pub(super) mod core {}
    pub(super) mod alloc {}
    pub(super) mod serde {}
    pub(super) mod patch_runtime {}
    pub(super) mod __private {}
    pub(super) mod diagnostic {}
    pub(super) mod rustfmt {}

    macro_rules! shadow {
        ($($name:ident)*) => { $(#[allow(unused_macros)] macro_rules! $name { () => { compile_error!("ours is meant") }; })* };
    }
    shadow! { vec panic format stringify matches assert unreachable concat write }

    #[derive(
        ::std::clone::Clone,
        ::std::fmt::Debug,
        ::std::default::Default,
        ::std::cmp::PartialEq,
        ::patch_runtime::PatchRequest,
    )]
    pub(super) struct Inner {
        pub(super) a: u8,
        #[patch(nullable, requires(a))]
        pub(super) b: O<u8>,
    }

    #[derive(
        ::std::clone::Clone,
        ::std::fmt::Debug,
        ::std::default::Default,
        ::std::cmp::PartialEq,
        ::patch_runtime::PatchRequest,
    )]
    #[patch(exactly_one(States: one, other), at_most_one(map, five), at_least_one(four, five), all_or_none(three, four))]
    pub(super) struct Outer {
        #[patch(nested)]
        pub(super) one: Inner,
        #[patch(nested)]
        pub(super) other: Inner,
        #[patch(merge)]
        pub(super) map: M<u8, u8>,
        #[patch(requires(three), conflicts(map))]
        pub(super) five: u8,
        #[patch(nullable, default, requires(three = 1))]
        pub(super) four: u8,
        #[patch(required)]
        pub(super) three: u8,
    }
}

#[test]
fn types_of_our_names() {
    use shadowed::{UpdateInnerRequest, UpdateOuterRequest};
    let built = UpdateOuterRequest::builder()
        .three(1)
        .four(2)
        .one(UpdateInnerRequest::builder().a(1).b(2).build())
        .build()
        .unwrap();
    let request: UpdateOuterRequest = round(&print(&built));
    let mut outer = shadowed::Outer::default();
    let before = outer.clone();
    let undo = request.undo_for(&outer).unwrap();
    request.apply_to(&mut outer);
    assert_eq!((outer.one.b, outer.four), (Some(2), 2));
    assert_eq!(
        print(&UpdateOuterRequest::diff(&before, &outer).unwrap()),
        r#"{"one":{"a":1,"b":2},"four":2,"three":1}"#
    );
    undo.apply_to(&mut outer);
    assert_eq!(outer, before);
    use patch_runtime::PatchRequest as _;
}

/// Traits for all types, with methods named like those of ours, by value and by reference.
mod blanket {
    pub(super) trait Everything {
        fn merge(&self) {}
        fn apply(&self) {}
        fn diff(&self) {}
        fn at(&self, _: &str) {}
        fn at_secret(&self, _: &str) {}
        fn build(&self) {}
        fn start(&self) {}
        fn option(&self) {}
        fn option_mut(&self) {}
        fn default()
        where
            Self: Sized,
        {
        }
        fn new()
        where
            Self: Sized,
        {
        }
        fn builder()
        where
            Self: Sized,
        {
        }
        fn difference(&self) {}
        fn differences(&self) {}
        fn merged_with(&self) {}
        fn merge_fields(&self) {}
        fn replaces(&self) {}
        fn holds(&self) {}
        fn more(&self) {}
        fn validate(&self) {}
        fn state(&self) {}
        fn nested(&self) {}
        fn value(&self) {}
        fn nullable(&self) {}
        fn view(&self) {}
        fn read(&self) {}
        fn write(&self) {}
        fn serialize_entry(&self) {}
        fn unwrap(&self) {}
        const FIELDS: () = ();
        const RULES: () = ();
    }
    impl<T: ?Sized> Everything for T {}

    pub(super) trait ByValue: Sized {
        fn merge(self) {}
        fn apply(self) {}
        fn diff(self) {}
        fn at(self, _: &str) {}
        fn at_secret(self, _: &str) {}
        fn build(self) {}
        fn option(self) {}
        fn new() {}
        fn clone(self) {}
        fn eq(self) {}
        fn fmt(self) {}
        fn differences(self) {}
        fn merge_fields(self) {}
    }
    impl<T> ByValue for T {}

    pub(super) trait ByMut {
        fn at(&mut self, _: &str) {}
        fn at_secret(&mut self, _: &str) {}
        fn nested(&mut self) {}
    }
    impl<T: ?Sized> ByMut for T {}
}

macro_rules! beside {
    ($module:ident, $trait:ident) => {
        mod $module {
            #[allow(unused_imports)]
            use super::blanket::$trait;
            use std::collections::BTreeMap;

            #[derive(Clone, Debug, Default, PartialEq, patch_runtime::PatchRequest)]
            pub(super) struct Inner {
                pub(super) a: u8,
                #[patch(nullable, requires(a))]
                pub(super) b: Option<u8>,
            }

            type Maybe<T> = Option<T>;

            #[derive(Clone, Debug, Default, PartialEq, patch_runtime::PatchRequest)]
            #[patch(exactly_one(one, other), request_only { #[patch(nested, nullable, secret)] proof: Inner })]
            pub(super) struct Outer {
                #[patch(nested, secret)]
                pub(super) one: Inner,
                #[patch(nested, nullable)]
                pub(super) other: Maybe<Inner>,
                #[patch(merge)]
                pub(super) map: BTreeMap<u8, u8>,
                #[patch(merge, nullable)]
                pub(super) json: Option<serde_json::Value>,
                #[patch(nested, nullable)]
                pub(super) deep: Option<Box<Outer>>,
                #[patch(nullable, default = 4, conflicts(map))]
                pub(super) number: u8,
            }
        }

        #[test]
        fn $module() {
            use patch_runtime::PatchRequest as _;
            use $module::{Outer, UpdateInnerRequest, UpdateOuterRequest};
            let text =
                r#"{"one":{"a":1},"map":{"1":2,"3":null},"json":{"a":{"b":null}},"deep":{"other":{"a":1,"b":1}}}"#;
            let request: UpdateOuterRequest = round(text);
            let outer = Outer::default();
            let mut changed = outer.clone();
            let undo = request.undo_for(&outer).unwrap();
            request.clone().apply_to(&mut changed);
            assert_eq!(request.changed_fields(&outer).count(), 4);
            undo.apply_to(&mut changed);
            assert_eq!(changed, outer);
            assert_eq!(request.clone().merged_with(request.clone()).unwrap(), request);
            let built =
                UpdateOuterRequest::builder().one(UpdateInnerRequest::builder().a(1).b(2).build()).build().unwrap();
            assert_eq!(format!("{built:?}"), "UpdateOuterRequest { one: *** }");
        }
    };
}
beside!(beside_a_trait_by_reference, Everything);
beside!(beside_a_trait_by_value, ByValue);
beside!(beside_a_trait_by_mutable_reference, ByMut);

/// Constants, statics and functions named like fields and like our variables.
mod constants {
    #![allow(non_upper_case_globals)]
    use std::collections::BTreeMap;

    const home: u8 = 1;
    static labels: u8 = 2;
    const name: &str = "";
    const request: u8 = 4;
    const state: u8 = 4;
    fn count() {}
    pub(super) const MIN: u8 = 4;

    #[derive(Clone, Debug, Default, PartialEq, patch_runtime::PatchRequest)]
    pub(super) struct Home {
        pub(super) name: String,
    }
    #[derive(Clone, Debug, Default, PartialEq, patch_runtime::PatchRequest)]
    #[patch(at_least_one(home, labels))]
    pub(super) struct User {
        #[patch(nested)]
        pub(super) home: Home,
        #[patch(merge)]
        pub(super) labels: BTreeMap<String, u8>,
        #[patch(nullable, requires(name, when = MIN))]
        pub(super) count: Option<u8>,
        pub(super) name: String,
        pub(super) request: u8,
        pub(super) state: u8,
        pub(super) new_value: u8,
    }
}

#[test]
#[allow(unused_imports)]
fn constants_of_the_same_names() {
    use constants::{UpdateUserRequest, User};
    use patch_runtime::PatchRequest as _;
    let text = r#"{"home":{"name":"n"},"labels":{"a":1},"count":4,"name":"x","request":1,"state":2,"new_value":3}"#;
    let request: UpdateUserRequest = round(text);
    let mut user = User::default();
    request.clone().apply_to(&mut user);
    assert_eq!(print(&UpdateUserRequest::diff(&User::default(), &user).unwrap()), text);
    assert_eq!(refusal::<UpdateUserRequest>(r#"{"home":{},"count":4}"#), "`count` requires `name` when it is MIN");
}

/// Unit structs named like fields are patterns, too.
mod unit_structs {
    #![allow(non_camel_case_types)]
    use patch_runtime::PatchRequest;
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    pub(super) struct inner {
        pub(super) one: u8,
    }
    struct one;
    struct two;
    enum E {
        three,
    }
    #[allow(unused_imports)]
    use E::*;
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(all_or_none(one, two))]
    pub(super) struct Units {
        #[patch(nested)]
        pub(super) one: inner,
        #[patch(nested)]
        pub(super) two: inner,
        #[patch(nullable)]
        pub(super) three: Option<u8>,
    }
}

#[test]
fn unit_structs_of_the_same_names() {
    round::<unit_structs::UpdateUnitsRequest>(r#"{"one":{"one":1},"two":{},"three":null}"#);
}

/// Variants imported by a glob.
mod variants {
    #[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
    pub(super) enum Answer {
        #[default]
        Some,
        None,
        Ok,
        Err,
        Keep,
        Clear,
        Set,
    }
    pub(super) use Answer::*;
    #[derive(Clone, Debug, Default, PartialEq, patch_runtime::PatchRequest)]
    pub(super) struct Inner {
        #[patch(requires(other, when = None | Ok))]
        pub(super) answer: Answer,
        #[patch(nullable, default = Err)]
        pub(super) other: Answer,
    }
    #[derive(Clone, Debug, Default, PartialEq, patch_runtime::PatchRequest)]
    pub(super) struct Outer {
        #[patch(nested, nullable)]
        pub(super) inner: Option<Inner>,
        #[patch(nullable, requires(inner, when = Keep), conflicts(inner, when = Some))]
        pub(super) third: Option<Answer>,
    }
}

#[test]
fn variants_from_a_glob() {
    use variants::UpdateOuterRequest;
    round::<UpdateOuterRequest>(r#"{"inner":{"answer":"Some"},"third":"Keep"}"#);
    assert_eq!(
        refusal::<UpdateOuterRequest>(r#"{"inner":{"answer":"None"}}"#),
        "`answer` requires `other` when it is None or Ok (in `/inner`)"
    );
    assert_eq!(refusal::<UpdateOuterRequest>(r#"{"third":"Keep"}"#), "`third` requires `inner` when it is Keep");
}

#[test]
fn without_a_prelude() {
    use bare::{Outer, UpdateInnerRequest, UpdateOuterRequest};
    use patch_runtime::PatchRequest as _;
    let inner = UpdateInnerRequest::builder().b("b").a(1).build();
    let built = UpdateOuterRequest::builder()
        .one(inner.clone())
        .proof(inner.clone())
        .some(Box::new(UpdateOuterRequest::builder().other(inner).first(1).build().unwrap()))
        .value(serde_json::json!({"a": null}))
        .second(1)
        .build()
        .unwrap();
    let request: UpdateOuterRequest = round(&print(&built));
    let mut outer = Outer { some: Some(Box::default()), value: serde_json::json!({"a": 1}), ..Outer::default() };
    let before = outer.clone();
    let undo = request.undo_for(&outer).unwrap();
    request.apply_to(&mut outer);
    undo.apply_to(&mut outer);
    assert_eq!(outer, before);
}
