//! The reference of `#[patch(..)]`: a page for each word, and pages about what the words have in common. There is
//! nothing to call in here.
//!
//! Several words in one attribute are separated by commas, and there may be several attributes:
//! `#[patch(nullable, secret)]` is `#[patch(nullable)] #[patch(secret)]`. Every mistake in them is a compile error at the
//! word that is wrong, all of them at once.
//!
//! # On the struct
//!
//! | written | what it does |
//! |---|---|
//! | [`name = UpdateUser`](name) | names the request |
//! | [`vis = pub(crate)`](vis) | sets the visibility of the request |
//! | [`derive(Clone, Hash)`](mod@derive) | puts these derives on the request in place of `Clone, PartialEq` |
//! | [`attr(doc(hidden))`](attr) | puts an attribute on the request |
//! | [`rename_all = "camelCase"`](rename_all) | makes the wire names from the field names |
//! | [`nullable`] | lets `null` clear every `Option` field |
//! | [`request_only { password: String }`](request_only) | adds fields that only the request has |
//! | [`allow_unknown`] | ignores unknown members |
//! | [`exactly_one(a, b)`](exactly_one) | asks for exactly one of the fields |
//! | [`at_least_one(a, b)`](at_least_one) | asks for at least one of the fields |
//! | [`at_most_one(a, b)`](at_most_one) | allows at most one of the fields |
//! | [`all_or_none(a, b)`](all_or_none) | asks for all of the fields or none |
//! | [`non_empty`] | refuses a request that changes nothing |
//! | [`validate_with = path`](validate_with) | calls a function for rules of your own |
//! | [`garde`] | checks what is set with the rules of `#[garde(..)]` |
//! | [`states = name`](states) | names the module of the builder's states |
//! | [`columns`] | makes the fields columns of a table |
//! | [`repr = "option"`](repr) | makes nullable fields `Option<Option<T>>` |
//! | [`non_exhaustive`] | makes the request `#[non_exhaustive]` |
//! | [`no_serialize`] | leaves `Serialize` out |
//! | [`no_deserialize`] | leaves `Deserialize` out |
//! | [`schemars`] | generates `schemars::JsonSchema`, rules included |
//! | [`utoipa`] | generates `utoipa::ToSchema`, rules included |
//! | [`crate = path::to::patch_runtime`](crate_) | tells where `patch_runtime` lives |
//!
//! # On a field
//!
//! Those marked with * not inside `request_only { .. }`.
//!
//! | written | what it does |
//! |---|---|
//! | [`nullable`] | lets `null` clear the field |
//! | [`nullable, default = 20`](default) * | lets `null` reset the field to this value |
//! | [`not_null`] * | keeps the struct's `nullable` from the field |
//! | [`skip`] * | leaves the field out of the request |
//! | [`required`] | makes every request contain the field |
//! | [`requires(password)`](requires) | names fields that must be set when this one is |
//! | [`conflicts(a)`](conflicts) | names fields that must not be set together with this one |
//! | [`rename = "wireName"`](rename) | sets the wire name |
//! | [`alias = "other"`](alias) | accepts another wire name |
//! | [`secret`] | keeps the value out of `Debug` output and error texts |
//! | [`with = path`](with) | reads and writes the value with the functions of a module |
//! | [`serialize_with = path`](serialize_with) | writes the value with this function |
//! | [`deserialize_with = path`](deserialize_with) | reads the value with this function |
//! | [`nested`] | merges an object into the field member by member |
//! | [`merge`] | merges a map or JSON value instead of replacing it |
//! | [`empty_as_null`] | takes `""` for `null` |
//! | [`schema = String`](schema) | names the type whose schema tells what is sent |
//! | [`setter = name`](setter) | names the builder's methods for the field |
//! | [`column = "name"`](mod@column) | names the column of the field |
//! | [`attr(doc(hidden))`](attr) | puts an attribute on what is generated for the field |
//! | [`vis = pub`](vis) | sets the visibility of the request's field |
//!
//! # What they have in common
//!
//! - [`rules`]: what rules look at, when they run, what they say, and what they cannot say
//! - [`builder`]: what the builder checks at compile time, and what to do when it cannot know
//! - [`serde`]: what `#[serde(..)]` on the resource means for its request

macro_rules! pages {
    ($($name:ident $file:literal)*) => {
        $(
            pub mod $name {
                #![doc = include_str!(concat!("attributes/", $file))]
            }
        )*
    };
}

pages! {
    alias "alias.md"
    all_or_none "all_or_none.md"
    allow_unknown "allow_unknown.md"
    at_least_one "at_least_one.md"
    at_most_one "at_most_one.md"
    attr "attr.md"
    builder "builder.md"
    column "column.md"
    columns "columns.md"
    conflicts "conflicts.md"
    crate_ "crate.md"
    default "default.md"
    derive "derive.md"
    deserialize_with "deserialize_with.md"
    empty_as_null "empty_as_null.md"
    exactly_one "exactly_one.md"
    garde "garde.md"
    merge "merge.md"
    name "name.md"
    nested "nested.md"
    no_deserialize "no_deserialize.md"
    no_serialize "no_serialize.md"
    non_empty "non_empty.md"
    non_exhaustive "non_exhaustive.md"
    not_null "not_null.md"
    nullable "nullable.md"
    rename "rename.md"
    rename_all "rename_all.md"
    repr "repr.md"
    request_only "request_only.md"
    required "required.md"
    requires "requires.md"
    rules "rules.md"
    schema "schema.md"
    schemars "schemars.md"
    secret "secret.md"
    serde "serde.md"
    serialize_with "serialize_with.md"
    setter "setter.md"
    skip "skip.md"
    states "states.md"
    utoipa "utoipa.md"
    validate_with "validate_with.md"
    vis "vis.md"
    with "with.md"
}
