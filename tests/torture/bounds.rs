//! What the user asks of parameters, beside what generated code asks of them. Of two bounds that a compiler cannot tell
//! apart it takes none, and the user's may be in plain sight, in a clause, or above a trait of their own.

use std::collections::BTreeMap;
use std::fmt::Debug;

use patch_runtime::{Patch, PatchRequest};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::{print, round};

type Maybe<T> = Option<T>;

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Part<T> {
    part: T,
    #[patch(nullable)]
    list: Option<Vec<T>>,
}

/// Above a trait of the user's, for all lifetimes.
mod above {
    use super::*;

    trait Model: DeserializeOwned + Serialize + Clone + Debug + Default + PartialEq {}
    impl Model for u8 {}

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(at_least_one(plain, part), request_only { #[patch(nullable)] only: T })]
    struct Page<T: Model> {
        plain: T,
        #[patch(nullable)]
        optional: Option<T>,
        list: Vec<T>,
        #[patch(nullable)]
        alias: Maybe<T>,
        #[patch(not_null)]
        other_alias: Maybe<Vec<T>>,
        #[patch(merge)]
        map: BTreeMap<String, T>,
        #[patch(nested)]
        part: Part<T>,
        #[patch(nested, nullable)]
        boxed: Option<Box<Part<T>>>,
        #[patch(nested, nullable)]
        recursive: Option<Box<Self>>,
        #[patch(nullable, default)]
        reset: T,
    }

    #[test]
    fn all() {
        let text = r#"{"plain":1,"optional":null,"list":[2],"alias":3,"other_alias":[4],"map":{"a":null},"part":{"part":5},"boxed":{"list":null},"recursive":{"plain":6},"reset":null,"only":7}"#;
        let request: UpdatePageRequest<u8> = round(text);
        let mut page = Page { other_alias: Some(vec![]), ..Page::default() };
        let before = page.clone();
        let undo = request.undo_for(&page).unwrap();
        request.apply_to(&mut page);
        assert_eq!((page.plain, page.alias, page.part.part), (1, Some(3), 5));
        undo.apply_to(&mut page);
        assert_eq!(page, before);
        assert_eq!(
            print(&UpdatePageRequest::builder().plain(1_u8).only(2).build().unwrap()),
            r#"{"plain":1,"only":2}"#
        );
    }
}

/// For one lifetime, which is a parameter; in the brackets and in the clause.
mod named {
    use super::*;

    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    struct Brackets<'de, T: Deserialize<'de>> {
        value: T,
        text: &'de str,
    }
    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    struct Clause<'a, 'de: 'a, T, U>
    where
        T: Deserialize<'de> + Default,
        Vec<U>: Deserialize<'a>,
    {
        value: T,
        #[patch(nullable)]
        list: Option<Vec<T>>,
        other: Vec<U>,
        short: &'a str,
        long: &'de str,
    }

    #[test]
    fn all() {
        let text = r#"{"value":"borrowed","text":"too"}"#;
        let request: UpdateBracketsRequest<'_, &str> = serde_json::from_str(text).unwrap();
        assert_eq!((request.value, request.text), (Some("borrowed"), Some("too")));
        let text = r#"{"value":1,"list":[2],"other":["x"],"short":"s","long":"l"}"#;
        let request: UpdateClauseRequest<'_, '_, u8, &str> = serde_json::from_str(text).unwrap();
        assert_eq!((print(&request).as_str(), request.other), (text, Some(vec!["x"])));
    }
}

/// Types that differ in a lifetime alone, as what is read.
mod lifetimes_alone {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Held<'a, T> {
        #[serde(borrow)]
        text: &'a str,
        value: T,
    }
    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    struct Two<'a: 'b, 'b: 'a, T: 'a + 'b> {
        one: Held<'a, T>,
        #[patch(nullable)]
        two: Option<Held<'b, T>>,
    }
    // Nobody reads a reference to anything: the request lacks `Deserialize`, and nothing else.
    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    struct References<'a, 'b, T> {
        one: &'a T,
        #[patch(nullable, requires(one))]
        two: Option<&'b T>,
    }

    #[test]
    fn all() {
        let text = r#"{"one":{"text":"1","value":1},"two":{"text":"2","value":2}}"#;
        let request: UpdateTwoRequest<'_, '_, u8> = serde_json::from_str(text).unwrap();
        assert_eq!(print(&request), text);
        let request = UpdateReferencesRequest::builder().one(&1).two(&2).build();
        assert_eq!(print(&request), r#"{"one":1,"two":2}"#);
    }
}

/// A bound about the resource itself, which the request is not.
mod about_itself {
    use super::*;

    trait Relates<T: ?Sized> {}
    impl<T: ?Sized> Relates<T> for u8 {}
    trait Named {
        type Name;
    }
    impl<T: Relates<Self> + Relates<Vec<Self>>> Named for Itself<T> {
        type Name = u8;
    }

    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    #[patch(exactly_one(value, names))]
    struct Itself<T: Relates<Self>>
    where
        T: Relates<Vec<Self>>,
        Self: Named<Name = u8>,
        <Self as Named>::Name: Clone,
    {
        value: T,
        names: Vec<<Self as Named>::Name>,
    }

    #[test]
    fn all() {
        let request: UpdateItselfRequest<u8> = round(r#"{"names":[1]}"#);
        let mut itself = Itself { value: 1_u8, names: vec![] };
        request.apply_to(&mut itself);
        assert_eq!(itself.names, [1]);
    }
}

/// Parameters called like what is known of every type: nothing is known of them.
mod known_names {
    use super::*;

    #[derive(PatchRequest)]
    #[allow(non_camel_case_types)]
    struct Known<String, Option, u8, bool> {
        a: String,
        b: Option,
        c: u8,
        #[patch(nullable, requires(a))]
        d: std::option::Option<Vec<bool>>,
    }
    #[derive(Serialize, Deserialize)]
    struct Bare(i32);

    #[test]
    fn all() {
        let text = r#"{"a":1,"b":2,"c":3,"d":[4]}"#;
        let request: UpdateKnownRequest<Bare, Bare, Bare, Bare> = round(text);
        let mut known = Known { a: Bare(0), b: Bare(0), c: Bare(0), d: None };
        request.apply_to(&mut known);
        assert_eq!((known.a.0, known.d.map(|list| list[0].0)), (1, Some(4)));
        let request: UpdateKnownRequest<&str, char, (), f64> = UpdateKnownRequest::builder().a("a").build();
        assert_eq!(format!("{:?}", request.clone()), r#"UpdateKnownRequest { a: "a" }"#);
    }
}

/// A parameter is the same name raw or not, and keywords are names.
mod raw {
    use super::*;

    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    #[patch(exactly_one(a, b))]
    #[allow(non_camel_case_types)]
    struct Raw<'r#async, r#T, U, r#type, const r#N: usize> {
        a: T,
        b: Vec<r#U>,
        c: r#type,
        #[patch(skip)]
        d: [u8; N],
        e: &'r#async str,
    }

    #[test]
    fn all() {
        let text = r#"{"a":1,"c":2,"e":"e"}"#;
        let request: UpdateRawRequest<'_, u8, u8, u8> = serde_json::from_str(text).unwrap();
        let mut raw = Raw { a: 0, b: vec![], c: 0, d: [0; 3], e: "" };
        request.apply_to(&mut raw);
        assert_eq!((raw.a, raw.e), (1, "e"));
    }
}

/// A resource that holds requests of its own.
mod own_request {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Draft<T> {
        title: T,
        pending: Vec<UpdateDraftRequest<T>>,
        #[patch(nullable)]
        last: Option<Box<UpdateDraftRequest<T>>>,
    }

    #[test]
    fn all() {
        let text = r#"{"title":1,"pending":[{"title":2},{}],"last":{"last":null}}"#;
        let request: UpdateDraftRequest<u8> = round(text);
        assert_eq!(request.clone(), request);
        let mut draft = Draft::default();
        request.apply_to(&mut draft);
        assert_eq!(draft.pending[0].title, Some(2));
        assert_eq!(draft.last.unwrap().last, Patch::Clear);
    }
}
