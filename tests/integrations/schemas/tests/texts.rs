//! What schemas look like: keywords where keywords say it, texts from documentation, and references.

use patch_runtime::PatchRequest;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator, schema_for};
use serde_json::{Value, json};

fn schema<T: JsonSchema>() -> Value {
    let mut schema = schema_for!(T).to_value();
    schema.as_object_mut().unwrap().remove("$schema");
    schema
}

#[derive(PatchRequest)]
#[patch(schemars, nullable, request_only {
    /// The plaintext password.
    #[patch(nullable, secret)]
    password: String,
    /// Skips the checks.
    #[patch(nullable, requires(password))]
    skip_password_checks: bool,
})]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
/// A user.
///
///     indented
struct User {
    #[patch(skip)]
    id: u64,
    name: String,
    /** The number of the account,
    in two lines. */
    #[deprecated]
    account: Option<u8>,
}

#[test]
fn a_whole_schema() {
    let is_set = json!({ "not": { "type": "null" } });
    let expected = json!({
        "title": "UpdateUserRequest",
        "description": "A user.\n\n    indented",
        "type": "object",
        "properties": {
            "name": { "type": "string" },
            "account": {
                "description": "The number of the account,\n   in two lines.",
                "deprecated": true,
                "type": ["integer", "null"],
                "format": "uint8",
                "minimum": 0,
                "maximum": 255,
            },
            "password": {
                "description": "The plaintext password.",
                "type": ["string", "null"],
                "writeOnly": true,
            },
            "skip_password_checks": { "description": "Skips the checks.", "type": ["boolean", "null"] },
        },
        "additionalProperties": false,
        "allOf": [{
            "description": "`skip_password_checks` requires `password`",
            "if": { "required": ["skip_password_checks"], "properties": { "skip_password_checks": is_set } },
            "then": { "required": ["password"], "properties": { "password": is_set } },
        }],
    });
    assert_eq!(schema::<UpdateUserRequest>(), expected);
}

/// Where nothing can be null, the keywords of JSON Schema say what rules say.
#[test]
fn keywords_where_they_are_exact() {
    let schema = schema::<patch_schemas::groups::UpdatePlainRequest>();
    let dependent = json!({
        "subtitle": ["name", "title"],
        "width": ["height"],
        "height": ["depth"],
        "depth": ["width"],
    });
    assert_eq!(schema["dependentRequired"], dependent);
    let all: Vec<(&str, &Value)> = schema["allOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(|schema| {
            let (keyword, value) = schema.as_object().unwrap().iter().find(|(key, _)| *key != "description").unwrap();
            (&**keyword, value)
        })
        .collect();
    let present = |name| json!({ "required": [name] });
    assert_eq!(all[0].0, "if");
    assert_eq!(all[1], ("not", &json!({ "required": ["plain", "color"] })));
    assert_eq!(all[2], ("not", &json!({ "required": ["plain", "subtitle"] })));
    let sizes = ["small", "medium", "large"].map(present);
    let [small, medium, large] = &sizes;
    assert_eq!(all[3], ("oneOf", &json!([small, medium, large, { "not": { "anyOf": sizes } }])));
    assert_eq!(all[4], ("anyOf", &json!([present("name"), present("title")])));
    assert_eq!(all.len(), 5);
}

#[test]
fn the_number_of_members_is_one_keyword() {
    assert_eq!(schema::<patch_schemas::tree::UpdateProjectRequest>()["minProperties"], 1);
    // Unknown members would count.
    let open = schema::<patch_schemas::account::UpdateOpenRequest>();
    assert_eq!(open.get("minProperties"), None);
    assert_eq!(open.get("additionalProperties"), None);
}

#[test]
fn what_may_be_null_and_what_may_not() {
    let schema = schema::<patch_schemas::account::UpdateAccountRequest>();
    let property = |name: &str| {
        let mut property = schema["properties"][name].clone();
        property.as_object_mut().unwrap().retain(|keyword, _| keyword != "description");
        property
    };
    assert_eq!(schema["required"], json!(["version"]));
    assert_eq!(property("name"), json!({ "type": "string" }));
    assert_eq!(property("nickname"), json!({ "type": ["string", "null"] }));
    assert_eq!(property("plan"), json!({ "$ref": "#/$defs/Plan" }));
    assert_eq!(property("last_place"), json!({ "anyOf": [{ "$ref": "#/$defs/Place" }, { "type": "null" }] }));
    assert_eq!(property("data"), json!({ "not": { "type": "null" } }));
    assert_eq!(property("more_data"), json!({}));
    assert_eq!(property("password"), json!({ "type": ["string", "null"], "writeOnly": true }));
    assert_eq!(property("seats")["type"], json!(["integer", "null"]));
    assert_eq!(property("seats").get("default"), None, "a member that is left out is kept, and takes no default");
    assert_eq!(property("timeout")["$ref"], "#/$defs/Seconds");
}

