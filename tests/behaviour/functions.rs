//! `with`, `serialize_with`, `deserialize_with`: functions for the value inside, which never see `null`.
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]
#![allow(clippy::trivially_copy_pass_by_ref, reason = "serde calls functions so")]

use std::fmt::Display;
use std::str::FromStr;

use patch_runtime::{Patch, PatchRequest, Unchecked};
use serde::de::Error as _;
use serde::{Deserialize as _, Deserializer, Serializer};

use crate::wire::{print, read, refusal, refusal_of_text};

/// A number of bytes that travels as a text such as `3 kB`.
mod kilobytes {
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(bytes: &u64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{} kB", bytes / 1000))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
        let text = String::deserialize(deserializer)?;
        let number = text.strip_suffix(" kB").and_then(|number| number.parse::<u64>().ok());
        number.map(|number| number * 1000).ok_or_else(|| D::Error::custom(format!("`{text}` is no size")))
    }
}

/// Any value that has a text, as that text.
mod as_text {
    use super::{Deserializer, Display, FromStr, Serializer};

    pub(super) fn serialize<T: Display, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }

    pub(super) fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
    where
        T: FromStr<Err: Display>,
        D: Deserializer<'de>,
    {
        super::from_text(deserializer)
    }
}

fn from_text<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err: Display>,
    D: Deserializer<'de>,
{
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}

#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(request_only {
    #[patch(with = kilobytes, nullable)]
    reserve: u64,
})]
struct Disk {
    #[patch(with = kilobytes)]
    size: u64,
    #[patch(with = kilobytes, nullable)]
    quota: Option<u64>,
    #[patch(with = kilobytes)]
    floor: Option<u64>,
    #[patch(with = kilobytes, nullable, default = 2000)]
    block: u64,
}

/// The same in the other representation.
#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(name = UpdateDoubleDisk, repr = "option", request_only {
    #[patch(with = kilobytes, nullable)]
    reserve: u64,
})]
struct DoubleDisk {
    #[patch(with = kilobytes)]
    size: u64,
    #[patch(with = kilobytes, nullable)]
    quota: Option<u64>,
    #[patch(with = kilobytes)]
    floor: Option<u64>,
    #[patch(with = kilobytes, nullable, default = 2000)]
    block: u64,
}

#[test]
fn a_module_reads_and_writes_the_value_inside() {
    let body = r#"{"size":"1 kB","quota":"2 kB","floor":"3 kB","block":"4 kB","reserve":"5 kB"}"#;
    let request: UpdateDiskRequest = read(body).expect(body);
    assert_eq!((request.size, request.quota, request.floor), (Some(1000), Patch::Set(2000), Some(3000)));
    assert_eq!((request.block, request.reserve), (Patch::Set(4000), Patch::Set(5000)));
    assert_eq!(print(&request), body);
    assert_eq!(
        format!("{request:?}"),
        "UpdateDiskRequest { size: 1000, quota: 2000, floor: 3000, block: 4000, reserve: 5000 }"
    );
    let double: UpdateDoubleDisk = read(body).expect(body);
    assert_eq!((double.quota, double.block), (Some(Some(2000)), Some(Some(4000))));
    assert_eq!(print(&double), body);
}

