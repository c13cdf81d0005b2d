//! Every word of the grammar, on structs as small as the word allows.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use patch_runtime::{Field, Patch, PatchRequest};
use serde::Serialize;

use crate::wire::{print, read, refusal};

/// The wire names of a request, in order.
fn names<R: PatchRequest>() -> Vec<&'static str> {
    R::FIELDS.iter().map(Field::name).collect()
}

#[test]
fn name_renames_the_request() {
    #[derive(PatchRequest)]
    struct Plain {
        a: u8,
    }

    #[derive(PatchRequest)]
    #[patch(name = ChangeIdent)]
    struct Ident {
        a: u8,
    }

    #[derive(PatchRequest)]
    #[patch(name = "ChangeText")]
    struct Text {
        a: u8,
    }

    let _: UpdatePlainRequest = UpdatePlainRequest { a: Some(1) };
    let request: ChangeIdent = ChangeIdent { a: Some(1) };
    assert_eq!(format!("{request:?}"), "ChangeIdent { a: 1 }");
    assert_eq!(format!("{:?}", ChangeText { a: Some(1) }), "ChangeText { a: 1 }");
    // The builder's name follows.
    let builder: ChangeIdentBuilder = ChangeIdent::builder();
    assert_eq!(builder.a(1).build(), request);
    let _: ChangeTextBuilder = ChangeText::builder();
}

mod inner {
    use patch_runtime::PatchRequest;

    /// The same visibility as the resource's, in other words.
    #[derive(PatchRequest)]
    #[patch(vis = pub(in crate::attributes))]
    pub(super) struct Spelt {
        pub(super) open: u8,
        shut: u8,
    }

    /// The request has the visibility of the resource, its fields that of the resource's fields.
    #[derive(PatchRequest)]
    #[patch(request_only { extra: bool })]
    pub(crate) struct Shown {
        pub(crate) open: u8,
        pub(super) around: u8,
        shut: u8,
    }

    pub(crate) fn shut() -> UpdateShownRequest {
        let _ = UpdateSpeltRequest { open: None, shut: Some(1) };
        UpdateShownRequest { shut: Some(1), ..Default::default() }
    }
}

