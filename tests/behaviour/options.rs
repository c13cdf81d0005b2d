//! What counts as an `Option`, and which of them can be cleared.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use patch_runtime::{Field, Patch, PatchRequest};

use crate::wire::{print, read};

/// The wire names of the fields of a request that can be cleared, in order.
fn nullable<R: PatchRequest>() -> Vec<&'static str> {
    R::FIELDS.iter().filter(|field| field.is_nullable()).map(Field::name).collect()
}

#[test]
fn nullable_on_the_struct_is_for_options_alone() {
    #[derive(PatchRequest)]
    #[allow(unused_qualifications, reason = "the long way to write the type is what the test is about")]
    #[patch(nullable, request_only {
        only: u8,
        #[patch(nullable)]
        only_nullable: u8,
    })]
    struct Mixed {
        option: Option<u8>,
        long: std::option::Option<u8>,
        longest: ::core::option::Option<u8>,
        plain: u8,
        list: Vec<Option<u8>>,
        #[patch(not_null)]
        strict: Option<u8>,
        #[patch(nullable)]
        said_twice: Option<u8>,
    }

    assert_eq!(nullable::<UpdateMixedRequest>(), ["option", "long", "longest", "said_twice", "only_nullable"]);
    let request = UpdateMixedRequest::new();
    let _: &Patch<u8> = &request.option;
    let _: &Patch<u8> = &request.longest;
    let _: &Option<u8> = &request.plain;
    let _: &Option<Vec<Option<u8>>> = &request.list;
    let _: &Option<u8> = &request.strict;
    let _: &Patch<u8> = &request.only_nullable;
    let _: &Option<u8> = &request.only;
}

#[test]
fn an_alias_of_option_counts_where_a_word_says_so() {
    type Maybe<T> = Option<T>;
    type Name = Option<String>;

    #[derive(PatchRequest)]
    struct Aliased {
        #[patch(nullable)]
        name: Name,
        #[patch(nullable)]
        age: Maybe<u8>,
        #[patch(not_null)]
        town: Maybe<String>,
        #[patch(nullable)]
        #[allow(unused_parens, reason = "the parentheses are what the test is about")]
        in_parentheses: (Option<u8>),
    }

    let request = UpdateAliasedRequest::new();
    let _: &Patch<String> = &request.name;
    let _: &Patch<u8> = &request.age;
    let _: &Option<String> = &request.town;
    let _: &Patch<u8> = &request.in_parentheses;

    let mut resource = Aliased { name: Some("a".to_owned()), age: Some(1), town: None, in_parentheses: Some(1) };
    read::<UpdateAliasedRequest>(r#"{"name":null,"age":2,"town":"t","in_parentheses":null}"#)
        .expect("a right body")
        .apply_to(&mut resource);
    assert_eq!(resource.name, None);
    assert_eq!(resource.age, Some(2));
    assert_eq!(resource.town.as_deref(), Some("t"));
    assert_eq!(resource.in_parentheses, None);

    let built = UpdateAliasedRequest::builder()
        .name("n".to_owned())
        .clear_age()
        .maybe_town(Some("t".to_owned()))
        .maybe_in_parentheses(Some(1))
        .build();
    assert_eq!(print(&built), r#"{"name":"n","age":null,"town":"t","in_parentheses":1}"#);
}