/// The function reads texts only, so that it would refuse a `null` that reached it.
#[test]
fn null_never_reaches_the_function() {
    let body = r#"{"quota":null,"block":null,"reserve":null}"#;
    let request: UpdateDiskRequest = read(body).expect(body);
    assert_eq!((request.quota, request.block, request.reserve), (Patch::Clear, Patch::Clear, Patch::Clear));
    assert_eq!(print(&request), body);
    let mut disk = Disk { size: 1, quota: Some(1), floor: Some(1), block: 1 };
    request.apply_to(&mut disk);
    assert_eq!(disk, Disk { size: 1, quota: None, floor: Some(1), block: 2000 });

    let double: UpdateDoubleDisk = read(body).expect(body);
    assert_eq!((double.quota, double.block, double.reserve), (Some(None), Some(None), Some(None)));
    assert_eq!(print(&double), body);

    for name in ["size", "floor"] {
        let body = format!(r#"{{"{name}":null}}"#);
        let text = format!("`{name}` must not be null: send a value, or leave the field out to keep the current one");
        assert_eq!(refusal::<UpdateDiskRequest>(&body), text);
        assert_eq!(refusal::<UpdateDoubleDisk>(&body), text);
        assert_eq!(refusal::<Unchecked<UpdateDiskRequest>>(&body), text);
    }
}

#[test]
fn what_is_absent_calls_nothing() {
    assert_eq!(read("{}"), Ok(UpdateDiskRequest::new()));
    assert_eq!(print(&UpdateDiskRequest::new()), "{}");
    assert_eq!(print(&UpdateDoubleDisk::new()), "{}");
}

#[test]
fn the_error_is_the_functions() {
    assert_eq!(refusal::<UpdateDiskRequest>(r#"{"quota":"much"}"#), "`much` is no size");
    assert!(refusal::<UpdateDiskRequest>(r#"{"size":1}"#).starts_with("invalid type: integer `1`, expected a string"));
    assert_eq!(refusal_of_text::<UpdateDiskRequest>(r#"{"size":"1 kB","size":"1 kB"}"#), "duplicate field `size`");
    assert_eq!(refusal_of_text::<UpdateDiskRequest>(r#"{"quota":null,"quota":null}"#), "duplicate field `quota`");
}

/// A function that fails to write.
fn refuse<S: Serializer>(_: &u8, _: S) -> Result<S::Ok, S::Error> {
    Err(serde::ser::Error::custom("not today"))
}

fn doubled<S: Serializer>(value: &u8, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u16(u16::from(*value) * 2)
}

fn halved<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    u8::deserialize(deserializer).map(|value| value / 2)
}

#[test]
fn one_direction_leaves_the_other_to_the_type() {
    #[derive(PatchRequest)]
    struct OneWay {
        #[patch(serialize_with = doubled)]
        out: u8,
        #[patch(deserialize_with = halved, nullable)]
        back: Option<u8>,
        #[patch(serialize_with = doubled, deserialize_with = halved, nullable)]
        both: Option<u8>,
        #[patch(serialize_with = refuse)]
        never: u8,
    }

    let request: UpdateOneWayRequest = read(r#"{"out":200,"back":8,"both":200}"#).expect("numbers");
    assert_eq!((request.out, request.back, request.both), (Some(200), Patch::Set(4), Patch::Set(100)));
    assert_eq!(print(&request), r#"{"out":400,"back":4,"both":200}"#);
    let request: UpdateOneWayRequest = read(r#"{"back":null,"both":null}"#).expect("nulls");
    assert_eq!(print(&request), r#"{"back":null,"both":null}"#);
    let error = serde_json::to_string(&UpdateOneWayRequest { never: Some(1), ..Default::default() });
    assert_eq!(error.expect_err("it refuses").to_string(), "not today");
}

/// The types need no impls of serde's traits: the functions stand in for them.
#[test]
fn a_type_without_impls_has_functions() {
    #[derive(PatchRequest)]
    struct Host {
        #[patch(with = as_text)]
        address: Address,
        #[patch(with = as_text, nullable)]
        fallback: Option<Address>,
    }

    #[derive(Clone, Debug, PartialEq)]
    struct Address(u8);
    impl Display for Address {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write!(f, "host {}", self.0)
        }
    }
    impl FromStr for Address {
        type Err = String;
        fn from_str(text: &str) -> Result<Self, String> {
            let number = text.strip_prefix("host ").and_then(|number| number.parse().ok());
            number.map(Self).ok_or_else(|| format!("`{text}` is no host"))
        }
    }

    let body = r#"{"address":"host 1","fallback":"host 2"}"#;
    let request: UpdateHostRequest = read(body).expect(body);
    assert_eq!(request, UpdateHostRequest { address: Some(Address(1)), fallback: Patch::Set(Address(2)) });
    assert_eq!(print(&request), body);
    assert_eq!(refusal::<UpdateHostRequest>(r#"{"address":"1"}"#), "`1` is no host");
}

/// A type with functions of its own, as `serde_with`'s are: the path goes through a type.
struct Hex;

impl Hex {
    fn serialize<S: Serializer>(value: &u32, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{value:x}"))
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
        let text = String::deserialize(deserializer)?;
        u32::from_str_radix(&text, 16).map_err(D::Error::custom)
    }
}

/// A list of which each element is read by the functions of `E`.
struct Each<E>(E);

impl Each<Hex> {
    fn serialize<S: Serializer>(values: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(values.iter().map(|value| format!("{value:x}")))
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
        let texts = Vec::<String>::deserialize(deserializer)?;
        texts.iter().map(|text| u32::from_str_radix(text, 16).map_err(D::Error::custom)).collect()
    }
}

#[test]
fn the_path_may_go_through_a_type_with_arguments() {
    #[derive(PatchRequest)]
    struct Colours {
        #[patch(with = Hex)]
        text: u32,
        #[patch(with = Each<Hex>, nullable)]
        palette: Option<Vec<u32>>,
        #[patch(with = crate::functions::Each::<Hex>)]
        more: Vec<u32>,
        #[patch(serialize_with = Hex::serialize, deserialize_with = Hex::deserialize)]
        paper: u32,
        #[patch(serialize_with = Self::shout, deserialize_with = Self::listen, nullable)]
        own: Option<String>,
    }
    impl Colours {
        fn shout<S: Serializer>(value: &str, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(&value.to_uppercase())
        }
        fn listen<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
            String::deserialize(deserializer).map(|text| text.to_lowercase())
        }
    }

    let body = r#"{"text":"ff","palette":["a","b0"],"more":["1"],"paper":"0","own":"RED"}"#;
    let request: UpdateColoursRequest = read(body).expect(body);
    assert_eq!((request.text, &request.more, request.paper), (Some(255), &Some(vec![1]), Some(0)));
    assert_eq!(request.palette, Patch::Set(vec![10, 176]));
    assert_eq!(request.own.as_deref(), Patch::Set("red"));
    assert_eq!(print(&request), body);
}

#[test]
fn a_generic_field_is_read_by_a_generic_function() {
    #[derive(PatchRequest)]
    struct Measured<T: Display + FromStr<Err: Display>, U> {
        #[patch(with = as_text)]
        value: T,
        #[patch(with = as_text, nullable)]
        limit: Option<T>,
        unit: U,
    }

    // Neither needs serde's traits.
    type Request = UpdateMeasuredRequest<std::net::IpAddr, String>;
    let body = r#"{"value":"::1","limit":"127.0.0.1","unit":"u"}"#;
    let request: Request = read(body).expect(body);
    assert_eq!(request.value, Some(std::net::IpAddr::from([0, 0, 0, 0, 0, 0, 0, 1])));
    assert_eq!(print(&request), body);
    assert_eq!(print(&read::<Request>(r#"{"limit":null}"#).expect("null")), r#"{"limit":null}"#);
    assert_eq!(refusal::<Request>(r#"{"value":"x"}"#), "invalid IP address syntax");
}

/// Behind `flatten` and in enums serde buffers what it reads; the functions see the buffer.
#[test]
fn functions_read_from_buffers_too() {
    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Flat {
        id: u8,
        #[serde(flatten)]
        update: UpdateDiskRequest,
    }

    let body = r#"{"id":1,"size":"1 kB","quota":null,"block":"2 kB"}"#;
    let flat: Flat = read(body).expect(body);
    assert_eq!(flat.update.quota, Patch::Clear);
    assert_eq!(print(&flat), body);
    assert_eq!(refusal::<Flat>(r#"{"id":1,"quota":"much"}"#), "`much` is no size");
    assert!(refusal::<Flat>(r#"{"id":1,"size":null}"#).starts_with("`size` must not be null"));
}
