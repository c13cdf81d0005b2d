//! A resource with everything in it, and what a body of its request may be, told by somebody else.

use std::collections::BTreeMap;

use arbitrary::Arbitrary;
use patch_runtime::PatchRequest;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A part of the resource.
#[derive(Arbitrary, Clone, Debug, Default, PartialEq, Serialize, PatchRequest)]
#[patch(all_or_none(lat, lon))]
pub struct Place {
    /// Degrees.
    pub lat: i16,
    /// Degrees.
    pub lon: i16,
    /// What it is called.
    #[patch(nullable, alias = "name")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// What is in it.
    #[patch(nested, nullable)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inner: Option<Box<Self>>,
}

/// The resource.
#[derive(Arbitrary, Clone, Debug, Default, PartialEq, Serialize, PatchRequest)]
#[patch(
    at_most_one(handle, username),
    request_only {
        #[patch(nullable, secret)]
        password: String,
        #[patch(nullable, requires(password))]
        skip_password_checks: bool,
    }
)]
pub struct User {
    /// Left alone.
    #[patch(skip)]
    pub id: u32,
    /// Can be cleared.
    #[patch(nullable)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    /// Can be set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Can be reset.
    #[patch(nullable, default = 18)]
    pub age: u8,
    /// One name.
    pub handle: String,
    /// Another.
    pub username: String,
    /// One of two.
    pub kind: Kind,
    /// A list.
    pub tags: Vec<String>,
    /// A flag with a rule.
    #[patch(requires(email, when = true))]
    pub newsletter: bool,
    /// A part.
    #[patch(nested)]
    pub home: Place,
    /// Perhaps another.
    #[patch(nested, nullable)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub work: Option<Place>,
    /// Labels.
    #[patch(merge)]
    pub labels: BTreeMap<String, i8>,
}

/// A choice.
#[derive(Arbitrary, Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Kind {
    /// The usual.
    #[default]
    Member,
    /// The other.
    Guest,
}

/// Whether a body without members that come twice is a request of `User`.
pub fn is_request(body: &Value) -> bool {
    let Value::Object(body) = body else { return false };
    let types = body.iter().all(|(name, value)| match &**name {
        "nickname" | "password" => value.is_null() || value.is_string(),
        "email" | "handle" | "username" => value.is_string(),
        "age" => value.is_null() || is_integer(value, 0, 255),
        "kind" => matches!(value.as_str(), Some("Member" | "Guest")),
        "tags" => value.as_array().is_some_and(|tags| tags.iter().all(Value::is_string)),
        "newsletter" => value.is_boolean(),
        "skip_password_checks" => value.is_null() || value.is_boolean(),
        "home" => is_place(value),
        "work" => value.is_null() || is_place(value),
        "labels" => value.as_object().is_some_and(|labels| {
            labels.values().all(|label| label.is_null() || is_integer(label, -128, 127))
        }),
        _ => false,
    });
    let is_set = |name: &str| is_set(body, name);
    types
        && (!is_set("skip_password_checks") || is_set("password"))
        && !(is_set("handle") && is_set("username"))
        && (body.get("newsletter") != Some(&Value::Bool(true)) || is_set("email"))
}

fn is_place(value: &Value) -> bool {
    let Value::Object(place) = value else { return false };
    let types = place.iter().all(|(name, value)| match &**name {
        "lat" | "lon" => is_integer(value, -32768, 32767),
        "label" | "name" => value.is_null() || value.is_string(),
        "inner" => value.is_null() || is_place(value),
        _ => false,
    });
    types
        && !(place.contains_key("label") && place.contains_key("name"))
        && is_set(place, "lat") == is_set(place, "lon")
}

fn is_set(object: &Map<String, Value>, name: &str) -> bool {
    object.get(name).is_some_and(|value| !value.is_null())
}

fn is_integer(value: &Value, least: i64, most: i64) -> bool {
    value.as_i64().is_some_and(|number| (least..=most).contains(&number))
}
