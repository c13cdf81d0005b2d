//! Rules of garde that do not go with what else is said about a field.

use crate::diag::Diag;
use crate::model::{Home, Merging, Resource};

pub(super) fn check(resource: &Resource, diag: &Diag) {
    check_required(resource, diag);
    check_merged(resource, diag);
    check_matches(resource, diag);
}

/// `required` is about an `Option`, of which a request shows the value.
fn check_required(resource: &Resource, diag: &Diag) {
    for field in &resource.fields {
        let (name, Some(span)) = (&field.name, field.rules.required) else { continue };
        match field.home {
            Home::Optional if field.nullable => diag.error(
                span,
                format!("`null` clears `{name}`, which garde's `required` forbids: remove `required`, or `nullable`"),
            ),
            Home::RequestOnly => diag.error(
                span,
                format!("`{name}` is no `Option`: write `#[patch(required)]` to ask for it in every request"),
            ),
            // What cannot be cleared is set to a value, or stays one.
            Home::Optional | Home::Plain(_) => {}
        }
    }
}

/// What is merged is no value of the field's type.
fn check_merged(resource: &Resource, diag: &Diag) {
    for field in &resource.fields {
        let (Some(Merging { kind, .. }), Some(span)) = (&field.merging, field.rules.first) else { continue };
        let message = format!(
            "`{}` is merged in parts, so a request does not tell its value: remove `{}`, or the rule",
            field.name,
            kind.word()
        );
        diag.error(span, message);
    }
}

/// `matches` names another field of the request.
fn check_matches(resource: &Resource, diag: &Diag) {
    for field in &resource.fields {
        for (_, name) in &field.rules.matches {
            match resource.fields.iter().find(|other| other.name == *name) {
                None => diag.error(name.span, super::missing(resource, name)),
                Some(other) if other.merging.is_some() => diag.error(
                    name.span,
                    format!(
                        "`{name}` is merged in parts, so `{}` cannot be compared with it: name another field",
                        field.name
                    ),
                ),
                Some(_) => {}
            }
        }
    }
}
