//! What generated code names: re-exports under paths that no user item can shadow. Nothing is defined here.

pub use core::clone::Clone;
pub use core::cmp::PartialEq;
pub use core::convert::Into;
pub use core::default::Default;
pub use core::fmt::{Debug, Formatter, Result as FmtResult};
pub use core::marker::{PhantomData, Sized};
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, str, usize};
pub use core::result::Result::{self, Ok};

pub use serde::de::{Deserialize, Deserializer, MapAccess};
pub use serde::ser::{Serialize, SerializeMap, Serializer};

pub use crate::bounds::{
    MergeClone, MergeDebug, MergeDeserialize, MergeDifference, MergePartialEq, MergeSerialize, NestedClone,
    NestedDebug, NestedDeserialize, NestedDifference, NestedPartialEq, NestedSerialize, OptionClone, OptionDebug,
    OptionPartialEq, OptionReads, OptionSerialize,
};
pub use crate::change::{
    apply_delta, apply_delta_nullable, apply_delta_or, apply_delta_some, apply_nullable, apply_or, apply_or_default,
    apply_patch, apply_some, apply_value, diff_delta, diff_delta_nullable, diff_delta_or, diff_delta_some,
    diff_nullable, diff_or, diff_skipped, diff_some, diff_value, merge_delta_nullable, merge_delta_value,
    merge_nullable, merge_value,
};
pub use crate::columns::{Bind, IntoColumns, bind_nullable, bind_or, bind_value};
pub use crate::de::with::{
    ByBound, ReadWith, Reads, Text, borrow_bytes, borrow_str, empty_as_null, read_nested_nullable, read_nested_value,
    read_nullable_whole, read_nullable_with, read_value_whole, read_value_with,
};
pub use crate::de::{
    Members, NestedVisitor, ReadRequest, deserialize, read_nullable, read_patch, read_slot, read_value,
};
pub use crate::feature::{garde023, with_schemars1, with_utoipa6};
pub use crate::field::{Field, Rows, State};
pub use crate::inexpressible::{Inexpressible, Losses};
pub use crate::merge::{Merge, Start};
pub use crate::patch::Patch;
pub use crate::pruned::{DiffOf, RequestFor, UnknownResource, UpdateOf, changes_of, diff_of, undo_of};
pub use crate::request::{
    ChangedFields, DiffRequest, PatchRequest, Patchable, SharesRequest, check_nullable, check_value, fields_of,
    validated,
};
pub use crate::rule::{Condition, Rule, Target};
pub use crate::ser::{
    Member, WriteRequest, WriteWith, serialize, write_nullable, write_nullable_whole, write_nullable_with, write_patch,
    write_value, write_value_whole, write_value_with,
};
pub use crate::slot::{
    IsOption, LiteralOf, NullableSlot, OptionOf, clear_nullable, clear_patch, debug_builder, equals, holds_nullable,
    holds_value, is_same, maybe_nullable, maybe_patch, maybe_value, set_nullable, set_patch, set_value, shown_nullable,
    shown_secret, shown_value, state_nullable, state_value,
};
pub use crate::slots::{
    Apart, Double, HasSlots, HasTargets, Lone, Muts, Own, Refs, Secret, Targets, clone, debug, differ, merge, same,
    state,
};
pub use crate::unchecked::Missing;
pub use crate::violation::{Report, Violations};

/// What the word `garde` takes.
#[cfg(feature = "garde023")]
pub mod garde {
    pub use crate::garde::{Derived, Set, set_nullable, set_value};
}

/// What schemas of all libraries need.
#[cfg(any(feature = "schemars1", feature = "utoipa6"))]
pub mod schema {
    pub use alloc::vec::Vec;

    pub use serde_json::Value;

    pub use crate::schema::constant::{collect, literal, value, written};
    pub use crate::schema::{About, Describe};
}

#[cfg(feature = "schemars1")]
pub use crate::bounds::{MergeJsonSchema, NestedJsonSchema, OptionJsonSchema};

#[cfg(feature = "schemars1")]
pub use ::schemars::JsonSchema;

#[cfg(feature = "schemars1")]
pub mod schemars1 {
    pub use alloc::borrow::Cow;

    pub use crate::schemars1::{JsonSchema, Schema, SchemaGenerator, id, of, of_nested, schema};
}

#[cfg(feature = "utoipa6")]
pub use crate::bounds::NestedToSchema;

#[cfg(feature = "utoipa6")]
pub use ::utoipa::ToSchema;

#[cfg(feature = "utoipa6")]
pub mod utoipa6 {
    pub use alloc::borrow::Cow;

    pub use crate::utoipa6::{
        Nested, NestedSchema, PartialSchema, RefOr, Schema, Schemas, ToSchema, collect, name, name_of_nested, nested,
        schema, schemas, utoipa,
    };
}
