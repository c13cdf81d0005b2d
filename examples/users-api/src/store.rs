//! The database: `sqlite:` inside the process, or `postgres:` beside it. Both are given the same SQL.
//!
//! Every text in here is written in here: what comes from outside is bound. Truth values are numbers and labels are
//! JSON, because that is what both databases and `sqlx::Any` agree on.

use patch_runtime::{Bind as _, IntoColumns as _};
use sqlx::any::{AnyPoolOptions, AnyRow, install_default_drivers};
use sqlx::{AnyConnection, AnyPool, AssertSqlSafe, Error as SqlError, Executor as _, Row as _, Transaction};
use uuid::Uuid;

use crate::audit::{Change, Entry};
use crate::error::Error;
use crate::user::{Account, UpdateUserRequest, User};

const TABLES: &str = "
CREATE TABLE IF NOT EXISTS users (
    id TEXT PRIMARY KEY,
    version BIGINT NOT NULL,
    username TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL UNIQUE,
    display_name TEXT,
    bio TEXT,
    locale TEXT NOT NULL,
    newsletter BIGINT NOT NULL,
    labels TEXT NOT NULL,
    password_hash TEXT
);
CREATE TABLE IF NOT EXISTS history (
    user_id TEXT NOT NULL REFERENCES users (id),
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    request_id TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (user_id, version)
);";

/// With these, a change that has been acknowledged is on the disk.
const SETTINGS_OF_SQLITE: &str = "
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;";

/// A transaction on either database.
pub(crate) type Tx = Transaction<'static, sqlx::Any>;

/// The users and their history.
#[derive(Clone, Debug)]
pub struct Store {
    pool: AnyPool,
    begin: &'static str,
}

impl Store {
    /// Opens the database at this URL, and makes the tables if there are none.
    ///
    /// # Errors
    ///
    /// When the URL names no database, or it cannot be reached.
    pub async fn open(url: &str) -> Result<Self, SqlError> {
        install_default_drivers();
        let mut options = AnyPoolOptions::new();
        let is_sqlite = url.starts_with("sqlite:");
        if is_sqlite {
            // It has one writer at a time, and the queue of the pool is fairer than how it lets writers wait. In
            // memory, a second connection would be another database, which ends with its connection.
            options = options.max_connections(1).idle_timeout(None).max_lifetime(None);
            options = options.after_connect(|connection, _| {
                Box::pin(async { connection.execute(SETTINGS_OF_SQLITE).await.map(drop) })
            });
        }
        let pool = options.connect(url).await?;
        pool.execute(TABLES).await?;
        // Another process may write to the same file: who reads first and asks for the lock later may be turned away.
        let begin = if is_sqlite { "BEGIN IMMEDIATE" } else { "BEGIN" };
        Ok(Self { pool, begin })
    }

    /// Waits for what is running, and closes the connections.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// Starts to change something. What is not committed has never been.
    pub(crate) async fn begin(&self) -> Result<Tx, SqlError> {
        self.pool.begin_with(self.begin).await
    }

    pub(crate) async fn find(&self, id: &str) -> Result<Account, Error> {
        find(&mut *self.pool.acquire().await?, id).await
    }

    /// The users whose ids come after this one: those who were made later.
    pub(crate) async fn list(&self, (after, limit): (Uuid, i64)) -> Result<Vec<Account>, SqlError> {
        let query =
            sqlx::query("SELECT * FROM users WHERE id > $1 ORDER BY id LIMIT $2").bind(after.to_string()).bind(limit);
        query.fetch_all(&self.pool).await?.iter().map(account).collect()
    }

    /// What happened to a user after it had this version.
    pub(crate) async fn history(&self, id: &str, (after, limit): (i64, i64)) -> Result<Vec<Entry>, SqlError> {
        let sql = "SELECT * FROM history WHERE user_id = $1 AND version > $2 ORDER BY version LIMIT $3";
        let query = sqlx::query(sql).bind(id).bind(after).bind(limit);
        query.fetch_all(&self.pool).await?.iter().map(entry).collect()
    }
}

