//! `#[serde(..)]` on the resource. Each word is followed, known to make no difference to a request, or refused with a
//! reason; none is silently ignored.

use syn::meta::ParseNestedMeta;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, LitStr, Token, TypePath, token};

use super::{Function, value};
use crate::diag::Diag;
use crate::name::Case;

/// Words on the struct that say nothing about requests.
const STRUCT_WITHOUT_EFFECT: &[&str] = &["default", "deny_unknown_fields", "expecting", "crate", "bound", "rename"];
/// Words on a field that say nothing about requests: there an absent member is always kept, and never written. What
/// can be borrowed is borrowed.
const FIELD_WITHOUT_EFFECT: &[&str] = &["default", "skip_serializing_if", "bound", "borrow"];

/// What serde's attributes say about the struct.
#[derive(Default)]
pub(super) struct OnStruct {
    pub(super) rename_all: Option<Case>,
}

/// What serde's attributes say about a field.
#[derive(Default)]
pub(super) struct OnField {
    pub(super) rename: Option<LitStr>,
    pub(super) alias: Vec<LitStr>,
    pub(super) read: Option<Function>,
    pub(super) write: Option<Function>,
}

/// `is_named`: the wire names are given in `#[patch(..)]`, which goes first.
pub(super) fn on_struct(attrs: &[Attribute], is_named: bool, diag: &Diag) -> OnStruct {
    let mut this = OnStruct::default();
    parse(attrs, diag, &mut |word, meta| {
        match word {
            "rename_all" => match one_name(meta).and_then(|name| value::case(&name)) {
                Ok(case) => this.rename_all = Some(case),
                Err(_) if is_named => {}
                Err(error) => return Err(error),
            },
            _ if STRUCT_WITHOUT_EFFECT.contains(&word) => skip_value(meta.input),
            _ => {
                skip_value(meta.input);
                let reason = match word {
                    "tag" | "content" | "untagged" => "a request is a plain object",
                    "transparent" => "a request is an object, never the value of its only field",
                    "from" | "try_from" | "into" | "remote" => {
                        "a request is made of the fields that it sees, not of another type"
                    }
                    _ => "it is not known what it would mean for a request",
                };
                let message = format!(
                    "`PatchRequest` cannot follow `#[serde({word})]`: {reason}; derive it on a struct without that attribute"
                );
                return Err(meta.error(message));
            }
        }
        Ok(())
    });
    this
}

/// `is_skipped`: the field is not in the request, so whatever serde does with it does not matter, except its name.
/// `is_named`: the wire name is given in `#[patch(..)]`, which goes first.
pub(super) fn on_field(attrs: &[Attribute], is_skipped: bool, is_named: bool, diag: &Diag) -> OnField {
    let mut this = OnField::default();
    parse(attrs, diag, &mut |word, meta| {
        match word {
            "rename" => match one_name(meta) {
                Ok(name) => this.rename = Some(name),
                Err(_) if is_skipped || is_named => {}
                Err(error) => return Err(error),
            },
            "alias" => this.alias.push(meta.value()?.parse()?),
            "with" => {
                let path = path(meta)?;
                this.read = Some(whole(&path, Some("deserialize")));
                this.write = Some(whole(&path, Some("serialize")));
            }
            "deserialize_with" => this.read = Some(whole(&path(meta)?, None)),
            "serialize_with" => this.write = Some(whole(&path(meta)?, None)),
            _ if is_skipped || FIELD_WITHOUT_EFFECT.contains(&word) => skip_value(meta.input),
            _ => {
                skip_value(meta.input);
                let reason = match word {
                    "flatten" => "a request cannot tell whose members it reads",
                    "skip" | "skip_serializing" | "skip_deserializing" => "a request both reads and writes its fields",
                    "getter" => "a request updates fields, not what functions return",
                    _ => "it is not known what it would mean for a request",
                };
                let message = format!(
                    "`PatchRequest` cannot follow `#[serde({word})]`: {reason}; leave the field out with `#[patch(skip)]`"
                );
                return Err(meta.error(message));
            }
        }
        Ok(())
    });
    this
}

/// Calls `read` with each word of each `#[serde(..)]`, and reports what it refuses.
fn parse(attrs: &[Attribute], diag: &Diag, read: &mut dyn FnMut(&str, &ParseNestedMeta<'_>) -> syn::Result<()>) {
    for list in &super::lists(attrs, "serde") {
        let words = syn::meta::parser(|meta| {
            let word = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
            if let Err(error) = read(&word, &meta) {
                diag.push(error);
                value::skip_to_comma(meta.input);
            }
            Ok(())
        });
        if let Err(error) = words.parse2(list.clone()) {
            diag.push(error);
        }
    }
}

/// `word = ".."`, or `word(serialize = "..", deserialize = "..")` with the same name twice.
fn one_name(meta: &ParseNestedMeta<'_>) -> syn::Result<LitStr> {
    let word = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
    if meta.input.peek(Token![=]) {
        return meta.value()?.parse();
    }
    let mut names: Vec<LitStr> = Vec::new();
    meta.parse_nested_meta(|direction| {
        names.push(direction.value()?.parse()?);
        Ok(())
    })?;
    match &names[..] {
        [one, other] if one.value() == other.value() => Ok(one.clone()),
        _ => Err(meta.error(
            format!("a request has one wire name in both directions: give `serialize` and `deserialize` the same, or set it with `#[patch({word} = \"..\")]`"),
        )),
    }
}

/// `word = "path"`.
fn path(meta: &ParseNestedMeta<'_>) -> syn::Result<TypePath> {
    let text: LitStr = meta.value()?.parse()?;
    text.parse().map_err(|_| syn::Error::new(text.span(), format!("{:?} is no path in Rust", text.value())))
}

/// A function that serde calls with the field as it is written.
fn whole(path: &TypePath, name: Option<&str>) -> Function {
    Function { whole: true, ..Function::new(path, name) }
}

/// Skips the value of a word, whatever its form.
fn skip_value(input: ParseStream<'_>) {
    if input.peek(Token![=]) || input.peek(token::Paren) {
        value::skip_to_comma(input);
    }
}
