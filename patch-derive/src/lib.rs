//! The derive macro of `patch-runtime`, which re-exports it: depend on that crate, not on this one.
//!
//! The pipeline reads like a sentence: attributes are parsed (`attr`) into a plain model of the resource (`model`),
//! the model is checked as a whole (`check`), and what is sound is printed (`emit`).

use proc_macro2::TokenStream;

mod attr;
mod check;
mod diag;
mod emit;
mod generics;
mod lenient;
mod model;
mod name;
mod operand;
mod ty;

#[cfg(test)]
mod tests;

/// Depend on `patch_runtime`, which re-exports this macro and documents it: the words of `#[patch(..)]` have a page each
/// in its module `attributes`.
#[proc_macro_derive(PatchRequest, attributes(patch, serde, garde))]
pub fn patch_request(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(input.into()).into()
}

fn expand(input: TokenStream) -> TokenStream {
    let (input, constants) = match lenient::parse(input) {
        Ok(parsed) => parsed,
        Err(error) => return error.into_compile_error(),
    };
    let diag = diag::Diag::new();
    let attrs = attr::StructAttrs::parse(&input.attrs, &diag);
    let runtime = attrs.runtime();
    let resource = model::Resource::parse(&input, attrs, &diag);
    if let Some(resource) = &resource {
        check::check(resource, &diag);
    }
    constants.restore(match (resource, diag.finish()) {
        (Some(resource), Ok(())) => emit::emit(&resource),
        (_, Err(errors)) => emit::fallback(&input, &runtime, &errors),
        (None, Ok(())) => TokenStream::new(),
    })
}
