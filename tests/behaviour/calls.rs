//! Which of serde's methods a request calls, which formats other than JSON depend on.

use std::cell::RefCell;

use patch_runtime::{Patch, Unchecked};
use patch_tests::later::UpdateUserRequest;
use patch_tests::organization::UpdateOrganizationRequest;
use patch_tests::sdk;
use serde::de::value::{Error, StrDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde::ser::{self, Impossible, Serialize, SerializeMap, Serializer};

/// A format that holds one member and remembers what it was asked for.
struct Spy<'a> {
    human_readable: bool,
    member: (&'a str, Option<&'a str>),
    calls: &'a RefCell<Vec<String>>,
}

impl<'a> Spy<'a> {
    fn read<'de, R: Deserialize<'de>>(
        human_readable: bool,
        member: (&'a str, Option<&'a str>),
    ) -> (Result<R, Error>, Vec<String>) {
        let calls = RefCell::new(Vec::new());
        let result = R::deserialize(Spy { human_readable, member, calls: &calls });
        (result, calls.into_inner())
    }
}

impl<'de> Deserializer<'de> for Spy<'_> {
    type Error = Error;

    fn is_human_readable(&self) -> bool {
        self.human_readable
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.calls.borrow_mut().push("any".to_owned());
        visitor.visit_map(OneMember { spy: self, read: false })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.calls.borrow_mut().push("map".to_owned());
        visitor.visit_map(OneMember { spy: self, read: false })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.calls.borrow_mut().push(format!("struct {name} {}", fields.join(" ")));
        visitor.visit_map(OneMember { spy: self, read: false })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct enum identifier ignored_any
    }
}

struct OneMember<'a> {
    spy: Spy<'a>,
    read: bool,
}

impl<'de> MapAccess<'de> for OneMember<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        if self.read {
            return Ok(None);
        }
        self.read = true;
        seed.deserialize(Key { name: self.spy.member.0, calls: self.spy.calls }).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match self.spy.member.1 {
            Some(value) => seed.deserialize(SomeText(value)),
            None => seed.deserialize(().into_deserializer()),
        }
    }
}

/// A name that remembers how it was asked for.
struct Key<'a> {
    name: &'a str,
    calls: &'a RefCell<Vec<String>>,
}

impl<'de> Deserializer<'de> for Key<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.calls.borrow_mut().push("key any".to_owned());
        visitor.visit_str(self.name)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.calls.borrow_mut().push("key str".to_owned());
        visitor.visit_str(self.name)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// A text that is there, which a format without types of its own has to be asked about.
struct SomeText<'a>(&'a str);

impl<'de> Deserializer<'de> for SomeText<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(StrDeserializer::new(self.0))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

const STRUCT: &str =
    "struct UpdateOrganizationRequest name slug max_allowed_memberships admin_delete_enabled created_at";

#[test]
fn a_readable_format_is_asked_for_a_struct() {
    let (result, calls) = Spy::read::<UpdateOrganizationRequest>(true, ("slug", Some("s")));
    assert_eq!(result.expect("a right member").slug, Patch::Set("s".to_owned()));
    assert_eq!(calls, [STRUCT, "key str"]);
    let (result, calls) = Spy::read::<Unchecked<UpdateOrganizationRequest>>(true, ("slug", None));
    assert!(result.expect("a right member").0.slug.is_clear());
    assert_eq!(calls, [STRUCT, "key str"]);
}

#[test]
fn any_other_format_is_asked_for_a_map() {
    let (result, calls) = Spy::read::<UpdateOrganizationRequest>(false, ("slug", None));
    assert!(result.expect("a right member").slug.is_clear());
    assert_eq!(calls, ["map", "key str"]);
    let (result, _) = Spy::read::<UpdateOrganizationRequest>(false, ("name", None));
    assert!(result.expect_err("a name").to_string().starts_with("`name` must not be null"));
}

/// A format that remembers the map it was given, and refuses everything but maps.
#[derive(Debug, Default)]
struct Log {
    is_binary: bool,
    length: Option<usize>,
    members: Vec<String>,
}

/// Declares the methods that a request has no business with.
macro_rules! refused {
    ($($method:ident($($argument:ty),*) -> $ok:ty;)*) => {
        $(
            fn $method(self, $(_: $argument),*) -> Result<$ok, Error> {
                Err(ser::Error::custom(concat!("a request called ", stringify!($method))))
            }
        )*
    };
}

