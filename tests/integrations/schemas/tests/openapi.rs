//! Requests in the documents of utoipa.
#![allow(unused_qualifications, reason = "what the library generates")]

use patch_runtime::PatchRequest;
use serde_json::{Value, json};
use utoipa::openapi::{Object, RefOr, Schema};
use utoipa::{OpenApi, PartialSchema, ToSchema};

use crate::agreement::openapi;

/// A home.
#[derive(Default, PatchRequest)]
#[patch(utoipa, exactly_one(zip, city))]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Home {
    zip: String,
    #[patch(nullable)]
    city: Option<String>,
}

/// How somebody is called.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, ToSchema)]
#[allow(dead_code, reason = "only the schema of this type is looked at")]
struct Names {
    first: String,
}

/// A user.
#[derive(PatchRequest)]
#[patch(utoipa, non_empty, request_only {
    /// The plaintext password.
    #[patch(nullable, secret)]
    password: String,
})]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct User {
    #[patch(skip)]
    id: u64,
    /// The name.
    names: Names,
    #[patch(nullable)]
    #[deprecated]
    old_names: Option<Names>,
    /// Whatever it is.
    data: Value,
    #[patch(requires(data))]
    tags: Vec<String>,
    /// Where.
    #[patch(nested, nullable, conflicts(tags))]
    home: Option<Home>,
}

#[utoipa::path(patch, path = "/user", request_body = UpdateUserRequest)]
#[allow(dead_code, reason = "only its documentation is looked at")]
fn update_user() {}

#[derive(OpenApi)]
#[openapi(paths(update_user))]
struct Paths;

#[derive(OpenApi)]
#[openapi(components(schemas(UpdateUserRequest)))]
struct Components;

