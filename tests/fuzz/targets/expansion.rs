//! Text as a struct with attributes: the macro never panics, and what it makes is Rust, or at least one error.

#![no_main]
#![allow(dead_code)]

// The compiler hands it to a crate with a procedural macro, and to no other.
extern crate proc_macro;

use libfuzzer_sys::fuzz_target;
use proc_macro2::TokenStream;
use syn::DeriveInput;

/// A crate with a procedural macro exports nothing else, so its modules are mounted here.
#[path = "../../../patch-derive/src"]
mod derive {
    pub(crate) mod attr;
    pub(crate) mod check;
    pub(crate) mod diag;
    pub(crate) mod emit;
    pub(crate) mod generics;
    pub(crate) mod model;
    pub(crate) mod name;
    pub(crate) mod operand;
    pub(crate) mod ty;
}

// They name each other by paths from the root.
use derive::{attr, check, diag, emit, generics, model, name, operand, ty};

/// Words to put together, so that not every input is refused at its first token.
const WORDS: [&str; 80] = [
    "#[patch(", ")]", "(", ")", "{", "}", "[", "]", ",", ":", "=", "|", "<", ">", "::", "'a", "&", "\"x\"", "1", "true",
    "pub", "pub(crate)", "struct", "User", "T", "where", "Self", "a", "b", "r#type", "u8", "String", "Option<String>",
    "Option<Option<u8>>", "Vec<T>", "BTreeMap<String, u8>", "Box<Self>", "name", "vis", "derive", "rename_all",
    "nullable", "request_only", "repr", "crate", "not_null", "skip", "required", "requires", "conflicts", "any", "when",
    "secret", "exactly_one", "all_or_none", "non_empty", "validate_with", "states", "default", "nested", "merge",
    "setter", "alias", "#[serde(", "columns", "column", "schemars", "utoipa", "schema", "garde", "#[garde(",
    "length(min = 1)", "inner", "dive", "custom(f)", "with", "[u8; { 1 }]", "#[deprecated]", "PhantomData<T>",
    "/// text\n",
];

fn source(bytes: &[u8]) -> String {
    // Plain text for a start; where a byte is large, the word of that number.
    let mut text = String::new();
    for &byte in bytes {
        if byte < 128 {
            text.push(char::from(byte));
        } else {
            text.push(' ');
            text.push_str(WORDS[usize::from(byte) % WORDS.len()]);
            text.push(' ');
        }
    }
    text
}

fn expand(input: &DeriveInput) -> Result<TokenStream, TokenStream> {
    let diag = diag::Diag::new();
    let attrs = attr::StructAttrs::parse(&input.attrs, &diag);
    let runtime = attrs.runtime();
    let resource = model::Resource::parse(input, attrs, &diag);
    if let Some(resource) = &resource {
        check::check(resource, &diag);
    }
    match (resource, diag.finish()) {
        (Some(resource), Ok(())) => Ok(emit::emit(&resource)),
        (_, Err(errors)) => Err(emit::fallback(input, &runtime, &errors)),
        (None, Ok(())) => panic!("no resource and no error"),
    }
}

fuzz_target!(|bytes: &[u8]| {
    // Deep nesting is for the compiler's parser to refuse, which comes first.
    if bytes.len() > 2000 {
        return;
    }
    let text = source(bytes);
    let sources = [
        text.clone(),
        format!("#[patch({text})] struct User {{ a: u8, b: Option<String> }}"),
        format!("struct User {{ #[patch({text})] a: u8, #[patch(nullable)] b: Option<u8> }}"),
        format!("struct User {{ {text} }}"),
    ];
    // What is no Rust is refused before any derive is asked.
    let Some(input) = sources.iter().find_map(|source| syn::parse_str::<DeriveInput>(source).ok()) else { return };
    match expand(&input) {
        Ok(tokens) => {
            if let Err(error) = syn::parse2::<syn::File>(tokens.clone()) {
                panic!("{error}: {tokens}");
            }
        }
        Err(tokens) => assert!(tokens.to_string().contains("compile_error")),
    }
});