#[test]
fn vis_is_the_visibility_of_the_request() {
    let request = inner::UpdateSpeltRequest::builder().open(1).build();
    assert_eq!(request.open, Some(1));
    let mut request = inner::shut();
    request.open = Some(2);
    request.around = Some(3);
    request.extra = Some(true);
    assert_eq!(print(&request), r#"{"open":2,"around":3,"shut":1,"extra":true}"#);
}

#[test]
fn derive_replaces_clone_and_partial_eq() {
    use std::collections::HashSet;

    #[derive(PatchRequest)]
    #[patch(derive(Clone, PartialEq, Eq, PartialOrd, Hash))]
    struct More {
        #[patch(nullable)]
        a: Option<u8>,
        b: String,
    }

    #[derive(PatchRequest)]
    #[patch(derive())]
    struct Neither {
        a: u8,
    }

    #[derive(PatchRequest)]
    #[patch(derive(Clone))]
    struct One {
        a: u8,
    }

    // These compile only where the derive leaves the impl to us.
    impl Clone for UpdateNeitherRequest {
        fn clone(&self) -> Self {
            Self { a: Some(99) }
        }
    }
    impl PartialEq for UpdateNeitherRequest {
        fn eq(&self, _: &Self) -> bool {
            false
        }
    }
    impl PartialEq for UpdateOneRequest {
        fn eq(&self, _: &Self) -> bool {
            false
        }
    }

    let request = UpdateMoreRequest { a: Patch::Set(1), b: None };
    let set = HashSet::from([request.clone(), request.clone(), UpdateMoreRequest::new()]);
    assert_eq!(set.len(), 2);
    assert!(UpdateMoreRequest::new() < request);

    let none = UpdateNeitherRequest { a: Some(1) };
    assert_eq!(none.clone().a, Some(99));
    assert!(none != none.clone());
    assert_eq!(format!("{none:?}"), "UpdateNeitherRequest { a: 1 }", "`Debug` is always there");
    let one = UpdateOneRequest { a: Some(1) };
    assert_eq!(one.clone().a, Some(1));
    assert!(one != one.clone());
}

/// Another way to the runtime, as a crate that re-exports it has.
mod facade {
    pub(crate) mod deep {
        pub(crate) use ::patch_runtime as runtime;
    }
}

#[test]
fn crate_is_the_path_of_the_runtime() {
    use facade::deep::runtime::PatchRequest;

    #[derive(PatchRequest)]
    #[patch(crate = crate::attributes::facade::deep::runtime, request_only {
        #[patch(requires(a))]
        b: bool,
    })]
    struct Far {
        #[patch(nullable)]
        a: Option<u8>,
    }

    #[derive(PatchRequest)]
    #[patch(crate = ::patch_runtime)]
    struct Absolute {
        a: u8,
    }

    assert_eq!(refusal::<UpdateFarRequest>(r#"{"b":true}"#), "`b` requires `a`");
    let request = UpdateFarRequest::builder().a(1).b(true).try_build().expect("the rule holds");
    assert_eq!(print(&request), r#"{"a":1,"b":true}"#);
    assert_eq!(read(r#"{"a":1}"#), Ok(UpdateAbsoluteRequest { a: Some(1) }));
}

#[test]
fn skip_leaves_a_field_out() {
    #[derive(PatchRequest)]
    #[patch(rename_all = "camelCase")]
    struct Partly {
        #[patch(skip)]
        first_id: u8,
        name: String,
        #[patch(skip)]
        #[allow(clippy::type_complexity, reason = "nothing asks a skipped type for anything")]
        callback: Box<dyn Fn(&str) -> Result<u8, String>>,
    }

    assert_eq!(names::<UpdatePartlyRequest>(), ["name"]);
    assert_eq!(refusal::<UpdatePartlyRequest>(r#"{"firstId":1}"#), "`firstId` cannot be changed");
    assert_eq!(refusal::<UpdatePartlyRequest>(r#"{"first_id":1}"#), "unknown field `first_id`: expected `name`");
    let mut resource = Partly { first_id: 1, name: String::new(), callback: Box::new(|_| Ok(1)) };
    UpdatePartlyRequest { name: Some("n".to_owned()) }.apply_to(&mut resource);
    assert_eq!((resource.first_id, &*resource.name), (1, "n"));
    assert_eq!((resource.callback)("x"), Ok(1));
}

#[test]
fn attributes_may_be_repeated_or_joined() {
    #[derive(PatchRequest)]
    #[patch(rename_all = "UPPERCASE")]
    #[patch(name = Apart)]
    #[patch()]
    struct Split {
        #[patch(nullable)]
        #[patch(secret)]
        #[patch(required, rename = "one")]
        a: Option<u8>,
        #[patch(nullable, secret, required, rename = "two")]
        b: Option<u8>,
    }

    let [one, two] = Apart::FIELDS else { panic!("two fields") };
    for field in [one, two] {
        assert!(field.is_nullable() && field.is_secret() && field.is_required());
    }
    assert_eq!(names::<Apart>(), ["one", "two"]);
}

/// Docs, lints and other derives' attributes stand beside ours.
#[test]
fn other_attributes_are_left_alone() {
    /// A resource with attributes of all kinds.
    #[derive(Clone, Debug, Default, PartialEq, Serialize, PatchRequest)]
    #[non_exhaustive]
    #[must_use]
    struct Crowded {
        /// Documented.
        #[allow(clippy::struct_field_names, reason = "an attribute of a lint")]
        crowded: u8,
        #[doc = "Documented"]
        #[doc = concat!("in ", "two lines.")]
        #[cfg(test)]
        here: u8,
        #[cfg(not(test))]
        gone: NoSuchType,
        /** Documented in a block. */
        #[serde(default)]
        block: u8,
    }

    let mut resource = Crowded::default();
    UpdateCrowdedRequest { here: Some(1), ..Default::default() }.apply_to(&mut resource);
    assert_eq!(print(&resource), r#"{"crowded":0,"here":1,"block":0}"#);
}

#[test]
fn request_only_alone_makes_a_request() {
    #[derive(PatchRequest)]
    #[patch(request_only {
        #[patch(rename = "newPassword", required, secret)]
        new_password: String,
        /// Signs out everywhere.
        #[patch(nullable, requires(new_password))]
        r#final: bool,
    })]
    struct Session {
        #[patch(skip)]
        id: u8,
    }

    assert_eq!(names::<UpdateSessionRequest>(), ["newPassword", "final"]);
    assert_eq!(
        refusal::<UpdateSessionRequest>(r#"{"final":true}"#),
        "`newPassword` is required; `final` requires `newPassword`"
    );
    let request = UpdateSessionRequest::builder().new_password("p").r#final(false).try_build().expect("the rule holds");
    assert_eq!(request.r#final, Patch::Set(false));
    let mut session = Session { id: 7 };
    request.apply_to(&mut session);
    assert_eq!(session.id, 7);
}
