//! Where a resource can be declared: functions, closures, constants, modules, macros, behind attributes.

use std::collections::BTreeMap;

use patch_runtime::PatchRequest;

use crate::{print, refusal, round};

/// In bodies, with types, functions and constants of the body in every attribute.
#[test]
fn in_bodies() {
    const DEFAULT: u8 = 9;
    fn accept(_: &UpdateLocalRequest, _: &mut patch_runtime::Report) {}
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Inner {
        a: u8,
    }
    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    #[patch(validate_with = accept)]
    struct Local {
        #[patch(nested, nullable)]
        inner: Option<Inner>,
        #[patch(nullable, default = DEFAULT, requires(inner, when = DEFAULT))]
        count: u8,
    }
    assert_eq!(refusal::<UpdateLocalRequest>(r#"{"count":9}"#), "`count` requires `inner` when it is DEFAULT");

    let closure = || {
        #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
        #[patch(exactly_one(a, b))]
        struct Local {
            #[patch(nested)]
            a: Inner,
            b: u8,
        }
        UpdateLocalRequest::builder().b(1).build().expect("valid")
    };
    assert_eq!(print(&closure()), r#"{"b":1}"#);

    const SIZE: usize = {
        #[derive(PatchRequest)]
        #[patch(at_least_one(a, b))]
        struct Local {
            #[patch(nullable, requires(b))]
            a: Option<u8>,
            b: u8,
        }
        UpdateLocalRequest::FIELDS.len()
    };
    assert_eq!(SIZE, 2);

    {
        // Rules whose states stand in a block, of a struct that shadows another one.
        #[derive(Clone, Debug, PartialEq, PatchRequest)]
        #[patch(all_or_none(a, b), at_most_one(c, d), exactly_one(e, f), at_least_one(g, h))]
        struct Local<'a> {
            #[patch(requires(c))]
            a: &'a str,
            b: u8,
            c: u8,
            d: u8,
            e: u8,
            f: u8,
            g: u8,
            #[patch(nested, nullable)]
            h: Option<Inner>,
        }
        let built = UpdateLocalRequest::builder().a("a").b(1).c(1).e(1).g(1).clear_h().build();
        let _ = print(&built);
    }
}

struct Holder;
impl Holder {
    fn method(&self) -> String {
        #[derive(Clone, Debug, PartialEq, PatchRequest)]
        #[patch(at_least_one(a, b))]
        struct Within {
            a: u8,
            #[patch(merge)]
            b: BTreeMap<u8, u8>,
        }
        print(&UpdateWithinRequest::builder().b([(1, None)].into()).build())
    }
}

#[test]
fn in_a_method() {
    assert_eq!(Holder.method(), r#"{"b":{"1":null}}"#);
}

/// Restricted visibilities of fields, requests, and of what is nested.
mod deep {
    pub(crate) mod er {
        pub(in crate::place) mod est {
            use patch_runtime::PatchRequest;

            #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
            pub(in crate::place::deep) struct Inner {
                pub(self) a: u8,
                #[patch(nullable, requires(a))]
                pub(in super::super) b: Option<u8>,
            }
            #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
            #[patch(exactly_one(inner, other))]
            pub(in crate::place) struct Outer {
                #[patch(nested)]
                pub(in crate::place::deep) inner: Inner,
                #[patch(nested, nullable, vis = pub(in crate::place::deep))]
                pub(self) other: Option<Inner>,
            }
            #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
            pub struct Public {
                #[patch(nested)]
                pub(super) inner: Seen,
            }
            #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
            pub struct Seen {
                pub a: u8,
            }
        }
        pub(in crate::place) fn run() -> String {
            let inner = est::UpdateInnerRequest::builder().b(1).a(2).build();
            let mut outer = est::Outer::default();
            let request = est::UpdateOuterRequest::builder().inner(inner).build().unwrap();
            use patch_runtime::PatchRequest as _;
            request.clone().apply_to(&mut outer);
            crate::print(&request)
        }
    }
}

#[test]
fn in_modules() {
    assert_eq!(deep::er::run(), r#"{"inner":{"a":2,"b":1}}"#);
}

macro_rules! resource {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident<$($life:lifetime),* ; $($param:ident: $bound:path),*> as $request:ident = $case:literal {
            $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $type:ty $(= $default:expr)?,)*
        }
        rules $rule:ident { $($member:ident),* } when $watched:ident is $pattern:literal needs $needed:ident;
        $first:ident in $firsts:ty
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
        #[patch(name = $request, rename_all = $case, repr = "option", $rule($($member),*))]
        $vis struct $name<$($life,)* $($param: $bound),*> {
            $($(#[$field_meta])* $(#[patch(nullable, default = $default)])? $field_vis $field: $type,)*
            #[patch(requires($needed, when = $pattern))]
            $watched: String,
            #[patch(nested, nullable)]
            $first: $firsts,
        }
    };
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Part {
    a: u8,
}

resource! {
    /// From a macro.
    #[doc = "In two lines."]
    #[allow(clippy::all)]
    pub(in crate::place) struct Made<'a; T: Clone, M: patch_runtime::Merge> as MakePatch = "kebab-case" {
        /// A text.
        #[patch(nullable)]
        pub(self) the_text: Option<&'a str>,
        #[patch(nested, nullable)]
        the_part: Option<Part>,
        #[patch(nested)]
        strict_part: Option<Box<Part>>,
        #[patch(merge)]
        the_map: M,
        #[patch(merge, nullable)]
        the_map2: Option<BTreeMap<u8, u8>>,
        the_value: Option<T>,
        the_count: u8 = 1 + 1,
        r#type: Part2 = Part2(2),
    }
    rules at_least_one { the_text, strict_part } when watched is "w" needs the_map;
    first in Option<Part>
}
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
struct Part2(u8);

#[test]
fn in_a_macro() {
    type R<'a> = MakePatch<'a, u8, BTreeMap<String, u8>>;
    let text = r#"{"the-text":"t","the-part":{"a":1},"strict-part":{"a":2},"the-map":{"k":null},"the-map2":null,"the-count":null,"type":null,"watched":"w","first":{"a":3}}"#;
    let request: R<'_> = serde_json::from_str(text).unwrap();
    assert_eq!(print(&request), text);
    let mut made = Made::<u8, _> { strict_part: Some(Box::default()), ..Made::default() };
    let before = made.clone();
    let undo = request.undo_for(&made).unwrap();
    request.apply_to(&mut made);
    assert_eq!((made.the_count, made.r#type.0), (2, 2));
    undo.apply_to(&mut made);
    assert_eq!(made, before);
}

/// The kind of a field is in the hands of the caller of a macro, through several macros.
mod through_macros {
    use super::*;

    macro_rules! outer {
        ($($tokens:tt)*) => { inner! { $($tokens)* } };
    }
    macro_rules! inner {
        ($($field:ident: $type:ty => $($word:ident)+;)*) => {
            inner!(@ $($field: $type => [$($word),+];)*);
        };
        (@ $($field:ident: $type:ty => [$($words:tt)*];)*) => {
            #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
            struct Wrapped {
                $(#[patch($($words)*)] $field: $type,)*
            }
        };
    }
    outer! {
        a: Option<Part> => nested nullable;
        b: Part => nested nullable default;
        c: Option<Box<Wrapped>> => nested;
        d: BTreeMap<u8, Vec<Self>> => merge;
        e: Option<Box<Self>> => nested nullable;
        f: serde_json::Map<String, serde_json::Value> => merge nullable default;
    }
    impl serde::Serialize for Wrapped {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_unit()
        }
    }
    impl<'de> serde::Deserialize<'de> for Wrapped {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            <()>::deserialize(deserializer).map(|()| Self::default())
        }
    }

    #[test]
    fn all() {
        let text = r#"{"a":{"a":1},"b":null,"d":{"1":[],"2":null},"e":{"e":{"a":null}},"f":{"a":{"b":null}}}"#;
        let request: UpdateWrappedRequest = round(text);
        let mut wrapped = Wrapped::default();
        let undo = request.undo_for(&wrapped).unwrap();
        request.clone().apply_to(&mut wrapped);
        assert_eq!(
            print(&UpdateWrappedRequest::diff(&Wrapped::default(), &wrapped).unwrap()),
            r#"{"a":{"a":1},"d":{"1":[]},"e":{"e":{}},"f":{"a":{}}}"#
        );
        undo.apply_to(&mut wrapped);
        assert_eq!(wrapped, Wrapped::default());
    }
}

/// `cfg_attr` around the derive and around every word; fields and parameters under `cfg`.
mod configured {
    use super::*;

    #[cfg_attr(all(), derive(Clone, Debug, Default, PartialEq, PatchRequest))]
    #[cfg_attr(all(), patch(repr = "option"), patch(at_least_one(a, b)))]
    #[cfg_attr(any(), patch(nonsense))]
    struct Configured<#[cfg(any())] T, #[cfg(not(any()))] U: Default> {
        #[cfg_attr(all(), patch(nested), patch(nullable))]
        a: Option<Part>,
        #[cfg_attr(any(), patch(skip))]
        #[cfg_attr(all(), patch(merge))]
        b: BTreeMap<u8, u8>,
        #[cfg(any())]
        #[patch(nested)]
        c: Nowhere,
        #[cfg(not(any()))]
        #[patch(nullable, requires(b))]
        d: Option<U>,
        #[cfg(any())]
        e: T,
    }

    #[test]
    fn all() {
        let built = UpdateConfiguredRequest::<u8>::builder().b(BTreeMap::new()).d(1).clear_a().build().unwrap();
        round::<UpdateConfiguredRequest<u8>>(&print(&built));
    }
}

/// A macro that makes a resource and its parts, in modules, with the runtime under a path of its own.
mod with_crate {
    pub(crate) use patch_runtime as inner_name;

    macro_rules! make {
        ($module:ident, $($path:tt)+) => {
            mod $module {
                use crate::place::with_crate::inner_name::PatchRequest;
                #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
                #[patch(crate = $($path)+)]
                pub(super) struct Part {
                    #[patch(nullable, requires(b))]
                    a: Option<u8>,
                    b: u8,
                }
                #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
                #[patch(crate = $($path)+, exactly_one(part, parts), non_empty)]
                pub(super) struct Whole {
                    #[patch(nested)]
                    part: Part,
                    #[patch(nested, nullable)]
                    parts: Option<Box<Whole>>,
                    #[patch(merge)]
                    map: std::collections::BTreeMap<u8, u8>,
                }
            }
        };
    }
    // What is public has public states, in a module of their own, where such a path leads elsewhere.
    #[derive(Clone, Debug, Default, PartialEq, inner_name::PatchRequest)]
    #[patch(crate = inner_name, exactly_one(a, b))]
    pub struct ByName {
        pub a: u8,
        pub b: u8,
    }
    #[derive(Clone, Debug, Default, PartialEq, inner_name::PatchRequest)]
    #[patch(crate = self::inner_name, all_or_none(a, b))]
    pub struct BySelf {
        pub a: u8,
        pub b: u8,
    }

    #[test]
    fn in_a_body() {
        use patch_runtime as local;
        #[derive(Clone, Debug, Default, PartialEq, local::PatchRequest)]
        #[patch(crate = local, at_least_one(a, b))]
        pub struct Local {
            pub a: u8,
            #[patch(requires(a))]
            pub b: u8,
        }
        use crate::print;
        assert_eq!(print(&UpdateLocalRequest::builder().b(1).a(2).build()), r#"{"a":2,"b":1}"#);
        assert_eq!(print(&UpdateByNameRequest::builder().b(1).build()), r#"{"b":1}"#);
        assert_eq!(print(&UpdateBySelfRequest::builder().b(1).a(2).build()), r#"{"a":2,"b":1}"#);
    }

    make!(by_crate, crate::place::with_crate::inner_name);
    make!(by_super, super::inner_name);
    make!(by_root, ::patch_runtime);

    #[test]
    fn all() {
        crate::round::<by_crate::UpdateWholeRequest>(r#"{"part":{"b":1}}"#);
        crate::round::<by_super::UpdateWholeRequest>(r#"{"parts":{"part":{}}}"#);
        crate::round::<by_root::UpdateWholeRequest>(r#"{"parts":{"part":{}}}"#);
    }
}

/// Two resources of one name in modules whose requests meet.
mod twins {
    use super::*;
    pub(super) mod one {
        #[derive(Clone, Debug, Default, PartialEq, patch_runtime::PatchRequest)]
        pub(in crate::place) struct User {
            #[patch(nested)]
            pub(in crate::place) user: super::two::User,
        }
    }
    pub(super) mod two {
        #[derive(Clone, Debug, Default, PartialEq, patch_runtime::PatchRequest)]
        pub(in crate::place) struct User {
            #[patch(nested, nullable)]
            pub(in crate::place) user: Option<Box<super::one::User>>,
        }
    }
    #[test]
    fn all() {
        let text = r#"{"user":{"user":{"user":{"user":null}}}}"#;
        let request: one::UpdateUserRequest = round(text);
        let mut user = one::User::default();
        request.apply_to(&mut user);
        assert_eq!(user.user.user, Some(Box::default()));
    }
}
