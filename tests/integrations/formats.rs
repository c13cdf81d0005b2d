//! Formats that can carry all three states: whatever they look like inside, what was sent arrives.

use std::fmt::Debug;

use patch_integrations::UpdateTicketRequest;
use patch_runtime::{Patch, PatchRequest, Unchecked};
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::requests::{any_request, cleared_and_set};

/// A way to write and to read.
trait Format {
    fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, String>;
    fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String>;
}

macro_rules! formats {
    ($($(#[$docs:meta])* $name:ident { $write:expr, $read:expr })*) => {$(
        $(#[$docs])*
        struct $name;

        impl Format for $name {
            fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, String> {
                let write: fn(&T) -> Result<Vec<u8>, String> = $write;
                write(value)
            }

            fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
                let read: fn(&[u8]) -> Result<T, String> = $read;
                read(bytes)
            }
        }
    )*};
}

formats! {
    Json {
        |value| serde_json::to_vec(value).map_err(text),
        |bytes| serde_json::from_slice(bytes).map_err(text)
    }
    /// Knows its types, and structs by name or by position.
    MessagePack {
        |value| rmp_serde::to_vec(value).map_err(text),
        |bytes| rmp_serde::from_slice(bytes).map_err(text)
    }
    /// The same with structs by name.
    MessagePackNamed {
        |value| rmp_serde::to_vec_named(value).map_err(text),
        |bytes| rmp_serde::from_slice(bytes).map_err(text)
    }
    Cbor {
        |value| {
            let mut bytes = Vec::new();
            ciborium::into_writer(value, &mut bytes).map_err(text)?;
            Ok(bytes)
        },
        |bytes| ciborium::from_reader(bytes).map_err(text)
    }
    /// Knows nothing: what is read depends on what is asked for.
    Postcard {
        |value| postcard::to_allocvec(value).map_err(text),
        |bytes| postcard::from_bytes(bytes).map_err(text)
    }
    Bincode {
        |value| bincode::serde::encode_to_vec(value, bincode::config::standard()).map_err(text),
        |bytes| {
            let decoded = bincode::serde::decode_from_slice(bytes, bincode::config::standard()).map_err(text)?;
            assert_eq!(decoded.1, bytes.len(), "all of it is read");
            Ok(decoded.0)
        }
    }
    /// The wire format of bincode 1, with numbers of fixed length.
    BincodeOne {
        |value| bincode1::serialize(value).map_err(text),
        |bytes| bincode1::deserialize(bytes).map_err(text)
    }
}

#[allow(clippy::needless_pass_by_value, reason = "`map_err` passes it so")]
fn text(error: impl ToString) -> String {
    error.to_string()
}

/// Calls a function for each of the formats.
macro_rules! for_each {
    ($function:ident, $argument:expr) => {
        for_each!($function, $argument, Json MessagePack MessagePackNamed Cbor Postcard Bincode BincodeOne)
    };
    ($function:ident, $argument:expr, $($format:ident)*) => {
        $($function::<$format>(stringify!($format), $argument);)*
    };
}

#[track_caller]
fn round_trip<F: Format>(name: &str, request: &(impl Serialize + DeserializeOwned + PartialEq + Debug)) {
    let bytes = F::write(request).unwrap_or_else(|error| panic!("{name}: {error}: {request:?}"));
    assert_eq!(F::read(&bytes).as_ref(), Ok(request), "{name}");
}

#[test]
fn each_state_of_each_field_arrives() {
    let [cleared, set] = cleared_and_set();
    assert_eq!(cleared.present_fields().count(), 7);
    assert_eq!(set.present_fields().count(), UpdateTicketRequest::FIELDS.len());
    for request in [UpdateTicketRequest::new(), cleared, set] {
        for_each!(round_trip, &request);
        for_each!(round_trip, &Unchecked(request.clone()));
        for_each!(round_trip, &vec![request.clone(), request.clone()]);
        for_each!(round_trip, &(1_u8, Some(request.clone()), "behind".to_owned()));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_sent_arrives(request in any_request()) {
        for_each!(round_trip, &request);
    }
}

/// The other representation is the same on the wire: one can be read as the other.
#[test]
fn both_representations_are_one_wire_format() {
    #[derive(PatchRequest)]
    #[patch(name = Three)]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct Resource {
        #[patch(nullable)]
        a: Option<u8>,
        #[patch(nullable)]
        b: Option<String>,
        c: u8,
    }
    #[derive(PatchRequest)]
    #[patch(name = Double, repr = "option")]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct Twin {
        #[patch(nullable)]
        a: Option<u8>,
        #[patch(nullable)]
        b: Option<String>,
        c: u8,
    }

    fn check<F: Format>(name: &str, (): ()) {
        let three = Three { a: Patch::Clear, b: "b".into(), c: Some(1) };
        let double = Double { a: Some(None), b: Some(Some("b".to_owned())), c: Some(1) };
        let bytes = F::write(&three).expect(name);
        assert_eq!(F::write(&double).as_ref(), Ok(&bytes), "{name}");
        assert_eq!(F::read::<Double>(&bytes), Ok(double), "{name}");
        assert_eq!(F::read::<Three>(&bytes), Ok(three), "{name}");
    }
    for_each!(check, ());
}

