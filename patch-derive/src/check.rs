//! Everything that takes two facts to judge: a flat list of checks, each of which reports one kind of mistake.

use crate::diag::Diag;
use crate::model::{Field, Home, Resource, Rule, Target};
use crate::name::{Name, did_you_mean};
use crate::ty;

/// Checks the model as a whole.
pub(crate) fn check(resource: &Resource, diag: &Diag) {
    check_request_name(resource, diag);
    check_field_names(resource, diag);
    check_wire_names(resource, diag);
    check_options(resource, diag);
    check_request_only(resource, diag);
    check_targets(resource, diag);
    check_repeated_targets(resource, diag);
    check_methods(resource, diag);
    check_parameters(resource, diag);
}

/// The request stands beside the resource.
fn check_request_name(resource: &Resource, diag: &Diag) {
    let name = &resource.request.ident;
    if *name == resource.ident {
        let message = format!(
            "the struct is called `{name}` already: give its request another name, as in `name = Update{name}`"
        );
        diag.error(name.span(), message);
    }
}

/// A request-only field has a name of its own. (That those of the struct have is for the compiler to say.)
fn check_field_names(resource: &Resource, diag: &Diag) {
    for (index, field) in resource.fields.iter().enumerate() {
        if let Some(first) = resource.fields[..index].iter().find(|first| first.name == field.name) {
            let name = &field.name;
            let message = match first.home {
                Home::RequestOnly => format!("`request_only` has two fields `{name}`: remove one"),
                _ => format!("`{name}` is a field of `{}` already: remove it here, or `skip` it there", resource.ident),
            };
            diag.error_with(name.span, message, first.name.span, "first one here");
        }
    }
}

/// Two fields of a request cannot have one wire name.
fn check_wire_names(resource: &Resource, diag: &Diag) {
    for (index, field) in resource.fields.iter().enumerate() {
        let mut others = resource.fields[..index].iter().filter(|other| other.name != field.name);
        if let Some(first) = others.find(|other| other.wire.name == field.wire.name) {
            let message = format!(
                "`{}` and `{}` have the same wire name \"{}\": change one of them with `rename = \"..\"`",
                first.name, field.name, field.wire.name
            );
            diag.error_with(field.wire.span, message, first.wire.span, "first one here");
        }
    }
}

/// `nullable` takes an `Option`, and not two.
fn check_options(resource: &Resource, diag: &Diag) {
    for field in resource.fields.iter().filter(|field| field.nullable && field.home != Home::RequestOnly) {
        let (name, written) = (&field.name, &field.written);
        match ty::option_value(written) {
            Some(value) if ty::option_value(value).is_some() => {
                let one = ty::text(value);
                diag.error_on(written, format!("`null` could mean either `Option` of `{name}`: write `{one}`"));
            }
            None if ty::is_no_option(written) => {
                let text = ty::text(written);
                let message =
                    format!("`{name}` is nullable, but `{text}` has no room for `null`: write `Option<{text}>`");
                diag.error_on(written, message);
            }
            _ => {}
        }
    }
}

/// Request-only fields are written with the type of their value.
fn check_request_only(resource: &Resource, diag: &Diag) {
    for field in resource.fields.iter().filter(|field| field.home == Home::RequestOnly) {
        if let Some(value) = ty::option_value(&field.written) {
            let value = ty::text(value);
            diag.error_on(&field.written, format!("write `{value}`: the request makes it optional"));
        }
    }
}

/// A rule names other fields of the request.
fn check_targets(resource: &Resource, diag: &Diag) {
    for (field, Target { name, field: target }) in targets(resource) {
        if field.name == *name {
            diag.error(name.span, format!("`{name}` cannot require itself: name another field"));
        } else if target.is_none() {
            diag.error(name.span, missing_target(resource, name));
        }
    }
}

/// The sentence about a name that no field of the request has.
fn missing_target(resource: &Resource, name: &Name) -> String {
    if resource.skipped.iter().any(|skipped| skipped.name == *name) {
        return format!("`{name}` is `skip`ped, so no request can set it: name a field that is in the request");
    }
    if let Some(field) = resource.fields.iter().find(|field| field.wire.name == name.as_str()) {
        return format!("`{name}` is a wire name, and rules name fields: write `{}`", field.name);
    }
    let start = format!("`{}` has no field `{name}`", resource.ident);
    match did_you_mean(name.as_str(), resource.fields.iter().map(|field| field.name.as_str())) {
        Some(nearest) => format!("{start}: did you mean `{nearest}`?"),
        None => format!("{start}: name a field of the struct, or one inside `request_only {{ .. }}`"),
    }
}

/// A field is required once.
fn check_repeated_targets(resource: &Resource, diag: &Diag) {
    let all: Vec<_> = targets(resource).collect();
    for (index, (field, target)) in all.iter().enumerate() {
        let first =
            all[..index].iter().find(|(other, earlier)| other.name == field.name && earlier.name == target.name);
        if let Some((_, first)) = first {
            let message = format!("`{}` requires `{}` twice: remove one", field.name, target.name);
            diag.error_with(target.name.span, message, first.name.span, "first one here");
        }
    }
}

fn targets(resource: &Resource) -> impl Iterator<Item = (&Field, &Target)> {
    resource.rules.iter().filter_map(|rule| match rule {
        Rule::Requires { field, target } => Some((&resource.fields[*field], target)),
        Rule::Required { .. } => None,
    })
}

/// The builder's methods have different names.
fn check_methods(resource: &Resource, diag: &Diag) {
    for field in &resource.fields {
        let name = field.name.as_str();
        if name == "build" || name == "try_build" {
            let message = format!(
                "a field `{name}` would take the name of the builder's `.{name}()`: rename the field, and keep its wire name with `rename = \"{}\"`",
                field.wire.name
            );
            diag.error(field.name.span, message);
        }
        for (prefix, exists) in [("clear_", field.nullable), ("maybe_", true)] {
            let other = resource.fields.iter().find(|other| other.name.as_str().strip_prefix(prefix) == Some(name));
            if let Some(other) = other.filter(|_| exists) {
                let message = format!(
                    "the builder would have two methods `.{}()`, one for this field and one for `{name}`: rename the field, and keep its wire name with `rename = \"{}\"`",
                    other.name, other.wire.name
                );
                diag.error_with(other.name.span, message, field.name.span, format!("`{name}` is here"));
            }
        }
    }
}

/// A parameter of the struct must occur in the request, or the request could not name its resource.
fn check_parameters(resource: &Resource, diag: &Diag) {
    let used = |name: &str| resource.fields.iter().any(|field| ty::mentions(field.value.tokens.clone(), name));
    for parameter in &resource.generics.params {
        let ident = match parameter {
            syn::GenericParam::Lifetime(parameter) => {
                let name = parameter.lifetime.to_string();
                (!used(&name)).then_some(&parameter.lifetime.ident)
            }
            syn::GenericParam::Type(parameter) => (!used(&parameter.ident.to_string())).then_some(&parameter.ident),
            syn::GenericParam::Const(parameter) => (!used(&parameter.ident.to_string())).then_some(&parameter.ident),
        };
        if let Some(ident) = ident {
            let message = format!("no field of the request uses the parameter `{ident}`: this is not supported yet");
            diag.error(ident.span(), message);
        }
    }
}
