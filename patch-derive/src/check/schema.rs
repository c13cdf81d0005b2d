//! What the words that ask for a schema need: that it can be told what is sent for each field.

use proc_macro2::{Span, TokenStream};

use crate::attr::rules::Value;
use crate::diag::Diag;
use crate::model::{Condition, Resource};

pub(super) fn check(resource: &Resource, diag: &Diag) {
    let Some(word) = resource.request.schemars.or(resource.request.utoipa) else { return };
    check_functions(resource, word, diag);
    check_literals(resource, diag);
}

/// What a function reads is not told by the type that it returns.
fn check_functions(resource: &Resource, word: Span, diag: &Diag) {
    for field in &resource.fields {
        let read = field.read.as_ref().filter(|function| !function.borrows && field.merging.is_none());
        if let (Some(function), None) = (read, &field.schema) {
            let message = format!(
                "`{}` is read by a function, so its type does not tell what is sent: name one that does, as in `schema = String`",
                field.name
            );
            diag.error(place(&function.path, word), message);
        }
    }
}

/// What a function makes of a literal is not known: the value that it would write is of another type.
fn check_literals(resource: &Resource, diag: &Diag) {
    for Condition { field, values } in &resource.conditions {
        let Some(field) = field.map(|field| &resource.fields[field]).filter(|field| field.write.is_some()) else {
            continue;
        };
        for value in &values.0 {
            if matches!(value, Value::Path(_)) {
                continue;
            }
            let message = format!(
                "`{}` is written by a function, so the schema cannot tell how this is sent: compare with a constant or a unit variant",
                field.name
            );
            diag.error(value.span(), message);
        }
    }
}

/// Where a path is written. It may be in a string, whose tokens count as generated: the same place, as the user's own.
fn place(path: &TokenStream, word: Span) -> Span {
    path.clone().into_iter().next().map_or(word, |token| word.located_at(token.span()))
}
