//! `alias`: other names under which a member may come.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use patch_runtime::{Field, Patch, PatchRequest};
use serde::{Deserialize, Serialize};

use crate::wire::{print, read, refusal, refusal_of_text};

#[derive(PatchRequest)]
#[patch(rename_all = "camelCase", request_only {
    #[patch(alias = "pw", secret)]
    new_password: String,
})]
struct Person {
    #[patch(nullable, alias = "first_name", alias = "given name")]
    first_name: Option<String>,
    #[patch(alias = "years", required)]
    age: u8,
    #[patch(nullable, rename = "@type", alias = "kind", requires(age))]
    r#type: Option<u8>,
}

#[test]
fn a_member_comes_under_any_of_its_names() {
    for name in ["firstName", "first_name", "given name"] {
        for age in ["age", "years"] {
            let body = format!(r#"{{"{name}":"Ada","{age}":36}}"#);
            let request: UpdatePersonRequest = read(&body).expect(&body);
            assert_eq!(request.first_name, "Ada".into());
            assert_eq!(request.age, Some(36));
            // It is printed under the first.
            assert_eq!(print(&request), r#"{"firstName":"Ada","age":36}"#);
            assert_eq!(format!("{request:?}"), r#"UpdatePersonRequest { firstName: "Ada", age: 36 }"#);
        }
    }
    // An escape in a name is no other name.
    let request: UpdatePersonRequest = read("{\"ye\\u0061rs\":1,\"given\\u0020name\":null}").expect("escaped");
    assert_eq!((request.first_name, request.age), (Patch::Clear, Some(1)));
}

#[test]
fn two_names_of_one_member_are_the_member_twice() {
    for [one, other] in [["firstName", "first_name"], ["given name", "first_name"], ["first_name", "first_name"]] {
        for values in [["null", "null"], ["\"a\"", "null"], ["null", "\"a\""], ["\"a\"", "\"a\""]] {
            let body = format!(r#"{{"{one}":{},"age":1,"{other}":{}}}"#, values[0], values[1]);
            assert_eq!(refusal_of_text::<UpdatePersonRequest>(&body), "duplicate field `firstName`", "{body}");
        }
    }
    assert_eq!(refusal::<UpdatePersonRequest>(r#"{"age":1,"years":1}"#), "duplicate field `age`");
    assert_eq!(
        refusal::<UpdatePersonRequest>(r#"{"pw":"s3cret","age":1,"newPassword":"s3cret"}"#),
        "duplicate field `newPassword`"
    );
}

/// Whatever goes wrong is told under the first name.
#[test]
fn texts_have_the_first_name() {
    assert!(refusal::<UpdatePersonRequest>(r#"{"years":null}"#).starts_with("`age` must not be null"));
    assert_eq!(refusal::<UpdatePersonRequest>(r#"{"given name":"a"}"#), "`age` is required");
    assert_eq!(refusal::<UpdatePersonRequest>(r#"{"pw":1}"#), "`newPassword` has an unusable value");
    assert_eq!(refusal::<UpdatePersonRequest>(r#"{"kind":1}"#), "`age` is required; `@type` requires `age`");
    let violations = UpdatePersonRequest { r#type: 1.into(), ..Default::default() }.validate().expect_err("two rules");
    assert!(violations.iter().map(patch_runtime::Violation::pointer).eq(["/age", "/@type"]));
}

#[test]
fn an_unknown_member_may_be_near_an_alias() {
    assert_eq!(refusal::<UpdatePersonRequest>(r#"{"yaers":1}"#), "unknown field `yaers`: did you mean `years`?");
    assert_eq!(
        refusal::<UpdatePersonRequest>(r#"{"zzzzzzzz":1}"#),
        "unknown field `zzzzzzzz`: expected one of `firstName`, `age`, `@type`, `newPassword`, `first_name`, \
         `given name`, `years`, `kind`, `pw`"
    );
}

#[test]
fn the_table_has_the_aliases() {
    let aliases: Vec<&[&str]> = UpdatePersonRequest::FIELDS.iter().map(Field::aliases).collect();
    assert_eq!(aliases, [&["first_name", "given name"][..], &["years"], &["kind"], &["pw"]]);
}

/// serde hands a flattened struct the members that it names, and an alias is a name.
#[test]
fn an_alias_counts_behind_flatten_and_a_tag() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Flat {
        id: u8,
        #[serde(flatten)]
        update: UpdatePersonRequest,
    }
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(tag = "op")]
    enum Tagged {
        Person(UpdatePersonRequest),
    }

    let flat: Flat = read(r#"{"id":1,"years":2,"kind":null}"#).expect("aliases");
    assert_eq!((flat.update.age, &flat.update.r#type), (Some(2), &Patch::Clear));
    assert_eq!(print(&flat), r#"{"id":1,"age":2,"@type":null}"#);
    assert_eq!(refusal::<Flat>(r#"{"id":1,"years":2,"age":2}"#), "duplicate field `age`");
    let Tagged::Person(person) = read(r#"{"op":"Person","years":2,"first_name":"a"}"#).expect("aliases");
    assert_eq!(person.first_name, "a".into());
}

/// Aliases may be any text, and there may be many.
#[test]
fn many_aliases_of_all_kinds() {
    #[derive(PatchRequest)]
    struct Many {
        #[patch(alias = "", alias = "\"", alias = "{}", alias = "é", alias = "a/b~c", alias = "$ref", alias = "0")]
        #[patch(
            alias = "x",
            alias = "y",
            alias = "z",
            alias = "self",
            alias = "Many",
            alias = "many ",
            alias = "MANY"
        )]
        many: u8,
        #[patch(alias = "one")]
        other: u8,
    }

    let [many, other] = UpdateManyRequest::FIELDS else { panic!("two fields") };
    assert_eq!(many.aliases().len(), 14);
    for name in many.aliases() {
        let body = serde_json::json!({ *name: 1 }).to_string();
        assert_eq!(read(&body), Ok(UpdateManyRequest { many: Some(1), other: None }), "{body}");
        let both = format!(r#"{},"many":1}}"#, body.trim_end_matches('}'));
        assert_eq!(refusal::<UpdateManyRequest>(&both), "duplicate field `many`", "{both}");
    }
    assert_eq!(other.aliases(), ["one"]);
    assert_eq!(read(r#"{"one":2}"#), Ok(UpdateManyRequest { many: None, other: Some(2) }));
}
