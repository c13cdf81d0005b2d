//! Docs of the resource, where a schema shows that they came over.

use patch_runtime::PatchRequest;
use schemars::JsonSchema;
use serde_json::json;

/// Docs that are not those of the request.
#[derive(PatchRequest)]
#[patch(repr = "option", derive(Clone, PartialEq, JsonSchema), attr(schemars(rename_all = "camelCase")))]
#[patch(rename_all = "camelCase", request_only {
    /// Said once.
    pass_phrase: String,
})]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Account {
    #[patch(skip)]
    id: u8,
    /// What people call it.
    ///
    /// In *any* script.
    #[patch(nullable, attr(schemars(length(min = 1))))]
    display_name: Option<String>,
    #[doc = concat!("In ", "two")]
    #[doc = " lines."]
    /** And a block. */
    age: u8,
    plain: bool,
}

#[test]
fn docs_and_attributes_of_fields_are_carried_over() {
    let schema = schemars::schema_for!(UpdateAccountRequest);
    let property = |name: &str| schema.pointer(&format!("/properties/{name}")).expect(name);
    assert_eq!(property("displayName")["description"], "What people call it.\n\nIn *any* script.");
    assert_eq!(property("displayName")["minLength"], 1);
    assert_eq!(property("age")["description"], "In two\nlines.\nAnd a block.");
    assert_eq!(property("passPhrase")["description"], "Said once.");
    assert_eq!(property("plain")["description"], "The new `plain`.");
    assert_eq!(schema.pointer("/properties/id"), None);
    let description = schema.get("description").expect("the request has docs of its own").to_string();
    assert!(description.contains("A partial update of `Account`"), "{description}");
    assert!(!description.contains("not those of the request"), "{description}");
    assert_eq!(schema.get("title"), Some(&json!("UpdateAccountRequest")));
}
