//! Tests of the pipeline as a whole. A proc-macro crate exports no functions, so they live inside it.

use proc_macro2::TokenStream;

mod absolute;
mod reference;
mod snapshots;

/// The expansion of some source text.
fn expand(source: &str) -> TokenStream {
    crate::expand(source.parse().unwrap())
}
