//! Resources with lifetimes, type parameters and constants.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use std::borrow::Cow;
use std::fmt::Debug;

use patch_runtime::{Patch, PatchRequest};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::wire::{print, read, refusal};

#[derive(PatchRequest)]
struct Boxed<T> {
    #[patch(nullable)]
    value: Option<T>,
    #[patch(nullable, requires(value))]
    label: Option<String>,
    list: Vec<T>,
}

#[test]
fn a_type_parameter_is_any_type() {
    let request: UpdateBoxedRequest<u8> = read(r#"{"value":1,"label":"l"}"#).expect("a number");
    assert_eq!(request.value, Patch::Set(1));
    let request: UpdateBoxedRequest<String> = read(r#"{"value":"1","list":["a"]}"#).expect("texts");
    assert_eq!(print(&request), r#"{"value":"1","list":["a"]}"#);
    assert_eq!(format!("{request:?}"), r#"UpdateBoxedRequest { value: "1", list: ["a"] }"#);
    assert_eq!(refusal::<UpdateBoxedRequest<u8>>(r#"{"label":"l"}"#), "`label` requires `value`");
    assert_eq!(refusal::<UpdateBoxedRequest<u8>>(r#"{"list":["a"]}"#), r#"invalid type: string "a", expected u8"#);

    let mut resource = Boxed { value: Some(1), label: None, list: vec![] };
    UpdateBoxedRequest { value: Patch::Clear, list: Some(vec![2]), ..Default::default() }.apply_to(&mut resource);
    assert_eq!((resource.value, resource.list), (None, vec![2]));

    let built = UpdateBoxedRequest::builder().value(1_i64).label("l").try_build();
    assert_eq!(built.expect("the rule holds").value, Patch::Set(1));
}

/// Generic code needs no more bounds than what it does asks for.
#[test]
fn generic_code_can_use_a_generic_request() {
    fn read_it<T: DeserializeOwned>(text: &str) -> UpdateBoxedRequest<T> {
        serde_json::from_str(text).expect("a right body")
    }
    fn print_it<T: Serialize>(request: &UpdateBoxedRequest<T>) -> String {
        serde_json::to_string(request).expect("it prints")
    }
    fn apply_it<T>(request: UpdateBoxedRequest<T>, resource: &mut Boxed<T>) {
        request.apply_to(resource);
    }
    fn compare<T: Clone + Debug + PartialEq>(request: &UpdateBoxedRequest<T>) {
        assert_eq!(*request, request.clone());
    }

    let request = read_it::<u8>(r#"{"value":1}"#);
    assert_eq!(print_it(&request), r#"{"value":1}"#);
    compare(&request);
    let mut resource = Boxed { value: None, label: None, list: vec![] };
    apply_it(request, &mut resource);
    assert_eq!(resource.value, Some(1));
}

/// A type that can do nothing but be printed costs the request what it cannot do, and not the derive.
#[test]
fn a_type_without_traits_costs_only_those_traits() {
    #[derive(Serialize, Deserialize)]
    struct Bare(u8);

    #[derive(PatchRequest)]
    struct Holder {
        #[patch(nullable)]
        bare: Option<Bare>,
        other: Bare,
    }

    let request: UpdateHolderRequest = serde_json::from_str(r#"{"bare":1}"#).expect("a number");
    assert!(matches!(request.bare, Patch::Set(Bare(1))));
    assert!(UpdateHolderRequest::new().is_empty());
    let mut resource = Holder { bare: None, other: Bare(2) };
    request.apply_to(&mut resource);
    assert_eq!(resource.bare.map(|bare| bare.0), Some(1));
    let built = UpdateHolderRequest::builder().other(Bare(3)).clear_bare().build();
    assert_eq!(print(&built), r#"{"bare":null,"other":3}"#);

    // The type parameter of a request may be such a type too.
    let request: UpdateBoxedRequest<Bare> = serde_json::from_str(r#"{"value":1}"#).expect("1");
    assert_eq!(print(&request), r#"{"value":1}"#);
}

#[test]
fn borrowed_texts_stay_borrowed() {
    #[derive(PatchRequest)]
    struct Page<'a> {
        title: &'a str,
        #[patch(nullable)]
        subtitle: Option<&'a str>,
        body: Cow<'a, str>,
    }

    let text = r#"{"title":"T","subtitle":"S","body":"B"}"#.to_owned();
    let request: UpdatePageRequest<'_> = serde_json::from_str(&text).expect("texts");
    assert_eq!(request.title, Some("T"));
    assert_eq!(request.subtitle, Patch::Set("S"));
    assert!(text.as_bytes().as_ptr_range().contains(&request.title.expect("set").as_ptr()));
    assert_eq!(print(&request), text);

    let mut page = Page { title: "old", subtitle: None, body: Cow::Borrowed("old") };
    request.apply_to(&mut page);
    assert_eq!((page.title, page.subtitle, &*page.body), ("T", Some("S"), "B"));

    let built = UpdatePageRequest::builder().title("t").maybe_subtitle(None).build();
    assert_eq!(built.title, Some("t"));
}

/// A type with a constant in it, which is the value's business and not the wire's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Tag<const N: usize>(u8);

#[test]
fn lifetimes_types_and_constants_come_together() {
    #[derive(PatchRequest)]
    #[patch(name = MatrixUpdate, rename_all = "camelCase", request_only {
        #[patch(nullable)]
        seed: T,
    })]
    struct Matrix<'short, 'long: 'short, T, U: Clone = u8, const N: usize = 2>
    where
        T: Default + 'short,
        for<'any> &'any U: PartialEq,
    {
        #[patch(nullable)]
        top_row: Option<[T; 2]>,
        all_rows: Vec<[T; 2]>,
        name: &'short str,
        long_name: Cow<'long, str>,
        #[patch(skip)]
        sizes: [U; N],
        twice: Option<(T, U)>,
        tag: Tag<N>,
    }

    let text = r#"{"topRow":[1,2],"name":"n","twice":[3,4],"tag":5,"seed":null}"#;
    let request: MatrixUpdate<'_, '_, i32> = serde_json::from_str(text).expect("numbers");
    assert_eq!(request.top_row, Patch::Set([1, 2]));
    assert_eq!(request.twice, Some((3, 4)));
    assert!(request.seed.is_clear());
    assert_eq!(print(&request), text);

    let mut matrix: Matrix<'_, '_, i32> = Matrix {
        top_row: None,
        all_rows: vec![],
        name: "",
        long_name: Cow::Borrowed(""),
        sizes: [7, 8],
        twice: None,
        tag: Tag(0),
    };
    request.apply_to(&mut matrix);
    assert_eq!((matrix.top_row, matrix.name, matrix.sizes), (Some([1, 2]), "n", [7, 8]));
}

#[test]
fn constants_are_in_types() {
    #[derive(PatchRequest)]
    struct Sized<const N: usize> {
        #[patch(nullable)]
        label: Option<Tag<N>>,
        other: Tag<{ 1 + 1 }>,
    }

    let request: UpdateSizedRequest<3> = read(r#"{"label":1,"other":2}"#).expect("numbers");
    assert_eq!(request.label, Patch::Set(Tag::<3>(1)));
    assert_eq!(request.other, Some(Tag::<2>(2)));
}

/// Our code has parameters of its own, which step aside.
#[test]
fn parameters_have_any_name() {
    #[derive(PatchRequest)]
    struct Lettered<'de, D, E, S, A, M, R> {
        d: D,
        e: E,
        s: S,
        #[patch(nullable)]
        a: Option<A>,
        m: M,
        r: R,
        text: &'de str,
    }

    let text = r#"{"d":1,"e":2,"s":3,"a":null,"m":4,"r":5,"text":"t"}"#;
    let request: UpdateLetteredRequest<'_, u8, u16, u32, u64, i8, i16> = serde_json::from_str(text).expect("numbers");
    assert_eq!(print(&request), text);
    assert_eq!(request.clone(), request);
}

#[test]
fn associated_types_and_recursion() {
    trait Family {
        type Member;
    }
    #[derive(Clone, Debug, PartialEq)]
    struct Numbers;
    impl Family for Numbers {
        type Member = u8;
    }

    #[derive(PatchRequest)]
    struct Kin<F: Family> {
        #[patch(nullable)]
        eldest: Option<F::Member>,
        others: Vec<<F as Family>::Member>,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize, PatchRequest)]
    struct Tree {
        label: String,
        #[patch(nullable)]
        left: Option<Box<Tree>>,
        children: Vec<Self>,
    }

    let request: UpdateKinRequest<Numbers> = read(r#"{"eldest":1,"others":[2]}"#).expect("numbers");
    assert_eq!(request.eldest, Patch::Set(1));

    let body =
        r#"{"left":{"label":"l","left":null,"children":[]},"children":[{"label":"c","left":null,"children":[]}]}"#;
    let request: UpdateTreeRequest = read(body).expect("trees");
    let _: &Option<Vec<Tree>> = &request.children;
    assert_eq!(print(&request), body);
    let mut tree = Tree { label: "t".to_owned(), left: None, children: vec![] };
    request.apply_to(&mut tree);
    assert_eq!(tree.left.expect("set").label, "l");
}

#[test]
fn the_other_representation_is_generic_too() {
    #[derive(PatchRequest)]
    #[patch(repr = "option")]
    struct Wrapped<'a, T: Clone> {
        #[patch(nullable)]
        value: Option<T>,
        text: &'a str,
    }

    let request: UpdateWrappedRequest<'_, Vec<u8>> =
        serde_json::from_str(r#"{"value":[1],"text":"t"}"#).expect("a list");
    assert_eq!(request.value, Some(Some(vec![1])));
    let cleared = UpdateWrappedRequest::<'_, u8>::builder().clear_value().build();
    assert_eq!(cleared.value, Some(None));
}
