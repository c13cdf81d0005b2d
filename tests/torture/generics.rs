//! Parameters of every kind, with objects that merge and builders that know something.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Debug;
use std::hash::{BuildHasher, Hash};
use std::marker::PhantomData;

use patch_runtime::{Patch, PatchRequest, Patchable, Unchecked};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{print, round};

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Inner<T = u8> {
    a: T,
    #[patch(nullable, requires(a))]
    b: Option<String>,
}

/// Parameters called like ours, with rules enough for nested states.
mod letters {
    use super::*;

    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    #[patch(exactly_one(State: d, e), at_most_one(s, t), all_or_none(States: a, m), at_least_one(v, k), at_most_one(States2: k, r))]
    struct Lettered<
        'de,
        'a,
        D,
        E,
        S,
        State,
        States,
        States2,
        A,
        M,
        V: Patchable + Default,
        T,
        K: Ord,
        R,
        const N: usize = 2,
    >
    where
        'de: 'a,
        T: 'a,
    {
        d: D,
        e: E,
        s: S,
        #[patch(nullable, requires(state))]
        t: Option<T>,
        state: State,
        #[patch(conflicts(state))]
        states: States,
        states2: States2,
        #[patch(nullable)]
        a: Option<A>,
        m: M,
        #[patch(nested, nullable)]
        v: Option<V>,
        #[patch(merge)]
        k: BTreeMap<K, R>,
        #[patch(nested)]
        r: Inner<R>,
        text: &'de str,
        other: Cow<'a, str>,
        #[patch(skip)]
        n: [u8; N],
    }

    #[test]
    fn all() {
        type R<'de, 'a> = UpdateLetteredRequest<'de, 'a, u8, u8, u8, u8, u8, u8, u8, u8, Inner, u8, String, u8>;
        let built = R::builder()
            .d(1)
            .s(2)
            .a(3)
            .m(4)
            .v(UpdateInnerRequest::builder().a(1).b("b").build())
            .r(UpdateInnerRequest::builder().a(1).build())
            .text("t")
            .build()
            .unwrap();
        let text = print(&built);
        let again: R<'_, '_> = serde_json::from_str(&text).unwrap();
        assert_eq!(again, built);
        let _ = format!("{:?}", R::builder().e(1));
    }
}

