//! Parameters that only a `skip`ped field uses: the request lacks them, and applies to every such resource.

use std::fmt::Debug;
use std::marker::PhantomData;

use patch_runtime::{Patch, PatchRequest, Patchable, Unchecked};

use crate::{print, round};

mod tagged {
    use super::*;

    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    struct Tagged<'a, T: 'a + ?Sized, U = u8, const N: usize = 2>
    where
        T: Debug,
        U: Clone,
    {
        #[patch(skip)]
        tag: PhantomData<&'a T>,
        #[patch(skip)]
        room: [u8; N],
        #[patch(nullable, requires(value))]
        name: Option<String>,
        value: U,
        #[patch(skip)]
        id: u64,
    }

    fn tagged<T: Debug, const N: usize>(room: [u8; N]) -> Tagged<'static, T, u8, N> {
        Tagged { tag: PhantomData, room, name: None, value: 0, id: 7 }
    }

    #[test]
    fn every_kind_of_parameter() {
        let mut tagged = self::tagged::<String, 3>([1, 2, 3]);
        let before = tagged.clone();
        let request: UpdateTaggedRequest = UpdateTaggedRequest::builder().name("Ada").value(5).build();
        assert_eq!(print(&request), r#"{"name":"Ada","value":5}"#);
        assert_eq!(round::<UpdateTaggedRequest>(r#"{"name":"Ada","value":5}"#), request);
        let undo = request.undo_for(&tagged).unwrap();
        assert_eq!(request.changed_fields(&tagged).map(|field| field.name()).collect::<Vec<_>>(), ["name", "value"]);
        request.clone().apply_to(&mut tagged);
        assert_eq!((tagged.name.as_deref(), tagged.value, tagged.id), (Some("Ada"), 5, 7));
        assert_eq!(UpdateTaggedRequest::diff(&before, &tagged), Ok(request.clone()));
        undo.apply_to(&mut tagged);
        assert_eq!(tagged, before);
        // Of another one.
        let mut other = self::tagged::<bool, 0>([]);
        request.apply_to(&mut other);
        assert_eq!(other.value, 5);
        // What is skipped is compared.
        let error = UpdateTaggedRequest::diff(&before, &Tagged { id: 8, ..before.clone() }).unwrap_err();
        assert_eq!(error.to_string(), "no request can change `/id`");
    }

    #[test]
    fn the_rules_are_its_own() {
        let body = r#"{"name":"Ada"}"#;
        assert!(serde_json::from_str::<UpdateTaggedRequest>(body).is_err());
        let Unchecked(request) = serde_json::from_str::<Unchecked<UpdateTaggedRequest>>(body).unwrap();
        assert_eq!(request.validate().unwrap_err().to_string(), "`name` requires `value`");
        assert!(!request.is_empty());
        let merged = request.merged_with(UpdateTaggedRequest { value: Some(1u8), ..Default::default() }).unwrap();
        assert_eq!(merged.validate(), Ok(()));
    }
}

/// What is generic over resources is given the resource's type.
mod through_the_traits {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Item<T> {
        #[patch(skip)]
        tag: T,
        name: String,
    }

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Pair<T: Clone + PartialEq + Default> {
        #[patch(nested)]
        one: Item<T>,
        #[patch(nested, nullable)]
        other: Option<Item<char>>,
    }

    fn changed<T: Patchable + Clone>(resource: &T, request: T::Request) -> T {
        let mut resource = resource.clone();
        request.apply_to(&mut resource);
        resource
    }

    #[test]
    fn as_a_resource_of_any_kind() {
        let item = Item { tag: 'a', name: "Ada".to_owned() };
        let changed = changed(&item, UpdateItemRequest::builder().name("Grace").build().into());
        assert_eq!(changed, Item { tag: 'a', name: "Grace".to_owned() });
    }

    #[test]
    fn nested() {
        let request: UpdatePairRequest<u8> = round(r#"{"one":{"name":"Ada"},"other":{"name":"Grace"}}"#);
        let mut pair = Pair::default();
        let before = pair.clone();
        request.clone().apply_to(&mut pair);
        assert_eq!(pair.one.name, "Ada");
        assert_eq!(pair.other.as_ref().unwrap().name, "Grace");
        assert_eq!(UpdatePairRequest::diff(&before, &pair), Ok(request.clone()));
        let one = request.one.clone().unwrap();
        assert_eq!(one.name.as_deref(), Some("Ada"));
        let built = UpdatePairRequest::<u8>::builder()
            .one(UpdateItemRequest::builder().name("Ada").build().into())
            .other(UpdateItemRequest::builder().name("Grace").build().into())
            .build();
        assert_eq!(built.unwrap(), request);
        assert_eq!(one.into_inner(), UpdateItemRequest::builder().name("Ada").build());
        assert!(serde_json::from_str::<UpdatePairRequest<u8>>(r#"{"one":{"tag":1}}"#).is_err());
        assert_eq!(format!("{request:?}").matches("UpdateItemRequest").count(), 2);
    }
}

/// `Self` is the resource with all of its parameters.
mod selves {
    use super::*;

    #[derive(Debug, PatchRequest)]
    #[patch(repr = "option")]
    struct Limited<'a, T, const N: usize> {
        #[patch(skip)]
        _tag: PhantomData<&'a (T, [u8; N])>,
        #[patch(nullable, default = Self::LIMIT)]
        limit: u16,
    }

    impl<T, const N: usize> Limited<'_, T, N> {
        const LIMIT: u16 = 20;
    }

    #[test]
    fn in_a_default() {
        let mut limited = Limited::<u8, 3> { _tag: PhantomData, limit: 1 };
        UpdateLimitedRequest::builder().clear_limit().build().apply_to(&mut limited);
        assert_eq!(limited.limit, 20);
    }
}

/// Nothing of what is left needs the parameter, however much is said of it.
mod bounds {
    use super::*;

    trait Tag {
        type Other;
    }

    impl Tag for u8 {
        type Other = char;
    }

    #[derive(PatchRequest)]
    struct Bound<'a, 'b: 'a, T: Tag<Other = V>, V, U: PartialEq<T> + Clone = u8>
    where
        for<'x> &'x T: Debug,
        T::Other: Default,
        V: From<T::Other>,
    {
        #[patch(skip)]
        _tag: &'b T,
        #[patch(skip)]
        _other: V,
        name: &'a str,
        #[patch(nullable)]
        more: Option<U>,
    }

    #[test]
    fn of_the_parameter_go_with_it() {
        let text = r#"{"name":"Ada","more":null}"#.to_owned();
        let request: UpdateBoundRequest<'_> = serde_json::from_str(&text).unwrap();
        assert_eq!((request.name, &request.more), (Some("Ada"), &Patch::Clear));
        let mut bound = Bound { _tag: &1, _other: 'a', name: "", more: Some(2) };
        request.apply_to(&mut bound);
        assert_eq!((bound.name, bound.more), ("Ada", None));
    }
}
