//! The model: a resource, the fields of its request, and the rules between them, as plain data.
//!
//! Building it looks at one field at a time. What takes two facts to judge is left to `check`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Attribute, DeriveInput, Generics, Path, Type, Visibility};

use crate::attr::words::Place;
use crate::attr::{FieldAttrs, StructAttrs};
use crate::diag::Diag;
use crate::name::{Case, Name, generated};
use crate::ty;

pub(crate) mod shape;

/// The struct that the derive stands on, and the request to generate for it.
pub(crate) struct Resource {
    pub(crate) ident: Ident,
    pub(crate) generics: Generics,
    pub(crate) request: Request,
    /// The fields of the request: the resource's in declaration order, then the request-only ones.
    pub(crate) fields: Vec<Field>,
    /// Fields of the resource that no request can change.
    pub(crate) skipped: Vec<Skipped>,
    /// In the order of the fields that declare them.
    pub(crate) rules: Vec<Rule>,
    /// Where `patch_runtime` lives.
    pub(crate) runtime: Path,
}

/// What the attributes of the struct say about the request as a whole.
pub(crate) struct Request {
    pub(crate) ident: Ident,
    pub(crate) builder: Ident,
    pub(crate) vis: Visibility,
    /// Derives that replace our `Clone` and `PartialEq`.
    pub(crate) derives: Option<Vec<Path>>,
    /// Nullable fields are `Option<Option<T>>` instead of `Patch<T>`.
    pub(crate) double_option: bool,
}

/// A field of the request.
pub(crate) struct Field {
    pub(crate) name: Name,
    /// The field as the user wrote it, for the places that name it.
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) docs: Vec<Attribute>,
    pub(crate) wire: Wire,
    /// The type as written.
    pub(crate) written: Type,
    /// The type of a value: of `Option<T>` the `T`.
    pub(crate) value: Value,
    pub(crate) home: Home,
    /// `null` clears it.
    pub(crate) nullable: bool,
    pub(crate) required: bool,
    pub(crate) secret: bool,
}

/// The wire name of a field and where it comes from.
pub(crate) struct Wire {
    pub(crate) name: String,
    pub(crate) span: Span,
}

/// The type of a field's value.
pub(crate) struct Value {
    pub(crate) tokens: TokenStream,
    /// Where the type is written.
    pub(crate) span: Span,
    /// A primitive, `String`, or `Vec` or `Option` of those.
    pub(crate) is_plain: bool,
    /// Written as `String`.
    pub(crate) is_string: bool,
}

/// Where a value goes when the request is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Home {
    /// The resource's field is the value.
    Plain,
    /// The resource's field is an `Option` of the value.
    Optional,
    /// The resource has no such field.
    RequestOnly,
}

/// A field of the resource that requests do not have.
pub(crate) struct Skipped {
    pub(crate) name: Name,
    pub(crate) wire: String,
}

/// A statement about the fields of one request. Fields are indices into [`Resource::fields`].
pub(crate) enum Rule {
    Required { field: usize },
    Requires { field: usize, target: Target },
}

/// A field that an attribute names.
pub(crate) struct Target {
    pub(crate) name: Name,
    /// `None` when no field of the request has this name.
    pub(crate) field: Option<usize>,
}

impl Resource {
    /// Reads a struct. `None` when there is no struct to read; the reason is reported.
    pub(crate) fn parse(input: &DeriveInput, attrs: StructAttrs, diag: &Diag) -> Option<Self> {
        let declared = shape::fields(input, diag)?;
        let (_, arguments, _) = input.generics.split_for_impl();
        let ident = &input.ident;
        let self_type = quote!(#ident #arguments);
        let mut reading = Reading {
            attrs: &attrs,
            runtime: attrs.runtime(),
            vis: attrs.vis.as_ref().unwrap_or(&input.vis),
            self_type,
            diag,
            fields: Vec::new(),
            skipped: Vec::new(),
            required: Vec::new(),
            requires: Vec::new(),
        };
        for field in declared {
            reading.field(field, Place::Field);
        }
        for field in &attrs.request_only {
            reading.field(field, Place::RequestOnly);
        }
        let rules = reading.rules();
        let vis = reading.vis.clone();
        let Reading { fields, skipped, runtime, .. } = reading;
        let request = attrs
            .name
            .unwrap_or_else(|| Ident::new(&format!("Update{}Request", ident.unraw()), generated(ident.span())));
        Some(Self {
            ident: ident.clone(),
            generics: input.generics.clone(),
            request: Request {
                builder: format_ident!("{}Builder", request.unraw(), span = generated(request.span())),
                ident: request,
                vis,
                derives: attrs.derive,
                double_option: attrs.repr_option,
            },
            fields,
            skipped,
            rules,
            runtime,
        })
    }

    /// Whether a request can break a rule at all.
    pub(crate) fn has_rules(&self) -> bool {
        !self.rules.is_empty()
    }
}

/// The fields and rules read so far.
struct Reading<'a> {
    attrs: &'a StructAttrs,
    runtime: Path,
    vis: &'a Visibility,
    self_type: TokenStream,
    diag: &'a Diag,
    fields: Vec<Field>,
    skipped: Vec<Skipped>,
    required: Vec<usize>,
    requires: Vec<(usize, Vec<Name>)>,
}

