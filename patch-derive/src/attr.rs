//! Attributes, read into spanned values. What stands at one struct or one field is looked at here; nothing that
//! takes a second field to tell.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::parse::ParseStream;
use syn::spanned::Spanned as _;
use syn::{Attribute, Field, Ident, LitStr, Path, Type, TypePath, Visibility};

use crate::diag::Diag;
use crate::name::Case;
use rules::{FieldRule, Group, GroupKind, Verb};
use value::Given;
use words::Place;

mod docs;
pub(crate) mod garde;
mod list;
pub(crate) mod rules;
mod serde;
mod value;
pub(crate) mod words;

/// What the attributes of the struct say.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // a word each
pub(crate) struct StructAttrs {
    pub(crate) name: Option<Ident>,
    pub(crate) vis: Option<Visibility>,
    pub(crate) derive: Option<Vec<Path>>,
    pub(crate) attr: Vec<TokenStream>,
    pub(crate) rename_all: Option<Case>,
    pub(crate) nullable: bool,
    pub(crate) allow_unknown: bool,
    pub(crate) request_only: Vec<Field>,
    pub(crate) groups: Vec<Group>,
    pub(crate) non_empty: bool,
    pub(crate) validate_with: Option<TypePath>,
    pub(crate) states: Option<Ident>,
    pub(crate) columns: bool,
    pub(crate) repr_option: bool,
    pub(crate) non_exhaustive: bool,
    pub(crate) no_serialize: bool,
    pub(crate) no_deserialize: bool,
    /// The word `garde`, and the context of its rules, where that has a name.
    pub(crate) garde: Option<(Span, Option<TokenStream>)>,
    pub(crate) schemars: Option<Span>,
    pub(crate) utoipa: Option<Span>,
    runtime: Option<Path>,
    /// Attributes that the generated items need too: `allow` and `deprecated`.
    pub(crate) carried: Carried,
}

/// What the attributes of a field say.
#[derive(Default)]
pub(crate) struct FieldAttrs {
    pub(crate) nullable: Option<Span>,
    pub(crate) not_null: Option<Span>,
    pub(crate) skip: Option<Span>,
    pub(crate) default: Option<(Span, Reset)>,
    pub(crate) required: Option<Span>,
    pub(crate) secret: bool,
    pub(crate) rules: Vec<FieldRule>,
    pub(crate) rename: Option<LitStr>,
    pub(crate) alias: Vec<LitStr>,
    pub(crate) read: Option<Function>,
    pub(crate) write: Option<Function>,
    pub(crate) nested: Option<Span>,
    pub(crate) merge: Option<Span>,
    pub(crate) empty_as_null: Option<Span>,
    pub(crate) schema: Option<Type>,
    pub(crate) attr: Vec<TokenStream>,
    pub(crate) setter: Option<Ident>,
    pub(crate) column: Option<(Span, LitStr)>,
    pub(crate) vis: Option<Visibility>,
    pub(crate) carried: Carried,
}

/// What `null` resets a field to.
#[derive(Clone)]
pub(crate) enum Reset {
    /// The default of the field's type.
    Default,
    Expression(TokenStream),
}

/// A function that reads or writes a field in place of its type's impl.
#[derive(Clone)]
pub(crate) struct Function {
    pub(crate) path: TokenStream,
    /// It takes the field as it is written, an `Option` with its `None`, and not the value inside.
    pub(crate) whole: bool,
    /// It is one of the runtime's, which reads what the type's own impl would read.
    pub(crate) borrows: bool,
}

/// The attributes of the user's that generated code repeats.
#[derive(Clone, Default)]
pub(crate) struct Carried {
    pub(crate) docs: Vec<TokenStream>,
    /// The texts in them.
    pub(crate) texts: Vec<TokenStream>,
    pub(crate) deprecated: Option<TokenStream>,
    /// `allow`, and `expect` as `allow`: what is expected of the original need not happen in what is made of it.
    pub(crate) allows: Vec<TokenStream>,
}

