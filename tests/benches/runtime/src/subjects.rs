//! The columns of the tables: ways to have the same request, each with what it takes to read and print it.

pub mod bytes;
pub mod double_option;
pub mod maybe_undefined;
pub mod patched;

use std::fmt::{Debug, Display};

use patch_runtime::json::{self, Problems};
use patch_tests::later::UpdateUserRequest;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A request type and how it is read.
pub trait Subject {
    /// How the tables call it.
    const NAME: &'static str;
    /// The type of the request.
    type Request: Clone + Debug + Default + PartialEq + Serialize;
    /// What refuses a body.
    type Error: Display;

    /// Reads a body.
    fn read(body: &[u8]) -> Result<Self::Request, Self::Error>;

    /// Prints a request.
    fn write(request: &Self::Request, buffer: &mut Vec<u8>) {
        serde_json::to_writer(buffer, request).expect("a request in memory prints");
    }
}

/// A request type through `serde_json::from_slice`.
fn from_slice<T: DeserializeOwned>(body: &[u8]) -> Result<T, serde_json::Error> {
    serde_json::from_slice(body)
}

/// Double options with serde's derives, which all others are compared with.
pub struct Reference;

impl Subject for Reference {
    const NAME: &'static str = "double option (reference)";
    type Request = double_option::UpdateUser;
    type Error = serde_json::Error;

    fn read(body: &[u8]) -> Result<Self::Request, Self::Error> {
        from_slice(body)
    }
}

/// The derived request, read by `serde_json`.
pub struct Derived;

impl Subject for Derived {
    const NAME: &'static str = "ours, `serde_json`";
    type Request = UpdateUserRequest;
    type Error = serde_json::Error;

    fn read(body: &[u8]) -> Result<Self::Request, Self::Error> {
        from_slice(body)
    }
}

/// The derived request, read with every problem of the body.
pub struct DerivedProblems;

impl Subject for DerivedProblems {
    const NAME: &'static str = "ours, `json`";
    type Request = UpdateUserRequest;
    type Error = Problems;

    fn read(body: &[u8]) -> Result<Self::Request, Self::Error> {
        json::from_slice(body)
    }
}

/// The reference after one check of the whole body's encoding: what that alone gains.
pub struct ReferenceText;

impl Subject for ReferenceText {
    const NAME: &'static str = "double option, `from_str`";
    type Request = double_option::UpdateUser;
    type Error = serde_json::Error;

    fn read(body: &[u8]) -> Result<Self::Request, Self::Error> {
        match std::str::from_utf8(body) {
            Ok(text) => serde_json::from_str(text),
            Err(_) => from_slice(body),
        }
    }
}

/// The crate `struct-patch`.
pub struct StructPatch;

impl Subject for StructPatch {
    const NAME: &'static str = "struct-patch";
    type Request = patched::UpdateUser;
    type Error = serde_json::Error;

    fn read(body: &[u8]) -> Result<Self::Request, Self::Error> {
        from_slice(body)
    }
}

/// The tri-state type of the crate `async-graphql`.
pub struct MaybeUndefined;

impl Subject for MaybeUndefined {
    const NAME: &'static str = "`MaybeUndefined`";
    type Request = maybe_undefined::UpdateUser;
    type Error = serde_json::Error;

    fn read(body: &[u8]) -> Result<Self::Request, Self::Error> {
        from_slice(body)
    }
}

/// Impls of serde's traits written by hand.
pub struct Bytes;

impl Subject for Bytes {
    const NAME: &'static str = "by hand, `match` on bytes";
    type Request = bytes::UpdateUser;
    type Error = serde_json::Error;

    fn read(body: &[u8]) -> Result<Self::Request, Self::Error> {
        from_slice(body)
    }
}
