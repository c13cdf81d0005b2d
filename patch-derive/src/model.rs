//! The model: a resource, the fields of its request, and the rules between them, as plain data.
//!
//! Building it looks at one field at a time. What takes two facts to judge is left to `check`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{Generics, LitStr, Path, Type, TypePath, VisRestricted, Visibility};

use crate::attr::garde::ValueRules;
use crate::attr::rules::{self, GroupKind, Values, Verb};
use crate::attr::{Carried, Function, Reset};
use crate::name::{Name, Names};
use crate::ty;

mod reading;
mod sentence;

pub(crate) mod shape;

/// The struct that the derive stands on, and the request to generate for it.
pub(crate) struct Resource {
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    pub(crate) generics: Generics,
    /// Those of them that the request lacks, because only `skip`ped fields use them.
    pub(crate) pruned: Vec<Pruned>,
    pub(crate) request: Request,
    /// The fields of the request: the resource's in declaration order, then the request-only ones.
    pub(crate) fields: Vec<Field>,
    /// Fields of the resource that no request can change.
    pub(crate) skipped: Vec<Skipped>,
    /// Those of the fields, field by field, then those of the struct.
    pub(crate) rules: Vec<Rule>,
    pub(crate) conditions: Vec<Condition>,
    /// Every identifier that the user wrote, for names of our own to keep clear of.
    pub(crate) words: Names,
    /// Where `patch_runtime` lives.
    pub(crate) runtime: Path,
}

/// A generic parameter of the resource that the request lacks.
pub(crate) struct Pruned {
    /// With the sign of a lifetime, if it is one.
    pub(crate) name: String,
    pub(crate) span: Span,
}

/// What the attributes of the struct say about the request as a whole.
#[allow(clippy::struct_excessive_bools)] // a word each
pub(crate) struct Request {
    pub(crate) ident: Ident,
    pub(crate) builder: Ident,
    pub(crate) vis: Visibility,
    /// The value of the word `vis`, as it is written.
    pub(crate) says_vis: Option<Visibility>,
    /// Derives that replace our `Clone` and `PartialEq`.
    pub(crate) derives: Option<Vec<Path>>,
    /// Attributes to put on it.
    pub(crate) attrs: Vec<TokenStream>,
    pub(crate) carried: Carried,
    /// Nullable fields are `Option<Option<T>>` instead of `Patch<T>`.
    pub(crate) double_option: bool,
    pub(crate) allow_unknown: bool,
    pub(crate) non_exhaustive: bool,
    pub(crate) serialize: bool,
    pub(crate) deserialize: bool,
    /// The name of the module of the builder's states, where the user chose it.
    pub(crate) states: Option<Ident>,
    /// Its fields are columns.
    pub(crate) columns: bool,
    /// The function that checks what the rules cannot say.
    pub(crate) validate_with: Option<TypePath>,
    pub(crate) garde: Option<Garde>,
    /// The word `schemars`.
    pub(crate) schemars: Option<Span>,
    /// The word `utoipa`.
    pub(crate) utoipa: Option<Span>,
}

/// The word `garde`.
pub(crate) struct Garde {
    pub(crate) span: Span,
    /// What gives the rules' context its name.
    pub(crate) context: Option<TokenStream>,
}

/// A field of the request.
pub(crate) struct Field {
    pub(crate) name: Name,
    /// The field as the user wrote it, for the places that name it.
    pub(crate) ident: Ident,
    pub(crate) vis: Visibility,
    /// What the builder's methods are named after.
    pub(crate) setter: Name,
    /// Attributes to put on it.
    pub(crate) attrs: Vec<TokenStream>,
    pub(crate) carried: Carried,
    pub(crate) wire: Wire,
    pub(crate) aliases: Vec<Wire>,
    /// The column that it is. A name that is not said has the place of the field.
    pub(crate) column: Option<LitStr>,
    /// The word `column`.
    pub(crate) says_column: Option<Span>,
    /// The type as written.
    pub(crate) written: Type,
    /// The type of a value: of `Option<T>` the `T`.
    pub(crate) value: Value,
    pub(crate) home: Home,
    /// What the request says is merged into the field, and this is how. The value is then what is merged.
    pub(crate) merging: Option<Merging>,
    /// `null` clears it.
    pub(crate) nullable: bool,
    /// The word `nullable`, where it stands at the field itself.
    pub(crate) says_nullable: Option<Span>,
    /// The word `default`.
    pub(crate) says_default: Option<Span>,
    pub(crate) required: bool,
    pub(crate) secret: bool,
    /// The word `empty_as_null`.
    pub(crate) empty_as_null: Option<Span>,
    /// Rules of garde about its value.
    pub(crate) rules: ValueRules,
    /// The functions that read and write it in place of its type's impls.
    pub(crate) read: Option<Function>,
    pub(crate) write: Option<Function>,
    /// The type whose schema stands for the field.
    pub(crate) schema: Option<TokenStream>,
}