/// Rules hold in every format, and so do the checks of members. What is shown of the sentence is the format's affair.
#[test]
fn what_is_wrong_is_refused() {
    fn check<F: Format>(name: &str, keeps_text: bool) {
        let broken = Unchecked(UpdateTicketRequest { message: "m".into(), ..Default::default() });
        let error = F::read::<UpdateTicketRequest>(&F::write(&broken).expect(name)).expect_err(name);
        assert_eq!(error.contains("`message` requires `title`"), keeps_text, "{name}: {error}");

        let unknown = std::collections::BTreeMap::from([("titel", Some("t"))]);
        let error = F::read::<UpdateTicketRequest>(&F::write(&unknown).expect(name)).expect_err(name);
        assert_eq!(error.contains("unknown field `titel`: did you mean `title`?"), keeps_text, "{name}: {error}");

        let null = std::collections::BTreeMap::from([("title", None::<String>)]);
        let error = F::read::<UpdateTicketRequest>(&F::write(&null).expect(name)).expect_err(name);
        assert_eq!(error.contains("`title` must not be null"), keeps_text, "{name}: {error}");

        let error = F::read::<UpdateTicketRequest>(&F::write(&Twice).expect(name)).expect_err(name);
        assert_eq!(error.contains("duplicate field `title`"), keeps_text, "{name}: {error}");
    }
    for_each!(check, true, Json MessagePack MessagePackNamed Cbor Bincode BincodeOne);
    // postcard has no room for texts: "Serde Deserialization Error".
    for_each!(check, false, Postcard);
}

/// A map with one key twice.
struct Twice;

impl Serialize for Twice {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("title", &Some("a"))?;
        map.serialize_entry("title", &Some("b"))?;
        map.end()
    }
}

/// What cannot skip a value whose type it does not know cannot ignore unknown members.
#[test]
fn unknown_members_are_ignored_where_a_format_can() {
    #[derive(PatchRequest)]
    #[patch(allow_unknown)]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct Known {
        a: u8,
    }

    fn check<F: Format>(name: &str, can: bool) {
        let more = std::collections::BTreeMap::from([("a", Some(1)), ("z", Some(2))]);
        let read = F::read::<UpdateKnownRequest>(&F::write(&more).expect(name));
        if can {
            assert_eq!(read, Ok(UpdateKnownRequest { a: Some(1) }), "{name}");
        } else {
            read.expect_err(name);
        }
    }
    for_each!(check, true, Json MessagePack MessagePackNamed Cbor);
    for_each!(check, false, Postcard Bincode BincodeOne);
}

/// The one exception to print-then-parse: a set value that itself prints as null.
#[test]
fn a_set_value_that_prints_as_null_is_a_null() {
    #[derive(PatchRequest)]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct Free {
        #[patch(nullable)]
        any: Option<Value>,
    }

    let request = UpdateFreeRequest { any: Patch::Set(Value::Null) };
    let read: UpdateFreeRequest = Json::read(&Json::write(&request).expect("null")).expect("null");
    assert_eq!(read.any, Patch::Clear);
}

/// A secret's error is dropped in every format.
#[test]
fn a_secret_stays_one() {
    fn check<F: Format>(name: &str, (): ()) {
        let wrong = std::collections::BTreeMap::from([("message", Some(["s3cret"]))]);
        let error = F::read::<UpdateTicketRequest>(&F::write(&wrong).expect(name)).expect_err(name);
        assert!(!error.contains("s3cret"), "{name}: {error}");
        assert!(error.contains("`message` has an unusable value"), "{name}: {error}");
    }
    for_each!(check, (), Json MessagePack MessagePackNamed Cbor);
}
