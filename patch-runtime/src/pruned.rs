//! Requests that lack a parameter of their resource, because only a `skip`ped field uses it.
//!
//! The request of a `Tagged<T>` whose `T` is in no request is `UpdateTaggedRequest`, without a `T`: it is read, built and
//! checked like any other, and there are many resources that it can be applied to. What is about one of them is therefore
//! no part of its [`PatchRequest`], whose [`Resource`](PatchRequest::Resource) is [`UnknownResource`], but a method of its
//! own, of the same name:
//!
//! ```
//! # #[cfg(feature = "derive")] {
//! use patch_runtime::PatchRequest;
//!
//! #[derive(PatchRequest)]
//! struct Tagged<T> {
//!     #[patch(skip)]
//!     tag: T,
//!     name: String,
//! }
//!
//! let mut tagged = Tagged { tag: 'a', name: "Ada".to_owned() };
//! let request = UpdateTaggedRequest::builder().name("Grace").build();
//! request.apply_to(&mut tagged);
//! assert_eq!((tagged.tag, tagged.name.as_str()), ('a', "Grace"));
//! # }
//! ```
//!
//! Code that is generic over requests takes a [`RequestFor`] one of them.

use core::fmt;
use core::marker::PhantomData;
use core::ops::{Deref, DerefMut};

use serde::de::{Deserialize, Deserializer, MapAccess};
use serde::ser::{Serialize, Serializer};

use crate::de::{self, Members, NestedVisitor, ReadRequest};
use crate::field::{Field, Rows, State};
use crate::inexpressible::{Inexpressible, Losses};
use crate::request::{ChangedFields, DiffRequest, PatchRequest};
use crate::rule::Rule;
use crate::violation::Report;

/// A request that can be applied to a `T`, of which there are many. The derive implements it.
#[diagnostic::on_unimplemented(message = "`{Self}` is no request for a `{T}`")]
pub trait UpdateOf<T>: PatchRequest {
    /// [`PatchRequest::apply_to`].
    #[doc(hidden)]
    fn update(self, resource: &mut T);
}

/// A request that can be computed from two states of a `T`. The derive implements it where the fields' types are `Clone`
/// and `PartialEq`, those of `skip`ped fields too.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be computed from two `{T}`: a field's type is not `Clone` and `PartialEq`"
)]
pub trait DiffOf<T>: UpdateOf<T> {
    /// [`DiffRequest::differences`].
    #[doc(hidden)]
    fn differences(&mut self, from: &T, to: &T, losses: &mut Losses<'_>);
}

/// The resource of a request whose type does not tell which it is. There are no values of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownResource {}

/// A request for a `T`, where its type alone would not tell: the [`Request`](crate::Patchable::Request) of that resource.
///
/// It is the request in all but its type, and derefs to it.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use patch_runtime::{PatchRequest, Patchable};
///
/// #[derive(PatchRequest)]
/// struct Tagged<T> {
///     #[patch(skip)]
///     tag: T,
///     name: String,
/// }
///
/// fn update<T: Patchable>(resource: &mut T, request: T::Request) {
///     request.apply_to(resource);
/// }
///
/// let mut tagged = Tagged { tag: 'a', name: "Ada".to_owned() };
/// update(&mut tagged, UpdateTaggedRequest::builder().name("Grace").build().into());
/// assert_eq!(tagged.name, "Grace");
/// # }
/// ```
pub struct RequestFor<T, R> {
    request: R,
    resource: PhantomData<fn(&mut T)>,
}

impl<T, R> RequestFor<T, R> {
    /// The request itself.
    pub fn into_inner(self) -> R {
        self.request
    }
}

impl<T, R> From<R> for RequestFor<T, R> {
    fn from(request: R) -> Self {
        Self { request, resource: PhantomData }
    }
}

impl<T, R> Deref for RequestFor<T, R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.request
    }
}

impl<T, R> DerefMut for RequestFor<T, R> {
    fn deref_mut(&mut self) -> &mut R {
        &mut self.request
    }
}

impl<T, R: UpdateOf<T>> PatchRequest for RequestFor<T, R> {
    type Resource = T;
    const ROWS: Rows = R::ROWS;
    const FIELDS: &'static [Field] = R::FIELDS;
    const RULES: &'static [Rule] = R::RULES;
    const NAME: &'static str = R::NAME;
    const READ_ONLY: &'static [&'static str] = R::READ_ONLY;
    const ALLOW_UNKNOWN: bool = R::ALLOW_UNKNOWN;

    fn state(&self, field: usize) -> State {
        self.request.state(field)
    }

    fn apply_to(self, resource: &mut T) {
        self.request.update(resource);
    }

    fn holds(&self, condition: usize) -> bool {
        self.request.holds(condition)
    }

    fn check_values(&self, report: &mut Report) {
        self.request.check_values(report);
    }

    fn more(&self, report: &mut Report) {
        self.request.more(report);
    }

    fn merge_fields(&mut self, later: Self, losses: &mut Losses<'_>) {
        self.request.merge_fields(later.request, losses);
    }
}

impl<T, R: DiffOf<T>> DiffRequest for RequestFor<T, R> {
    fn differences(&mut self, from: &T, to: &T, losses: &mut Losses<'_>) {
        self.request.differences(from, to, losses);
    }
}

#[diagnostic::do_not_recommend]
impl<'de, T, R: UpdateOf<T> + ReadRequest<'de>> ReadRequest<'de> for RequestFor<T, R> {
    fn read_field<A: MapAccess<'de>>(&mut self, index: usize, members: &mut Members<A>) -> Result<(), A::Error> {
        self.request.read_field(index, members)
    }

    fn visit_nested<V: NestedVisitor<'de>>(&mut self, index: usize, visitor: V) -> Option<V::Output> {
        self.request.visit_nested(index, visitor)
    }
}

impl<'de, T, R: UpdateOf<T> + ReadRequest<'de>> Deserialize<'de> for RequestFor<T, R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        de::deserialize(deserializer)
    }
}

impl<T, R: Serialize> Serialize for RequestFor<T, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.request.serialize(serializer)
    }
}

impl<T, R: Default> Default for RequestFor<T, R> {
    fn default() -> Self {
        R::default().into()
    }
}

impl<T, R: Clone> Clone for RequestFor<T, R> {
    fn clone(&self) -> Self {
        self.request.clone().into()
    }
}

impl<T, R: PartialEq> PartialEq for RequestFor<T, R> {
    fn eq(&self, other: &Self) -> bool {
        self.request == other.request
    }
}

impl<T, R: fmt::Debug> fmt::Debug for RequestFor<T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(f)
    }
}

// The methods that generated code has under the names of the trait's.

/// [`PatchRequest::diff`].
pub fn diff_of<T, R: DiffOf<T>>(from: &T, to: &T) -> Result<R, Inexpressible> {
    RequestFor::diff(from, to).map(RequestFor::into_inner)
}

/// [`PatchRequest::undo_for`].
pub fn undo_of<T: Clone, R: DiffOf<T> + Clone>(request: &R, resource: &T) -> Result<R, Inexpressible> {
    RequestFor::from(request.clone()).undo_for(resource).map(RequestFor::into_inner)
}

/// [`PatchRequest::changed_fields`].
pub fn changes_of<T: Clone, R: DiffOf<T> + Clone>(request: &R, resource: &T) -> ChangedFields {
    RequestFor::from(request.clone()).changed_fields(resource)
}
