//! A secret is planted in every place of a body and of a request, and then looked for in every text that comes out.

use std::collections::BTreeMap;
use std::fmt::{Debug, Display};

use patch_runtime::json;
use patch_runtime::{Patch, PatchRequest, ReadRequest, Report, Unchecked, Violation};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value, json};

/// Long and unlike anything in our texts, so that a search for it finds nothing else.
const SECRET: &str = "correct-horse-battery-staple";

/// A type that quotes what it was given wherever it can.
#[derive(Clone, Default, PartialEq)]
struct Token(String);

impl Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Token({})", self.0)
    }
}
impl Serialize for Token {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.strip_prefix("token-")
            .map(|token| Self(token.to_owned()))
            .ok_or_else(|| D::Error::custom(format_args!("{text:?} is no token")))
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
enum Factor {
    #[default]
    None,
}

mod quoting {
    use super::*;

    pub(super) fn serialize<S: Serializer>(value: &str, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom(format_args!("{value} cannot be written")))
    }
    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
        Err(D::Error::custom(format_args!("{} cannot be read", Value::deserialize(deserializer)?)))
    }
}

macro_rules! vault {
    ($(#[$meta:meta])* $name:ident) => {
        #[derive(Clone, Default, PartialEq, PatchRequest)]
        $(#[$meta])*
        #[patch(at_most_one(password, token), request_only {
            #[patch(nullable, secret, requires(name, when = "correct-horse-battery-staple"))]
            current: String,
        })]
        struct $name {
            name: String,
            #[patch(nullable, secret, alias = "passphrase")]
            password: Option<String>,
            #[patch(secret)]
            token: Token,
            #[patch(secret, requires(name))]
            codes: Vec<String>,
            #[patch(secret)]
            keyed: BTreeMap<String, u8>,
            #[patch(secret, merge)]
            merged: BTreeMap<String, Token>,
            #[patch(secret, merge, nullable)]
            json: Option<Value>,
            #[patch(secret)]
            factor: Factor,
            #[patch(secret)]
            number: u8,
            #[patch(secret, nullable, default = SECRET.to_owned())]
            reset: String,
            #[patch(secret, with = quoting)]
            quoted: String,
            #[patch(secret, nullable, empty_as_null)]
            blank: Option<String>,
            #[patch(secret, nullable)]
            tuple: Option<(u8, Token)>,
            #[patch(secret, nested, nullable)]
            hidden: Option<Note>,
            #[patch(nested)]
            holder: Holder,
            #[patch(nested, nullable)]
            deep: Option<Box<$name>>,
        }
    };
}
vault! { Vault }
vault! { #[patch(repr = "option")] Double }
vault! { #[patch(allow_unknown, rename_all = "camelCase", validate_with = accept)] Open }

fn accept(request: &UpdateOpenRequest, report: &mut Report) {
    if request.codes.is_some() {
        report.violation(Violation::new("/codes", "codes", "one code is enough"));
    }
}

#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
struct Note {
    text: u8,
    #[patch(requires(text))]
    other: u8,
}

#[derive(Clone, Default, PartialEq, PatchRequest)]
#[patch(exactly_one(open, pin))]
struct Holder {
    open: u8,
    #[patch(secret, nullable)]
    pin: Option<String>,
    #[patch(merge)]
    labels: BTreeMap<String, u8>,
    #[patch(skip)]
    hash: String,
}

/// Everything that a value can be with a secret in it: right, of another type, in a key, at a depth.
fn values() -> Vec<Value> {
    vec![
        json!(SECRET),
        json!(format!("token-{SECRET}")),
        json!([SECRET]),
        json!([1, SECRET]),
        json!([[SECRET], {SECRET: SECRET}]),
        json!({SECRET: 1}),
        json!({SECRET: SECRET}),
        json!({"text": SECRET}),
        json!({"other": 1, SECRET: 1}),
        json!({"text": {SECRET: 1}}),
        json!({"open": SECRET}),
        json!({"pin": [SECRET]}),
        json!({"pin": {SECRET: SECRET}}),
        json!({"pin": SECRET, "open": 1}),
        json!({"pin": SECRET, "labels": {SECRET: "x"}}),
        json!({"open": 1, SECRET: 1}),
        json!({"password": [SECRET], "name": SECRET}),
        json!({"deep": {"token": SECRET}}),
        json!({"merged": {SECRET: SECRET}}),
        json!({SECRET: {SECRET: null}}),
    ]
}

fn names<R: PatchRequest>() -> impl Iterator<Item = &'static str> {
    let secret = R::FIELDS.iter().filter(|field| field.is_secret()).map(patch_runtime::Field::name);
    secret.chain(["holder", "deep"])
}

/// Looks for the secret in what somebody could print, log or send.
#[track_caller]
fn assert_kept(what: &str, body: &str) {
    assert!(!what.contains(SECRET), "{body}\n{what}");
}

fn texts(thing: &(impl Debug + ?Sized)) -> String {
    format!("{thing:?} {thing:#?}")
}

fn of_error(error: &(impl Display + Debug + ?Sized)) -> String {
    format!("{error} {error:#} {}", texts(error))
}

/// Reads a body by every way in, and looks at all that comes of it.
fn assert_kept_by_all<R>(body: &str)
where
    R: PatchRequest + DeserializeOwned + Serialize + Debug + Clone + PartialEq + for<'de> ReadRequest<'de>,
    R::Resource: Clone + Default,
{
    let value: Option<Value> = serde_json::from_str(body).ok();
    let mut said = Vec::new();
    let mut read = Vec::new();
    let mut take = |result: Result<R, serde_json::Error>| match result {
        Ok(request) => read.push(request),
        Err(error) => said.push(of_error(&error)),
    };
    take(serde_json::from_str(body));
    take(serde_json::from_slice(body.as_bytes()));
    take(serde_json::from_reader(body.as_bytes()));
    take(serde_json::from_str(body).map(|Unchecked(request)| request));
    if let Some(value) = &value {
        take(R::deserialize(value));
        take(serde_json::from_value(value.clone()));
        take(serde_json::from_value(value.clone()).map(|Unchecked(request)| request));
        take(serde_json::from_value(json!([value])).map(|[request]: [R; 1]| request));
    }
    for result in [json::from_str::<R>(body), json::from_slice::<R>(body.as_bytes())] {
        match result {
            Ok(request) => read.push(request),
            Err(problems) => {
                let problem = problems.to_problem();
                said.extend([of_error(&problems), texts(&problem)]);
                said.extend(problems.iter().map(of_error));
                said.extend([serde_json::to_string(&problems), serde_json::to_string(&problem)].map(Result::unwrap));
            }
        }
    }
    for request in read {
        said.extend([texts(&request), texts(&Unchecked(&request)), texts(&[&request])]);
        if let Err(violations) = request.validate() {
            said.extend([of_error(&violations), texts(&violations.to_problem())]);
            said.push(serde_json::to_string(&violations).unwrap());
            said.extend(violations.iter().flat_map(|violation| [of_error(violation), violation.pointer().to_owned()]));
        }
        said.push(texts(&request.present_fields().collect::<Vec<_>>()));
        // A function of the user's refuses to write one of the fields, and says its value.
        said.extend(serde_json::to_string(&request).err().as_ref().map(of_error));
        let mut stored = R::Resource::default();
        request.clone().apply_to(&mut stored);
        for later in [request.clone(), R::default()] {
            said.extend(request.clone().merged_with(later).err().as_ref().map(of_error));
        }
    }
    for said in said {
        assert_kept(&said, body);
    }
}

fn assert_kept_everywhere<R>()
where
    R: PatchRequest + DeserializeOwned + Serialize + Debug + Clone + PartialEq + for<'de> ReadRequest<'de>,
    R::Resource: Clone + Default,
{
    let mut bodies = Vec::new();
    for name in names::<R>().chain(["passphrase"]) {
        // What the members of a request are called is no secret, if they are no members of its.
        let is_open = |value: &Value| value.as_object().is_none_or(|object| !object.contains_key(SECRET));
        let is_request = ["holder", "deep"].contains(&name);
        for value in values().into_iter().filter(|value| !is_request || is_open(value)) {
            bodies.extend([
                format!(r#"{{"{name}":{value}}}"#),
                format!(r#"{{"name":"n","{name}":{value}}}"#),
                format!(r#"{{"{name}":{value},"{name}":{value}}}"#),
                format!(r#"{{"deep":{{"{name}":{value}}}}}"#),
                format!(r#"{{"deep":{{"deep":{{"{name}":{value}}}}}}}"#),
                // It ends in the middle.
                format!(r#"{{"{name}":{value}"#),
                format!(r#"{{"{name}":{value}]"#),
            ]);
        }
        for value in ["8675309", "-1", "1.5", "true", "null", "\"\""] {
            bodies.push(format!(r#"{{"{name}":{value},"password":"{SECRET}","token":"token-{SECRET}"}}"#));
        }
    }
    for body in bodies {
        assert_kept_by_all::<R>(&body);
    }
}

#[test]
fn in_a_request() {
    assert_kept_everywhere::<UpdateVaultRequest>();
}

#[test]
fn in_a_request_with_two_options() {
    assert_kept_everywhere::<UpdateDoubleRequest>();
}

#[test]
fn in_a_request_that_ignores_what_it_does_not_know() {
    assert_kept_everywhere::<UpdateOpenRequest>();
}

#[test]
fn in_a_builder() {
    let holder = || UpdateHolderRequest::builder().pin(SECRET).labels(BTreeMap::new()).build();
    let builder = UpdateVaultRequest::builder()
        .password(SECRET)
        .codes(vec![SECRET.to_owned()])
        .name("n")
        .keyed(BTreeMap::from([(SECRET.to_owned(), 1)]))
        .merged(BTreeMap::from([(SECRET.to_owned(), Some(Token(SECRET.to_owned())))]))
        .json(json!({SECRET: SECRET}))
        .reset(SECRET)
        .quoted(SECRET)
        .tuple((1, Token(SECRET.to_owned())))
        .holder(holder())
        .current(SECRET);
    assert_kept(&texts(&builder), "a builder");
    let request = builder.try_build().unwrap();
    assert_kept(&texts(&request), "a request");
    let both = UpdateVaultRequest::builder().maybe_password(Some(SECRET.to_owned()));
    let both = both.maybe_token(Some(Token(SECRET.to_owned()))).try_build().unwrap_err();
    assert_kept(&of_error(&both), "violations");
    let of_one = UpdateHolderRequest { open: Some(1), pin: Patch::Set(SECRET.to_owned()), ..Default::default() };
    assert_kept(&of_error(&of_one.validate().unwrap_err()), "violations");
}

#[test]
fn in_what_cannot_be_said() {
    let holder = Holder { hash: SECRET.to_owned(), ..Holder::default() };
    let from = Vault {
        json: Some(json!({SECRET: {SECRET: 1}})),
        merged: BTreeMap::from([(SECRET.to_owned(), Token(SECRET.to_owned()))]),
        hidden: Some(Note::default()),
        holder: holder.clone(),
        ..Vault::default()
    };
    let to = Vault { json: Some(json!({SECRET: {SECRET: null}})), holder: Holder::default(), ..from.clone() };
    for result in [UpdateVaultRequest::diff(&from, &to), UpdateVaultRequest::diff(&to, &from)] {
        let error = result.unwrap_err();
        assert_kept(&of_error(&error), "a difference");
        error.pointers().for_each(|pointer| assert_kept(pointer, "a pointer"));
    }
    let clears: UpdateVaultRequest = serde_json::from_value(json!({"json": null, "hidden": null})).unwrap();
    let merges = json!({"json": {SECRET: SECRET}, "hidden": {"text": 1}});
    let merges: UpdateVaultRequest = serde_json::from_value(merges).unwrap();
    let error = clears.clone().merged_with(merges.clone()).unwrap_err();
    assert_kept(&of_error(&error), "requests that cannot be one");
    for request in [clears, merges] {
        for stored in [&from, &to] {
            let changed: Vec<_> = request.changed_fields(stored).collect();
            assert_kept(&texts(&changed), "changed fields");
            match request.undo_for(stored) {
                Ok(undo) => assert_kept(&texts(&undo), "an undo"),
                Err(error) => assert_kept(&of_error(&error), "an undo"),
            }
        }
    }
}

#[test]
fn the_search_finds_what_is_there() {
    let open = UpdateVaultRequest { name: Some(SECRET.to_owned()), ..Default::default() };
    assert!(texts(&open).contains(SECRET));
    let error = serde_json::from_str::<UpdateNoteRequest>(&format!(r#"{{"text":"{SECRET}"}}"#)).unwrap_err();
    assert!(of_error(&error).contains(SECRET));
}
