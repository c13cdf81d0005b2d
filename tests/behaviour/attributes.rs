//! Every word of the grammar, on structs as small as the word allows.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use patch_runtime::{Field, Patch, PatchRequest};
use serde::Serialize;

use crate::wire::{print, read, refusal};

/// The wire names of a request, in order.
fn names<R: PatchRequest>() -> Vec<&'static str> {
    R::FIELDS.iter().map(Field::name).collect()
}

/// The wire names of the fields of a request that can be cleared, in order.
fn nullable<R: PatchRequest>() -> Vec<&'static str> {
    R::FIELDS.iter().filter(|field| field.is_nullable()).map(Field::name).collect()
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

    /// Nobody outside of this module can name it, but its request.
    #[derive(PatchRequest)]
    #[patch(vis = pub(crate))]
    struct Hidden {
        pub(crate) open: u8,
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

    /// A request for nobody but this module.
    #[derive(PatchRequest)]
    #[patch(vis = pub(self))]
    pub(crate) struct Kept {
        pub(crate) open: u8,
    }

    pub(crate) fn shut() -> UpdateShownRequest {
        let _ = UpdateKeptRequest { open: None };
        let _ = UpdateHiddenRequest { open: None, shut: Some(1) };
        UpdateShownRequest { shut: Some(1), ..Default::default() }
    }
}

#[test]
fn vis_is_the_visibility_of_the_request() {
    let request = inner::UpdateHiddenRequest::builder().open(1).build();
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

/// Declares a request under a rule for names, and what serde makes of the same rule.
macro_rules! renamed {
    ($test:ident, $rule:literal, $($name:literal),*) => {
        #[test]
        fn $test() {
            #[derive(PatchRequest)]
            #[patch(rename_all = $rule)]
            #[patch(request_only { only_the_request: u8 })]
            struct Resource {
                one: u8,
                first_name: u8,
                line_2: u8,
                a_b_c: u8,
                web3_wallet_id: u8,
                _hidden: u8,
                double__score: u8,
                r#type: u8,
                r#fn_once: u8,
                #[patch(rename = "As it_Stands")]
                kept_name: u8,
            }

            #[derive(Serialize, Default)]
            #[serde(rename_all = $rule)]
            struct Serde {
                one: u8,
                first_name: u8,
                line_2: u8,
                a_b_c: u8,
                web3_wallet_id: u8,
                _hidden: u8,
                double__score: u8,
                r#type: u8,
                r#fn_once: u8,
                #[serde(rename = "As it_Stands")]
                kept_name: u8,
                only_the_request: u8,
            }

            let text = print(&Serde::default());
            let sorted: std::collections::BTreeMap<String, u8> =
                serde_json::from_str(&text).expect("numbers");
            let mut ours = names::<UpdateResourceRequest>();
            assert_eq!(ours[..2], [$($name),*]);
            // As serde prints them, which no map keeps in order.
            let all: Vec<String> = ours.iter().map(|name| format!("{name:?}:0")).collect();
            assert_eq!(format!("{{{}}}", all.join(",")), text);
            ours.sort_unstable();
            assert!(sorted.keys().eq(ours), "{text}");
        }
    };
}

renamed!(rename_all_lower, "lowercase", "one", "first_name");
renamed!(rename_all_upper, "UPPERCASE", "ONE", "FIRST_NAME");
renamed!(rename_all_pascal, "PascalCase", "One", "FirstName");
renamed!(rename_all_camel, "camelCase", "one", "firstName");
renamed!(rename_all_snake, "snake_case", "one", "first_name");
renamed!(rename_all_screaming_snake, "SCREAMING_SNAKE_CASE", "ONE", "FIRST_NAME");
renamed!(rename_all_kebab, "kebab-case", "one", "first-name");
renamed!(rename_all_screaming_kebab, "SCREAMING-KEBAB-CASE", "ONE", "FIRST-NAME");

#[test]
fn rename_all_takes_letters_of_every_alphabet() {
    #[derive(PatchRequest)]
    #[patch(rename_all = "camelCase")]
    struct Letters {
        é_x: u8,
        имя: u8,
        имя_b: u8,
    }

    assert_eq!(names::<UpdateLettersRequest>(), ["éX", "имя", "имяB"]);
    assert_eq!(read(r#"{"имя":1}"#), Ok(UpdateLettersRequest { имя: Some(1), ..Default::default() }));
    let request = UpdateLettersRequest::builder().é_x(1).имя(2).maybe_имя_b(None).build();
    assert_eq!(print(&request), r#"{"éX":1,"имя":2}"#);
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
fn nullable_on_the_struct_is_for_options_alone() {
    #[derive(PatchRequest)]
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

    assert_eq!(
        nullable::<UpdateMixedRequest>(),
        ["option", "long", "longest", "said_twice", "only_nullable"]
    );
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
        in_parentheses: (Option<u8>),
    }

    let request = UpdateAliasedRequest::new();
    let _: &Patch<String> = &request.name;
    let _: &Patch<u8> = &request.age;
    let _: &Option<String> = &request.town;
    let _: &Patch<u8> = &request.in_parentheses;

    let mut resource = Aliased {
        name: Some("a".to_owned()),
        age: Some(1),
        town: Some("t".to_owned()),
        in_parentheses: Some(1),
    };
    read::<UpdateAliasedRequest>(r#"{"name":null,"age":2,"town":"u","in_parentheses":null}"#)
        .expect("a right body")
        .apply_to(&mut resource);
    assert_eq!(resource.name, None);
    assert_eq!(resource.age, Some(2));
    assert_eq!(resource.town.as_deref(), Some("u"));
    assert_eq!(resource.in_parentheses, None);

    let built = UpdateAliasedRequest::builder()
        .name("n".to_owned())
        .clear_age()
        .maybe_town(Some("t".to_owned()))
        .build();
    assert_eq!(print(&built), r#"{"name":"n","age":null,"town":"t"}"#);
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
    assert_eq!(
        refusal::<UpdatePartlyRequest>(r#"{"first_id":1}"#),
        "unknown field `first_id`: expected `name`"
    );
    let mut resource =
        Partly { first_id: 1, name: String::new(), callback: Box::new(|_| Ok(1)) };
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
        #[patch(nullable, secret, required, rename = "two",)]
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
        #[cfg(all())]
        here: u8,
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
    let request = UpdateSessionRequest::builder()
        .new_password("p")
        .r#final(false)
        .try_build()
        .expect("the rule holds");
    assert_eq!(request.r#final, Patch::Set(false));
    let mut session = Session { id: 7 };
    request.apply_to(&mut session);
    assert_eq!(session.id, 7);
}
