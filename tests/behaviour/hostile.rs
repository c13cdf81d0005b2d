//! Inputs that the derive must survive: names, shapes and scopes that fit nobody's picture of a struct.

use patch_runtime::PatchRequest;

mod shadowed {
    //! Constants, statics and a blanket trait with the names that generated code might use.
    #![allow(non_upper_case_globals, dead_code)]

    use patch_runtime::PatchRequest;

    const id: u32 = 3;
    static value: u8 = 3;
    const request: u8 = 1;

    trait Everything {
        fn into(&self) {}
        fn clone(&self) {}
        fn map(&self) {}
        fn take(&self) {}
        fn state(&self) {}
        fn build(&self) {}
    }
    impl<T> Everything for T {}

    #[derive(PatchRequest)]
    pub(super) struct Consts {
        pub(super) id: u32,
        pub(super) value: u8,
        pub(super) request: u8,
    }
}

#[test]
fn what_is_in_scope_does_not_matter() {
    let request = shadowed::UpdateConstsRequest::builder().id(1).value(2).request(3).build();
    let mut consts = shadowed::Consts { id: 0, value: 0, request: 0 };
    request.apply_to(&mut consts);
    assert_eq!((consts.id, consts.value, consts.request), (1, 2, 3));
}

/// A field type named like a parameter or a state of the builder.
#[test]
fn types_named_like_states() {
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Password(String);
    #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct PasswordState(u8);
    #[derive(PatchRequest)]
    #[allow(dead_code)]
    struct Clash {
        password: Password,
        state: PasswordState,
        #[patch(requires(password))]
        skip: bool,
    }

    let request = UpdateClashRequest::builder().skip(true).password(Password("x".into())).build();
    assert_eq!(request.password, Some(Password("x".into())));
}

/// `Self` is the resource: in a type, in a length, in an expression.
#[test]
fn self_is_the_resource() {
    #[derive(PatchRequest)]
    struct Frame {
        #[patch(nullable, default = Vec::<u8>::with_capacity(Self::SIZE))]
        head: Vec<u8>,
        body: [u8; Self::SIZE],
    }
    impl Frame {
        const SIZE: usize = 3;
    }

    let request: UpdateFrameRequest = serde_json::from_str(r#"{"head": null, "body": [1, 2, 3]}"#).unwrap();
    let mut frame = Frame { head: vec![9], body: [0; 3] };
    request.apply_to(&mut frame);
    assert_eq!((frame.head.capacity(), frame.body), (3, [1, 2, 3]));
}

/// A resource with a destructor is updated in place.
#[test]
fn a_resource_may_be_dropped_by_hand() {
    #[derive(PatchRequest)]
    struct Guard {
        name: String,
        #[patch(nullable)]
        note: Option<String>,
    }
    impl Drop for Guard {
        fn drop(&mut self) {
            assert_eq!(self.name, "new");
        }
    }

    let mut guard = Guard { name: "old".into(), note: Some("x".into()) };
    UpdateGuardRequest::builder().name("new").clear_note().build().apply_to(&mut guard);
    assert_eq!(guard.note, None);
}

/// Wire names that are no identifiers, and that a format string would trip over.
#[test]
fn wire_names_of_any_kind() {
    #[derive(PatchRequest)]
    #[allow(dead_code)]
    struct Odd {
        #[patch(rename = "a{b}\"c", requires(reference))]
        braces: u8,
        #[patch(rename = "$ref")]
        reference: u8,
        #[patch(rename = "")]
        nothing: u8,
    }

    let refused = serde_json::from_str::<UpdateOddRequest>(r#"{"a{b}\"c": 3, "": 1}"#).unwrap_err();
    assert_eq!(refused.to_string(), "`a{b}\"c` requires `$ref`");
}

/// Nothing to update is no reason not to compile.
#[test]
fn no_fields() {
    #[derive(PatchRequest)]
    struct Empty {}
    #[derive(PatchRequest)]
    #[allow(dead_code)]
    struct AllSkipped {
        #[patch(skip)]
        id: u8,
    }

    assert!(serde_json::from_str::<UpdateEmptyRequest>("{}").unwrap().is_empty());
    let refused = serde_json::from_str::<UpdateAllSkippedRequest>(r#"{"id": 1}"#).unwrap_err();
    assert!(refused.to_string().starts_with("`id` cannot be changed"));
}
