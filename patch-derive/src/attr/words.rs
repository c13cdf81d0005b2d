//! The words of `#[patch(..)]`: the one place that knows which exist, where they may stand, what they look like and
//! what they exclude. Parsing is driven by it and error sentences are made from it.

/// Where an attribute stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Struct,
    /// A field of the struct.
    Field,
    /// A field inside `request_only { .. }`.
    RequestOnly,
}

impl Place {
    /// The place in a sentence about a word that may not stand there.
    pub(crate) fn describe(self) -> &'static str {
        match self {
            Self::Struct => "the struct",
            Self::Field => "a field",
            Self::RequestOnly => "a request-only field",
        }
    }
}

/// An attribute word.
#[derive(Debug)]
pub(crate) struct Word {
    pub(crate) name: &'static str,
    pub(crate) places: &'static [Place],
    /// How it is written.
    pub(crate) usage: &'static str,
    /// Whether it may be given more than once.
    pub(crate) repeatable: bool,
    /// The words that it contradicts; stated once, at the word that comes first in the table.
    pub(crate) excludes: &'static [&'static str],
    /// What it does, in one line.
    pub(crate) doc: &'static str,
}

const STRUCT: &[Place] = &[Place::Struct];
const FIELD: &[Place] = &[Place::Field];
const ANY_FIELD: &[Place] = &[Place::Field, Place::RequestOnly];

/// Words that a `skip`ped field has no use for: it is not in the request.
const USELESS_ON_SKIPPED: &[&str] = &[
    "nullable",
    "not_null",
    "required",
    "requires",
    "conflicts",
    "rename",
    "alias",
    "with",
    "serialize_with",
    "deserialize_with",
    "nested",
    "merge",
    "secret",
    "empty_as_null",
    "schema",
    "attr",
    "setter",
    "column",
    "vis",
    "default",
];

const fn word(name: &'static str, places: &'static [Place], usage: &'static str, doc: &'static str) -> Word {
    Word { name, places, usage, repeatable: false, excludes: &[], doc }
}

impl Word {
    const fn repeatable(self) -> Self {
        Self { repeatable: true, ..self }
    }

    const fn excludes(self, excludes: &'static [&'static str]) -> Self {
        Self { excludes, ..self }
    }

    /// Whether it is written without a value.
    pub(crate) fn stands_alone(&self) -> bool {
        self.usage == self.name
    }
}

