//! The examples of `patch-runtime`, a folder or file each; run one with `cargo run --example NAME`.
//!
//! - `audit_trail`: two versions of a resource, the difference between them, and back.
//! - `update_user`: bodies in, and for each of them what it would change, or why it is refused.

/// Compiles and runs the code of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// The same for the guide.
#[cfg(doctest)]
#[doc = include_str!("../docs/GUIDE.md")]
struct Guide;

/// And for what the registry shows.
#[cfg(doctest)]
#[doc = include_str!("../patch-runtime/README.md")]
struct ReadmeOfRuntime;
