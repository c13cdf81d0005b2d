//! diesel: its `AsChangeset` on the request, whose nullable fields are double options. Columns are its own affair.

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::result::Error;
use patch_runtime::PatchRequest;
use patch_sql::TABLE;

use crate::bodies::INSERT;

diesel::table! {
    users (id) {
        id -> BigInt,
        user_name -> Text,
        nickname -> Nullable<Text>,
        email -> Nullable<Text>,
        age -> Nullable<Integer>,
        is_admin -> Bool,
        password_hash -> Nullable<Text>,
    }
}

#[derive(Debug, PartialEq, Queryable, Selectable, PatchRequest)]
#[diesel(table_name = users)]
#[patch(repr = "option", derive(Clone, diesel::AsChangeset), attr(diesel(table_name = users)))]
#[patch(request_only {
    #[patch(nullable, secret, attr(diesel(column_name = password_hash)))]
    password: String,
    #[patch(attr(diesel(skip_update)))]
    notify: bool,
})]
struct User {
    #[patch(skip)]
    id: i64,
    #[diesel(column_name = user_name)]
    #[patch(attr(diesel(column_name = user_name)))]
    name: String,
    #[patch(nullable)]
    nickname: Option<String>,
    email: Option<String>,
    #[patch(nullable)]
    age: Option<i32>,
    is_admin: bool,
}

fn database() -> SqliteConnection {
    let mut connection = SqliteConnection::establish(":memory:").unwrap();
    connection.batch_execute(TABLE).unwrap();
    connection.batch_execute(INSERT).unwrap();
    connection
}

fn stored(connection: &mut SqliteConnection) -> (User, Option<String>) {
    users::table.find(7).select((User::as_select(), users::password_hash)).first(connection).unwrap()
}

fn read(body: &str) -> UpdateUserRequest {
    serde_json::from_str(body).expect(body)
}

#[test]
fn what_is_stored_is_what_applying_gives() {
    for body in [
        r#"{"name": "grace"}"#,
        r#"{"nickname": null}"#,
        r#"{"nickname": "G", "age": null}"#,
        r#"{"email": "grace@example.org", "is_admin": false}"#,
        r#"{"password": "new", "notify": true}"#,
        r#"{"password": null, "age": 85, "name": "'; DROP TABLE users; --"}"#,
    ] {
        let mut connection = database();
        let (mut user, mut password_hash) = stored(&mut connection);
        let rows = diesel::update(users::table.find(7)).set(read(body)).execute(&mut connection);
        assert_eq!(rows, Ok(1), "{body}");
        let mut request = read(body);
        if let Some(password) = request.password.take() {
            password_hash = password;
        }
        request.apply_to(&mut user);
        assert_eq!(stored(&mut connection), (user, password_hash), "{body}");
    }
}

#[test]
fn what_is_kept_is_not_in_the_text() {
    let update = diesel::update(users::table.find(7)).set(read(r#"{"nickname": null, "is_admin": true}"#));
    let sql = diesel::debug_query::<diesel::sqlite::Sqlite, _>(&update).to_string();
    assert!(sql.starts_with("UPDATE `users` SET `nickname` = ?, `is_admin` = ? WHERE"), "{sql}");
}

/// diesel refuses to update nothing. The request tells before it is asked.
#[test]
fn nothing_is_an_error_that_is_empty_avoids() {
    let update = diesel::update(users::table.find(7)).set(read("{}"));
    let error = update.execute(&mut database()).unwrap_err();
    assert!(matches!(error, Error::QueryBuilderError(_)), "{error:?}");
    assert_eq!(error.to_string(), "There are no changes to save. This query cannot be built");
    assert!(read("{}").is_empty());

    // What diesel skips is in the request all the same.
    let mut request = read(r#"{"notify": true}"#);
    assert!(diesel::update(users::table.find(7)).set(request.clone()).execute(&mut database()).is_err());
    assert_eq!((request.notify.take(), request.is_empty()), (Some(true), true));
}
