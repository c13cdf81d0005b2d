//! Requests with other crates: formats of all kinds, containers, and helpers for values.

mod borrowed;
mod containers;
mod docs;
mod formats;
mod forms;
mod helpers;
mod requests;
mod toml;
mod values;
