//! Schemas and `Deserialize` accept and refuse the same documents.

use std::any::type_name;
use std::collections::BTreeMap;
use std::fmt::Debug;

use jsonschema::Validator;
use patch_runtime::{PatchRequest, ReadRequest, Rule, Unchecked, Violations};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use utoipa::ToSchema;
use utoipa::openapi::{ComponentsBuilder, OpenApiBuilder};

use crate::dice::Dice;
use crate::documents::Suite;
use crate::requests;

/// How many documents each suite tries.
const DOCUMENTS: usize = 10_000;
/// How often each rule must be the only one that a document breaks, and how many must be valid, and how many not.
const ALONE: usize = 20;
const EACH_VERDICT: usize = DOCUMENTS / 5;

/// The schemas of a request, as validators; each with the name of the library.
pub(crate) fn schemas<R: JsonSchema + ToSchema>() -> Vec<(&'static str, Validator)> {
    let schemars = schemars::schema_for!(R).to_value();
    vec![("schemars", validator(&schemars)), ("utoipa", validator(&openapi::<R>()))]
}

/// The schema of a request in an `OpenAPI` document, whose dialect of JSON Schema is 2020-12 with a few keywords more.
pub(crate) fn openapi<R: ToSchema>() -> Value {
    let mut schemas = vec![(R::name().into_owned(), R::schema())];
    R::schemas(&mut schemas);
    let components = ComponentsBuilder::new().schemas_from_iter(schemas).build();
    let document = OpenApiBuilder::new().components(Some(components)).build();
    let mut document = serde_json::to_value(document).unwrap();
    json!({ "$ref": format!("#/components/schemas/{}", R::name()), "components": document["components"].take() })
}

/// The schema as a validator, if it is a schema.
fn validator(schema: &Value) -> Validator {
    let own = schema.pointer("/components/schemas").and_then(Value::as_object);
    for schema in own.map_or_else(|| vec![schema], |schemas| schemas.values().collect()) {
        jsonschema::draft202012::meta::validate(schema).unwrap_or_else(|error| panic!("{error}: {schema:#}"));
    }
    jsonschema::draft202012::new(schema).unwrap_or_else(|error| panic!("{error}: {schema:#}"))
}

/// What is wrong with a document: nothing, something about a member, or rules.
enum Verdict {
    Valid,
    Member,
    Rules(Violations),
}

fn verdict<R>(document: &Value) -> Verdict
where
    R: PatchRequest + DeserializeOwned + for<'de> ReadRequest<'de>,
{
    let unchecked = serde_json::from_value::<Unchecked<R>>(document.clone());
    let verdict = match unchecked.map(|Unchecked(request)| request.validate()) {
        Ok(Ok(())) => Verdict::Valid,
        Ok(Err(violations)) => Verdict::Rules(violations),
        Err(_) => Verdict::Member,
    };
    let read = serde_json::from_value::<R>(document.clone());
    assert_eq!(read.is_ok(), matches!(verdict, Verdict::Valid), "{document}");
    verdict
}

/// How many documents are valid, and how many break one rule alone: of each kind, and of each rule.
#[derive(Default)]
struct Counts {
    valid: usize,
    kinds: BTreeMap<String, usize>,
    rules: BTreeMap<String, usize>,
}

