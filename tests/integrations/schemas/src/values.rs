//! Rules about values.

use patch_runtime::PatchRequest;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::ToSchema;

/// Who sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Everyone.
    #[default]
    Everyone,
    /// Nobody.
    NoOne,
    /// Those who are named.
    Chosen,
}

/// More than this is much.
pub const MUCH: u32 = 100;

/// A level that travels as a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// 1.
    #[default]
    Low,
    /// 2.
    High,
}

/// How a [`Level`] travels.
pub mod level {
    use super::{Deserialize as _, Deserializer, Level, Serializer};
    use serde::de::Error as _;

    /// Writes it.
    ///
    /// # Errors
    ///
    /// Those of the format.
    pub fn serialize<S: Serializer>(level: &Level, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(match level {
            Level::Low => 1,
            Level::High => 2,
        })
    }

    /// Reads it.
    ///
    /// # Errors
    ///
    /// Those of the format, and other numbers.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Level, D::Error> {
        match u8::deserialize(deserializer)? {
            1 => Ok(Level::Low),
            2 => Ok(Level::High),
            _ => Err(D::Error::custom("1 or 2")),
        }
    }
}

/// What [`level`] sends.
#[derive(JsonSchema, ToSchema)]
#[schemars(extend("enum" = [1, 2]))]
#[schema(minimum = 1, maximum = 2)]
pub struct OneOrTwo(#[allow(dead_code, reason = "it is there for its schema")] u8);

/// A source of packages: values that ask for company.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa)]
pub struct Source {
    /// Each way to sign in asks for members of its own.
    #[patch(requires(region, role, when = "aws"))]
    #[patch(requires(login, when = "login" | "basic"))]
    #[patch(conflicts(region, when = "none"))]
    pub sign_in: String,
    /// Where it is.
    pub region: String,
    /// As whom.
    #[patch(nullable, alias = "actor")]
    pub role: Option<String>,
    /// As who.
    #[patch(nullable, empty_as_null, requires(role, when = ""))]
    pub login: Option<String>,
    /// For some of those who see it.
    #[patch(nullable, requires(shown_to = Audience::Chosen), conflicts(shown_to = Audience::Everyone | Audience::NoOne))]
    pub repositories: Option<Vec<u64>>,
    /// Who sees it.
    #[patch(nullable, alias = "audience")]
    pub shown_to: Option<Audience>,
    /// On asks for company.
    #[patch(requires(single_sign_on = true, when = true))]
    pub only_single_sign_on: bool,
    /// On or off.
    #[patch(requires(any(region, role), when = false))]
    pub single_sign_on: bool,
    /// A number.
    #[patch(requires(scale, when = MUCH | 7), conflicts(scale, when = 8))]
    pub count: u32,
    /// A number with a sign.
    #[patch(nullable, requires(region, when = -1), requires(factor = 0.1, when = 2))]
    pub scale: Option<i8>,
    /// A number of 32 bits.
    pub factor: f32,
    /// One sign.
    #[patch(requires(region, when = 'x'))]
    pub sign: char,
    /// A value that a function writes.
    #[patch(with = level, schema = OneOrTwo, conflicts(sign, when = Level::High))]
    pub level: Level,
    /// A value that such a value forbids.
    #[patch(nullable, conflicts(level = Level::Low))]
    pub depth: Option<u8>,
}
