//! The same PATCH endpoint three times: with [axum](mod@axum), with [actix-web](actix), and with plain [hyper](mod@hyper).
//!
//! Each takes the body of a request, answers what is wrong with it, all at once, or else with the updated resource.
//! [`validated`] has rules of another crate about the values in a request.

use patch_runtime::PatchRequest;

pub mod actix;
pub mod axum;
pub mod hyper;
pub mod validated;

/// What is stored.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
pub struct User {
    /// Given by the service.
    #[patch(skip)]
    pub id: u32,
    /// What to call them.
    #[patch(nullable)]
    pub nickname: Option<String>,
    /// Where to write to.
    pub email: String,
}

/// Stands in for a database: the user who is always there, after an update.
#[must_use]
pub fn update(request: UpdateUserRequest) -> String {
    let mut user = User { id: 7, nickname: Some("Ada".to_owned()), email: "ada@example.org".to_owned() };
    request.apply_to(&mut user);
    format!("{user:?}")
}
