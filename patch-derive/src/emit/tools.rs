//! Whether `#[diagnostic::..]` can be written where the derive stands.
//!
//! The names of tools are part of what `#![no_implicit_prelude]` takes away from a module and everything beneath it,
//! and an attribute that does not resolve is an error. A macro is not told about that, so the source is searched for
//! the word. The rules are checked there as everywhere; their errors are plainer.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::{env, fs};

use proc_macro2::Span;

/// The files in which a `no_implicit_prelude` for the module of this span stands: its own, or the root of the crate.
fn files(span: Span) -> Vec<PathBuf> {
    let mut files = Vec::new();
    // Not told before Rust 1.88.
    if let Some(file) = span.local_file() {
        files.push(file);
    }
    if let Some(root) = env::var_os("CARGO_MANIFEST_DIR") {
        let sources = Path::new(&root).join("src");
        files.push(sources.join("lib.rs"));
        files.push(sources.join("main.rs"));
    }
    files
}

pub(super) fn resolve(span: Span) -> bool {
    !files(span).iter().any(|file| has_no_prelude(file))
}

/// The same without a doubt, for hints that are not worth an error: where the compiler names no file, another than the
/// root of the crate might take them away.
pub(super) fn surely_resolve(span: Span) -> bool {
    span.local_file().is_some() && resolve(span)
}

fn has_no_prelude(file: &Path) -> bool {
    thread_local! {
        // Of few files.
        static KNOWN: RefCell<Vec<(PathBuf, bool)>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some((_, answer)) = known.iter().find(|(other, _)| other == file) {
            return *answer;
        }
        let answer = fs::read_to_string(file).is_ok_and(|source| source.contains("no_implicit_prelude"));
        known.push((file.to_owned(), answer));
        answer
    })
}
