//! Documentation that is carried over to the request: a link to `Self::name` leads to the resource, as it did there.

use proc_macro2::{Group, Ident, Literal, TokenStream, TokenTree};
use quote::TokenStreamExt as _;
use syn::Lit;
use syn::ext::IdentExt as _;

/// How a link to `Self` begins.
const BEFORE: [&str; 4] = ["[`", "[", "](", "]: "];

/// How it goes on.
const BEHIND: [&str; 4] = ["::", "`]", "]", ")"];

/// The attribute `#[doc = ".."]`. Of text that a macro makes nothing is known.
pub(super) fn of_resource(doc: TokenStream, resource: &Ident) -> TokenStream {
    let mut result = TokenStream::new();
    for token in doc {
        result.append(match token {
            TokenTree::Group(group) => {
                let mut replaced = Group::new(group.delimiter(), of_resource(group.stream(), resource));
                replaced.set_span(group.span());
                replaced.into()
            }
            TokenTree::Literal(literal) => text(&literal, resource).unwrap_or(literal).into(),
            other => other,
        });
    }
    result
}

fn text(literal: &Literal, resource: &Ident) -> Option<Literal> {
    let Lit::Str(text) = Lit::new(literal.clone()) else { return None };
    let (mut text, resource) = (text.value(), resource.unraw());
    if !text.contains("Self") {
        return None;
    }
    for before in &BEFORE {
        for behind in &BEHIND {
            text = text.replace(&*format!("{before}Self{behind}"), &format!("{before}{resource}{behind}"));
        }
    }
    let mut replaced = Literal::string(&text);
    replaced.set_span(literal.span());
    Some(replaced)
}

#[cfg(test)]
mod tests {
    use quote::{format_ident, quote};

    use super::*;

    #[test]
    fn links_lead_to_the_resource() {
        for (written, carried) in [
            ("See [`Self::name`] and [`Self`].", "See [`User::name`] and [`User`]."),
            ("[name](Self::name), [x][Self::x]", "[name](User::name), [x][User::x]"),
            ("[x]: Self::x", "[x]: User::x"),
            ("`Self::new()`, [`Selfish`]", "`Self::new()`, [`Selfish`]"),
        ] {
            let attr = |text: &str| quote!(#[doc = #text]).to_string();
            let written = quote!(#[doc = #written]);
            assert_eq!(of_resource(written, &format_ident!("r#User")).to_string(), attr(carried));
        }
    }
}