/// A parameter that is what is nested, in every home, with its own bounds and in generic code.
mod nested_parameters {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(repr = "option", at_least_one(a, b), all_or_none(c, d), request_only { #[patch(nested, nullable)] proof: T })]
    struct Homes<T: Patchable + Default> {
        #[patch(nested)]
        a: T,
        #[patch(nested, nullable)]
        b: Option<T>,
        #[patch(nested)]
        c: Option<Box<T>>,
        #[patch(nested, nullable, default)]
        d: T,
        #[patch(nested, nullable, default = Box::<T>::default())]
        e: Box<T>,
    }

    fn cycle<T>(from: &Homes<T>, text: &str)
    where
        T: Patchable + Default + Clone + Debug + PartialEq,
        T::Request: Clone + Debug + PartialEq,
        UpdateHomesRequest<T>: DeserializeOwned + Serialize + patch_runtime::PatchRequest<Resource = Homes<T>>,
        UpdateHomesRequest<T>: Clone,
    {
        let request: UpdateHomesRequest<T> = round(text);
        let mut changed = from.clone();
        request.clone().apply_to(&mut changed);
        let _ = request.merged_with(UpdateHomesRequest::new());
    }

    #[test]
    fn all() {
        cycle::<Inner>(
            &Homes::default(),
            r#"{"a":{"a":1},"b":null,"c":{"a":1},"d":{"a":2},"e":{"b":null},"proof":{}}"#,
        );
        cycle::<Homes<Inner>>(&Homes::default(), r#"{"a":{"b":{}},"b":null,"c":{"a":{}},"d":{"b":{}},"e":null}"#);
        let homes = Homes::<Inner<String>> { c: Some(Box::default()), ..Homes::default() };
        let other = Homes { c: Some(Box::new(Inner { a: "a".to_owned(), b: None })), ..homes.clone() };
        assert_eq!(print(&UpdateHomesRequest::diff(&homes, &other).unwrap()), r#"{"c":{"a":"a"}}"#);
        let request = UpdateHomesRequest::diff(&homes, &other).unwrap();
        let undo = request.undo_for(&homes).unwrap();
        assert_eq!(print(&undo), r#"{"c":{"a":""}}"#);
    }
}

/// A whole generic repository over requests, which asks for as little as it needs.
mod repositories {
    use super::*;

    fn update<T>(stored: &mut T, body: &str) -> Result<Vec<&'static str>, String>
    where
        T: Patchable + Clone,
        T::Request: DeserializeOwned + Clone + patch_runtime::PatchRequest<Resource = T>,
        Unchecked<T::Request>: DeserializeOwned,
    {
        let request: T::Request = serde_json::from_str(body).map_err(|error| error.to_string())?;
        let unchecked: Unchecked<T::Request> = serde_json::from_str(body).map_err(|error| error.to_string())?;
        let names = unchecked.0.present_fields().map(patch_runtime::Field::name).collect();
        request.apply_to(stored);
        Ok(names)
    }

    #[test]
    fn all() {
        let mut inner = Inner { a: 1, b: None };
        assert_eq!(update(&mut inner, r#"{"a":2,"b":"b"}"#), Ok(vec!["a", "b"]));
    }
}

/// Maps whose key, value and hasher are parameters.
mod maps {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(at_least_one(tree, hash))]
    struct Maps<K: Ord + Eq + Hash, V, S: BuildHasher + Default = std::hash::RandomState> {
        #[patch(merge)]
        tree: BTreeMap<K, V>,
        #[patch(merge, nullable)]
        hash: Option<HashMap<K, V, S>>,
        #[patch(merge, nullable, default)]
        reset: BTreeMap<K, Vec<V>>,
    }
    #[derive(PatchRequest)]
    struct Any<M: patch_runtime::Merge> {
        #[patch(merge)]
        map: M,
    }

    #[test]
    fn all() {
        let text = r#"{"tree":{"1":null,"2":3},"hash":{"1":2},"reset":{"1":[1]}}"#;
        let request: UpdateMapsRequest<u8, u8> = round(text);
        let mut maps = Maps::default();
        let undo = request.undo_for(&maps).unwrap();
        request.clone().apply_to(&mut maps);
        assert_eq!(print(&undo), r#"{"tree":{"2":null},"hash":null,"reset":{"1":null}}"#);
        undo.apply_to(&mut maps);
        assert!(maps.tree.is_empty() && maps.hash.is_none() && maps.reset.is_empty());
        round::<UpdateAnyRequest<BTreeMap<u8, u8>>>(r#"{"map":{"1":null}}"#);
        round::<UpdateAnyRequest<serde_json::Value>>(r#"{"map":{"1":null}}"#);
    }
}

/// Bounds of higher rank, on field types, on parameters and in the types themselves.
mod ranks {
    use super::*;

    trait Visit<'v> {
        type Out;
    }
    impl<'v> Visit<'v> for u8 {
        type Out = &'v str;
    }

    #[derive(PatchRequest)]
    #[patch(no_serialize, no_deserialize, all_or_none(one, two))]
    struct Ranks<T, F>
    where
        T: for<'v> Visit<'v>,
        F: for<'x> Fn(&'x str) -> &'x str,
    {
        one: Box<dyn for<'a> Fn(&'a str) -> &'a str>,
        two: Box<dyn for<'a> Fn(&'a str) -> &'a str>,
        three: Box<dyn Fn(&str) -> &str + Send>,
        four: for<'c> fn(&'c str) -> &'c str,
        five: for<'c> fn(&'c str) -> &'c str,
        #[patch(nullable)]
        six: Option<F>,
        seven: <T as Visit<'static>>::Out,
        eight: PhantomData<T>,
    }

    #[test]
    fn all() {
        fn same(text: &str) -> &str {
            text
        }
        type R = UpdateRanksRequest<u8, fn(&str) -> &str>;
        let request = R::builder().one(Box::new(same)).two(Box::new(same)).five(same).seven("s").build();
        assert_eq!((request.one.unwrap())("t"), "t");
    }
}

/// Types that differ in their lifetimes alone.
mod lifetimes {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Held<'a, T: 'a> {
        #[serde(skip)]
        mark: PhantomData<&'a T>,
        value: u8,
    }

    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    struct Two<'a, 'b, T: 'a + 'b> {
        one: Held<'a, T>,
        #[patch(nullable, requires(one))]
        two: Option<Vec<Held<'b, T>>>,
        three: &'a str,
        four: &'b str,
        #[patch(nested)]
        six: Line<'a>,
        #[patch(nested, nullable)]
        seven: Option<Line<'b>>,
        #[patch(nested)]
        eight: Line<'b>,
        #[patch(merge)]
        nine: BTreeMap<&'a str, Cow<'b, str>>,
        #[patch(merge)]
        ten: BTreeMap<&'b str, Cow<'a, str>>,
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Line<'a> {
        text: &'a str,
    }

    #[test]
    fn all() {
        let request: UpdateTwoRequest<'_, '_, u8> = UpdateTwoRequest::builder().three("3").build().unwrap();
        let mut two = Two {
            one: Held { mark: PhantomData, value: 1 },
            two: None,
            three: "",
            four: "",
            six: Line::default(),
            seven: None,
            eight: Line::default(),
            nine: BTreeMap::new(),
            ten: BTreeMap::new(),
        };
        let undo = request.undo_for(&two).unwrap();
        request.clone().apply_to(&mut two);
        undo.apply_to(&mut two);
        assert_eq!(two.three, "");
    }
}

/// Constants that are expressions, and of every kind, in what is nested.
mod constants {
    use super::*;

    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    struct Grid<const W: usize, const B: bool = true, const C: char = 'c'> {
        #[patch(requires(note))]
        row: Bytes<W>,
        #[patch(nullable)]
        note: Option<String>,
    }
    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Bytes<const N: usize>(Vec<u8>);

    impl<const W: usize, const B: bool, const C: char> Default for Grid<W, B, C> {
        fn default() -> Self {
            Self { row: Bytes(vec![u8::from(B); W]), note: Some(C.to_string()) }
        }
    }

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(at_most_one(N: a, b), at_most_one(c, d))]
    struct World<const N: usize> {
        #[patch(nested)]
        a: Grid<N>,
        #[patch(nested, nullable)]
        b: Option<Grid<{ 1 + 1 }, false, '}'>>,
        #[patch(nested, nullable, default)]
        c: Box<Grid<{ World::<0>::SIZE }, { true && false }>>,
        #[patch(nested)]
        d: Grid<3, true, '"'>,
        #[patch(skip)]
        e: Vec<[u8; N]>,
    }
    impl World<0> {
        const SIZE: usize = 4;
    }

    #[test]
    fn all() {
        let text = r#"{"a":{"row":[1],"note":null}}"#;
        assert!(serde_json::from_str::<UpdateWorldRequest<2>>(text).is_err());
        let request: UpdateWorldRequest<2> = round(r#"{"b":{"note":null},"c":null}"#);
        let mut world = World::default();
        let undo = request.undo_for(&world).unwrap();
        request.apply_to(&mut world);
        assert_eq!(world.b, Some(Grid { row: Bytes(vec![0, 0]), note: None }));
        undo.apply_to(&mut world);
        assert_eq!(world, World::default());
    }
}

/// Associated types as what is nested and as what is merged.
mod associated {
    use super::*;

    trait Family {
        type Child: Patchable<Request: Debug> + Default;
        type Map: patch_runtime::Merge;
        type Leaf;
    }
    #[derive(Clone, Debug, PartialEq)]
    struct Small;
    impl Family for Small {
        type Child = Inner<String>;
        type Map = BTreeMap<String, u8>;
        type Leaf = u8;
    }

    #[derive(PatchRequest)]
    #[patch(exactly_one(child, children))]
    struct House<F: Family + ?Sized> {
        #[patch(nested)]
        child: F::Child,
        #[patch(nested, nullable)]
        children: Option<<F as Family>::Child>,
        #[patch(merge)]
        map: F::Map,
        #[patch(nullable, requires(map))]
        leaf: Option<<F>::Leaf>,
    }

    impl<F: Family<Leaf: Clone, Child: Clone, Map: Clone> + ?Sized> Clone for House<F> {
        fn clone(&self) -> Self {
            Self {
                child: self.child.clone(),
                children: self.children.clone(),
                map: self.map.clone(),
                leaf: self.leaf.clone(),
            }
        }
    }

    #[test]
    fn all() {
        let request: UpdateHouseRequest<Small> = round(r#"{"child":{"a":"a"},"map":{"a":1},"leaf":2}"#);
        let mut house = House::<Small> { child: Inner::default(), children: None, map: BTreeMap::new(), leaf: None };
        let undo = request.undo_for(&house).unwrap();
        assert_eq!(print(&undo), r#"{"child":{"a":""},"map":{"a":null},"leaf":null}"#);
        request.apply_to(&mut house);
        assert_eq!(house.leaf, Some(2));
    }
}

/// Parameters without a size.
mod unsized_parameters {
    use super::*;

    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    #[patch(at_least_one(tag, deep), at_most_one(other, last))]
    struct Loose<T: ?Sized, U>
    where
        U: ?Sized + ToOwned + 'static,
        U::Owned: Clone,
    {
        tag: PhantomData<T>,
        mark: PhantomData<Box<U>>,
        other: u8,
        last: u8,
        #[patch(nested)]
        deep: Inner<PhantomData<T>>,
    }
    #[derive(PatchRequest)]
    struct Shared<'a, T: ?Sized + 'a> {
        shared: &'a T,
        #[patch(nullable)]
        boxed: Option<Box<T>>,
    }

    #[test]
    fn all() {
        let built = UpdateLooseRequest::<dyn Debug, str>::builder().tag(PhantomData).last(1).build().unwrap();
        assert!(!round::<UpdateLooseRequest<str, str>>(r#"{"last":1,"deep":{}}"#).is_empty());
        let _ = built;
    }
    #[test]
    fn shared() {
        let request = UpdateSharedRequest::<str>::builder().shared("s").boxed("b".into()).build();
        assert_eq!(print(&request), r#"{"shared":"s","boxed":"b"}"#);
        let mut shared = Shared { shared: "", boxed: None };
        request.apply_to(&mut shared);
        assert_eq!(shared.shared, "s");
    }
}

/// Parameters in attributes: defaults, conditions, functions, checks.
mod in_attributes {
    use super::*;

    trait Limits {
        const LOW: u8;
        fn start() -> u8;
    }
    #[derive(Clone, Debug, Default, PartialEq)]
    struct Strict;
    impl Limits for Strict {
        const LOW: u8 = 1;
        fn start() -> u8 {
            9
        }
    }

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(validate_with = Self::check)]
    struct Ruled<L: Limits, const N: u8> {
        #[patch(nullable, default = L::start() + N)]
        level: u8,
        #[patch(nullable, default = <Self>::top())]
        other: u8,
        #[patch(skip)]
        limits: PhantomData<L>,
        #[patch(nullable)]
        mark: Option<[PhantomData<L>; 1]>,
        #[patch(serialize_with = Self::write)]
        with2: Vec<u8>,
    }
    impl<L: Limits, const N: u8> Ruled<L, N> {
        fn check(request: &UpdateRuledRequest<L, N>, report: &mut patch_runtime::Report) {
            if request.level == Patch::Set(L::LOW) {
                report.violation(patch_runtime::Violation::new("/level", "low", "too low"));
            }
        }
        fn top() -> u8 {
            N
        }
        fn write<S: serde::Serializer>(value: &Vec<u8>, serializer: S) -> Result<S::Ok, S::Error> {
            value.len().serialize(serializer)
        }
    }

    #[test]
    fn all() {
        let request: UpdateRuledRequest<Strict, 5> = serde_json::from_str(r#"{"level":null,"other":null}"#).unwrap();
        let mut ruled = Ruled::default();
        request.apply_to(&mut ruled);
        assert_eq!((ruled.level, ruled.other), (14, 5));
        assert!(serde_json::from_str::<UpdateRuledRequest<Strict, 5>>(r#"{"level":1}"#).is_err());
        assert_eq!(
            print(&UpdateRuledRequest::<Strict, 1>::builder().with2(vec![1, 2]).build().unwrap()),
            r#"{"with2":2}"#
        );
    }
}

/// Types that differ in the names of lifetimes alone leave a compiler with bounds for each of them unable to choose.
mod lifetimes_alone {
    use std::collections::BTreeMap;
    use std::marker::PhantomData;

    use patch_runtime::PatchRequest;
    use serde::{Deserialize, Serialize};

    #[derive(PatchRequest)]
    #[patch(no_serialize, no_deserialize)]
    struct Callbacks {
        one: Box<dyn for<'a> Fn(&'a str) -> &'a str>,
        two: Box<dyn for<'b> Fn(&'b str) -> &'b str>,
    }

    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    struct Held<'a, T> {
        #[serde(skip)]
        mark: PhantomData<&'a T>,
        value: u8,
    }

    #[derive(PatchRequest)]
    struct Two<'a, 'b, T> {
        one: Held<'a, T>,
        two: Held<'b, T>,
    }

    #[derive(PatchRequest)]
    struct Merged<'a, 'b, T> {
        #[patch(merge)]
        one: BTreeMap<&'a str, T>,
        #[patch(merge)]
        two: BTreeMap<&'b str, T>,
    }

    #[test]
    fn are_told_apart() {
        let request = serde_json::from_str::<UpdateTwoRequest<'_, '_, u8>>(r#"{"two":{"value":1}}"#).unwrap();
        assert_eq!(super::super::print(&request), r#"{"two":{"value":1}}"#);
        let request = serde_json::from_str::<UpdateMergedRequest<'_, '_, u8>>(r#"{"one":{"a":null}}"#).unwrap();
        assert_eq!(super::super::print(&request), r#"{"one":{"a":null}}"#);
        assert!(UpdateCallbacksRequest::new().is_empty());
    }
}

/// What is borrowed for ever is read from what lives for ever.
mod for_ever {
    use super::*;

    #[derive(Debug, PatchRequest)]
    struct Named<'a> {
        name: &'static str,
        #[patch(nullable)]
        bytes: Option<&'static [u8]>,
        more: &'a str,
        cow: Cow<'static, str>,
    }

    #[test]
    fn references() {
        let request: UpdateNamedRequest<'_> =
            serde_json::from_str(r#"{"name":"Ada","bytes":null,"more":"m","cow":"c"}"#).unwrap();
        let mut named = Named { name: "", bytes: Some(b"b"), more: "", cow: "".into() };
        request.apply_to(&mut named);
        assert_eq!((named.name, named.bytes, named.more, &*named.cow), ("Ada", None, "m", "c"));
    }
}

/// The resource says the same of a type as its request would, of all lifetimes.
mod for_all_lifetimes {
    use super::*;

    #[derive(PatchRequest)]
    struct Shown<'a, T>
    where
        for<'x> &'x T: Debug + PartialEq + Serialize,
        T: 'a,
    {
        one: &'a T,
        #[patch(nullable)]
        other: Option<Vec<T>>,
    }

    #[test]
    fn bounds_are_stated_once() {
        let request = UpdateShownRequest::builder().one(&7u8).other(vec![8]).build();
        assert_eq!(print(&request), r#"{"one":7,"other":[8]}"#);
        assert_eq!(request.clone(), request);
        assert_eq!(format!("{request:?}"), "UpdateShownRequest { one: 7, other: [8] }");
    }
}

/// `Self` in what a rule compares with.
mod of_the_resource {
    use super::*;

    #[derive(PatchRequest)]
    struct Limited<T = u8> {
        #[patch(requires(other, when = Self::LIMIT))]
        limit: u16,
        other: T,
        #[patch(requires(limit = Self::LIMIT))]
        third: u8,
    }

    impl<T> Limited<T> {
        const LIMIT: u16 = 3;
    }

    #[test]
    fn constants() {
        let request = |limit| UpdateLimitedRequest::<u8>::builder().limit(limit).build();
        assert!(request(3).is_err());
        assert!(request(4).is_ok());
        let third = |limit| UpdateLimitedRequest::builder().limit(limit).other(1u8).third(1).build();
        assert!(third(3).is_ok());
        assert_eq!(third(4).unwrap_err().to_string(), "`third` requires `limit` to be Limited::LIMIT");
    }
}
