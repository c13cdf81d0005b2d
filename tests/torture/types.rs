//! Types of every shape, as values, as what is nested and as what is merged.

use std::collections::{BTreeMap, HashMap};
use std::marker::PhantomData;
use std::rc::Rc;

use patch_runtime::PatchRequest;
use serde::{Deserialize, Serialize};

use crate::{print, refusal, round};

/// Only what each call needs, where nested types and values have none of the usual traits.
mod poor {
    use super::*;

    #[derive(Serialize, Deserialize)]
    struct Bare(u8);

    #[derive(PatchRequest)]
    struct Inner {
        bare: Bare,
        #[patch(nullable, requires(bare))]
        more: Option<Bare>,
    }
    #[derive(PatchRequest)]
    #[patch(at_least_one(inner, map), exactly_one(bare, bares))]
    struct Poor {
        #[patch(nested)]
        inner: Inner,
        #[patch(nested)]
        boxed: Option<Box<Poor>>,
        #[patch(merge)]
        map: BTreeMap<u8, Bare>,
        bare: Bare,
        #[patch(nullable, secret)]
        bares: Option<Vec<Bare>>,
        #[patch(nullable, default = Bare(3))]
        reset: Bare,
        #[patch(skip)]
        skipped: Rc<std::cell::RefCell<dyn Send>>,
    }
    // `boxed` starts from it.
    impl Default for Poor {
        fn default() -> Self {
            Self {
                inner: Inner { bare: Bare(0), more: None },
                boxed: None,
                map: BTreeMap::new(),
                bare: Bare(0),
                bares: None,
                reset: Bare(0),
                skipped: Rc::new(std::cell::RefCell::new(0)),
            }
        }
    }

    #[test]
    fn all() {
        let text =
            r#"{"inner":{"bare":1,"more":2},"boxed":{"map":{"1":null,"2":3},"bare":1},"bares":[1],"reset":null}"#;
        let request: UpdatePoorRequest = round(text);
        let mut poor = Poor::default();
        let both = request
            .merged_with(
                UpdatePoorRequest::builder()
                    .inner(UpdateInnerRequest::new())
                    .bare(Bare(9))
                    .maybe_bares(None)
                    .try_build()
                    .unwrap(),
            )
            .map_err(|_| "lost")
            .unwrap();
        both.apply_to(&mut poor);
        assert_eq!((poor.inner.bare.0, poor.inner.more.map(|b| b.0), poor.reset.0, poor.bare.0), (1, Some(2), 3, 9));
        assert_eq!(poor.boxed.unwrap().map[&2].0, 3);
    }
}

/// Dropped by hand, nested in one dropped by hand.
mod dropped {
    use super::*;
    thread_local!(static DROPS: std::cell::Cell<u32> = const { std::cell::Cell::new(0) });

