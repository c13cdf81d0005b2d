//! What is in scope around a resource: whatever the user calls so, our code means its own.
#![allow(dead_code, reason = "most of what is in scope here is there to be in the way")]

use patch_runtime::{Patch, PatchRequest};

use crate::wire::{print, read, refusal};

/// Statics and constants with the names of fields are no patterns in our code.
#[test]
#[allow(non_upper_case_globals, reason = "the names are what the test is about")]
fn constants_of_the_same_name_do_no_harm() {
    const id: u32 = 1;
    const index: usize = 1;
    static value: u8 = 2;

    #[derive(PatchRequest)]
    struct Shadowed {
        id: u32,
        index: u32,
        value: u8,
    }

    let request: UpdateShadowedRequest = read(r#"{"value":3,"index":4,"id":5}"#).expect("numbers");
    assert_eq!(request, UpdateShadowedRequest { id: Some(5), index: Some(4), value: Some(3) });
    assert_eq!((id, index, value), (1, 1, 2));
}

/// Types called like ours, or like those of the standard library, in the scope of the resource.
#[test]
fn names_in_scope_do_no_harm() {
    mod hostile {
        use ::patch_runtime::PatchRequest;

        pub(super) struct Option;
        pub(super) struct Some;
        pub(super) struct Patch;
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub(super) struct String(pub(super) u8);
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub(super) struct Vec(pub(super) u8);
        pub(super) struct Result;
        pub(super) trait Into {}
        pub(super) trait From {}
        pub(super) trait Default {}
        pub(super) trait Clone {}
        pub(super) mod core {}
        pub(super) mod std {}
        pub(super) mod alloc {}
        #[allow(unused_macros, reason = "it is there to be in the way")]
        macro_rules! panic {
            () => {};
        }

        #[derive(PatchRequest)]
        pub(super) struct Resource {
            pub(super) string: String,
            #[patch(nullable)]
            pub(super) vec: ::std::option::Option<Vec>,
            pub(super) text: ::std::string::String,
        }
    }

    let request: hostile::UpdateResourceRequest = read(r#"{"string":1,"vec":2}"#).expect("numbers");
    assert_eq!(request.string, Some(hostile::String(1)));
    assert_eq!(request.vec, Patch::Set(hostile::Vec(2)));
    let built = hostile::UpdateResourceRequest::builder().string(hostile::String(1)).text("t").build();
    assert_eq!(print(&built), r#"{"string":1,"text":"t"}"#);
}

/// Nothing is in scope that was not asked for by its path.
#[no_implicit_prelude]
mod bare {
    #[derive(::patch_runtime::PatchRequest)]
    #[patch(rename_all = "camelCase", request_only {
        #[patch(nullable, secret, requires(first_name))]
        password: ::std::string::String,
    })]
    pub(super) struct Resource<'a, T> {
        #[patch(nullable)]
        pub(super) first_name: ::std::option::Option<::std::string::String>,
        #[patch(required)]
        pub(super) list: ::std::vec::Vec<T>,
        pub(super) text: &'a str,
        #[patch(skip)]
        pub(super) id: u8,
    }
}

#[test]
fn without_a_prelude() {
    let request: bare::UpdateResourceRequest<'_, u8> =
        serde_json::from_str(r#"{"firstName":null,"list":[1],"text":"t"}"#).expect("a right body");
    assert!(request.first_name.is_clear());
    assert_eq!(print(&request.clone()), r#"{"firstName":null,"list":[1],"text":"t"}"#);
    let mut resource = bare::Resource { first_name: None, list: vec![], text: "", id: 1 };
    request.apply_to(&mut resource);
    assert_eq!((resource.list, resource.text, resource.id), (vec![1], "t", 1));
    let built = bare::UpdateResourceRequest::<u8>::builder().password("p").try_build();
    assert_eq!(
        built.expect_err("two rules are broken").to_string(),
        "`list` is required; `password` requires `firstName`"
    );
}

/// A trait for every type, with methods called like those that our code could call.
mod blanket {
    pub(super) trait Everything: Sized {
        fn into(self) {}
        fn clone(&self) {}
        fn map(self) {}
        fn take(&mut self) {}
        fn is_some(&self) {}
        fn is_present(&self) {}
        fn apply_to(self, _: u8) {}
        fn serialize(&self) {}
        fn fmt(&self) {}
        fn eq(&self) {}
    }
    impl<T> Everything for T {}
}

#[test]
fn beside_a_trait_for_all_types() {
    mod inner {
        #[allow(unused_imports, reason = "it is there to be in the way")]
        use super::blanket::Everything;

        #[derive(patch_runtime::PatchRequest)]
        #[patch(request_only {
            #[patch(nullable, requires(name))]
            why: String,
        })]
        pub(super) struct Resource {
            #[patch(nullable)]
            pub(super) name: Option<String>,
            pub(super) age: u8,
        }
    }

    assert_eq!(refusal::<inner::UpdateResourceRequest>(r#"{"why":"w"}"#), "`why` requires `name`");
    let request = inner::UpdateResourceRequest::builder().name("n").age(1).try_build().expect("no rule is broken");
    assert_eq!(request, request.clone());
    assert_eq!(format!("{request:?}"), r#"UpdateResourceRequest { name: "n", age: 1 }"#);
    let mut resource = inner::Resource { name: None, age: 0 };
    request.apply_to(&mut resource);
    assert_eq!((resource.name.as_deref(), resource.age), (Some("n"), 1));
}

/// A resource that is dropped in its own way is updated in place, and its request is another type.
#[test]
fn beside_a_drop() {
    #[derive(PatchRequest)]
    struct Guard {
        #[patch(nullable)]
        name: Option<String>,
        age: u8,
    }

    impl Drop for Guard {
        fn drop(&mut self) {
            self.age = 0;
        }
    }

    let mut guard = Guard { name: Some("n".to_owned()), age: 1 };
    let request: UpdateGuardRequest = read(r#"{"name":null,"age":2}"#).expect("a right body");
    request.clone().apply_to(&mut guard);
    assert_eq!((guard.name.as_deref(), guard.age), (None, 2));
    let UpdateGuardRequest { name, age } = request;
    assert_eq!((name, age), (Patch::Clear, Some(2)));
}
