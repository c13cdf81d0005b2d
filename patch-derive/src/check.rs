//! Everything that takes two facts to judge: a flat list of checks, each of which reports one kind of mistake.

use proc_macro2::{Span, TokenStream};
use syn::Visibility;

use crate::attr::Reset;
use crate::attr::rules::{GroupKind, Verb};
use crate::diag::Diag;
use crate::model::{Condition, Field, Home, Merging, MergingKind, Pruned, Reference, Resource, Rule, Wire};
use crate::name::{Name, did_you_mean};
use crate::ty::{self, Collection};

mod garde;
mod satisfiable;
mod schema;

/// Checks the model as a whole.
pub(crate) fn check(resource: &Resource, diag: &Diag) {
    check_request_name(resource, diag);
    check_visibility(resource, diag);
    check_field_names(resource, diag);
    check_wire_names(resource, diag);
    check_columns(resource, diag);
    check_options(resource, diag);
    check_defaults(resource, diag);
    check_empty_as_null(resource, diag);
    check_request_only(resource, diag);
    check_merging(resource, diag);
    garde::check(resource, diag);
    check_references(resource, diag);
    check_repeated_rules(resource, diag);
    check_repeated_groups(resource, diag);
    check_labels(resource, diag);
    check_methods(resource, diag);
    // A field that is named twice is at odds with itself, which is no contradiction of rules.
    if check_repeated_members(resource, diag) {
        satisfiable::check(resource, diag);
    }
    check_parameters(resource, diag);
    schema::check(resource, diag);
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

/// The request mentions its resource, so it cannot be seen where that is not.
fn check_visibility(resource: &Resource, diag: &Diag) {
    if matches!(resource.request.vis, Visibility::Public(_)) && !matches!(resource.vis, Visibility::Public(_)) {
        let vis = &resource.vis;
        let own =
            if matches!(vis, Visibility::Inherited) { "private".to_owned() } else { format!("`{}`", ty::tidy(vis)) };
        let message = format!(
            "a request cannot be more visible than its resource, and `{}` is {own}: leave `vis` out",
            resource.ident
        );
        diag.error_on(&resource.request.says_vis, message);
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
    let mut seen: Vec<(&Field, &Wire, bool)> = Vec::new();
    for field in &resource.fields {
        for (index, &wire) in field.wires().iter().enumerate() {
            let is_alias = index > 0;
            let Some((first, place, of_alias)) = seen.iter().find(|(_, earlier, _)| earlier.name == wire.name) else {
                seen.push((field, wire, is_alias));
                continue;
            };
            let message = if std::ptr::eq(*first, field) {
                format!("`{}` has the wire name \"{}\" already: remove this one", field.name, wire.name)
            } else if first.name == field.name {
                continue;
            } else if is_alias || *of_alias {
                format!(
                    "`{}` and `{}` would both be read from \"{}\": remove the alias",
                    first.name, field.name, wire.name
                )
            } else {
                format!(
                    "`{}` and `{}` have the same wire name \"{}\": change one of them with `rename = \"..\"`",
                    first.name, field.name, wire.name
                )
            };
            diag.error_with(wire.span, message, place.span, "first one here");
        }
    }
}

/// The struct says that fields are columns, and no two fields are one.
fn check_columns(resource: &Resource, diag: &Diag) {
    let mut seen: Vec<(&Field, String, Span)> = Vec::new();
    for field in &resource.fields {
        if let (Some(span), false) = (field.says_column, resource.request.columns) {
            let message =
                "fields are columns where the struct says so: write `#[patch(columns)]` on it, or remove this";
            diag.error(span, message);
            continue;
        }
        let Some(column) = &field.column else { continue };
        let (name, span) = (column.value(), column.span());
        match seen.iter().find(|(_, other, _)| *other == name) {
            Some((first, _, place)) if first.name != field.name => {
                let message = format!(
                    "`{}` and `{}` are the same column \"{name}\": change one of them with `column = \"..\"`",
                    first.name, field.name
                );
                diag.error_with(span, message, *place, "first one here");
            }
            Some(_) => {}
            None => seen.push((field, name, span)),
        }
    }
}

/// `nullable` and `not_null` are about an `Option`, and not two.
fn check_options(resource: &Resource, diag: &Diag) {
    for field in &resource.fields {
        if !field.nullable || !matches!(field.home, Home::Optional) {
            continue;
        }
        let (name, written) = (&field.name, &field.written);
        match ty::option_value(written) {
            Some(value) if ty::option_value(value).is_some() => {
                let one = ty::text(value);
                diag.error_on(written, format!("`null` could mean either `Option` of `{name}`: write `{one}`"));
            }
            None if ty::is_no_option(written) => {
                let text = ty::text(written);
                let message = format!(
                    "`{name}` is nullable, but `{text}` has no room for `null`: write `Option<{text}>`, or `nullable, default` to let `null` reset it"
                );
                diag.error_on(written, message);
            }
            _ => {}
        }
    }
}

/// `default` says what `null` does to a field that is no `Option`.
fn check_defaults(resource: &Resource, diag: &Diag) {
    for field in &resource.fields {
        let (name, Some(span)) = (&field.name, field.says_default) else { continue };
        if let Some(value) = ty::option_value(&field.written) {
            let value = ty::text(value);
            let message = format!(
                "`null` clears `{name}`, which is an `Option`: remove `default`, or write `{value}` for `null` to reset it"
            );
            diag.error(span, message);
        } else if field.says_nullable.is_none() {
            diag.error(
                span,
                "`default` is what `null` resets the field to, so `null` must be allowed: write `nullable, default`",
            );
        }
    }
}

/// `empty_as_null` needs a `null` to turn `""` into.
fn check_empty_as_null(resource: &Resource, diag: &Diag) {
    for field in &resource.fields {
        if let (Some(span), false) = (field.empty_as_null, field.nullable) {
            diag.error(
                span,
                format!("`{}` is not nullable, so `\"\"` cannot count as `null`: add `nullable`", field.name),
            );
        }
    }
}

/// Request-only fields are written with the type of their value.
fn check_request_only(resource: &Resource, diag: &Diag) {
    for field in &resource.fields {
        if let (true, Some(value)) = (field.is_request_only(), ty::option_value(&field.written)) {
            let value = ty::text(value);
            diag.error_on(&field.written, format!("write `{value}`: the request makes it optional"));
        }
    }
}

/// `nested` and `merge` are about what has parts, and leave nothing to say about the whole.
fn check_merging(resource: &Resource, diag: &Diag) {
    for field in &resource.fields {
        let Some(Merging { kind, span, .. }) = &field.merging else { continue };
        let (name, value) = (&field.name, ty::option_value(&field.written).unwrap_or(&field.written));
        let text = ty::text(value);
        let wrong = match (kind, ty::collection(value)) {
            (MergingKind::Nested, Some(Collection::Map)) => {
                Some(format!("`nested` is for a struct, and `{name}` is a map: write `merge` to change it key by key"))
            }
            (_, Some(Collection::List)) => {
                let word = kind.word();
                Some(format!("`{name}` is a list, which requests replace as a whole: remove `{word}`"))
            }
            (MergingKind::Nested, None) if ty::is_plain(value) => Some(format!(
                "`nested` is for a struct that derives `PatchRequest`, and `{name}` is a `{text}`: remove it"
            )),
            (MergingKind::Merge, None) if ty::is_plain(value) => {
                Some(format!("`merge` is for maps and JSON values, and `{name}` is a `{text}`: remove it"))
            }
            (MergingKind::Merge, Some(Collection::Map)) => {
                ty::second_argument(value).and_then(ty::option_value).map(|value| {
                    format!(
                        "`null` deletes a key of `{name}`, so it cannot be a value as well: write `{}`",
                        ty::text(value)
                    )
                })
            }
            _ => None,
        };
        if let Some(message) = wrong {
            diag.error(*span, message);
        }
        if let Some(function) = field.read.as_ref().or(field.write.as_ref()) {
            let message = format!(
                "`{name}` is merged in parts, so no function can read or write it as a whole: remove `{}` or this",
                kind.word()
            );
            // The path is in a string, whose tokens count as generated: the same place, as the user's own.
            let written = function.path.clone().into_iter().next().map_or(*span, |token| span.located_at(token.span()));
            diag.error(written, message);
        }
    }
    for Condition { field, values } in &resource.conditions {
        let Some(field) = field.map(|field| &resource.fields[field]) else { continue };
        if let (Some(Merging { kind, .. }), Some(value)) = (&field.merging, values.0.first()) {
            let message = format!(
                "`{}` is merged in parts, so a request does not tell its value: remove `{}`, or the condition",
                field.name,
                kind.word()
            );
            diag.error(value.span(), message);
        }
    }
}

/// A rule names other fields of the request.
fn check_references(resource: &Resource, diag: &Diag) {
    for rule in &resource.rules {
        for Reference { name, field } in rule.references() {
            match rule {
                Rule::OfField { field: own, verb, .. } if resource.fields[*own].name == *name => {
                    let verb = match verb {
                        Verb::Requires => "require",
                        Verb::Conflicts => "conflict with",
                    };
                    diag.error(name.span, format!("`{name}` cannot {verb} itself: name another field"));
                }
                _ if field.is_none() => diag.error(name.span, missing(resource, name)),
                _ => {}
            }
        }
    }
}

/// The sentence about a name that no field of the request has.
fn missing(resource: &Resource, name: &Name) -> String {
    if resource.skipped.iter().any(|skipped| skipped.name == *name) {
        return format!("`{name}` is `skip`ped, so no request can set it: name a field that is in the request");
    }
    if let Some(field) = resource.fields.iter().find(|field| field.wire.name == name.as_str()) {
        return format!("`{name}` is a wire name, and rules name fields: write `{}`", field.name);
    }
    let start = format!("`{}` has no field `{name}`", resource.ident);
    let mut fields = Vec::new();
    for field in &resource.fields {
        fields.push(field.name.as_str());
    }
    match did_you_mean(name.as_str(), &fields) {
        Some(nearest) => format!("{start}: did you mean `{nearest}`?"),
        None => format!("{start}: name a field of the struct, or one inside `request_only {{ .. }}`"),
    }
}

/// A field requires another, or conflicts with it, once.
fn check_repeated_rules(resource: &Resource, diag: &Diag) {
    let mut seen: Vec<(usize, Verb, &Name)> = Vec::new();
    for rule in &resource.rules {
        if !rule.is_about_presence() {
            continue;
        }
        let (Rule::OfField { field, verb, .. }, [Reference { name, .. }]) = (rule, rule.references()) else { continue };
        if let Some((.., first)) =
            seen.iter().find(|(other, same, first)| other == field && same == verb && *first == name)
        {
            let verb = match verb {
                Verb::Requires => "requires",
                Verb::Conflicts => "conflicts with",
            };
            let message = format!("`{}` {verb} `{name}` twice: remove one", resource.fields[*field].name);
            diag.error_with(name.span, message, first.span, "first one here");
        } else {
            seen.push((*field, *verb, name));
        }
    }
}

/// A field is a member of a group, or a choice of `any`, once.
fn check_repeated_members(resource: &Resource, diag: &Diag) -> bool {
    let mut is_sound = true;
    for rule in &resource.rules {
        let references = rule.references();
        for (index, Reference { name, .. }) in references.iter().enumerate() {
            if let Some(first) = repeated(references, index) {
                diag.error_with(
                    name.span,
                    format!("`{name}` is named twice: remove one"),
                    first.name.span,
                    "first one here",
                );
                is_sound = false;
            }
        }
    }
    is_sound
}

/// Another member of the same name before the one of this index.
fn repeated(references: &[Reference], index: usize) -> Option<&Reference> {
    references[..index].iter().find(|first| first.name == references[index].name)
}

/// A group is stated once.
fn check_repeated_groups(resource: &Resource, diag: &Diag) {
    let mut seen: Vec<(GroupKind, Vec<&str>, Span)> = Vec::new();
    for rule in &resource.rules {
        let Rule::Group { kind, span, members, .. } = rule else { continue };
        let mut names: Vec<&str> = Vec::new();
        for Reference { name, .. } in members {
            let place = names.partition_point(|other| *other < name.as_str());
            names.insert(place, name.as_str());
        }
        match seen.iter().find(|(other, fields, _)| other == kind && *fields == names) {
            Some((.., first)) => {
                diag.error_with(*span, "this group is stated twice: remove one", *first, "first one here");
            }
            None => seen.push((*kind, names, *span)),
        }
    }
}

/// Two groups have two labels.
fn check_labels(resource: &Resource, diag: &Diag) {
    let mut seen: Vec<&Name> = Vec::new();
    for rule in &resource.rules {
        let Rule::Group { label: Some(label), .. } = rule else { continue };
        match seen.iter().find(|first| **first == label) {
            Some(first) => {
                let message = format!("two groups are called `{label}`: give one another label, or none");
                diag.error_with(label.span, message, first.span, "first one here");
            }
            None => seen.push(label),
        }
    }
}

/// The builder's methods have different names.
fn check_methods(resource: &Resource, diag: &Diag) {
    const WAY_OUT: &str = "name the methods of one field with `setter = other_name`";
    // In the order of the names: there are three for each field.
    let mut seen: Vec<(String, &Field)> = Vec::new();
    for field in &resource.fields {
        let setter = field.setter.as_str();
        let clear = field.nullable.then(|| format!("clear_{setter}"));
        for method in &[Some(setter.to_owned()), clear, Some(format!("maybe_{setter}"))] {
            let Some(method) = method else { continue };
            let (name, span) = (&field.name, field.setter.span);
            if method == "build" || method == "try_build" {
                let message =
                    format!("the builder has a method `.{method}()` of its own: {}", WAY_OUT.replace("one", "this"));
                diag.error(span, message);
                continue;
            }
            let place = match seen.binary_search_by(|(other, _)| other.cmp(method)) {
                Ok(place) => place,
                Err(place) => {
                    seen.insert(place, (method.clone(), field));
                    continue;
                }
            };
            let first = seen[place].1;
            if first.name != field.name {
                let message =
                    format!("`{}` and `{name}` would both have a builder method `.{method}()`: {WAY_OUT}", first.name);
                diag.error_with(span, message, first.setter.span, "first one here");
                // Where one method clashes, more of them mostly do.
                break;
            }
        }
    }
}

/// What stands in impls of the request knows the request's parameters only.
fn check_parameters(resource: &Resource, diag: &Diag) {
    if resource.pruned.is_empty() {
        return;
    }
    let self_type = resource.self_type();
    let mut written: Vec<TokenStream> = Vec::new();
    for field in &resource.fields {
        if let Some(function) = &field.read {
            written.push(function.path.clone());
        }
        if let Some(function) = &field.write {
            written.push(function.path.clone());
        }
    }
    if let Some(function) = resource.validate_with() {
        written.push(function);
    }
    for condition in &resource.conditions {
        for value in &condition.values.0 {
            written.push(value.to_tokens(&self_type));
        }
    }
    for field in &resource.fields {
        if let (Some(_), Home::Plain(Some(Reset::Expression(value)))) = (&field.column, &field.home) {
            written.push(ty::replace_self(value.clone(), &self_type));
        }
    }
    for field in &resource.fields {
        for rule in &field.rules.tokens() {
            written.push(ty::replace_self(rule.clone(), &self_type));
        }
    }
    for tokens in &written {
        let mut pruned = resource.pruned.iter();
        if let Some(Pruned { name, span }) = pruned.find(|parameter| ty::mentions(tokens.clone(), &parameter.name)) {
            let message = format!(
                "the request has no parameter `{name}`, which only `skip`ped fields use: name what does not depend on it"
            );
            // Its end: in front of it may be the type that `Self` is.
            let end = tokens.clone().into_iter().last().map_or(*span, |token| token.span());
            diag.error_with(end, message, *span, "the parameter");
        }
    }
}
