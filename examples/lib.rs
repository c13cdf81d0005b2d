//! The examples of `patch-runtime`, a folder or file each; run one with `cargo run --example NAME`.
//!
//! - `update_user`: bodies in, and for each of them what it would change, or why it is refused.

/// Compiles and runs the code of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
