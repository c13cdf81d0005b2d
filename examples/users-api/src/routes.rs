//! The endpoints.

use std::collections::BTreeMap;

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::http::header::{ALLOW, ETAG, HeaderName, LOCATION};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Json, Router};
use patch_runtime::axum::PatchJson;
use patch_runtime::{ACCEPT_PATCH, PatchRequest as _};
use serde::Serialize;
use tracing::info;
use uuid::Uuid;

use crate::audit::{Change, Entry};
use crate::error::Error;
use crate::extract::{Id, IfMatch, Page, etag};
use crate::password;
use crate::request_id::{self, RequestId};
use crate::store::{self, Store};
use crate::user::{self, Account, UpdateUserRequest, User};

const BODY_BYTES: usize = 64 * 1024;
const PATCHES: (HeaderName, &str) = (HeaderName::from_static("accept-patch"), ACCEPT_PATCH);

pub(crate) fn router(store: Store) -> Router {
    Router::new()
        .route("/users", get(list).post(create))
        .route("/users/{id}", get(read).patch(update).options(options))
        .route("/users/{id}/history", get(history))
        .fallback(async || Error::NotFound)
        .method_not_allowed_fallback(async || Error::MethodNotAllowed)
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(from_fn(request_id::named))
        .with_state(store)
}

/// `POST /users`: a new user is a blank one to which the request is applied.
async fn create(
    State(store): State<Store>,
    Extension(request_id): Extension<RequestId>,
    PatchJson(mut request): PatchJson<UpdateUserRequest>,
) -> Result<Response, Error> {
    user::check_new(&request)?;
    let password_hash = password::hashed(request.password.take()).await?;

    let blank = Account::blank(Uuid::now_v7().to_string());
    let mut account = Account { version: 1, ..blank.clone() };
    request.apply_to(&mut account.user);
    password_hash.apply_to(&mut account.password_hash);
    user::check_result(&account.user)?;

    let entry = Entry::new(account.version, request_id, &Change::between(&blank, &account)?)?;
    let mut tx = store.begin().await?;
    store::insert(&mut tx, &account).await?;
    store::record(&mut tx, &account.user.id, &entry).await?;
    tx.commit().await?;
    info!(user = account.user.id, "created");

    let location = format!("/users/{}", account.user.id);
    Ok((StatusCode::CREATED, [(LOCATION, location)], answer(&account)).into_response())
}

/// `PATCH /users/{id}`.
async fn update(
    State(store): State<Store>,
    Extension(request_id): Extension<RequestId>,
    Id(id): Id,
    if_match: IfMatch,
    PatchJson(mut request): PatchJson<UpdateUserRequest>,
) -> Result<Response, Error> {
    // What is not stored as it is sent is taken out. It takes time as well, and others wait for the transaction.
    let password_hash = password::hashed(request.password.take()).await?;

    let mut tx = store.begin().await?;
    let before = store::find(&mut tx, &id).await?;
    if_match.check(before.version)?;

    let mut after = before.clone();
    request.apply_to(&mut after.user);
    password_hash.apply_to(&mut after.password_hash);
    user::check_result(&after.user)?;

    let change = Change::between(&before, &after)?;
    if change.is_empty() {
        return Ok(answer(&before)); // as if nobody had asked: no new version, no entry in the history
    }
    after.version += 1;
    store::update(&mut tx, &after, &change).await?;
    store::record(&mut tx, &id, &Entry::new(after.version, request_id, &change)?).await?;
    tx.commit().await?;
    info!(user = id, version = after.version, fields = ?change.after.present_fields(), "updated");

    Ok(answer(&after))
}

/// `GET /users/{id}`.
async fn read(State(store): State<Store>, Id(id): Id) -> Result<Response, Error> {
    Ok(answer(&store.find(&id).await?))
}

/// `OPTIONS /users/{id}`: what can be done with a user.
async fn options() -> impl IntoResponse {
    (StatusCode::NO_CONTENT, [(ALLOW, "GET, HEAD, OPTIONS, PATCH")], [PATCHES])
}

/// `GET /users?after=ID&limit=N`.
async fn list(State(store): State<Store>, page: Page<Uuid>) -> Result<Response, Error> {
    let accounts = store.list(page.bounds()).await?;
    let users: Vec<_> = accounts.iter().map(Shown::from).collect();
    Ok(Json(BTreeMap::from([("users", users)])).into_response())
}

/// `GET /users/{id}/history?after=VERSION&limit=N`.
async fn history(State(store): State<Store>, Id(id): Id, page: Page<i64>) -> Result<Response, Error> {
    store.find(&id).await?;
    let entries = store.history(&id, page.bounds()).await?;
    Ok(Json(BTreeMap::from([("history", entries)])).into_response())
}

/// An account, as the outside sees it.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    user: &'a User,
    version: i64,
    has_password: bool,
}

impl<'a> From<&'a Account> for Shown<'a> {
    fn from(account: &'a Account) -> Self {
        Self { user: &account.user, version: account.version, has_password: account.password_hash.is_some() }
    }
}

fn answer(account: &Account) -> Response {
    ([(ETAG, etag(account.version))], [PATCHES], Json(Shown::from(account))).into_response()
}
