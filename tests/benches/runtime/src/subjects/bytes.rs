//! Impls of serde's traits by hand, for this struct alone: fields are filled in place, and a name is found by a `match`
//! on its bytes.

#![allow(clippy::option_option, missing_docs)] // as in the reference

use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};
use serde::ser::SerializeMap as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// The struct, its two impls, and nothing for anybody else: `null` is refused where there is one option only.
macro_rules! request {
    ($($index:literal $bytes:literal $name:ident: $ty:ty,)*) => {
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct UpdateUser {
            $(pub $name: $ty,)*
        }

        fn index_of(name: &[u8]) -> Option<u8> {
            match name {
                $($bytes => Some($index),)*
                _ => None,
            }
        }

        impl UpdateUser {
            fn read<'de, A: MapAccess<'de>>(&mut self, index: u8, map: &mut A) -> Result<(), A::Error> {
                match index {
                    $($index => read(&mut self.$name, stringify!($name), map),)*
                    _ => Ok(()),
                }
            }
        }

        impl Serialize for UpdateUser {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                $(if let Some(value) = &self.$name {
                    map.serialize_entry(stringify!($name), value)?;
                })*
                map.end()
            }
        }
    };
}

request! {
    0 b"external_id" external_id: Option<Option<String>>,
    1 b"first_name" first_name: Option<Option<String>>,
    2 b"last_name" last_name: Option<Option<String>>,
    3 b"primary_email_address_id" primary_email_address_id: Option<String>,
    4 b"primary_phone_number_id" primary_phone_number_id: Option<String>,
    5 b"primary_web3_wallet_id" primary_web3_wallet_id: Option<String>,
    6 b"username" username: Option<Option<String>>,
    7 b"profile_image_id" profile_image_id: Option<Option<String>>,
    8 b"delete_self_enabled" delete_self_enabled: Option<Option<bool>>,
    9 b"create_organization_enabled" create_organization_enabled: Option<Option<bool>>,
    10 b"public_metadata" public_metadata: Option<Value>,
    11 b"private_metadata" private_metadata: Option<Value>,
    12 b"unsafe_metadata" unsafe_metadata: Option<Value>,
    13 b"created_at" created_at: Option<String>,
    14 b"password" password: Option<Option<String>>,
    15 b"skip_password_checks" skip_password_checks: Option<Option<bool>>,
    16 b"sign_out_of_other_sessions" sign_out_of_other_sessions: Option<Option<bool>>,
    17 b"notify_primary_email_address_changed" notify_primary_email_address_changed: Option<bool>,
    18 b"totp_secret" totp_secret: Option<String>,
    19 b"backup_codes" backup_codes: Option<Vec<String>>,
}

/// Reads a value into an option that must be empty.
fn read<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    if slot.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *slot = Some(map.next_value()?);
    Ok(())
}

struct Index;

impl<'de> DeserializeSeed<'de> for Index {
    type Value = u8;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<u8, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Index {
    type Value = u8;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<u8, E> {
        index_of(name.as_bytes()).ok_or_else(|| E::unknown_field(name, &[]))
    }
}

struct Fill<'a>(&'a mut UpdateUser);

impl<'de> Visitor<'de> for Fill<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(index) = map.next_key_seed(Index)? {
            self.0.read(index, &mut map)?;
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for UpdateUser {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut request = Self::default();
        deserializer.deserialize_map(Fill(&mut request))?;
        Ok(request)
    }
}
