//! A service that keeps users: what a PATCH endpoint on top of `patch-runtime` looks like with everything around it.
//!
//! Read it in this order: `user` (the resource), `routes` (the endpoints), `audit` (what changed), `store` (SQL), and
//! then the small ones.

use std::future::Future;
use std::io;

use tokio::net::TcpListener;

mod audit;
mod error;
mod extract;
mod password;
mod request_id;
mod routes;
mod store;
mod user;

pub use crate::store::Store;

/// Answers requests until `stop` is ready; then lets those that have begun finish, and closes the database.
///
/// # Errors
///
/// When the listener fails for good.
pub async fn serve(
    listener: TcpListener,
    store: Store,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let router = routes::router(store.clone());
    axum::serve(listener, router).with_graceful_shutdown(stop).await?;
    store.close().await;
    Ok(())
}