pub(crate) async fn find(connection: &mut AnyConnection, id: &str) -> Result<Account, Error> {
    let query = sqlx::query("SELECT * FROM users WHERE id = $1").bind(id);
    let row = query.fetch_optional(connection).await?.ok_or(Error::NotFound)?;
    Ok(account(&row)?)
}

pub(crate) async fn insert(tx: &mut Tx, account: &Account) -> Result<(), Error> {
    let Account { user, version, password_hash } = account;
    let User { id, username, email, display_name, bio, locale, newsletter, labels } = user;
    let sql = "INSERT INTO users (id, version, username, email, display_name, bio, locale, newsletter, labels, \
               password_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let query = sqlx::query(sql).bind(id).bind(version).bind(username).bind(email).bind(display_name).bind(bio);
    let query = query.bind(locale).bind(i64::from(*newsletter)).bind(serde_json::to_string(labels)?);
    query.bind(password_hash).execute(&mut **tx).await?;
    Ok(())
}

/// Stores what has changed, and touches no other column.
///
/// The version that it changes from is still the one that was read, or else somebody was faster.
pub(crate) async fn update(tx: &mut Tx, account: &Account, change: &Change) -> Result<(), Error> {
    let columns = columns(account, &change.after)?;
    let mut sql = "UPDATE users SET version = $2".to_owned();
    for (number, (column, _)) in (4..).zip(&columns) {
        sql.push_str(&format!(", {column} = ${number}"));
    }
    sql.push_str(" WHERE id = $1 AND version = $3");
    let mut query =
        sqlx::query(AssertSqlSafe(sql)).bind(&account.user.id).bind(account.version).bind(account.version - 1);
    for (_, value) in columns {
        query = match value {
            Value::Text(text) => query.bind(text),
            Value::Number(number) => query.bind(number),
        };
    }
    let rows = query.execute(&mut **tx).await?.rows_affected();
    if rows == 1 { Ok(()) } else { Err(Error::PreconditionFailed) }
}

/// What both databases and `sqlx::Any` agree on.
enum Value {
    Text(Option<String>),
    Number(i64),
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        Self::Text(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Number(truth.into())
    }
}

/// The columns of the fields that are present, with what to store.
fn columns(account: &Account, request: &UpdateUserRequest) -> Result<Vec<(&'static str, Value)>, serde_json::Error> {
    let mut columns = Vec::new();
    request.clone().into_columns(&mut columns);
    // What a request holds of these is not what is stored.
    if request.labels.is_some() {
        columns.bind("labels", serde_json::to_string(&account.user.labels)?);
    }
    if request.password.is_present() {
        columns.bind("password_hash", account.password_hash.clone());
    }
    Ok(columns)
}

pub(crate) async fn record(tx: &mut Tx, id: &str, entry: &Entry) -> Result<(), Error> {
    let Entry { version, at, request_id, before, after } = entry;
    let sql = "INSERT INTO history (user_id, version, at, request_id, before, after) VALUES ($1, $2, $3, $4, $5, $6)";
    let query = sqlx::query(sql).bind(id).bind(version).bind(at).bind(request_id);
    query.bind(before.to_string()).bind(after.to_string()).execute(&mut **tx).await?;
    Ok(())
}

fn account(row: &AnyRow) -> Result<Account, SqlError> {
    let user = User {
        id: row.try_get("id")?,
        username: row.try_get("username")?,
        email: row.try_get("email")?,
        display_name: row.try_get("display_name")?,
        bio: row.try_get("bio")?,
        locale: row.try_get("locale")?,
        newsletter: row.try_get::<i64, _>("newsletter")? != 0,
        labels: json(row, "labels")?,
    };
    Ok(Account { user, version: row.try_get("version")?, password_hash: row.try_get("password_hash")? })
}

fn entry(row: &AnyRow) -> Result<Entry, SqlError> {
    Ok(Entry {
        version: row.try_get("version")?,
        at: row.try_get("at")?,
        request_id: row.try_get("request_id")?,
        before: json(row, "before")?,
        after: json(row, "after")?,
    })
}

fn json<T: serde::de::DeserializeOwned>(row: &AnyRow, column: &str) -> Result<T, SqlError> {
    let text: &str = row.try_get(column)?;
    serde_json::from_str(text).map_err(|error| SqlError::Decode(error.into()))
}
