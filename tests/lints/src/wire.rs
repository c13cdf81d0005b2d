//! What is written and read, and how.

use std::borrow::Cow;

use patch_runtime::PatchRequest;

/// A number that travels as a text.
pub mod text {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    /// Writes the number.
    ///
    /// # Errors
    ///
    /// Those of the format.
    pub fn serialize<S: Serializer>(number: &u64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(number)
    }

    /// Reads the number.
    ///
    /// # Errors
    ///
    /// Those of the format, and texts that are no numbers.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }

    /// The same for numbers that may be missing.
    pub mod option {
        use serde::de::Error as _;
        use serde::{Deserialize as _, Deserializer, Serializer};

        /// Writes the number or null.
        ///
        /// # Errors
        ///
        /// Those of the format.
        #[allow(clippy::ref_option, reason = "serde asks for it")]
        pub fn serialize<S: Serializer>(number: &Option<u64>, serializer: S) -> Result<S::Ok, S::Error> {
            match number {
                Some(number) => serializer.collect_str(number),
                None => serializer.serialize_none(),
            }
        }

        /// Reads the number or null.
        ///
        /// # Errors
        ///
        /// Those of the format, and texts that are no numbers.
        pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
            let text = Option::<String>::deserialize(deserializer)?;
            text.map(|text| text.parse()).transpose().map_err(D::Error::custom)
        }
    }
}

/// An optional text under another name.
pub type Words = Option<String>;

/// An account, written in a way of its own.
#[derive(Clone, Debug, PatchRequest)]
#[patch(allow_unknown, schemars, utoipa, request_only {
    /// What is added, once.
    #[patch(with = text, schema = String, nullable, alias = "extra", secret)]
    bonus: u64,
    /// What is taken away, once.
    #[patch(serialize_with = text::serialize, deserialize_with = text::deserialize, schema = String)]
    fee: u64,
    /// Why.
    #[patch(nullable, empty_as_null)]
    reason: String,
})]
pub struct Account {
    /// What is on it.
    #[patch(with = text, schema = String, alias = "amount", alias = "sum")]
    pub balance: u64,
    /// How far it can be overdrawn.
    #[patch(with = text, schema = String, nullable, default = 100)]
    pub limit: u64,
    /// How often money arrives.
    #[patch(serialize_with = text::serialize, deserialize_with = text::deserialize, schema = String, nullable)]
    pub interval: Option<u64>,
    /// What it is for.
    #[patch(nullable, empty_as_null)]
    pub purpose: Words,
    /// Whose it is.
    #[patch(not_null)]
    pub owner: Words,
    /// What it is called.
    #[patch(nullable, default = String::from("account"), empty_as_null)]
    pub name: String,
    /// What is behind it.
    #[patch(nullable, default)]
    pub history: Vec<(u64, String)>,
}

/// An account with attributes of serde's, and without a derive of serde's.
#[derive(Clone, Debug, PatchRequest)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Foreign<'a> {
    /// What is on it.
    #[serde(with = "text", rename = "sum", alias = "amount", default)]
    pub balance: u64,
    /// How far it can be overdrawn.
    #[serde(with = "text::option", skip_serializing_if = "Option::is_none")]
    #[patch(nullable)]
    pub over_draft: Option<u64>,
    /// How far it must not be overdrawn.
    #[serde(with = "text::option")]
    pub hard_limit: Option<u64>,
    /// What it is called.
    #[serde(borrow)]
    pub title: Cow<'a, str>,
    /// What it is also called.
    #[patch(nullable)]
    pub second_title: Option<Cow<'a, str>>,
    /// What proves it.
    pub seal: Cow<'a, [u8]>,
}

/// Nobody writes it.
#[derive(Clone, Debug, PatchRequest)]
#[patch(no_serialize)]
pub struct Incoming {
    /// What arrived.
    #[patch(deserialize_with = text::deserialize)]
    pub message: u64,
}

/// Nobody reads it.
#[derive(Clone, Debug, PatchRequest)]
#[patch(no_deserialize)]
pub struct Outgoing {
    /// What leaves.
    #[patch(serialize_with = text::serialize)]
    pub message: u64,
}
