//! The documents about which schemas and `Deserialize` differ, all of them: what no schema can tell, and what the schemas
//! of the fields' own types leave out.

use patch_schemas::loose::UpdateLooseRequest;
use serde_json::Value;

use crate::agreement::schemas;

/// A document, and who accepts it.
struct Difference {
    document: &'static str,
    /// The libraries whose schemas do not agree with the parser.
    libraries: &'static [&'static str],
    parser: bool,
    why: &'static str,
}

const ALL: &[&str] = &["schemars", "utoipa"];

const fn refused(document: &'static str, why: &'static str) -> Difference {
    Difference { document, libraries: ALL, parser: false, why }
}

const fn accepted(document: &'static str, why: &'static str) -> Difference {
    Difference { document, libraries: ALL, parser: true, why }
}

impl Difference {
    const fn of(self, libraries: &'static [&'static str]) -> Self {
        Self { libraries, ..self }
    }
}

const DIFFERENCES: [Difference; 11] = [
    refused(r#"{"name":"no"}"#, "`validate_with` is code"),
    refused(r#"{"number":1.0}"#, "to JSON Schema, 1.0 is a whole number; to serde, it is none"),
    refused(
        r#"{"number":4294967296}"#,
        "the schema of a type is the library's: not all of them know the largest value",
    ),
    refused(r#"{"small":256}"#, "the same").of(&["utoipa"]),
    refused(r#"{"sign":"ab"}"#, "the same").of(&["utoipa"]),
    refused(r#"{"even":1}"#, "the schema of a type is what its author says"),
    refused(r#"{"color":"grey"}"#, "a value that is spelt in another way than it is written triggers rules"),
    refused(r#"{"factor":0.10000000149011612}"#, "so does one that becomes equal when it is rounded"),
    accepted(r#"{"text":" "}"#, "a text that becomes empty when it is read is none"),
    accepted(r#"{"point":[1]}"#, "serde reads a plain struct from a list as well"),
    refused(r#"{"factor":1e39}"#, "a number that is too large for its type is infinite"),
];

#[test]
fn the_differences_are_these() {
    for Difference { document, libraries, parser, why } in DIFFERENCES {
        let read: Result<UpdateLooseRequest, _> = serde_json::from_str(document);
        assert_eq!(read.is_ok(), parser, "{document}: {why}: {read:?}");
        let document: Value = serde_json::from_str(document).unwrap();
        for (library, validator) in schemas::<UpdateLooseRequest>() {
            let agrees = validator.is_valid(&document) == parser;
            assert_eq!(agrees, !libraries.contains(&library), "{library}: {document}: {why}");
        }
    }
}

/// A document as a value has no member twice; as a text it may, which the parser refuses.
#[test]
fn schemas_see_no_member_twice() {
    let document = r#"{"name":"a","name":"a"}"#;
    assert!(serde_json::from_str::<UpdateLooseRequest>(document).is_err());
    let document: Value = serde_json::from_str(document).unwrap();
    for (_, validator) in schemas::<UpdateLooseRequest>() {
        assert!(validator.is_valid(&document));
    }
}
