//! Partial-update (HTTP PATCH) request types, derived from your domain structs.
//!
//! A PATCH body says one of three things about a member: it leaves it out (**keep**), it sends `null`
//! (**clear**), or it sends a value (**set**). `#[derive(PatchRequest)]` on a struct `User` generates
//! `UpdateUserRequest`, a type that keeps the three apart, together with its serde impls, a builder, and the
//! rules between its fields.
//!
//! ```
//! # #[cfg(feature = "derive")] {
//! use patch_runtime::{Patch, PatchRequest};
//!
//! #[derive(PatchRequest)]
//! #[patch(request_only {
//!     #[patch(nullable, secret)]
//!     password: String,
//!     #[patch(nullable, requires(password))]
//!     skip_password_checks: bool,
//! })]
//! pub struct User {
//!     #[patch(skip)]
//!     pub id: String,
//!     #[patch(nullable)]
//!     pub first_name: Option<String>,
//!     pub primary_email_address_id: Option<String>,
//! }
//!
//! let request: UpdateUserRequest = serde_json::from_str(r#"{"first_name": null}"#)?;
//! assert_eq!(request.first_name, Patch::Clear);
//! assert!(request.password.is_keep());
//!
//! let mut user = User {
//!     id: "u1".into(),
//!     first_name: Some("Ada".into()),
//!     primary_email_address_id: None,
//! };
//! request.apply_to(&mut user);
//! assert_eq!(user.first_name, None);
//!
//! let body = r#"{"skip_password_checks": true}"#;
//! let refused = serde_json::from_str::<UpdateUserRequest>(body).unwrap_err();
//! assert!(refused.to_string().starts_with("`skip_password_checks` requires `password`"));
//! # }
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! [`PatchRequest`] names both the derive macro and the trait that the generated request implements; one `use`
//! brings in both.
//!
//! [`attributes`] is the reference: a page for each word of `#[patch(..)]`, and pages about [rules](attributes::rules),
//! the [builder](attributes::builder), and what becomes of [`#[serde(..)]`](attributes::serde).
//!
//! [`IntoColumns`] makes a request the columns of an `UPDATE`.
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `derive` | yes | the [`PatchRequest`](macro@PatchRequest) derive macro |
//! | `json` | no | `json::from_slice`, which reports every problem of a body, and [`merge`](attributes::merge) for `serde_json::Value` |
//! | `axum` | no | `axum::PatchJson`, an extractor for axum 0.8; includes `json` |
//! | `garde023` | no | [`garde`](attributes::garde), rules of garde 0.23 about the values of a request; asks for Rust 1.87 |
//! | `schemars1` | no | [`#[patch(schemars)]`](attributes::schemars): `schemars::JsonSchema` for requests, with their rules |
//! | `utoipa6` | no | [`#[patch(utoipa)]`](attributes::utoipa): `utoipa::ToSchema` for requests, with their rules; asks for Rust 1.88 |
//! | `std` | yes | links the standard library; without it the crate needs `core` and `alloc` only |

#![no_std]
// Shows on docs.rs which feature an item takes.
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

// Pages for rustdoc and nothing to compile; their examples use the derive macro.
#[cfg(any(doc, all(doctest, feature = "derive")))]
pub mod attributes;

#[cfg(feature = "axum")]
pub mod axum;
mod bounds;
mod change;
mod columns;
mod de;
mod feature;
mod field;
#[cfg(feature = "garde023")]
mod garde;
mod inexpressible;
#[cfg(feature = "json")]
pub mod json;
mod media_type;
mod merge;
mod patch;
pub mod pruned;
mod quote;
mod request;
mod rule;
#[cfg(any(feature = "schemars1", feature = "utoipa6"))]
mod schema;
#[cfg(feature = "schemars1")]
mod schemars1;
mod ser;
mod slot;
mod slots;
mod unchecked;
#[cfg(feature = "utoipa6")]
mod utoipa6;
mod violation;

// What generated code names, and nothing else: no part of it is public interface.
#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use crate::columns::{Bind, IntoColumns};
pub use crate::de::ReadRequest;
pub use crate::field::{Field, State};
pub use crate::inexpressible::Inexpressible;
pub use crate::media_type::{ACCEPT_PATCH, MERGE_PATCH_JSON, is_patch_media_type};
pub use crate::merge::Merge;
pub use crate::patch::Patch;
pub use crate::request::{ChangedFields, DiffRequest, PatchRequest, Patchable, PresentFields};
pub use crate::rule::{Condition, Rule, Target};
pub use crate::unchecked::Unchecked;
pub use crate::violation::{Problem, Report, Violation, Violations};

/// Generates the partial-update request type of a struct: `UpdateUserRequest` for `User`.
///
/// ```
/// use patch_runtime::PatchRequest;
///
/// #[derive(PatchRequest)]
/// struct User {
///     #[patch(skip)]
///     id: u64,
///     #[patch(nullable)]
///     nickname: Option<String>,
///     email: String,
/// }
///
/// let request = UpdateUserRequest::builder().email("ada@example.org").clear_nickname().build();
/// assert_eq!(serde_json::to_string(&request)?, r#"{"nickname":null,"email":"ada@example.org"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// It writes, beside the struct:
///
/// - `UpdateUserRequest`, with `new()`, `builder()`, `Default`, `Debug`, `Clone`, `PartialEq`, serde's `Serialize` and
///   `Deserialize`, and the trait [`PatchRequest`](trait@PatchRequest); the struct itself gets [`Patchable`]
/// - `UpdateUserRequestBuilder`: see [the builder](attributes::builder)
/// - `mod update_user_request`, the states of the builder, if there are [rules](attributes::rules) for it to remember
///
/// [`attributes`] has a page for each word of `#[patch(..)]`, and one about [`#[serde(..)]`](attributes::serde) on the
/// struct.
///
#[cfg(feature = "derive")]
pub use patch_derive::PatchRequest;
