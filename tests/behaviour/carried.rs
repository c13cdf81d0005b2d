//! What is put on the request and its builder: `attr`, `vis`, `setter`, and the attributes that come over by
//! themselves. Docs are looked at where a schema shows them, in the tests with other crates.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use patch_runtime::{Patch, PatchRequest};

use crate::wire::{print, read};

/// A warning that is expected and does not come fails the build.
mod deprecation {
    #![deny(unfulfilled_lint_expectations)]

    use patch_runtime::PatchRequest;

    #[derive(PatchRequest)]
    #[patch(request_only {
        #[patch(nullable)]
        #[deprecated = "no longer needed"]
        token: String,
    })]
    pub(super) struct Account {
        #[patch(nullable)]
        #[deprecated(since = "2.0.0", note = "use `login`")]
        pub(super) name: Option<String>,
        pub(super) login: String,
    }

    #[test]
    fn a_deprecated_field_has_deprecated_setters() {
        #[expect(deprecated, reason = "`name(..)` comes over")]
        let request = UpdateAccountRequest::builder().name("n").build();
        #[expect(deprecated, reason = "`clear_name()` too")]
        let cleared = UpdateAccountRequest::builder().clear_name().build();
        #[expect(deprecated, reason = "`maybe_name(..)` too")]
        let maybe = UpdateAccountRequest::builder().maybe_name(Some("n".to_owned())).build();
        #[expect(deprecated, reason = "and those of a request-only field")]
        let token = UpdateAccountRequest::builder().token("t").build();
        #[expect(deprecated, reason = "and the field")]
        let fields = (request.name.is_set(), cleared.name.is_clear(), maybe.name.is_set());
        assert_eq!(fields, (true, true, true));
        #[expect(deprecated, reason = "of both kinds")]
        let token = token.token.is_set();
        assert!(token);
    }

    #[test]
    #[deny(deprecated)]
    fn its_neighbours_are_not_deprecated() {
        let request = UpdateAccountRequest::builder().login("l").maybe_login(None).build();
        assert_eq!(request.login.as_deref(), Some("l"));
    }

    #[allow(deprecated, reason = "a user's own modules may be deprecated as a whole")]
    pub(super) mod whole {
        use patch_runtime::PatchRequest;

        #[deprecated(note = "use `New`")]
        #[derive(PatchRequest)]
        pub(crate) struct Old {
            pub(crate) a: u8,
        }
    }

    #[test]
    fn a_deprecated_struct_has_a_deprecated_request() {
        #[expect(deprecated, reason = "it comes over")]
        let request = whole::UpdateOldRequest { a: None };
        #[expect(deprecated, reason = "to the builder as well")]
        let _: whole::UpdateOldRequestBuilder = whole::UpdateOldRequest::builder();
        assert_eq!(format!("{request:?}"), "UpdateOldRequest");
    }
}

/// A warning that an attribute allows must not come out of what is made of the thing it stands on.
mod lints {
    #![deny(warnings, deprecated, non_snake_case, non_camel_case_types, unused_parens)]

    use patch_runtime::PatchRequest;

    #[derive(PatchRequest)]
    #[allow(non_camel_case_types, reason = "a name from a schema")]
    #[expect(non_snake_case, reason = "and more of them")]
    #[patch(request_only {
        #[patch(nullable)]
        newSecret: String,
        #[deprecated = "not this one"]
        #[allow(unused_parens, reason = "said at a request-only field")]
        other: (u8),
    })]
    pub(super) struct user_account {
        #[patch(nullable)]
        pub(super) firstName: Option<String>,
        #[expect(unused_parens, reason = "said at a field")]
        #[patch(nullable, default, requires(firstName))]
        pub(super) lastName: (String),
    }
}

