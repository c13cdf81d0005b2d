//! A user of `patch-runtime` that tolerates no warning: every word of the attributes, on public and private structs,
//! with rules of every kind and generics of every kind.
//!
//! What is generated is generated into this crate, so that a lint it trips is an error here.

#![deny(
    warnings,
    elided_lifetimes_in_paths,
    missing_debug_implementations,
    missing_docs,
    single_use_lifetimes,
    unnameable_types,
    unreachable_pub,
    unused_qualifications
)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]

pub mod columns;
pub mod forbidden;
pub mod generics;
mod inside;
pub mod look;
pub mod rules;
pub mod user;
pub mod values;
pub mod wire;

pub use inside::changed;
