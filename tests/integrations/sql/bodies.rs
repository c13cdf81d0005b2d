//! Requests, and what is stored after each.

use std::env;

use patch_runtime::PatchRequest as _;
use patch_sql::{TABLE, UpdateUserRequest, User};

/// What the table holds of a user.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub(crate) user: User,
    pub(crate) password_hash: Option<String>,
}

/// The only row, before each request.
pub(crate) fn stored() -> Row {
    let user = User {
        id: 7,
        name: "ada".into(),
        nickname: Some("Ada".into()),
        email: None,
        locale: "de".into(),
        age: Some(36),
        is_admin: true,
        order: 1,
    };
    Row { user, password_hash: Some("old".into()) }
}

pub(crate) const INSERT: &str = r#"INSERT INTO users (id, user_name, nickname, locale, age, is_admin, "order", password_hash)
    VALUES (7, 'ada', 'Ada', 'de', 36, true, 1, 'old')"#;

/// The columns in the order of [`User`]'s fields, with the password in the end.
pub(crate) const SELECT: &str =
    r#"SELECT id, user_name, nickname, email, locale, age, is_admin, "order", password_hash FROM users"#;

/// What is stored in a row of [`SELECT`]. Each library has a `get` of its own; that of some may fail.
macro_rules! stored_in {
    ($row:ident $(, $fails:tt)?) => {
        $crate::bodies::Row {
            user: patch_sql::User {
                id: $row.get(0)$($fails)?,
                name: $row.get(1)$($fails)?,
                nickname: $row.get(2)$($fails)?,
                email: $row.get(3)$($fails)?,
                locale: $row.get(4)$($fails)?,
                age: $row.get(5)$($fails)?,
                is_admin: $row.get(6)$($fails)?,
                order: $row.get(7)$($fails)?,
            },
            password_hash: $row.get(8)$($fails)?,
        }
    };
}
pub(crate) use stored_in;

/// The table, gone with its connection.
pub(crate) fn temporary_table() -> String {
    TABLE.replacen("CREATE", "CREATE TEMPORARY", 1)
}

/// The server to test with, if there is one.
pub(crate) fn postgres() -> Option<String> {
    let url = env::var("TEST_DATABASE_URL").or_else(|_| env::var("DATABASE_URL")).ok();
    let url = url.filter(|url| url.starts_with("postgres"));
    if url.is_none() {
        println!("skipped: `TEST_DATABASE_URL` names no PostgreSQL");
    }
    url
}

/// Requests that change something which is stored, with the columns that they change.
pub(crate) const CHANGES: &[(&str, &[&str])] = &[
    (r#"{"name": "grace"}"#, &["user_name"]),
    (r#"{"nickname": null}"#, &["nickname"]),
    (r#"{"nickname": "G", "age": null}"#, &["nickname", "age"]),
    (r#"{"age": 85}"#, &["age"]),
    (r#"{"email": "grace@example.org", "is_admin": false}"#, &["email", "is_admin"]),
    (r#"{"locale": null}"#, &["locale"]),
    (r#"{"order": -5, "locale": "fr"}"#, &["locale", "order"]),
    (r#"{"password": "new", "notify": true}"#, &["password_hash"]),
    (r#"{"password": null}"#, &["password_hash"]),
    (
        r#"{"password": "p", "order": 2, "is_admin": true, "age": 1, "locale": "l", "email": "e", "nickname": "n", "name": "m"}"#,
        &["user_name", "nickname", "email", "locale", "age", "is_admin", "order", "password_hash"],
    ),
    // What is stored is this very text.
    (
        r#"{"name": "'; DROP TABLE users; --", "nickname": "\" = NULL, \"is_admin\" = true --"}"#,
        &["user_name", "nickname"],
    ),
    (r#"{"name": "$1 ? ?1 :a {} %s \\ \u0001 \ud83e\udd80", "email": "NULL"}"#, &["user_name", "email"]),
];

/// Requests without a statement.
pub(crate) const NOTHING: &[&str] = &["{}", r#"{"notify": true}"#];

pub(crate) fn read(body: &str) -> UpdateUserRequest {
    serde_json::from_str(body).expect(body)
}

/// What is stored after a request, by way of the resource.
pub(crate) fn applied(mut request: UpdateUserRequest) -> Row {
    let mut row = stored();
    request.password.take().apply_to(&mut row.password_hash);
    request.apply_to(&mut row.user);
    row
}

/// The `SET` of a statement, given how a value is written that is bound as the one of this number.
pub(crate) fn assignments(columns: &[&str], placeholder: impl Fn(usize) -> String) -> String {
    let assignments = (1..).zip(columns).map(|(number, column)| format!(r#""{column}" = {}"#, placeholder(number)));
    assignments.collect::<Vec<_>>().join(", ")
}

/// Names come from the source alone: what a body calls otherwise is refused before there is SQL.
#[test]
fn a_body_names_no_column() {
    for body in [r#"{"user_name": "x"}"#, r#"{"password_hash": "x"}"#, r#"{"id": 8}"#, r#"{"name\" = 'x' --": 1}"#] {
        assert!(serde_json::from_str::<UpdateUserRequest>(body).is_err(), "{body}");
    }
}
