//! Every kind of field.

use std::collections::BTreeMap;

use patch_runtime::PatchRequest;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// How it is paid, as a plain value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Plan {
    /// Not at all.
    #[default]
    Free,
    /// Once a month.
    PerMonth,
}

/// Where it is, as a plain nested value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The street.
    pub street: String,
    /// The floor, if it is known.
    pub floor: Option<i8>,
}

/// A number of seconds that travels as a text.
pub mod seconds {
    use std::time::Duration;

    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    /// Writes them.
    ///
    /// # Errors
    ///
    /// Those of the format.
    pub fn serialize<S: Serializer>(time: &Duration, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&time.as_secs())
    }

    /// Reads them.
    ///
    /// # Errors
    ///
    /// Those of the format, and texts that are no numbers.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(D::Error::custom("not a number of seconds"));
        }
        text.parse().map(Duration::from_secs).map_err(D::Error::custom)
    }

    /// The same where there may be none.
    pub mod option {
        use super::{Deserializer, Duration, Serializer};
        use serde::{Deserialize, Serialize};

        #[derive(Serialize, Deserialize)]
        struct Seconds(#[serde(with = "super")] Duration);

        /// Writes them.
        ///
        /// # Errors
        ///
        /// Those of the format.
        #[allow(clippy::ref_option, reason = "serde asks for it")]
        pub fn serialize<S: Serializer>(time: &Option<Duration>, serializer: S) -> Result<S::Ok, S::Error> {
            time.map(Seconds).serialize(serializer)
        }

        /// Reads them.
        ///
        /// # Errors
        ///
        /// Those of the format, and texts that are no numbers.
        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Duration>, D::Error> {
            Ok(Option::<Seconds>::deserialize(deserializer)?.map(|Seconds(time)| time))
        }
    }
}

/// What [`seconds`] sends.
#[derive(JsonSchema, ToSchema)]
#[schemars(extend("pattern" = "^[0-9]{1,15}$"))]
#[schema(pattern = "^[0-9]{1,15}$")]
pub struct Seconds(#[allow(dead_code, reason = "it is there for its schema")] String);

/// Numbers by another name.
pub type Numbers = Option<BTreeMap<String, u8>>;

/// An optional text by another name.
pub type Words = Option<String>;

/// An account of the service.
///
/// It has a field of every kind.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa, request_only {
    /// The plaintext password to give.
    #[patch(nullable, secret)]
    password: String,
    /// Tell whoever owns it.
    notify: bool,
})]
pub struct Account {
    /// Chosen by the service, for good.
    #[patch(skip)]
    pub id: u64,
    /// The version that the client has seen.
    #[patch(required)]
    pub version: u16,
    /// The name to show.
    pub name: String,
    /// Another name, or none.
    #[patch(nullable)]
    pub nickname: Option<String>,
    /// Where to write to; there always is such a place.
    pub email: Option<String>,
    /// A few words.
    #[patch(nullable, empty_as_null)]
    pub about: Option<String>,
    /// A few words more.
    #[patch(nullable)]
    pub words: Words,
    /// How much there is.
    pub balance: f64,
    /// How many of them there are.
    #[patch(nullable, default = 7)]
    pub seats: i8,
    /// Whether it is there for the others.
    #[patch(nullable, rename = "isPublic")]
    pub public: Option<bool>,
    /// How it is paid.
    pub plan: Plan,
    /// How it was paid.
    #[deprecated = "there is a history"]
    #[patch(nullable)]
    #[allow(deprecated)]
    pub last_plan: Option<Plan>,
    /// Where it is.
    pub place: Place,
    /// Where it was.
    #[patch(nullable)]
    pub last_place: Option<Place>,
    /// Whatever the client wants to keep.
    pub data: Value,
    /// The same, or nothing.
    #[patch(nullable)]
    pub more_data: Option<Value>,
    /// What it is about.
    pub tags: Vec<String>,
    /// Numbers by name, as a whole.
    #[patch(nullable)]
    pub numbers: Option<BTreeMap<String, u8>>,
    /// Texts by name, one by one.
    #[patch(merge)]
    pub labels: BTreeMap<String, String>,
    /// More numbers by name, one by one.
    #[patch(merge, nullable)]
    pub more_numbers: Numbers,
    /// Whatever by name, one by one.
    #[patch(merge, nullable)]
    pub settings: Option<Value>,
    /// How long a session lasts.
    #[patch(with = seconds, schema = Seconds)]
    pub timeout: std::time::Duration,
    /// How long the longest one lasts.
    #[serde(default, with = "seconds::option")]
    #[patch(nullable, schema = Seconds)]
    pub limit: Option<std::time::Duration>,
    /// What it is called elsewhere.
    #[patch(alias = "externalId", nullable)]
    pub external_id: Option<String>,
    /// One sign.
    #[patch(alias = "letter", alias = "character")]
    pub sign: char,
}

/// What others may add to: unknown members are ignored.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa, allow_unknown, non_empty)]
pub struct Open {
    /// Chosen by the service, for good.
    #[patch(skip)]
    pub id: u64,
    /// The name to show.
    #[patch(alias = "label")]
    pub name: String,
    /// The size.
    #[patch(nullable)]
    pub size: Option<u8>,
}