#[test]
fn nested_requests_are_references() {
    let schema = schema::<patch_schemas::tree::UpdateNodeRequest>();
    assert_eq!(schema["properties"]["left"]["anyOf"], json!([{ "$ref": "#" }, { "type": "null" }]));
    assert_eq!(schema["properties"]["right"]["$ref"], "#");
    assert_eq!(schema["properties"]["place"]["$ref"], "#/$defs/UpdatePlaceRequest");
    assert_eq!(schema["$defs"]["UpdatePlaceRequest"]["allOf"].as_array().unwrap().len(), 2);
}

/// Requests of one name are told apart by their paths and their parameters.
#[test]
fn one_name_for_several_requests() {
    use patch_schemas::generic::UpdatePageRequest;
    let mut generator = SchemaGenerator::default();
    let references = [
        generator.subschema_for::<UpdatePageRequest<u8, 2>>(),
        generator.subschema_for::<UpdatePageRequest<String, 2>>(),
        generator.subschema_for::<UpdatePageRequest<u8, 2>>(),
        generator.subschema_for::<UpdateUserRequest>(),
        generator.subschema_for::<patch_tests::later::UpdateUserRequest>(),
    ];
    let names: Vec<&str> = references
        .iter()
        .map(|schema| schema.get("$ref").and_then(Value::as_str).unwrap().trim_start_matches("#/$defs/"))
        .collect();
    let first = "UpdatePageRequest";
    assert_eq!(names, [first, "UpdatePageRequest2", first, "UpdateUserRequest", "UpdateUserRequest2"]);
    let items = |name: &str| generator.definitions()[name]["properties"]["items"]["items"]["type"].clone();
    assert_eq!((items(names[0]), items(names[1])), (json!("integer"), json!("string")));
}

#[test]
fn other_settings() {
    let inline = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let schema = inline.into_generator().into_root_schema_for::<patch_schemas::tree::UpdateProjectRequest>();
    let source = &schema.as_value()["properties"]["source"];
    assert_eq!(source["properties"]["region"]["type"], "string", "{schema:?}");

    let openapi = SchemaSettings::openapi3().into_generator();
    let schema = openapi.into_root_schema_for::<patch_schemas::account::UpdateAccountRequest>();
    assert_eq!(schema.as_value()["properties"]["plan"]["allOf"][0]["$ref"], "#/components/schemas/Plan");
}

/// What is generated names nothing that a user could hide, and clashes with no constant.
#[test]
fn names_in_scope_do_no_harm() {
    mod scope {
        use patch_runtime::PatchRequest;

        #[allow(dead_code, reason = "they are there to be in the way")]
        mod in_the_way {
            pub(super) struct Option;
            pub(super) struct Vec;
            pub(super) struct Value;
            pub(super) struct Cow;
            pub(super) struct Schema;
            pub(super) struct Some;
            pub(super) mod serde_json {}
            pub(super) mod schemars {}
            pub(super) mod core {}
            pub(super) mod std {}
            pub(super) trait JsonSchema {
                fn schema_name(&self) {}
            }
            impl<T> JsonSchema for T {}
        }
        #[allow(unused_imports, reason = "they are there to be in the way")]
        use in_the_way::*;

        #[allow(dead_code, non_upper_case_globals, reason = "it is there to be in the way")]
        const generator: u8 = 1;

        #[derive(PatchRequest)]
        #[patch(schemars)]
        #[allow(dead_code, reason = "only the request of this resource is looked at")]
        pub(super) struct Page {
            #[patch(requires(r#type, when = "a" | MOST))]
            name: &'static str,
            r#type: u8,
        }

        const MOST: &str = "b";
    }
    let schema = schema::<scope::UpdatePageRequest>();
    assert_eq!(schema["properties"]["type"]["type"], "integer");
    assert_eq!(schema["allOf"][0]["if"]["properties"]["name"], json!({ "enum": ["a", "b"] }));
}

/// A request as a part of another type.
#[test]
fn requests_in_other_types() {
    #[derive(JsonSchema)]
    #[allow(dead_code, reason = "only the schema of this type is looked at")]
    struct Change {
        #[schemars(flatten)]
        request: UpdateUserRequest,
        reason: String,
    }
    let schema = schema::<Change>();
    assert_eq!(schema["required"], json!(["reason"]));
    assert!(schema["properties"]["name"].is_object() && schema["allOf"].is_array(), "{schema}");
}