impl Serializer for Log {
    type Ok = Log;
    type Error = Error;
    type SerializeSeq = Impossible<Log, Error>;
    type SerializeTuple = Impossible<Log, Error>;
    type SerializeTupleStruct = Impossible<Log, Error>;
    type SerializeTupleVariant = Impossible<Log, Error>;
    type SerializeMap = Log;
    type SerializeStruct = Impossible<Log, Error>;
    type SerializeStructVariant = Impossible<Log, Error>;

    fn serialize_map(self, length: Option<usize>) -> Result<Log, Error> {
        Ok(Log { length, ..self })
    }

    fn is_human_readable(&self) -> bool {
        !self.is_binary
    }

    refused! {
        serialize_bool(bool) -> Log;
        serialize_i8(i8) -> Log;
        serialize_i16(i16) -> Log;
        serialize_i32(i32) -> Log;
        serialize_i64(i64) -> Log;
        serialize_u8(u8) -> Log;
        serialize_u16(u16) -> Log;
        serialize_u32(u32) -> Log;
        serialize_u64(u64) -> Log;
        serialize_f32(f32) -> Log;
        serialize_f64(f64) -> Log;
        serialize_char(char) -> Log;
        serialize_str(&str) -> Log;
        serialize_bytes(&[u8]) -> Log;
        serialize_none() -> Log;
        serialize_unit() -> Log;
        serialize_unit_struct(&'static str) -> Log;
        serialize_unit_variant(&'static str, u32, &'static str) -> Log;
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct(&'static str, usize) -> Self::SerializeStruct;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<Log, Error> {
        Err(ser::Error::custom("a request called serialize_some"))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, _: &T) -> Result<Log, Error> {
        Err(ser::Error::custom("a request called serialize_newtype_struct"))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Log, Error> {
        Err(ser::Error::custom("a request called serialize_newtype_variant"))
    }
}

impl SerializeMap for Log {
    type Ok = Log;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let key = serde_json::to_string(key).map_err(ser::Error::custom)?;
        self.members.push(key);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let value = serde_json::to_string(value).map_err(ser::Error::custom)?;
        let member = self.members.last_mut().expect("a value follows a key");
        *member = format!("{member}:{value}");
        Ok(())
    }

    fn end(self) -> Result<Log, Error> {
        Ok(self)
    }
}

/// Formats that write structs by position could not read back what leaves members out.
#[test]
fn a_request_is_written_as_a_map_of_known_length() {
    let request = UpdateUserRequest {
        username: "ada".into(),
        first_name: Patch::Clear,
        backup_codes: Some(vec![]),
        ..Default::default()
    };
    let double = sdk::UpdateUserRequest {
        username: Some(Some("ada".to_owned())),
        first_name: Some(None),
        backup_codes: Some(vec![]),
        ..Default::default()
    };
    let members = [r#""first_name":null"#, r#""username":"ada""#, r#""backup_codes":[]"#];
    let binary = || Log { is_binary: true, ..Log::default() };
    for log in [request.serialize(binary()), double.serialize(binary())] {
        let log = log.expect("a map is fine");
        assert_eq!(log.length, Some(3));
        assert_eq!(log.members, members);
    }
    let log = UpdateUserRequest::new().serialize(binary()).expect("a map is fine");
    assert_eq!((log.length, log.members.len()), (Some(0), 0));
    // Text ends a map with a sign, and counting costs.
    let log = request.serialize(Log::default()).expect("a map is fine");
    assert_eq!((log.length, &log.members[..]), (None, &members.map(str::to_owned)[..]));
    let log = Unchecked(request).serialize(Log::default()).expect("a map is fine");
    assert_eq!(log.members, members);
}

/// The first error of the format ends the writing, and comes out.
#[test]
fn an_error_of_the_format_comes_out() {
    #[derive(patch_runtime::PatchRequest)]
    #[patch(derive())]
    #[allow(dead_code, reason = "only the request of this resource is looked at")]
    struct Faulty {
        before: u8,
        wrong: Fault,
        after: u8,
    }

    #[derive(Debug, serde::Deserialize)]
    struct Fault;

    impl Serialize for Fault {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(ser::Error::custom("no way to write this"))
        }
    }

    let request = UpdateFaultyRequest { before: Some(1), wrong: Some(Fault), after: Some(2) };
    let mut written = Vec::new();
    let error = serde_json::to_writer(&mut written, &request).expect_err("it cannot be written");
    assert_eq!(error.to_string(), "no way to write this");
    assert!(!String::from_utf8_lossy(&written).contains("after"));
}