#[test]
fn what_is_allowed_or_expected_is_allowed_of_what_comes_of_it() {
    let request = lints::Updateuser_accountRequest::builder().firstName("a").clear_lastName().newSecret("s").build();
    assert_eq!(print(&request), r#"{"firstName":"a","lastName":null,"newSecret":"s"}"#);
}

mod marker {
    //! What an attribute does can be seen by what it makes of the code.
    #![deny(unused_must_use, unfulfilled_lint_expectations)]

    use patch_runtime::PatchRequest;

    #[derive(PatchRequest)]
    #[patch(attr(must_use = "send it"), attr(repr(C)))]
    #[patch(attr(allow(non_camel_case_types)), name = lower_case)]
    pub(super) struct Upper {
        #[patch(attr(deprecated = "gone"), rename = "old")]
        pub(super) old_name: u8,
        pub(super) other: u64,
    }

    #[test]
    fn attributes_are_put_on_the_request_and_its_fields() {
        #[expect(unused_must_use, reason = "the request is `must_use`")]
        {
            lower_case::new();
        }
        #[expect(deprecated, reason = "the field is")]
        let field = lower_case::new().old_name;
        assert_eq!(field, None);
        // `repr(C)` keeps the order of the fields.
        assert_eq!(std::mem::offset_of!(lower_case, other), 8);
    }
}

/// A derive of a trait of one's own, with its attribute at a field, is looked at with other crates. Here: the compiler's.
#[test]
fn an_attribute_may_belong_to_a_derive() {
    #[derive(PatchRequest)]
    #[patch(derive(Clone, PartialEq, PartialOrd), attr(allow(clippy::derive_partial_eq_without_eq)))]
    struct Helper {
        #[patch(attr(allow(clippy::struct_field_names)))]
        helper_a: u8,
    }

    assert!(UpdateHelperRequest::new() < UpdateHelperRequest { helper_a: Some(0) });
}

mod inner {
    use patch_runtime::PatchRequest;

    #[derive(PatchRequest)]
    #[patch(request_only {
        #[patch(vis = pub(super))]
        extra: u8,
        pub(super) spelt: u8,
    })]
    pub(crate) struct Guarded {
        #[patch(vis = pub(crate))]
        opened: u8,
        #[patch(vis = pub(self), nullable)]
        pub(crate) closed: Option<u8>,
        #[patch(vis = pub(in crate::carried))]
        around: u8,
        own: u8,
    }

    pub(crate) fn closed(request: &UpdateGuardedRequest) -> bool {
        request.closed.is_clear() && request.own == Some(4)
    }
}

#[test]
fn vis_is_the_visibility_of_the_requests_field() {
    let mut request = inner::UpdateGuardedRequest::builder().clear_closed().own(4).build();
    request.opened = Some(1);
    request.around = Some(2);
    request.extra = Some(3);
    request.spelt = Some(5);
    assert!(inner::closed(&request));
    assert_eq!(print(&request), r#"{"opened":1,"closed":null,"around":2,"own":4,"extra":3,"spelt":5}"#);
}

#[test]
fn setter_names_the_methods_and_nothing_else() {
    #[derive(PatchRequest)]
    #[patch(request_only {
        #[patch(setter = into_self, nullable)]
        into: u8,
    })]
    struct Named {
        #[patch(setter = build_number, requires(try_build))]
        build: u8,
        #[patch(setter = attempt)]
        try_build: u8,
        #[patch(nullable)]
        x: Option<u8>,
        #[patch(setter = clearing)]
        clear_x: u8,
        #[patch(setter = r#type, nullable)]
        kind: Option<String>,
        #[patch(setter = "quoted")]
        r#loop: u8,
        #[patch(setter = x2, rename = "Y")]
        y: u8,
    }

    let request = UpdateNamedRequest::builder()
        .attempt(2)
        .build_number(1)
        .clear_x()
        .clearing(4)
        .r#type("t")
        .clear_type()
        .maybe_type(Some("u".to_owned()))
        .quoted(5)
        .maybe_quoted(None)
        .x2(6)
        .clear_into_self()
        .build();
    assert_eq!(
        print(&request),
        r#"{"build":1,"try_build":2,"x":null,"clear_x":4,"kind":"u","loop":5,"Y":6,"into":null}"#
    );
    assert_eq!((request.build, request.clear_x, &request.kind), (Some(1), Some(4), &Patch::Set("u".to_owned())));
    let broken = UpdateNamedRequest { build: Some(1), ..Default::default() };
    assert_eq!(broken.validate().expect_err("a rule").to_string(), "`build` requires `try_build`");
    assert_eq!(read(r#"{"build":1,"try_build":2}"#).map(|request: UpdateNamedRequest| request.try_build), Ok(Some(2)));
}

#[test]
fn a_setter_may_have_the_name_of_another_field() {
    #[derive(PatchRequest)]
    struct Swapped {
        #[patch(setter = b)]
        a: u8,
        #[patch(setter = a, nullable)]
        b: Option<u8>,
    }

    let request = UpdateSwappedRequest::builder().b(1).clear_a().build();
    assert_eq!((request.a, request.b), (Some(1), Patch::Clear));
}
