//! What an impl asks of the value of a field whose type names that of the value by a projection: the request of a nested
//! resource, what is merged into a map, and what an alias of `Option` holds.
//!
//! `<Address as Patchable>::Request: Clone` is an error wherever it is written when there is no such request. `Address:
//! NestedClone` says the same and is no more than false then, so that the mistake is reported at the field and nowhere
//! else.

use core::fmt::Debug;

#[cfg(feature = "schemars1")]
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::de::ReadRequest;
use crate::de::with::Reads;
use crate::merge::{Difference, Merge};
use crate::request::{DiffRequest, Patchable};
use crate::slot::IsOption;
#[cfg(feature = "utoipa6")]
use crate::utoipa6::NestedSchema;

macro_rules! bounds {
    ($($name:ident $(<$lifetime:lifetime>)? = $projection:ident<$value:ident: $bound:path>;)*) => {$(
        #[doc = concat!("`", stringify!($projection), "<", stringify!($value), ": ", stringify!($bound), ">`.")]
        pub trait $name $(<$lifetime>)?: $projection<$value: $bound> {}
        impl<$($lifetime,)? T> $name $(<$lifetime>)? for T where T: $projection<$value: $bound> {}
    )*};
}

bounds! {
    NestedClone = Patchable<Request: Clone>;
    NestedPartialEq = Patchable<Request: PartialEq>;
    NestedDebug = Patchable<Request: Debug>;
    NestedDifference = Patchable<Request: DiffRequest>;
    NestedSerialize = Patchable<Request: Serialize>;
    NestedDeserialize<'de> = Patchable<Request: ReadRequest<'de>>;

    MergeClone = Merge<Patch: Clone>;
    MergePartialEq = Merge<Patch: PartialEq>;
    MergeDebug = Merge<Patch: Debug>;
    MergeDifference = Merge<Patch: Difference<Self>>;
    MergeSerialize = Merge<Patch: Serialize>;
    MergeDeserialize<'de> = Merge<Patch: Deserialize<'de>>;

    OptionClone = IsOption<Value: Clone>;
    OptionPartialEq = IsOption<Value: PartialEq>;
    OptionDebug = IsOption<Value: Debug>;
    OptionSerialize = IsOption<Value: Serialize>;
}

/// `IsOption<Value: Reads<'de, NUMBER>>`.
pub trait OptionReads<'de, const NUMBER: usize>: IsOption<Value: Reads<'de, NUMBER>> {}
impl<'de, const NUMBER: usize, T> OptionReads<'de, NUMBER> for T where T: IsOption<Value: Reads<'de, NUMBER>> {}

#[cfg(feature = "schemars1")]
bounds! {
    NestedJsonSchema = Patchable<Request: JsonSchema>;
    MergeJsonSchema = Merge<Patch: JsonSchema>;
    OptionJsonSchema = IsOption<Value: JsonSchema>;
}

#[cfg(feature = "utoipa6")]
bounds! {
    NestedToSchema = Patchable<Request: NestedSchema>;
}
