//! Hostile inputs: whatever surrounds a resource, whatever it is called, whatever is in it.
#![allow(dead_code, reason = "most of what is here is there to be in the way")]
#![allow(
    missing_docs,
    explicit_outlives_requirements,
    unused_qualifications,
    unreachable_pub,
    clippy::all,
    clippy::pedantic,
    clippy::non_minimal_cfg
)]

mod attributes;
mod bounds;
mod columns;
mod constants;
mod docs;
mod fragments;
mod generics;
mod names;
mod place;
mod private;
mod pruned;
mod restricted;
mod scope;
mod selves;
mod types;
mod wire;

use std::fmt::Debug;

use patch_runtime::PatchRequest;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Reads a text, which prints the same.
#[track_caller]
pub(crate) fn round<R: DeserializeOwned + Serialize + PatchRequest>(text: &str) -> R {
    let request: R = serde_json::from_str(text).expect(text);
    assert_eq!(print(&request), text);
    request
}

#[track_caller]
pub(crate) fn print<R: Serialize>(request: &R) -> String {
    serde_json::to_string(request).expect("a request prints")
}

/// The sentence that refuses a text.
#[track_caller]
pub(crate) fn refusal<R: DeserializeOwned + Debug>(text: &str) -> String {
    let error = serde_json::from_str::<R>(text).expect_err(text).to_string();
    match error.rfind(" at line ") {
        Some(end) => error[..end].to_owned(),
        None => error,
    }
}
