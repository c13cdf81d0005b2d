//! What really changed, for the history of a user and for the log.

use std::time::{SystemTime, UNIX_EPOCH};

use patch_runtime::{Inexpressible, Patch, PatchRequest as _};
use serde::Serialize;
use serde_json::Value;

use crate::request_id::RequestId;
use crate::user::{Account, UpdateUserRequest};

/// What stands for a password. (Sent as one, it is refused: it is too short.)
const MASK: &str = "***";

/// A change as two requests.
pub(crate) struct Change {
    /// Takes the change back.
    pub(crate) before: UpdateUserRequest,
    /// Makes it once more.
    pub(crate) after: UpdateUserRequest,
}

impl Change {
    /// What differs between two states of an account, and nothing else; of the password only whether there is one.
    pub(crate) fn between(before: &Account, after: &Account) -> Result<Self, Inexpressible> {
        let mut change = Self {
            before: UpdateUserRequest::diff(&after.user, &before.user)?,
            after: UpdateUserRequest::diff(&before.user, &after.user)?,
        };
        if before.password_hash != after.password_hash {
            let masked =
                |account: &Account| Patch::set_or_clear(account.password_hash.as_ref().map(|_| MASK.to_owned()));
            change.before.password = masked(before);
            change.after.password = masked(after);
        }
        Ok(change)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.after.is_empty()
    }
}

/// A row of the history.
#[derive(Serialize)]
pub(crate) struct Entry {
    /// The version that the change made.
    pub(crate) version: i64,
    /// When, in milliseconds since 1970.
    pub(crate) at: i64,
    /// Which HTTP request did it.
    pub(crate) request_id: String,
    /// What the changed members were; `null` for a user who is new.
    pub(crate) before: Value,
    /// What they became.
    pub(crate) after: Value,
}

impl Entry {
    pub(crate) fn new(version: i64, RequestId(request_id): RequestId, change: &Change) -> serde_json::Result<Self> {
        let before = if version == 1 { Value::Null } else { serde_json::to_value(&change.before)? };
        let after = serde_json::to_value(&change.after)?;
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let at = i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX);
        Ok(Self { version, at, request_id, before, after })
    }
}
