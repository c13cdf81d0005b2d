//! Which of serde's methods a request calls, which formats other than JSON depend on.

use std::cell::RefCell;
use std::fmt;

use patch_runtime::{Patch, PatchRequest, Unchecked};
use patch_tests::later::UpdateUserRequest;
use patch_tests::organization::UpdateOrganizationRequest;
use patch_tests::sdk;
use serde::de::value::{Error, MapDeserializer, StrDeserializer};
use serde::de::{Deserialize, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde::ser::{Impossible, Serialize, SerializeMap, Serializer};

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
    assert!(
        result.expect_err("a name").to_string().starts_with("`name` must not be null")
    );
}

#[test]
fn the_deserializers_of_serde_are_formats() {
    let members = [("username", "ada"), ("first_name", "Ada")];
    let deserializer = MapDeserializer::<_, Error>::new(members.into_iter());
    let request = UpdateUserRequest::deserialize(deserializer);
    // `MapDeserializer` has no options: a member that is there is asked for as such, and answers with a text.
    match request {
        Ok(request) => assert_eq!(request.username, Patch::Set("ada".to_owned())),
        Err(error) => panic!("{error}"),
    }
}

/// A format that remembers how it was written.
#[derive(Default)]
struct Log {
    length: Option<usize>,
    members: Vec<String>,
}

/// An error that a format never has.
type Never = fmt::Error;

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
}