impl Reading<'_> {
    fn field(&mut self, field: &syn::Field, place: Place) {
        let attrs = FieldAttrs::parse(&field.attrs, place, self.diag);
        let Some(ident) = &field.ident else { return };
        let name = Name::from(ident);
        let wire = match &attrs.rename {
            Some(text) => Wire { name: text.value(), span: text.span() },
            None => Wire { name: self.case().apply(name.as_str()), span: ident.span() },
        };
        if attrs.skip.is_some() {
            self.skipped.push(Skipped { name, wire: wire.name });
            return;
        }
        if place == Place::Field && self.fields.iter().any(|earlier| earlier.name == name) {
            // The compiler reports it.
            return;
        }
        self.check_field(field, &name, place, &attrs);
        let index = self.fields.len();
        if attrs.required.is_some() {
            self.required.push(index);
        }
        self.requires.extend(attrs.requires.into_iter().map(|(_, names)| (index, names)));
        let optional = ty::option_value(&field.ty);
        // The struct's `nullable` is about `Option`s that the resource has.
        let by_struct = self.attrs.nullable.is_some() && place == Place::Field && optional.is_some();
        let nullable = attrs.nullable.is_some() || by_struct && attrs.not_null.is_none();
        let home = match place {
            Place::RequestOnly => Home::RequestOnly,
            // `not_null` says of an alias what `nullable` says: that it is an `Option`.
            _ if optional.is_some() || nullable || attrs.not_null.is_some() => Home::Optional,
            _ => Home::Plain,
        };
        let value = match (optional, home) {
            (Some(value), Home::Optional) => self.value(value),
            // No `Option` to the eye: an alias of it.
            (None, Home::Optional) => self.projected(&field.ty),
            _ => self.value(&field.ty),
        };
        self.fields.push(Field {
            name,
            ident: Ident::clone(ident),
            vis: match (&field.vis, place) {
                // Written in an attribute, where nobody thinks of visibility: as visible as the request.
                (Visibility::Inherited, Place::RequestOnly) => self.vis.clone(),
                (written, _) => written.clone(),
            },
            docs: field.attrs.iter().filter(|attr| attr.path().is_ident("doc")).cloned().collect(),
            wire,
            written: field.ty.clone(),
            value,
            home,
            nullable,
            required: attrs.required.is_some(),
            secret: attrs.secret.is_some(),
        });
    }

    /// What is wrong with a field by itself.
    fn check_field(&self, field: &syn::Field, name: &Name, place: Place, attrs: &FieldAttrs) {
        if let Some(span) = attrs.not_null.filter(|_| ty::is_no_option(&field.ty)) {
            let message = format!("`{name}` is no `Option`, so it is not nullable anyway: remove `not_null`");
            self.diag.error(span, message);
        }
        for attr in field.attrs.iter().filter(|_| place == Place::RequestOnly) {
            if let Some(message) = misplaced(attr) {
                self.diag.error_on(attr.path(), message);
            }
        }
    }

    fn case(&self) -> Case {
        self.attrs.rename_all.unwrap_or(Case::Snake)
    }

    fn value(&self, ty: &Type) -> Value {
        Value {
            tokens: ty::replace_self(ty.to_token_stream(), &self.self_type),
            span: ty.span(),
            is_plain: ty::is_plain(ty),
            is_string: ty::is_string(ty),
        }
    }

    /// The type of the value of an alias of `Option`, which only the compiler can tell.
    fn projected(&self, ty: &Type) -> Value {
        let written = self.value(ty);
        let (alias, runtime) = (&written.tokens, &self.runtime);
        let span = generated(written.span);
        let tokens = quote_spanned!(span=> <#alias as #runtime::__private::IsOption>::Value);
        Value { tokens, is_plain: false, is_string: false, ..written }
    }

    /// The rules, field by field, with the fields that they name looked up.
    fn rules(&mut self) -> Vec<Rule> {
        let mandatory = std::mem::take(&mut self.required);
        let requires = std::mem::take(&mut self.requires);
        let mut rules = Vec::new();
        for index in 0..self.fields.len() {
            if mandatory.contains(&index) {
                rules.push(Rule::Required { field: index });
            }
            for name in requires.iter().filter(|(field, _)| *field == index).flat_map(|(_, names)| names) {
                let field = self.fields.iter().position(|field| field.name == *name);
                rules.push(Rule::Requires { field: index, target: Target { name: name.clone(), field } });
            }
        }
        rules
    }
}

/// Why an attribute cannot stand at a request-only field. There is no field in the source for it to act on: what is
/// not carried over to the request would be lost without a word.
fn misplaced(attr: &Attribute) -> Option<String> {
    const CARRIED_OVER: [&str; 8] = ["doc", "patch", "deprecated", "allow", "expect", "warn", "deny", "forbid"];
    let name = attr.path().get_ident().map(ToString::to_string).unwrap_or_default();
    let advice = match name.as_str() {
        name if CARRIED_OVER.contains(&name) => return None,
        "cfg" | "cfg_attr" => "put the condition on the struct, as in `#[cfg_attr(unix, patch(request_only { .. }))]`",
        "serde" => "write `#[patch(..)]`, as in `#[patch(rename = \"wireName\")]`",
        _ => "remove it",
    };
    Some(format!("this attribute has no effect on a request-only field: {advice}"))
}
