//! Requests that are seen less far than their resources, where paths and not keywords say how far.

mod a {
    pub(crate) mod b {
        use patch_runtime::PatchRequest;

        #[derive(PatchRequest)]
        #[patch(vis = pub(in crate::restricted::a))]
        pub(crate) struct InPath {
            pub name: String,
        }

        #[derive(PatchRequest)]
        #[patch(vis = pub(super))]
        pub(in crate::restricted) struct Above {
            pub name: String,
            #[patch(nullable, requires(name))]
            pub other: Option<String>,
        }

        #[derive(PatchRequest)]
        #[patch(vis = pub(in super::super))]
        pub(in super::super) struct Same {
            pub name: String,
        }

        #[derive(PatchRequest)]
        #[patch(vis = pub(self))]
        pub(crate) struct Own {
            pub name: String,
        }

        #[test]
        fn its_own_module_sees_it() {
            let mut own = Own { name: String::new() };
            UpdateOwnRequest::builder().name("Ada").build().apply_to(&mut own);
            assert_eq!(own.name, "Ada");
        }
    }

    #[test]
    fn the_module_above_sees_them() {
        use patch_runtime::PatchRequest;

        let mut above = b::Above { name: String::new(), other: None };
        b::UpdateAboveRequest::builder().other("x").name("Ada").build().apply_to(&mut above);
        assert_eq!((above.name.as_str(), above.other.as_deref()), ("Ada", Some("x")));
        let mut path = b::InPath { name: String::new() };
        b::UpdateInPathRequest::builder().name("Ada").build().apply_to(&mut path);
        assert_eq!(path.name, "Ada");
    }
}

#[test]
fn a_path_that_is_the_same_shares_the_request() {
    fn request_of<T: patch_runtime::Patchable>(_: &T) -> T::Request {
        Default::default()
    }
    let request: a::b::UpdateSameRequest = request_of(&a::b::Same { name: String::new() });
    assert_eq!(request.name, None);
}
