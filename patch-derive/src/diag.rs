//! The errors of one expansion: collected from every step, shown all at once and in source order.

use std::cell::{Cell, RefCell};
use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// Where every step reports what is wrong.
///
/// It must be asked for its errors at the end: dropping it without looking is a bug, which panics in debug builds.
pub(crate) struct Diag {
    errors: RefCell<Vec<syn::Error>>,
    finished: Cell<bool>,
}

impl Diag {
    pub(crate) fn new() -> Self {
        Self { errors: RefCell::default(), finished: Cell::new(false) }
    }

    /// Reports one mistake, as one sentence that says what to write instead.
    pub(crate) fn error(&self, span: Span, message: impl Display) {
        self.push(syn::Error::new(span, message));
    }

    /// Reports a mistake that several tokens make together.
    pub(crate) fn error_on(&self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    /// Reports a mistake that takes two places to make.
    pub(crate) fn error_with(&self, span: Span, message: impl Display, other: Span, label: impl Display) {
        let mut error = syn::Error::new(span, message);
        error.combine(syn::Error::new(other, label));
        self.push(error);
    }

    /// Reports what a parser found.
    pub(crate) fn push(&self, error: syn::Error) {
        // Steps find mistakes in their own order, which remains for those in one place, and everywhere where the
        // compiler tells no places (before Rust 1.88).
        let mut errors = self.errors.borrow_mut();
        let place = error.span().start();
        let index = errors.partition_point(|earlier| earlier.span().start() <= place);
        errors.insert(index, error);
    }

    /// The end: `Err` when anything was reported, the errors in source order.
    pub(crate) fn finish(self) -> Result<(), Errors> {
        self.finished.set(true);
        let errors = self.errors.take();
        if errors.is_empty() { Ok(()) } else { Err(Errors(errors)) }
    }
}

impl Drop for Diag {
    fn drop(&mut self) {
        debug_assert!(self.finished.get() || std::thread::panicking(), "errors were collected and never looked at");
    }
}

/// What was reported: at least one error.
pub(crate) struct Errors(Vec<syn::Error>);

impl Errors {
    /// What the errors say.
    #[cfg(test)]
    pub(crate) fn messages(&self) -> Vec<String> {
        self.0.iter().flat_map(|error| error.clone().into_iter().map(|error| error.to_string())).collect()
    }

    /// The errors as items that make the compiler report them.
    pub(crate) fn to_compile_errors(&self) -> TokenStream {
        let mut items = TokenStream::new();
        for error in &self.0 {
            items.extend(error.to_compile_error());
        }
        items
    }
}