    macro_rules! dropped {
        ($($name:ident)*) => { $(impl Drop for $name {
            fn drop(&mut self) {
                DROPS.set(DROPS.get() + 1);
            }
        })* };
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Inner {
        a: u8,
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(exactly_one(one, two))]
    struct Outer {
        #[patch(nested)]
        one: Inner,
        #[patch(nested, nullable)]
        two: Option<Inner>,
        #[patch(nested, nullable, default)]
        three: Box<Inner>,
        #[patch(merge)]
        map: BTreeMap<u8, u8>,
    }
    dropped! { Inner Outer }

    #[test]
    fn all() {
        let request: UpdateOuterRequest = round(r#"{"two":{"a":1},"three":null,"map":{"1":null}}"#);
        let mut outer = Outer::default();
        let undo = request.undo_for(&outer).unwrap();
        request.apply_to(&mut outer);
        assert_eq!(outer.two, Some(Inner { a: 1 }));
        assert_eq!(print(&undo), r#"{"two":null}"#);
    }
}

/// Nothing to say, at any depth.
mod empty {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Nothing {}
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(non_empty)]
    struct Skipped {
        #[patch(skip)]
        id: u8,
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(repr = "option", request_only { #[patch(nested)] only: Nothing })]
    struct Hollow {
        #[patch(nested)]
        nothing: Nothing,
        #[patch(nested, nullable)]
        skipped: Option<Skipped>,
        #[patch(merge)]
        map: BTreeMap<u8, ()>,
        #[patch(nullable, default)]
        unit: (),
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(request_only { only: u8 })]
    struct OnlyRequest {
        #[patch(skip)]
        a: u8,
    }

    #[test]
    fn all() {
        let request: UpdateHollowRequest = round(r#"{"nothing":{},"skipped":null,"map":{"1":null},"only":{}}"#);
        let hollow = Hollow::default();
        assert_eq!(print(&request.undo_for(&hollow).unwrap()), "{}");
        assert_eq!(request.changed_fields(&hollow).count(), 0);
        assert_eq!(refusal::<UpdateHollowRequest>(r#"{"skipped":{"id":1}}"#), "`id` cannot be changed");
        assert!(refusal::<UpdateHollowRequest>(r#"{"skipped":{}}"#).ends_with("(in `/skipped`)"));
        let from = Hollow { skipped: Some(Skipped { id: 1 }), ..Hollow::default() };
        let error = UpdateHollowRequest::diff(&from, &Hollow { skipped: Some(Skipped { id: 2 }), ..Hollow::default() });
        assert_eq!(error.unwrap_err().to_string(), "no request can change `/skipped/id`");
        assert_eq!(UpdateNothingRequest::builder().build(), UpdateNothingRequest::new());
        round::<UpdateOnlyRequestRequest>(r#"{"only":1}"#);
        assert!(UpdateSkippedRequest::builder().build().is_err());
    }
}

/// Options, units, nulls and options of them where null means something else.
mod nulls {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Inner {
        #[patch(nullable)]
        a: Option<u8>,
        b: Option<Option<u8>>,
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Nulls {
        #[patch(merge)]
        map: BTreeMap<String, ()>,
        #[patch(merge, nullable)]
        json: Option<serde_json::Value>,
        #[patch(merge, nullable, default = serde_json::json!({"d": 1}))]
        reset: serde_json::Value,
        #[patch(nested, nullable)]
        inner: Option<Inner>,
        #[patch(nullable, default)]
        value: serde_json::Value,
        #[patch(nullable, default)]
        unit: (),
    }

    #[test]
    fn all() {
        let request: UpdateNullsRequest = serde_json::from_str(
            r#"{"map":{"a":null},"json":null,"reset":null,"inner":{"a":null},"value":null,"unit":null}"#,
        )
        .unwrap();
        let mut nulls = Nulls {
            map: [("a".into(), ()), ("b".into(), ())].into(),
            json: Some(serde_json::Value::Null),
            ..Nulls::default()
        };
        let before = nulls.clone();
        let undo = request.undo_for(&nulls);
        request.apply_to(&mut nulls);
        assert_eq!((nulls.map.len(), nulls.json.clone(), nulls.reset.clone()), (1, None, serde_json::json!({"d": 1})));
        if let Ok(undo) = undo {
            undo.apply_to(&mut nulls);
            assert_eq!(nulls, before);
        }
    }
}

/// Types from everywhere under `nested`: aliases, paths, parentheses, macros, generics with defaults, qualified paths.
mod spelled {
    use super::*;

    mod away {
        #[derive(Clone, Debug, Default, PartialEq, patch_runtime::PatchRequest)]
        pub(super) struct Address<T = u8> {
            pub(super) a: T,
        }
    }
    type Alias = away::Address;
    type Maybe<T> = Option<T>;
    trait Named {
        type Is;
    }
    impl Named for u8 {
        type Is = Alias;
    }
    macro_rules! address {
        () => { away::Address<String> };
    }

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(at_least_one(a, b))]
    struct Spelled {
        #[patch(nested)]
        a: self::away::Address,
        #[patch(nested, nullable)]
        b: ::std::option::Option<crate::types::spelled::Alias>,
        #[patch(nested, nullable)]
        c: Maybe<Alias>,
        #[patch(nested)]
        d: <u8 as Named>::Is,
        #[patch(nested, nullable)]
        e: core::option::Option<<u8 as Named>::Is>,
        #[patch(nested)]
        #[allow(unused_parens)]
        f: (away::Address<String>),
        #[patch(nested)]
        g: address!(),
        #[patch(nested, nullable)]
        h: Option<address!()>,
        #[patch(nested)]
        i: std::boxed::Box<super::spelled::away::Address<Vec<u8>>>,
        #[patch(nested)]
        j: Box<Box<Alias>>,
        #[patch(merge)]
        k: std::collections::HashMap<String, u8>,
        #[patch(merge, nullable)]
        l: Maybe<std::collections::BTreeMap<u8, u8>>,
        #[patch(merge)]
        m: Map,
    }
    type Map = HashMap<u8, u8>;

    #[test]
    fn all() {
        let text = r#"{"a":{"a":1},"b":{"a":2},"c":null,"d":{"a":3},"e":{"a":4},"f":{"a":"f"},"g":{"a":"g"},"h":{},"i":{"a":[1]},"j":{"a":1},"k":{"k":null},"l":{"1":null},"m":{"1":2}}"#;
        let request: UpdateSpelledRequest = round(text);
        let spelled = Spelled::default();
        let mut changed = spelled.clone();
        request.clone().apply_to(&mut changed);
        let diff = UpdateSpelledRequest::diff(&spelled, &changed).unwrap();
        assert_eq!(
            print(&diff),
            r#"{"a":{"a":1},"b":{"a":2},"d":{"a":3},"e":{"a":4},"f":{"a":"f"},"g":{"a":"g"},"h":{},"i":{"a":[1]},"j":{"a":1},"l":{},"m":{"1":2}}"#
        );
        request.undo_for(&spelled).unwrap().apply_to(&mut changed);
        assert_eq!(changed, spelled);
    }
}

/// Recursion through what is nested, merged and boxed, with rules.
mod recursive {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(all_or_none(left, right))]
    struct Tree<T: Default> {
        value: T,
        #[patch(nested, nullable)]
        left: Option<Box<Tree<T>>>,
        #[patch(nested)]
        right: Option<Box<Self>>,
        #[patch(nested, nullable)]
        leaf: Option<Box<Leaf<T>>>,
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Leaf<T: Default> {
        #[patch(nested, nullable)]
        of: Option<Box<Tree<T>>>,
        #[patch(requires(of))]
        value: T,
    }

    #[test]
    fn all() {
        let text = r#"{"left":{"value":1},"right":{"left":{},"right":{}},"leaf":{"of":{"value":2}}}"#;
        let request: UpdateTreeRequest<u8> = round(text);
        let mut tree = Tree::default();
        let undo = request.undo_for(&tree);
        request.clone().apply_to(&mut tree);
        assert_eq!(undo.unwrap_err().to_string(), "no request can clear `/right`");
        assert_eq!(
            refusal::<UpdateTreeRequest<u8>>(r#"{"leaf":{"of":{"leaf":{"value":1}}}}"#),
            "`value` requires `of` (in `/leaf/of/leaf`)"
        );
        assert_eq!(request.clone().merged_with(request.clone()).unwrap(), request);
    }
}

/// Four hundred fields, of which a hundred are nested, a hundred merged, and many ruled.
mod many {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Inner {
        a: u8,
    }
    macro_rules! fields {
        ($($a:ident $b:ident $c:ident $d:ident)*) => {
            #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
            #[patch(exactly_one(one: a00, b01), exactly_one(two: b00, c01), exactly_one(c00, d01), exactly_one(d00, a01), exactly_one(b02, c02), at_least_one(a02, d02))]
            struct Many {
                $(
                    #[patch(nested)]
                    $a: Inner,
                    #[patch(merge, nullable)]
                    $b: Option<BTreeMap<u8, u8>>,
                    #[patch(nullable, default = 7)]
                    $c: u8,
                    #[patch(nullable)]
                    $d: Option<String>,
                )*
            }
        };
    }
    fields! {
        a00 b00 c00 d00
        a01 b01 c01 d01
        a02 b02 c02 d02
        a03 b03 c03 d03
        a04 b04 c04 d04
        a05 b05 c05 d05
        a06 b06 c06 d06
        a07 b07 c07 d07
        a08 b08 c08 d08
        a09 b09 c09 d09
        a10 b10 c10 d10
        a11 b11 c11 d11
        a12 b12 c12 d12
        a13 b13 c13 d13
        a14 b14 c14 d14
        a15 b15 c15 d15
        a16 b16 c16 d16
        a17 b17 c17 d17
        a18 b18 c18 d18
        a19 b19 c19 d19
        a20 b20 c20 d20
        a21 b21 c21 d21
        a22 b22 c22 d22
        a23 b23 c23 d23
        a24 b24 c24 d24
        a25 b25 c25 d25
        a26 b26 c26 d26
        a27 b27 c27 d27
        a28 b28 c28 d28
        a29 b29 c29 d29
        a30 b30 c30 d30
        a31 b31 c31 d31
        a32 b32 c32 d32
        a33 b33 c33 d33
        a34 b34 c34 d34
        a35 b35 c35 d35
        a36 b36 c36 d36
        a37 b37 c37 d37
        a38 b38 c38 d38
        a39 b39 c39 d39
        a40 b40 c40 d40
        a41 b41 c41 d41
        a42 b42 c42 d42
        a43 b43 c43 d43
        a44 b44 c44 d44
        a45 b45 c45 d45
        a46 b46 c46 d46
        a47 b47 c47 d47
        a48 b48 c48 d48
        a49 b49 c49 d49
        a50 b50 c50 d50
        a51 b51 c51 d51
        a52 b52 c52 d52
        a53 b53 c53 d53
        a54 b54 c54 d54
        a55 b55 c55 d55
        a56 b56 c56 d56
        a57 b57 c57 d57
        a58 b58 c58 d58
        a59 b59 c59 d59
        a60 b60 c60 d60
        a61 b61 c61 d61
        a62 b62 c62 d62
        a63 b63 c63 d63
        a64 b64 c64 d64
        a65 b65 c65 d65
        a66 b66 c66 d66
        a67 b67 c67 d67
        a68 b68 c68 d68
        a69 b69 c69 d69
        a70 b70 c70 d70
        a71 b71 c71 d71
        a72 b72 c72 d72
        a73 b73 c73 d73
        a74 b74 c74 d74
        a75 b75 c75 d75
        a76 b76 c76 d76
        a77 b77 c77 d77
        a78 b78 c78 d78
        a79 b79 c79 d79
        a80 b80 c80 d80
        a81 b81 c81 d81
        a82 b82 c82 d82
        a83 b83 c83 d83
        a84 b84 c84 d84
        a85 b85 c85 d85
        a86 b86 c86 d86
        a87 b87 c87 d87
        a88 b88 c88 d88
        a89 b89 c89 d89
        a90 b90 c90 d90
        a91 b91 c91 d91
        a92 b92 c92 d92
        a93 b93 c93 d93
        a94 b94 c94 d94
        a95 b95 c95 d95
        a96 b96 c96 d96
        a97 b97 c97 d97
        a98 b98 c98 d98
        a99 b99 c99 d99
    }

    #[test]
    fn all() {
        let built = UpdateManyRequest::builder()
            .a00(UpdateInnerRequest::new())
            .b00(BTreeMap::new())
            .c00(1)
            .d00("d")
            .b02(BTreeMap::new())
            .d02("d")
            .a99(UpdateInnerRequest::new())
            .build()
            .unwrap();
        let request: UpdateManyRequest = round(&print(&built));
        let many = Many::default();
        let mut changed = many.clone();
        request.clone().apply_to(&mut changed);
        request.undo_for(&many).unwrap().apply_to(&mut changed);
        assert_eq!(changed, many);
        assert_eq!(UpdateManyRequest::FIELDS.len(), 400);
    }
}

/// Fields of every other type at once.
mod zoo {
    use super::*;
    #[derive(PatchRequest)]
    #[patch(
        no_serialize,
        no_deserialize,
        at_most_one(a, b),
        at_most_one(c, d),
        at_most_one(e, f),
        at_most_one(g, h),
        at_most_one(i, j),
        at_most_one(k, l)
    )]
    #[allow(improper_ctypes_definitions)]
    struct Zoo<'a> {
        a: (u8, [u8; 2 + 2]),
        #[allow(unused_braces)]
        b: [[&'a str; 1]; { 1 }],
        #[patch(nullable)]
        c: Option<&'a (dyn std::fmt::Debug + Sync)>,
        d: &'a mut u8,
        e: *const u8,
        f: fn(&'a u8, u8) -> Option<u8>,
        g: unsafe extern "C" fn(),
        h: std::convert::Infallible,
        i: PhantomData<fn() -> &'a ()>,
        j: Box<dyn Iterator<Item = &'a u8> + Send + 'a>,
        k: std::cell::Cell<u8>,
        l: Rc<[u8]>,
    }

    #[test]
    fn all() {
        let mut number = 1;
        let request = UpdateZooRequest::builder()
            .d(&mut number)
            .a((1, [1; 4]))
            .maybe_c(Some(&2))
            .maybe_l(None)
            .e(std::ptr::null());
        let request = request.try_build();
        assert_eq!(request.map(|_| ()).unwrap_err().to_string(), "at most one of `c` and `d` can be set");
    }
}

/// A deprecated struct is no news in its own derive, wherever its fields are merged.
#[deny(deprecated)]
mod deprecated_with_parts {
    use std::collections::BTreeMap;

    use patch_runtime::PatchRequest;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    /// A part.
    struct Part {
        /// What is in it.
        a: u8,
    }

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[deprecated]
    /// The whole.
    struct Old {
        /// A part.
        #[patch(nested)]
        part: Part,
        /// Labels.
        #[patch(merge)]
        labels: BTreeMap<String, u8>,
    }
}
