//! The laws of updates, over resources and requests made up at random: what `apply_to`, `diff`, `merged_with`,
//! `undo_for` and `changed_fields` have to do with each other, with printing and reading, and with RFC 7396.
//!
//! `PROPTEST_CASES=10000 cargo test -p patch-tests --test laws --release` tries more of them than the usual 256.

mod algebra;
mod counts;
mod exceptions;
mod generate;
mod model;
mod printing;
mod resources;
mod rfc7396;
mod shape;
