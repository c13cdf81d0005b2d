//! Which items can be updated at all: structs with named fields, of a fixed size and not packed.

use proc_macro2::TokenTree;
use syn::ext::IdentExt as _;
use syn::{Attribute, Data, DeriveInput, Field, Fields};

use crate::attr;
use crate::diag::Diag;
use crate::ty;

/// The fields of a struct that a request can update. `None` when it has no named ones.
pub(super) fn fields<'a>(input: &'a DeriveInput, diag: &Diag) -> Option<Vec<&'a Field>> {
    let fields = named_fields(input, diag)?;
    report_packed(&input.attrs, diag);
    report_unsized(input, diag);
    Some(fields)
}

fn named_fields<'a>(input: &'a DeriveInput, diag: &Diag) -> Option<Vec<&'a Field>> {
    const WANTED: &str = "`PatchRequest` is for structs with named fields";
    let (problem, advice) = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => return Some(fields.named.iter().collect()),
            Fields::Unnamed(_) => ("a tuple struct", "give each field a name"),
            Fields::Unit => ("a unit struct", "give it fields, as in `{ name: String }`"),
        },
        Data::Enum(_) => ("an enum", "derive it on the struct that holds one"),
        Data::Union(_) => ("a union", "write a struct"),
    };
    diag.error(input.ident.span(), format!("{WANTED}, and `{}` is {problem}: {advice}", input.ident.unraw()));
    None
}

/// The last field of a struct if it, and with it the struct, has no fixed size.
pub(crate) fn unsized_tail(input: &DeriveInput) -> Option<&Field> {
    let Data::Struct(data) = &input.data else { return None };
    data.fields.iter().last().filter(|field| ty::is_unsized(&field.ty, &input.generics))
}

/// A struct without a fixed size can be neither updated nor returned.
fn report_unsized(input: &DeriveInput, diag: &Diag) {
    if let Some(field) = unsized_tail(input) {
        let (ident, text) = (input.ident.unraw(), ty::text(&field.ty));
        let message =
            format!("`{text}` has no fixed size, so `{ident}` has none and cannot be updated: write `Box<{text}>`");
        diag.error_on(&field.ty, message);
    }
}

/// `#[repr(packed)]` forbids the references that reading, printing and updating a field take.
fn report_packed(attrs: &[Attribute], diag: &Diag) {
    for list in &attr::lists(attrs, "repr") {
        for token in list.clone() {
            if let TokenTree::Ident(word) = token {
                if word == "packed" {
                    diag.error(word.span(), "`PatchRequest` cannot update a packed struct: remove `packed`");
                }
            }
        }
    }
}
