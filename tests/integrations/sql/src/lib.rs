//! From a request to an `UPDATE`, with each of the libraries that build one. The guide `docs/SQL.md` shows these files.

pub mod rusqlite;
pub mod sea_query;
pub mod sqlx;
pub mod tokio_postgres;

/// The table of [`User`]s, as every database takes it.
pub const TABLE: &str = r#"CREATE TABLE users (
    id BIGINT PRIMARY KEY,
    user_name TEXT NOT NULL,
    nickname TEXT,
    email TEXT,
    locale TEXT NOT NULL,
    age INTEGER,
    is_admin BOOLEAN NOT NULL,
    "order" BIGINT NOT NULL,
    password_hash TEXT
)"#;

/// A row with a field of each kind.
#[derive(Clone, Debug, PartialEq, patch_runtime::PatchRequest)]
#[patch(columns, request_only {
    /// What to store of the password.
    #[patch(nullable, secret, column = "password_hash")]
    password: String,
    /// Whether to tell the user.
    notify: bool,
})]
pub struct User {
    /// The key.
    #[patch(skip)]
    pub id: i64,
    /// A column with a name of its own.
    #[patch(column = "user_name")]
    pub name: String,
    /// May be cleared.
    #[patch(nullable)]
    pub nickname: Option<String>,
    /// May be set, and never cleared.
    pub email: Option<String>,
    /// `null` resets it.
    #[patch(nullable, default = "en".to_owned())]
    pub locale: String,
    /// May be cleared, and is no text.
    #[patch(nullable)]
    pub age: Option<i32>,
    /// `false` is a value.
    pub is_admin: bool,
    /// A word of SQL.
    pub order: i64,
}