impl StructAttrs {
    pub(crate) fn parse(attrs: &[Attribute], diag: &Diag) -> Self {
        let mut this = Self { carried: Carried::new(attrs), ..Self::default() };
        list::parse(attrs, Place::Struct, diag, &mut |given, input| {
            match given.word.name {
                "name" => this.name = Some(given.ident(input)?),
                "vis" => this.vis = Some(given.visibility(input)?),
                "derive" => this.derive = Some(derives(given, input, diag)?),
                "attr" => this.attr.push(verbatim(given, input)?),
                "rename_all" => this.rename_all = Some(given.case(input)?),
                "nullable" => this.nullable = given.is_said(input)?,
                "allow_unknown" => this.allow_unknown = given.is_said(input)?,
                "request_only" => this.request_only = given.fields(input, diag)?,
                "exactly_one" => this.groups.push(Group::parse(GroupKind::ExactlyOne, given, input)?),
                "at_least_one" => this.groups.push(Group::parse(GroupKind::AtLeastOne, given, input)?),
                "at_most_one" => this.groups.push(Group::parse(GroupKind::AtMostOne, given, input)?),
                "all_or_none" => this.groups.push(Group::parse(GroupKind::AllOrNone, given, input)?),
                "states" => this.states = Some(given.ident(input)?),
                "columns" => this.columns = given.is_said(input)?,
                "non_empty" => this.non_empty = given.is_said(input)?,
                "validate_with" => this.validate_with = Some(given.function(input)?),
                "repr" => this.repr_option = repr(given, input)?,
                "garde" => this.garde = Some((given.flag(input)?, None)),
                "non_exhaustive" => this.non_exhaustive = given.is_said(input)?,
                "no_serialize" => this.no_serialize = given.is_said(input)?,
                "no_deserialize" => this.no_deserialize = given.is_said(input)?,
                "schemars" => this.schemars = Some(given.flag(input)?),
                "utoipa" => this.utoipa = Some(given.flag(input)?),
                "crate" => this.runtime = Some(given.path(input)?),
                _ => {}
            }
            Ok(())
        });
        if let Some((_, context)) = &mut this.garde {
            *context = garde::on_struct(attrs, diag);
        }
        let serde = serde::on_struct(attrs, this.rename_all.is_some(), diag);
        this.rename_all = this.rename_all.or(serde.rename_all);
        this
    }

    /// Where `patch_runtime` lives.
    pub(crate) fn runtime(&self) -> Path {
        self.runtime.clone().unwrap_or_else(|| syn::parse_quote!(::patch_runtime))
    }
}

impl FieldAttrs {
    pub(crate) fn parse(attrs: &[Attribute], place: Place, diag: &Diag) -> Self {
        let mut this = Self { carried: Carried::new(attrs), ..Self::default() };
        list::parse(attrs, place, diag, &mut |given, input| {
            match given.word.name {
                "nullable" => this.nullable = Some(given.flag(input)?),
                "not_null" => this.not_null = Some(given.flag(input)?),
                "skip" => this.skip = Some(given.flag(input)?),
                "default" => {
                    // Even with a mistake in it, the field has one.
                    this.default = Some((given.span, Reset::Default));
                    this.default = Some((given.span, given.reset(input)?));
                }
                "required" => this.required = Some(given.flag(input)?),
                "secret" => this.secret = given.is_said(input)?,
                "requires" => this.rules.push(FieldRule::parse(Verb::Requires, given, input)?),
                "conflicts" => this.rules.push(FieldRule::parse(Verb::Conflicts, given, input)?),
                "rename" => this.rename = Some(given.string(input)?),
                "alias" => this.alias.push(given.string(input)?),
                "with" => {
                    let path = given.function(input)?;
                    this.read = Some(Function::new(&path, Some("deserialize")));
                    this.write = Some(Function::new(&path, Some("serialize")));
                }
                "deserialize_with" => this.read = Some(Function::new(&given.function(input)?, None)),
                "serialize_with" => this.write = Some(Function::new(&given.function(input)?, None)),
                "nested" => this.nested = Some(given.flag(input)?),
                "merge" => this.merge = Some(given.flag(input)?),
                "empty_as_null" => this.empty_as_null = Some(given.flag(input)?),
                "schema" => this.schema = Some(given.ty(input)?),
                "attr" => this.attr.push(verbatim(given, input)?),
                "setter" => this.setter = Some(given.ident(input)?),
                "column" => this.column = Some((given.span, column(given, input)?)),
                "vis" => this.vis = Some(given.visibility(input)?),
                _ => {}
            }
            Ok(())
        });
        let mut serde = serde::on_field(attrs, this.skip.is_some(), this.rename.is_some(), diag);
        this.rename = this.rename.or(serde.rename);
        this.alias.append(&mut serde.alias);
        this.read = this.read.or(serde.read);
        this.write = this.write.or(serde.write);
        this
    }
}

impl Function {
    /// The function at `path`, or the one of this name in the module or type at `path`.
    fn new(path: &TypePath, name: Option<&str>) -> Self {
        let mut path = path.clone();
        if let Some(name) = name {
            let span = path.span().resolved_at(Span::call_site());
            path.path.segments.push(Ident::new(name, span).into());
        }
        Self { path: rules::as_expression(&path), whole: false, borrows: false }
    }
}

