//! Where a resource can be declared: functions, nested modules, macros.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use patch_runtime::{Patch, PatchRequest};

use crate::wire::{print, read, refusal};

#[test]
fn in_a_function_with_types_of_the_function() {
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Local(u8);

    #[derive(PatchRequest)]
    #[patch(request_only { #[patch(requires(local))] why: String })]
    struct Resource {
        #[patch(nullable)]
        local: Option<Local>,
    }

    assert_eq!(refusal::<UpdateResourceRequest>(r#"{"why":"w"}"#), "`why` requires `local`");
    let request = UpdateResourceRequest::builder().local(Local(1)).try_build().expect("no rule");
    assert_eq!(request.local, Patch::Set(Local(1)));
}

/// Two resources of one name in two functions do not know each other.
#[test]
fn in_another_function_under_the_same_name() {
    #[derive(PatchRequest)]
    struct Resource {
        other: u8,
    }

    assert_eq!(read(r#"{"other":1}"#), Ok(UpdateResourceRequest { other: Some(1) }));
}

mod outer {
    pub(crate) mod middle {
        pub(crate) mod inner {
            use patch_runtime::PatchRequest;

            /// Private types in a visible resource.
            #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
            struct Private(u8);

            #[derive(Default, PatchRequest)]
            pub(in crate::places) struct Deep {
                pub(in crate::places) wide: u8,
                pub(super) near: u8,
                pub(self) own: u8,
                private: Private,
            }

            pub(in crate::places) fn private(value: u8) -> UpdateDeepRequest {
                UpdateDeepRequest::builder().private(Private(value)).own(value).build()
            }
        }

        pub(in crate::places) fn near(request: &mut inner::UpdateDeepRequest) {
            request.near = Some(2);
        }
    }
}

#[test]
fn in_nested_modules_with_restricted_visibility() {
    let mut request = outer::middle::inner::private(1);
    outer::middle::near(&mut request);
    request.wide = Some(3);
    assert_eq!(print(&request), r#"{"wide":3,"near":2,"own":1,"private":1}"#);
    let mut deep = outer::middle::inner::Deep::default();
    request.apply_to(&mut deep);
    assert_eq!(deep.wide, 3);
}

/// Declares a resource out of fragments of every kind.
macro_rules! resource {
    (
        $(#[$meta:meta])*
        $vis:vis $name:ident as $request:ident, $case:literal {
            $($(#[$field_meta:meta])* $field_vis:vis $field:ident: $type:ty),* $(,)?
        } and { $only:ident: $only_type:ty, requires $target:ident }
    ) => {
        $(#[$meta])*
        #[derive(PatchRequest)]
        #[patch(name = $request, rename_all = $case)]
        #[patch(request_only {
            #[patch(nullable, requires($target))]
            $only: $only_type,
        })]
        $vis struct $name {
            $($(#[$field_meta])* $field_vis $field: $type,)*
        }
    };
}

resource! {
    /// A resource from a macro.
    #[derive(Default)]
    pub(crate) FromMacro as FromMacroPatch, "camelCase" {
        /// An option in a fragment is an option.
        #[patch(nullable)]
        pub(crate) first_name: Option<String>,
        pub(self) last_name: Option<String>,
        #[patch(skip)]
        id: u64,
        #[doc = "The number of things."]
        how_many: u8,
    } and { why_so: String, requires first_name }
}

#[test]
fn in_a_macro() {
    let request: FromMacroPatch = read(r#"{"firstName":null,"lastName":"L","howMany":1}"#).expect("a right body");
    let _: &Patch<String> = &request.first_name;
    let _: &Option<String> = &request.last_name;
    let mut resource = FromMacro { first_name: Some("F".to_owned()), ..FromMacro::default() };
    request.apply_to(&mut resource);
    assert_eq!(resource.first_name, None);
    assert_eq!(resource.last_name.as_deref(), Some("L"));
    assert_eq!(resource.how_many, 1);
    assert_eq!(refusal::<FromMacroPatch>(r#"{"whySo":"w"}"#), "`whySo` requires `firstName`");
    assert_eq!(refusal::<FromMacroPatch>(r#"{"id":1}"#), "`id` cannot be changed");
    let built = FromMacroPatch::builder().first_name("F").why_so("w").try_build();
    assert_eq!(print(&built.expect("the rule holds")), r#"{"firstName":"F","whySo":"w"}"#);
}

/// Declares a resource whose words come from literals and paths of the caller.
macro_rules! worded {
    ($name:ident, $crate_path:path, $wire:literal, $repr:literal) => {
        #[derive(PatchRequest)]
        #[patch(crate = $crate_path, repr = $repr)]
        struct $name {
            #[patch(nullable, rename = $wire)]
            field: Option<u8>,
        }
    };
}

#[test]
fn in_a_macro_that_is_given_the_words() {
    worded!(Worded, ::patch_runtime, "wire-name", "option");
    let request: UpdateWordedRequest = read(r#"{"wire-name":null}"#).expect("a right body");
    assert_eq!(request.field, Some(None));
}

/// What a macro names itself stays apart from what its caller names.
#[test]
fn in_a_macro_with_fields_of_its_own() {
    macro_rules! with_own {
        ($field:ident) => {
            #[derive(PatchRequest)]
            struct Owner {
                $field: u8,
                own: u16,
            }
        };
    }

    with_own!(given);
    let request: UpdateOwnerRequest = read(r#"{"given":1,"own":2}"#).expect("numbers");
    assert_eq!(print(&request), r#"{"given":1,"own":2}"#);
}
