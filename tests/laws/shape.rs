//! What the attributes of the resources mean, written down a second time as tables: the predicates that the laws are
//! checked against know these, and printed resources and requests, and nothing else.

use proptest::prelude::*;
use serde_json::Value;

use crate::generate::json;
use crate::resources::{first_prices, first_settings, patches};

/// A struct.
pub(crate) struct Shape {
    pub(crate) members: &'static [Member],
    /// Its `Default` in print, which an absent one starts from.
    pub(crate) start: fn() -> Value,
}

/// A field.
#[derive(Clone, Copy)]
pub(crate) struct Member {
    pub(crate) name: &'static str,
    pub(crate) home: Home,
    pub(crate) kind: Kind,
    /// Whether no error tells what is in it.
    pub(crate) is_secret: bool,
}

/// Where the value is, and what `null` does to it.
#[derive(Clone, Copy)]
pub(crate) enum Home {
    /// In the resource alone: no request may name it.
    Skipped,
    /// Always there; `null` is refused.
    Plain,
    /// Always there; `null` resets it to this.
    Resets(fn() -> Value),
    /// Perhaps there; `null` is refused.
    Optional,
    /// Perhaps there; `null` clears it.
    Clears,
    /// In requests alone; `null` is refused.
    Only,
    /// In requests alone, `null` or not.
    OnlyClears,
}

/// What an object means.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// A value, which replaces. In requests it is one of these.
    Value(fn() -> BoxedStrategy<Value>),
    /// Members of a struct, each by its own kind.
    Nested(&'static Shape),
    /// Keys of a map whose values, one of these, replace.
    Map(fn() -> BoxedStrategy<Value>, Keys),
    /// A merge patch.
    Json,
    /// A merge patch that is an object.
    Object,
}

/// The keys of a map.
#[derive(Clone, Copy)]
pub(crate) enum Keys {
    Texts,
    Numbers,
}

impl Home {
    pub(crate) fn is_stored(self) -> bool {
        !matches!(self, Self::Only | Self::OnlyClears)
    }

    /// Whether requests may say `null`.
    pub(crate) fn takes_null(self) -> bool {
        matches!(self, Self::Resets(_) | Self::Clears | Self::OnlyClears)
    }
}

impl Shape {
    pub(crate) fn member(&self, name: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// Members of requests, in order.
    pub(crate) fn in_requests(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| !matches!(member.home, Home::Skipped))
    }
}

const fn member(name: &'static str, home: Home, kind: Kind) -> Member {
    Member { name, home, kind, is_secret: false }
}

const fn secret(member: Member) -> Member {
    Member { is_secret: true, ..member }
}

fn text() -> BoxedStrategy<Value> {
    crate::generate::text().prop_map(Value::from).boxed()
}

fn number() -> BoxedStrategy<Value> {
    (0..4_u8).prop_map(Value::from).boxed()
}

fn flag() -> BoxedStrategy<Value> {
    any::<bool>().prop_map(Value::from).boxed()
}

fn numbers() -> BoxedStrategy<Value> {
    prop::collection::vec(number(), 0..3).prop_map(Value::from).boxed()
}

fn point() -> BoxedStrategy<Value> {
    crate::generate::point().prop_map(|point| print(&point)).boxed()
}

fn points() -> BoxedStrategy<Value> {
    prop::collection::vec(point(), 0..3).prop_map(Value::from).boxed()
}

fn whole_json() -> BoxedStrategy<Value> {
    json().prop_filter("null is no value here", |value| !value.is_null()).boxed()
}

fn number_by_text() -> BoxedStrategy<Value> {
    prop::collection::btree_map(crate::generate::key(), number(), 0..3)
        .prop_map(|members| Value::Object(members.into_iter().collect()))
        .boxed()
}

/// What `serde_json` makes of it.
pub(crate) fn print(value: &impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("everything here prints")
}

fn no_start() -> Value {
    unreachable!("it is never nested")
}

pub(crate) static FLAT: Shape = Shape {
    members: &[
        member("id", Home::Skipped, Kind::Value(number)),
        member("version", Home::Plain, Kind::Value(number)),
        member("name", Home::Plain, Kind::Value(text)),
        member("nickname", Home::Clears, Kind::Value(text)),
        member("email", Home::Optional, Kind::Value(text)),
        member("theme", Home::Resets(|| "".into()), Kind::Value(text)),
        member("level", Home::Resets(|| 2.into()), Kind::Value(number)),
        member("tags", Home::Plain, Kind::Value(numbers)),
        member("place", Home::Plain, Kind::Value(point)),
        member("spot", Home::Clears, Kind::Value(point)),
        member("e/ma~il", Home::Optional, Kind::Value(flag)),
        secret(member("password", Home::OnlyClears, Kind::Value(text))),
        member("notify", Home::Only, Kind::Value(flag)),
    ],
    start: no_start,
};