/// A wire name of a field and where it comes from.
pub(crate) struct Wire {
    pub(crate) name: String,
    pub(crate) span: Span,
}

/// The type of a field's value.
pub(crate) struct Value {
    pub(crate) tokens: TokenStream,
    /// Where the type is written: its first token.
    pub(crate) span: Span,
    /// The last one.
    pub(crate) end: Span,
    /// The same as text.
    pub(crate) text: String,
    /// A primitive, `String`, or `Vec` or `Option` of those. Nothing can be wrong with such a type, so that its place in
    /// the source is of no interest.
    pub(crate) is_plain: bool,
    /// Written as `String`.
    pub(crate) is_string: bool,
    /// It may contain the request that it is in, so that no bound of that request's impls can be about it.
    pub(crate) may_recur: bool,
    /// The types that it takes to name this one; mostly there are none.
    pub(crate) projections: Vec<Projection>,
}

/// A type that names another, if it implements a trait.
#[derive(Clone)]
pub(crate) struct Projection {
    pub(crate) from: TokenStream,
    /// The trait of the runtime.
    pub(crate) by: &'static str,
    /// How its bounds about what is named begin: `Nested`, as in `NestedClone`.
    pub(crate) bounds: &'static str,
}

/// How a field is changed in part.
pub(crate) struct Merging {
    pub(crate) kind: MergingKind,
    /// The word.
    pub(crate) span: Span,
    /// The type of what is merged into.
    pub(crate) target: TokenStream,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum MergingKind {
    /// By the request of its own type.
    Nested,
    /// Key by key.
    Merge,
}

/// Where a value goes when the request is applied.
pub(crate) enum Home {
    /// The resource's field is the value; if it is nullable, `null` resets it.
    Plain(Option<Reset>),
    /// The resource's field is an `Option` of the value.
    Optional,
    /// The resource has no such field.
    RequestOnly,
}

/// A field of the resource that requests do not have.
pub(crate) struct Skipped {
    pub(crate) name: Name,
    pub(crate) ident: Ident,
    pub(crate) wire: String,
    pub(crate) value: Value,
}

/// A statement about the fields of one request. Fields are indices into [`Resource::fields`].
pub(crate) enum Rule {
    Required {
        field: usize,
        /// The word.
        span: Span,
    },
    /// `requires` and `conflicts`.
    OfField {
        field: usize,
        verb: Verb,
        /// The index of a condition.
        when: Option<usize>,
        target: Target,
    },
    Group {
        kind: GroupKind,
        /// The word.
        span: Span,
        label: Option<Name>,
        members: Vec<Reference>,
    },
    NonEmpty,
}

/// What a rule of a field asks for.
pub(crate) enum Target {
    /// One of these is set; mostly there is one.
    AnyOf(Vec<Reference>),
    /// This field has a value for which the condition of this index holds.
    Is(Reference, usize),
}

/// A field that an attribute names.
pub(crate) struct Reference {
    pub(crate) name: Name,
    /// `None` when no field of the request has this name.
    pub(crate) field: Option<usize>,
}

/// The fields of the request among those that are named.
pub(crate) fn indices(references: &[Reference]) -> Vec<usize> {
    let mut indices = Vec::new();
    for reference in references {
        if let Some(field) = reference.field {
            indices.push(field);
        }
    }
    indices
}

/// A set of values that a field may have.
pub(crate) struct Condition {
    pub(crate) field: Option<usize>,
    pub(crate) values: Values,
}

impl MergingKind {
    /// The word for it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Nested => "nested",
            Self::Merge => "merge",
        }
    }
}

