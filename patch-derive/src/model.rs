//! The model: a resource, the fields of its request, and the rules between them, as plain data.
//!
//! Building it looks at one field at a time. What takes two facts to judge is left to `check`.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Generics, Path, Type, Visibility};

use crate::attr::{Carried, Function, Reset};
use crate::name::Name;

mod reading;

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
    /// Those of the fields, field by field, then those of the struct.
    pub(crate) rules: Vec<Rule>,
    /// Where `patch_runtime` lives.
    pub(crate) runtime: Path,
}

/// What the attributes of the struct say about the request as a whole.
#[allow(clippy::struct_excessive_bools)] // a word each
pub(crate) struct Request {
    pub(crate) ident: Ident,
    pub(crate) builder: Ident,
    pub(crate) vis: Visibility,
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
    /// The function that checks what the rules cannot say.
    pub(crate) validate_with: Option<Path>,
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
    /// The type as written.
    pub(crate) written: Type,
    /// The type of a value: of `Option<T>` the `T`.
    pub(crate) value: Value,
    pub(crate) home: Home,
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
    /// The functions that read and write it in place of its type's impls.
    pub(crate) read: Option<Function>,
    pub(crate) write: Option<Function>,
}

/// A wire name of a field and where it comes from.
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
    pub(crate) wire: String,
}

/// A statement about the fields of one request. Fields are indices into [`Resource::fields`].
pub(crate) enum Rule {
    Required { field: usize },
    NonEmpty,
    Requires { field: usize, target: Target },
}

/// A field that an attribute names.
pub(crate) struct Target {
    pub(crate) name: Name,
    /// `None` when no field of the request has this name.
    pub(crate) field: Option<usize>,
}

impl Resource {
    /// Whether there is anything to check when a request is built.
    pub(crate) fn has_rules(&self) -> bool {
        !self.rules.is_empty() || self.request.validate_with.is_some()
    }
}

impl Field {
    pub(crate) fn is_request_only(&self) -> bool {
        matches!(self.home, Home::RequestOnly)
    }
}
