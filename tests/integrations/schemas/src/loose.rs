//! Where a schema and the parser do not agree, and why.

use patch_runtime::{PatchRequest, Report};
use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

/// A value that is spelt in two ways.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Color {
    /// The way of some.
    #[default]
    #[serde(alias = "grey")]
    Gray,
    /// Only one way.
    Red,
}

/// A value that reads more than it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema, ToSchema)]
pub struct Trimmed(String);

impl<'de> Deserialize<'de> for Trimmed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(String::deserialize(deserializer)?.trim().to_owned()))
    }
}

impl AsRef<str> for Trimmed {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// A value whose schema says less than its `Deserialize`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema, ToSchema)]
pub struct Even(u8);

impl<'de> Deserialize<'de> for Even {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u8::deserialize(deserializer)? {
            number if number % 2 == 0 => Ok(Self(number)),
            _ => Err(D::Error::custom("an odd number")),
        }
    }
}

/// A plain value, which serde reads from a list as well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
pub struct Point {
    /// To the right.
    pub x: u8,
}

/// A resource of values that are larger than their schemas, or smaller.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa, validate_with = check)]
pub struct Loose {
    /// Checked by a function.
    pub name: String,
    /// A whole number.
    pub number: u32,
    /// A small one.
    pub small: u8,
    /// A sign.
    pub sign: char,
    /// Half of all numbers.
    pub even: Even,
    /// A point.
    pub point: Point,
    /// A number of 32 bits, and one that is asked for.
    #[patch(requires(name, when = 0.1))]
    pub factor: f32,
    /// A color, and one that is asked for.
    #[patch(schema = String, requires(name, when = Color::Gray))]
    pub color: Color,
    /// Blank or not.
    #[patch(nullable, empty_as_null, requires(name))]
    pub text: Option<Trimmed>,
}

fn check(request: &UpdateLooseRequest, report: &mut Report) {
    if request.name.as_deref() == Some("no") {
        report.violation(patch_runtime::Violation::new("/name", "no", "not that one"));
    }
}