pub(crate) static GEO: Shape = Shape {
    members: &[
        member("seen", Home::Skipped, Kind::Value(number)),
        member("lat", Home::Plain, Kind::Value(number)),
        member("note", Home::Clears, Kind::Value(text)),
        member("zone", Home::Optional, Kind::Value(text)),
        member("meta", Home::Clears, Kind::Json),
        member("labels", Home::Plain, Kind::Map(number, Keys::Texts)),
    ],
    start: || print(&patches::Geo::default()),
};

pub(crate) static ADDRESS: Shape = Shape {
    members: &[
        member("id", Home::Skipped, Kind::Value(number)),
        member("street", Home::Plain, Kind::Value(text)),
        member("zip", Home::Clears, Kind::Value(text)),
        member("po", Home::Optional, Kind::Value(text)),
        member("geo", Home::Plain, Kind::Nested(&GEO)),
        member("alt", Home::Clears, Kind::Nested(&GEO)),
    ],
    start: || print(&patches::Address::default()),
};

pub(crate) static PERSON: Shape = Shape {
    members: &[
        member("name", Home::Plain, Kind::Value(text)),
        member("home", Home::Plain, Kind::Nested(&ADDRESS)),
        member("work", Home::Clears, Kind::Nested(&ADDRESS)),
        member("old", Home::Optional, Kind::Nested(&GEO)),
        member("bill", Home::Resets(|| print(&patches::Geo::default())), Kind::Nested(&GEO)),
        member("billing", Home::Resets(|| print(&patches::Address::office())), Kind::Nested(&ADDRESS)),
        secret(member("seat", Home::Plain, Kind::Nested(&GEO))),
        member("guess", Home::Only, Kind::Nested(&GEO)),
        member("hint", Home::OnlyClears, Kind::Nested(&GEO)),
    ],
    start: no_start,
};

pub(crate) static NODE: Shape = Shape {
    members: &[
        member("value", Home::Plain, Kind::Value(number)),
        member("label", Home::Optional, Kind::Value(text)),
        member("next", Home::Clears, Kind::Nested(&NODE)),
        member("other", Home::Optional, Kind::Nested(&NODE)),
    ],
    start: || print(&patches::Node::default()),
};

pub(crate) static MAPS: Shape = Shape {
    members: &[
        member("sorted", Home::Plain, Kind::Map(number, Keys::Texts)),
        member("hashed", Home::Plain, Kind::Map(text, Keys::Texts)),
        member("numbered", Home::Plain, Kind::Map(point, Keys::Numbers)),
        member("maybe", Home::Clears, Kind::Map(numbers, Keys::Texts)),
        member("kept", Home::Optional, Kind::Map(number, Keys::Texts)),
        member("emptied", Home::Resets(|| serde_json::json!({})), Kind::Map(number, Keys::Texts)),
        member("reset", Home::Resets(|| print(&first_prices())), Kind::Map(number, Keys::Texts)),
        member("whole", Home::Plain, Kind::Value(number_by_text)),
        member("only", Home::Only, Kind::Map(number, Keys::Texts)),
        member("hint", Home::OnlyClears, Kind::Map(number, Keys::Texts)),
    ],
    start: no_start,
};

pub(crate) static JSON: Shape = Shape {
    members: &[
        member("any", Home::Plain, Kind::Json),
        secret(member("loose", Home::Clears, Kind::Json)),
        member("kept", Home::Optional, Kind::Json),
        member("object", Home::Plain, Kind::Object),
        member("members", Home::Clears, Kind::Object),
        member("entries", Home::Optional, Kind::Object),
        member("emptied", Home::Resets(|| Value::Null), Kind::Json),
        member("reset", Home::Resets(first_settings), Kind::Json),
        member("whole", Home::Plain, Kind::Value(whole_json)),
        member("replaced", Home::Clears, Kind::Value(whole_json)),
        member("only", Home::Only, Kind::Json),
        member("hint", Home::OnlyClears, Kind::Object),
    ],
    start: no_start,
};

pub(crate) static OPEN: Shape = Shape {
    members: &[
        member("name", Home::Clears, Kind::Value(text)),
        member("list", Home::Clears, Kind::Value(points)),
        member("sorted", Home::Clears, Kind::Map(number, Keys::Texts)),
        member("hashed", Home::Clears, Kind::Map(point, Keys::Texts)),
        member("json", Home::Clears, Kind::Json),
        member("object", Home::Clears, Kind::Object),
        member("left", Home::Clears, Kind::Nested(&OPEN)),
        member("right", Home::Clears, Kind::Nested(&OPEN)),
    ],
    start: || print(&patches::Open::default()),
};