/// `never_alone`: rules of the table that no document can break without another one. `codes`: those of nested requests.
#[track_caller]
fn agree<R>(suite: &Suite, chance: usize, never_alone: usize, codes: &[&'static str])
where
    R: PatchRequest + JsonSchema + ToSchema + DeserializeOwned + for<'de> ReadRequest<'de> + Debug,
{
    let schemas = schemas::<R>();
    let mut dice = Dice::new(7);
    let mut counts = Counts::default();
    let mut tried = 0;
    while tried < DOCUMENTS {
        let mut valid = suite.document(chance, &mut dice, 0);
        for _ in 0..200 {
            if matches!(verdict::<R>(&valid.clone().into()), Verdict::Valid) {
                break;
            }
            valid = suite.document(dice.below(chance + 1), &mut dice, 0);
        }
        // As it is, and what some mutations make of it.
        for mutations in [0, 1, 1, 1, 2, 3] {
            let mut document = valid.clone();
            for _ in 0..mutations {
                suite.mutate(&mut document, &mut dice, 0);
            }
            let document = Value::Object(document);
            compare::<R>(&document, &schemas, &mut counts);
            tried += 1;
        }
    }
    println!("{}: {} of {tried} valid, {:?}", type_name::<R>(), counts.valid, counts.kinds);
    assert!(counts.valid >= EACH_VERDICT && tried - counts.valid >= EACH_VERDICT, "{} of {tried}", counts.valid);
    for code in R::RULES.iter().map(Rule::code).chain(codes.iter().copied()).chain(["member"]) {
        let alone = counts.kinds.get(code).copied().unwrap_or_default();
        assert!(alone >= ALONE, "{code} is broken alone {alone} times");
    }
    let rules = counts.rules.len();
    assert!(rules + never_alone >= R::RULES.len(), "{rules} of {} rules are broken alone", R::RULES.len());
}

fn compare<R>(document: &Value, schemas: &[(&str, Validator)], counts: &mut Counts)
where
    R: PatchRequest + DeserializeOwned + for<'de> ReadRequest<'de> + Debug,
{
    let verdict = verdict::<R>(document);
    for (library, schema) in schemas {
        assert_eq!(
            schema.is_valid(document),
            matches!(verdict, Verdict::Valid),
            "{library}: {document}\nthe parser: {:?}\nthe schema: {:?}",
            serde_json::from_value::<R>(document.clone()).map_err(|error| error.to_string()),
            schema.iter_errors(document).map(|error| error.to_string()).collect::<Vec<_>>(),
        );
    }
    let mut count = |kind: &str| *counts.kinds.entry(kind.to_owned()).or_default() += 1;
    match verdict {
        Verdict::Valid => counts.valid += 1,
        Verdict::Member => count("member"),
        Verdict::Rules(violations) if violations.len() == 1 => {
            for violation in &violations {
                count(violation.code());
                *counts.rules.entry(violation.detail().to_owned()).or_default() += 1;
            }
        }
        Verdict::Rules(_) => {}
    }
}

#[test]
fn every_kind_of_field() {
    agree::<patch_schemas::account::UpdateAccountRequest>(&requests::account(), 30, 0, &[]);
}

#[test]
fn unknown_members_are_ignored() {
    agree::<patch_schemas::account::UpdateOpenRequest>(&requests::open(), 30, 0, &[]);
}

#[test]
fn rules_about_what_is_there() {
    agree::<patch_schemas::groups::UpdatePlainRequest>(&requests::plain(), 40, 0, &[]);
}

#[test]
fn rules_about_what_is_set() {
    agree::<patch_schemas::groups::UpdateNullableRequest>(&requests::nullable(), 40, 0, &[]);
}

#[test]
fn rules_about_values() {
    // Two can never be broken alone: one is also broken by whatever breaks the other about the same values, and one is
    // about a text that counts as null.
    agree::<patch_schemas::values::UpdateSourceRequest>(&requests::source(), 30, 2, &[]);
}

#[test]
fn rules_in_nested_requests() {
    agree::<patch_schemas::tree::UpdateNodeRequest>(&requests::node(), 40, 0, &["exactly_one", "requires"]);
    agree::<patch_schemas::tree::UpdateProjectRequest>(&requests::project(), 50, 0, &["requires", "conflicts"]);
}

#[test]
fn requests_with_parameters() {
    agree::<patch_schemas::generic::UpdatePageRequest<u8, 2>>(&requests::page(), 50, 0, &[]);
    agree::<patch_schemas::generic::UpdateEnvelopeRequest<patch_schemas::groups::Plain>>(
        &requests::envelope(),
        50,
        0,
        &["all_or_none"],
    );
}

#[test]
fn requests_of_real_endpoints() {
    agree::<patch_tests::later::UpdateUserRequest>(
        &requests::user::<patch_tests::later::UpdateUserRequest>(),
        20,
        0,
        &[],
    );
    agree::<patch_tests::sdk::UpdateUserRequest>(&requests::user::<patch_tests::sdk::UpdateUserRequest>(), 20, 0, &[]);
    agree::<patch_tests::first::UpdateUserRequest>(
        &requests::user::<patch_tests::first::UpdateUserRequest>(),
        20,
        0,
        &[],
    );
    agree::<patch_tests::organization::UpdateOrganizationRequest>(&requests::organization(), 40, 0, &[]);
    agree::<patch_tests::template::UpsertTemplateRequest>(&requests::template(), 40, 0, &[]);
}
