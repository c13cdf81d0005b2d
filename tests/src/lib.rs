//! Resources that the tests of `patch-runtime` share, and the same requests written by hand.
//!
//! The user comes in the two generations of a real SDK: [`first`] has 15 members that can only be set, [`later`] has 20,
//! half of which can be cleared, and two rules. [`sdk`] is the later one once more, with the field types that SDK has.
//! [`organization`] holds plain types and [`template`] required members with camelCase names. The [`twin`]s are what
//! one writes without the derive.

pub mod first;
pub mod later;
pub mod organization;
pub mod sdk;
pub mod template;
pub mod twin;