/// All words, in the order in which the documentation lists them.
pub(crate) const WORDS: &[Word] = &[
    word("name", STRUCT, "name = UpdateUser", "names the request"),
    word("vis", STRUCT, "vis = pub(crate)", "sets the visibility of the request"),
    word("derive", STRUCT, "derive(Clone, Hash)", "puts these derives on the request in place of `Clone, PartialEq`"),
    word("rename_all", STRUCT, "rename_all = \"camelCase\"", "makes the wire names from the field names"),
    word("nullable", &[Place::Struct, Place::Field, Place::RequestOnly], "nullable", "lets `null` clear the field")
        .excludes(&["not_null"]),
    word("request_only", STRUCT, "request_only { password: String }", "adds fields that only the request has"),
    word("repr", STRUCT, "repr = \"option\"", "makes nullable fields `Option<Option<T>>`"),
    word("crate", STRUCT, "crate = path::to::patch_runtime", "tells where `patch_runtime` lives"),
    word("not_null", FIELD, "not_null", "keeps the struct's `nullable` from the field"),
    word("skip", FIELD, "skip", "leaves the field out of the request").excludes(USELESS_ON_SKIPPED),
    word("required", ANY_FIELD, "required", "makes every request contain the field"),
    word("requires", ANY_FIELD, "requires(password)", "names fields that must be set when this one is").repeatable(),
    word("rename", ANY_FIELD, "rename = \"wireName\"", "sets the wire name"),
    word("secret", ANY_FIELD, "secret", "keeps the value out of `Debug` output and error texts"),
    word(
        "attr",
        &[Place::Struct, Place::Field, Place::RequestOnly],
        "attr(doc(hidden))",
        "puts an attribute on what is generated",
    )
    .repeatable(),
    word("allow_unknown", STRUCT, "allow_unknown", "ignores unknown members"),
    word("exactly_one", STRUCT, "exactly_one(a, b)", "asks for exactly one of the fields").repeatable(),
    word("at_least_one", STRUCT, "at_least_one(a, b)", "asks for at least one of the fields").repeatable(),
    word("at_most_one", STRUCT, "at_most_one(a, b)", "allows at most one of the fields").repeatable(),
    word("all_or_none", STRUCT, "all_or_none(a, b)", "asks for all of the fields or none").repeatable(),
    word("non_empty", STRUCT, "non_empty", "refuses a request that changes nothing"),
    word("validate_with", STRUCT, "validate_with = path", "calls a function for rules of your own"),
    word("garde", STRUCT, "garde", "checks what is set with the rules of `#[garde(..)]`"),
    word("states", STRUCT, "states = name", "names the module of the builder's states"),
    word("columns", STRUCT, "columns", "makes the fields columns of a table"),
    word("non_exhaustive", STRUCT, "non_exhaustive", "makes the request `#[non_exhaustive]`"),
    word("no_serialize", STRUCT, "no_serialize", "leaves `Serialize` out"),
    word("no_deserialize", STRUCT, "no_deserialize", "leaves `Deserialize` out"),
    word("schemars", STRUCT, "schemars", "generates `schemars::JsonSchema`, rules included"),
    word("utoipa", STRUCT, "utoipa", "generates `utoipa::ToSchema`, rules included"),
    word("default", FIELD, "nullable, default = 20", "lets `null` reset the field to this value"),
    word("conflicts", ANY_FIELD, "conflicts(a)", "names fields that must not be set together with this one")
        .repeatable(),
    word("alias", ANY_FIELD, "alias = \"other\"", "accepts another wire name").repeatable(),
    word("with", ANY_FIELD, "with = path", "reads and writes the value with the functions of a module")
        .excludes(&["serialize_with", "deserialize_with"]),
    word("serialize_with", ANY_FIELD, "serialize_with = path", "writes the value with this function"),
    word("deserialize_with", ANY_FIELD, "deserialize_with = path", "reads the value with this function"),
    word("nested", ANY_FIELD, "nested", "merges an object into the field member by member").excludes(&[
        "merge",
        "with",
        "serialize_with",
        "deserialize_with",
        "empty_as_null",
    ]),
    word("merge", ANY_FIELD, "merge", "merges a map or JSON value instead of replacing it").excludes(&[
        "with",
        "serialize_with",
        "deserialize_with",
        "empty_as_null",
    ]),
    word("empty_as_null", ANY_FIELD, "empty_as_null", "takes `\"\"` for `null`"),
    word("schema", ANY_FIELD, "schema = String", "names the type whose schema tells what is sent"),
    word("setter", ANY_FIELD, "setter = name", "names the builder's methods for the field"),
    word("column", ANY_FIELD, "column = \"name\"", "names the column of the field"),
    word("vis", ANY_FIELD, "vis = pub", "sets the visibility of the request's field"),
];

/// The word of this name that may stand in this place.
pub(crate) fn find(name: &str, place: Place) -> Option<&'static Word> {
    WORDS.iter().find(|word| word.name == name && word.places.contains(&place))
}

/// The word of this name, wherever it may stand.
pub(crate) fn find_anywhere(name: &str) -> Option<&'static Word> {
    WORDS.iter().find(|word| word.name == name)
}

/// The words that may stand in this place.
pub(crate) fn all_in(place: Place) -> Vec<&'static Word> {
    let mut words = Vec::new();
    for word in WORDS {
        if word.places.contains(&place) {
            words.push(word);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_word_has_a_case_of_its_misuse() {
        let topics = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui")).unwrap();
        let cases: Vec<(String, String)> = topics
            .flat_map(|topic| fs::read_dir(topic.unwrap().path()).unwrap())
            .map(|case| case.unwrap().path())
            .filter(|case| case.extension().is_some_and(|extension| extension == "stderr"))
            .map(|case| (case.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&case).unwrap()))
            .collect();
        for Word { name, .. } in WORDS {
            let is_named =
                |case: &str| case.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'));
            let is_told =
                |text: &str| text.lines().any(|line| line.starts_with("error") && line.contains(&format!("`{name}")));
            assert!(
                cases.iter().any(|(case, text)| is_named(case) && is_told(text)),
                "tests/ui has no case `{name}_..` whose error is about `{name}`"
            );
        }
    }

    #[test]
    fn the_table_is_sound() {
        for (index, word) in WORDS.iter().enumerate() {
            assert!(word.usage.contains(word.name), "{}", word.name);
            assert!(
                !word.doc.ends_with('.') && word.doc.chars().next().is_some_and(char::is_lowercase),
                "{}",
                word.name
            );
            for &excluded in word.excludes {
                let together = word.places.iter().find_map(|place| find(excluded, *place));
                let together = together.unwrap_or_else(|| panic!("`{excluded}` never stands beside `{}`", word.name));
                assert!(!together.excludes.contains(&word.name), "{excluded} is stated twice");
            }
            for other in &WORDS[..index] {
                let shared = other.places.iter().any(|place| word.places.contains(place));
                assert!(other.name != word.name || !shared, "{} is listed twice", word.name);
            }
        }
    }
}