impl Carried {
    /// What the documentation of a field calls `Self` is the resource.
    pub(crate) fn document(&mut self, resource: &Ident) {
        for doc in &mut self.docs {
            *doc = docs::of_resource(doc.clone(), resource);
        }
    }

    fn new(attrs: &[Attribute]) -> Self {
        let mut this = Self::default();
        for attr in attrs {
            let meta = &attr.meta;
            if attr.path().is_ident("doc") {
                this.docs.push(quote!(#attr));
                if let syn::Meta::NameValue(text) = meta {
                    this.texts.push(text.value.to_token_stream());
                }
            } else if attr.path().is_ident("deprecated") {
                this.deprecated = Some(quote!(#attr));
            } else if attr.path().is_ident("allow") {
                this.allows.push(quote!(#[#meta]));
            } else if let (true, syn::Meta::List(list)) = (attr.path().is_ident("expect"), meta) {
                let lints = &list.tokens;
                this.allows.push(quote!(#[allow(#lints)]));
            }
        }
        this
    }
}

/// What the attributes of this name have in their parentheses. Those without are for whoever they belong to to refuse.
pub(crate) fn lists(attrs: &[Attribute], name: &str) -> Vec<TokenStream> {
    let mut lists = Vec::new();
    for attr in attrs {
        if let (true, syn::Meta::List(list)) = (attr.path().is_ident(name), &attr.meta) {
            lists.push(list.tokens.clone());
        }
    }
    lists
}

/// `attr(..)`: one attribute, without its brackets.
fn verbatim(given: Given, input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let tokens = given.tokens(input)?;
    let first = tokens.clone().into_iter().next();
    if let Some(TokenTree::Punct(sign)) = first.as_ref().filter(|token| token.to_string() == "#") {
        let message = "write the attribute without its brackets, as in `attr(doc(hidden))`";
        return Err(syn::Error::new(sign.span(), message));
    }
    if let Some(comma) = tokens.clone().into_iter().find(|token| token.to_string() == ",") {
        let message = "one attribute is one `attr(..)`: write `attr(a), attr(b)`";
        return Err(syn::Error::new(comma.span(), message));
    }
    let Some(TokenTree::Ident(name)) = first else { return Ok(tokens) };
    let word = name.to_string();
    let condition = format!("put `{word}` on the struct or field itself: what is generated follows it");
    let refused = match word.as_str() {
        "serde" => {
            "the request's serde impls are generated and read no `serde` attributes: use the words of `#[patch(..)]`"
        }
        "cfg" | "cfg_attr" => &condition,
        "derive" => "write `derive(..)` on the struct, without `attr(..)`",
        "patch" => "write these words without `attr(patch(..))` around them",
        _ => return Ok(tokens),
    };
    Err(syn::Error::new(name.span(), refused))
}

/// `derive(A, B)`, without what the request has anyway.
fn derives(given: Given, input: ParseStream<'_>, diag: &Diag) -> syn::Result<Vec<Path>> {
    let paths = given.paths(input)?;
    for (index, path) in paths.iter().enumerate() {
        let name = value::last_name(path);
        if let Some(first) = paths[..index].iter().find(|first| same(first, path)) {
            diag.error_with(
                path.span(),
                format!("`{name}` is derived twice: remove one"),
                first.span(),
                "first one here",
            );
        }
        if ["Debug", "Default", "Serialize", "Deserialize"].contains(&name.as_str()) {
            diag.error_on(path, format!("the request always implements `{name}`: remove it from `derive(..)`"));
        }
    }
    Ok(paths)
}

fn same(one: &Path, other: &Path) -> bool {
    one.to_token_stream().to_string() == other.to_token_stream().to_string()
}

/// `column = "name"`.
fn column(given: Given, input: ParseStream<'_>) -> syn::Result<LitStr> {
    let name = given.string(input)?;
    if name.value().is_empty() {
        return Err(syn::Error::new(name.span(), "a column has a name: write it, or leave `column` out"));
    }
    Ok(name)
}

/// `repr = "option"`.
fn repr(given: Given, input: ParseStream<'_>) -> syn::Result<bool> {
    let text = given.string(input)?;
    if text.value() == "option" {
        return Ok(true);
    }
    let message = format!("{:?} is no representation: write `repr = \"option\"`, or leave it out", text.value());
    Err(syn::Error::new(text.span(), message))
}
