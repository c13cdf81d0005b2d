//! Passwords. In plain text they come as far as this file.

use argon2::{Argon2, PasswordHash, PasswordHasher as _};
use patch_runtime::Patch;
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::error::Error;

/// Each takes 19 MiB and a processor for a while.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// What is to be stored for what a request says about the password.
pub(crate) async fn hashed(password: Patch<String>) -> Result<Patch<String>, Error> {
    let Patch::Set(password) = password else { return Ok(password) };
    let permit = AT_ONCE.acquire().await.map_err(Error::internal)?;
    let hash = spawn_blocking(move || {
        let hash: Result<PasswordHash, _> = Argon2::default().hash_password(password.as_bytes());
        drop(permit);
        hash.map(|hash| hash.to_string())
    });
    let hash = hash.await.map_err(Error::internal)?.map_err(Error::internal)?;
    Ok(Patch::Set(hash))
}