#[test]
fn a_whole_document() {
    let expected = json!({
        "Names": {
            "description": "How somebody is called.",
            "type": "object",
            "required": ["first"],
            "properties": { "first": { "type": "string" } },
        },
        "UpdateHomeRequest": {
            "description": "A home.",
            "type": "object",
            "properties": { "zip": { "type": "string" }, "city": { "type": ["string", "null"] } },
            "additionalProperties": false,
            "allOf": [{
                "description": "exactly one of `zip` and `city` is required",
                "oneOf": [
                    { "required": ["zip"] },
                    { "required": ["city"], "properties": { "city": { "not": { "type": "null" } } } },
                ],
            }],
        },
        "UpdateUserRequest": {
            "description": "A user.",
            "type": "object",
            "properties": {
                "names": { "$ref": "#/components/schemas/Names", "description": "The name." },
                "old_names": {
                    "anyOf": [{ "$ref": "#/components/schemas/Names" }, { "type": "null" }],
                    "deprecated": true,
                },
                "data": { "description": "Whatever it is.", "not": { "type": "null" } },
                "tags": { "type": "array", "items": { "type": "string" } },
                "home": {
                    "description": "Where.",
                    "anyOf": [{ "$ref": "#/components/schemas/UpdateHomeRequest" }, { "type": "null" }],
                },
                "password": {
                    "description": "The plaintext password.",
                    "type": ["string", "null"],
                    "writeOnly": true,
                },
            },
            "additionalProperties": false,
            "minProperties": 1,
            "allOf": [
                {
                    "description": "`home` conflicts with `tags`",
                    "not": {
                        "required": ["home", "tags"],
                        "properties": { "home": { "not": { "type": "null" } } },
                    },
                },
                { "dependentRequired": { "tags": ["data"] } },
            ],
        },
    });
    for document in [Components::openapi(), Paths::openapi()] {
        let document = serde_json::to_value(document).unwrap();
        assert_eq!(document["openapi"], "3.1.0");
        let schemas = &document["components"]["schemas"];
        for (name, schema) in expected.as_object().unwrap() {
            assert_eq!(schemas[name], *schema, "{name}");
        }
        assert_eq!(schemas.as_object().unwrap().len(), 3, "{schemas:#}");
    }
    let paths = serde_json::to_value(Paths::openapi()).unwrap();
    let body = &paths["paths"]["/user"]["patch"]["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(*body, json!({ "$ref": "#/components/schemas/UpdateUserRequest" }));
}

/// What the library has types for is in those types, for whoever looks at them or changes them.
#[test]
fn schemas_in_the_types_of_the_library() {
    let RefOr::T(Schema::Object(Object { properties, required, description, .. })) =
        patch_tests::template::UpsertTemplateRequest::schema()
    else {
        panic!("an object");
    };
    assert_eq!(required, ["name", "bodyMarkup", "replyToEmailName"]);
    assert_eq!(description.as_deref(), Some("The text of an email that a service sends."));
    assert!(matches!(&properties["name"], RefOr::T(Schema::Object(_))));
    let RefOr::T(Schema::Object(user)) = UpdateUserRequest::schema() else { panic!("an object") };
    assert!(matches!(&user.properties["names"], RefOr::Ref(_)));
    assert!(matches!(&user.properties["home"], RefOr::T(Schema::AnyOf(_))));
    assert!(matches!(&user.properties["tags"], RefOr::T(Schema::Array(_))));
}

/// A document is the same in every run: of what the library keeps in no order there is never more than one keyword.
#[test]
fn one_extension_at_most() {
    fn check(schema: &RefOr<Schema>) {
        if let RefOr::T(Schema::Object(object)) = schema {
            assert!(object.extensions.as_ref().is_none_or(|extensions| extensions.len() < 2));
            object.properties.values().for_each(check);
        }
    }
    for schema in [
        UpdateUserRequest::schema(),
        patch_schemas::account::UpdateAccountRequest::schema(),
        patch_schemas::groups::UpdateNullableRequest::schema(),
        patch_schemas::groups::UpdatePlainRequest::schema(),
        patch_schemas::tree::UpdateNodeRequest::schema(),
    ] {
        check(&schema);
    }
}

type UpdateTexts = patch_schemas::generic::UpdatePageRequest<String, 2>;

#[derive(OpenApi)]
#[openapi(components(schemas(UpdateTexts)))]
struct Parameters;

#[test]
fn a_request_with_parameters_is_named_by_an_alias() {
    let document = serde_json::to_value(Parameters::openapi()).unwrap();
    let schemas = &document["components"]["schemas"];
    assert_eq!(
        schemas["UpdatePageRequest_String"],
        openapi::<UpdateTexts>()["components"]["schemas"]["UpdatePageRequest_String"]
    );
    assert_eq!(schemas["UpdatePageRequest_String"]["properties"]["title"]["type"], "string");
}

#[test]
fn names_of_requests_with_parameters() {
    use patch_schemas::generic::{UpdateEnvelopeRequest, UpdatePageRequest};
    use patch_schemas::tree::{Node, Tagged};

    assert_eq!(UpdateUserRequest::name(), "UpdateUserRequest");
    assert_eq!(UpdatePageRequest::<String, 2>::name(), "UpdatePageRequest_String");
    assert_eq!(UpdatePageRequest::<Names, 2>::name(), "UpdatePageRequest_Names");
    assert_eq!(UpdateEnvelopeRequest::<Node>::name(), "UpdateEnvelopeRequest_UpdateNodeRequest");
    assert_eq!(UpdateEnvelopeRequest::<Box<Tagged<u8>>>::name(), "UpdateEnvelopeRequest_UpdateTaggedRequest");
    let schemas = openapi::<UpdatePageRequest<Names, 2>>();
    assert_eq!(
        schemas.pointer("/components/schemas/UpdatePageRequest_Names/properties/items/items"),
        Some(&json!({ "$ref": "#/components/schemas/Names" }))
    );
    assert!(schemas.pointer("/components/schemas/Names/properties/first").is_some());
}