impl Rule {
    /// The fields that the rule names.
    pub(crate) fn references(&self) -> &[Reference] {
        match self {
            Rule::OfField { target: Target::AnyOf(references), .. } | Rule::Group { members: references, .. } => {
                references
            }
            Rule::OfField { target: Target::Is(reference, _), .. } => std::slice::from_ref(reference),
            Rule::Required { .. } | Rule::NonEmpty => &[],
        }
    }

    /// Whether it can be checked by looking at which fields are set, whatever their values.
    pub(crate) fn is_about_presence(&self) -> bool {
        match self {
            Rule::OfField { when, target, .. } => when.is_none() && matches!(target, Target::AnyOf(_)),
            Rule::Required { .. } | Rule::Group { .. } => true,
            Rule::NonEmpty => false,
        }
    }
}

impl Resource {
    /// What its attributes call `Self`.
    pub(crate) fn self_type(&self) -> TokenStream {
        let (_, arguments, _) = self.generics.split_for_impl();
        let ident = &self.ident;
        quote!(#ident #arguments)
    }

    /// Whether the request can be named where the resource can, as far as that can be told: one path may lead to the same
    /// module as another. (That the request must not be seen further is for the compiler to say, who knows.)
    pub(crate) fn request_is_as_visible(&self) -> bool {
        match (&self.request.vis, &self.vis) {
            (Visibility::Public(_), _) | (_, Visibility::Inherited) => true,
            (_, Visibility::Public(_)) => false,
            (Visibility::Inherited, Visibility::Restricted(resource)) => levels(resource) == Some(0),
            (Visibility::Restricted(request), Visibility::Restricted(resource)) => {
                match (levels(request), levels(resource)) {
                    (Some(request), Some(resource)) => request >= resource,
                    (Some(request), None) => request == usize::MAX,
                    (None, Some(resource)) => resource < usize::MAX,
                    (None, None) => request.path.segments.len() <= resource.path.segments.len(),
                }
            }
        }
    }

    /// The function that checks what the rules cannot say, as an expression.
    pub(crate) fn validate_with(&self) -> Option<TokenStream> {
        let path = self.request.validate_with.as_ref()?;
        Some(ty::replace_self(rules::as_expression(path), &self.self_type()))
    }

    /// Whether another crate checks values of the request.
    pub(crate) fn has_value_rules(&self) -> bool {
        self.fields.iter().any(Field::has_value_rules)
    }

    /// Whether something must be checked when a request is built: what types cannot see.
    pub(crate) fn is_checked_at_run_time(&self) -> bool {
        self.request.validate_with.is_some()
            || self.has_value_rules()
            || self.fields.iter().any(Field::is_nested)
            || self.rules.iter().any(|rule| !rule.is_about_presence())
    }
}

/// How many modules up something can be seen; that of a path from the root cannot be told.
fn levels(VisRestricted { path, .. }: &VisRestricted) -> Option<usize> {
    let first = path.segments.first()?.ident.to_string();
    match (first.as_str(), path.segments.len()) {
        ("crate", 1) => Some(usize::MAX),
        ("self", length) => Some(length - 1),
        ("super", length) => Some(length),
        _ => None,
    }
}

impl Value {
    /// Whether it takes a trait to name the type.
    pub(crate) fn is_projected(&self) -> bool {
        !self.projections.is_empty()
    }
}

impl Field {
    pub(crate) fn is_request_only(&self) -> bool {
        matches!(self.home, Home::RequestOnly)
    }

    /// Whether the resource's field is an `Option` by another name.
    pub(crate) fn is_alias(&self) -> bool {
        matches!(self.home, Home::Optional) && ty::option_value(&self.written).is_none()
    }

    /// The names that it may have in a body, the one that is written first.
    pub(crate) fn wires(&self) -> Vec<&Wire> {
        let mut wires = vec![&self.wire];
        for alias in &self.aliases {
            wires.push(alias);
        }
        wires
    }

    pub(crate) fn has_value_rules(&self) -> bool {
        let ValueRules { of_value, matches, dive, .. } = &self.rules;
        !of_value.is_empty() || !matches.is_empty() || (dive.is_some() && !self.is_nested())
    }

    pub(crate) fn is_nested(&self) -> bool {
        self.merging.as_ref().is_some_and(|merging| merging.kind == MergingKind::Nested)
    }
}
