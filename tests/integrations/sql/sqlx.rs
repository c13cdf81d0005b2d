//! sqlx: one function for two databases.

use patch_runtime::{Bind, IntoColumns, PatchRequest};
use patch_sql::sqlx::update;
use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::sqlite::{SqliteArgumentsBuffer, SqliteTypeInfo};
use sqlx::{Connection as _, Encode, Error, Executor as _, PgConnection, Postgres, Row as _, Sqlite, SqliteConnection};

use crate::bodies::{
    CHANGES, INSERT, NOTHING, SELECT, applied, assignments, postgres, read, stored, stored_in, temporary_table,
};

macro_rules! what_is_stored_is_what_applying_gives {
    ($database:ty, $connection:expr) => {
        let mut connection = $connection;
        connection.execute(sqlx::AssertSqlSafe(temporary_table())).await.unwrap();
        for (body, _) in CHANGES {
            connection.execute("DELETE FROM users").await.unwrap();
            connection.execute(INSERT).await.unwrap();
            let mut update = update::<$database, _>("users", read(body)).unwrap().expect(body);
            let query = update.push(" WHERE id = ").push_bind(7_i64).build();
            assert_eq!(query.execute(&mut connection).await.unwrap().rows_affected(), 1, "{body}");
            let row = connection.fetch_one(SELECT).await.unwrap();
            assert_eq!(stored_in!(row), applied(read(body)), "{body}");
        }
        connection.close().await.unwrap();
    };
}

#[tokio::test]
async fn on_sqlite() {
    what_is_stored_is_what_applying_gives!(Sqlite, SqliteConnection::connect("sqlite::memory:").await.unwrap());
}

#[tokio::test]
async fn on_postgres() {
    let Some(url) = postgres() else { return };
    what_is_stored_is_what_applying_gives!(Postgres, PgConnection::connect(&url).await.unwrap());
}

#[test]
fn what_is_kept_is_not_in_the_text() {
    for (body, columns) in CHANGES {
        let query = update::<Sqlite, _>("users", read(body)).unwrap().expect(body);
        assert_eq!(query.into_string(), format!("UPDATE \"users\" SET {}", assignments(columns, |_| "?".into())));
        let query = update::<Postgres, _>("users", read(body)).unwrap().expect(body);
        let sql = format!("UPDATE \"users\" SET {}", assignments(columns, |number| format!("${number}")));
        assert_eq!(query.into_string(), sql);
    }
    assert_ne!(stored(), applied(read(CHANGES[0].0)));
}

#[test]
fn nothing_is_no_statement() {
    for body in NOTHING {
        assert!(update::<Sqlite, _>("users", read(body)).unwrap().is_none(), "{body}");
        assert!(update::<Postgres, _>("users", read(body)).unwrap().is_none(), "{body}");
    }
}

/// A value that cannot be encoded.
struct Unlucky;

impl sqlx::Type<Sqlite> for Unlucky {
    fn type_info() -> SqliteTypeInfo {
        <i64 as sqlx::Type<Sqlite>>::type_info()
    }
}

impl Encode<'_, Sqlite> for Unlucky {
    fn encode_by_ref(&self, _: &mut SqliteArgumentsBuffer) -> Result<IsNull, BoxDynError> {
        Err("out of luck".into())
    }
}

#[test]
fn a_value_that_cannot_be_encoded_is_an_error() {
    struct Two;
    impl<S: Bind<i64> + Bind<Unlucky>> IntoColumns<S> for Two {
        fn into_columns(self, sink: &mut S) {
            sink.bind("a", 1_i64);
            sink.bind("b", Unlucky);
            sink.bind("c", 1_i64);
        }
    }
    let error = update::<Sqlite, _>("users", Two).err().expect("one column has no value");
    assert!(matches!(&error, Error::Encode(inner) if inner.to_string() == "out of luck"), "{error}");
}

/// What is borrowed from a body is bound as it is, whatever it is borrowed from.
#[test]
fn borrowed_values() {
    #[derive(PatchRequest)]
    #[patch(columns)]
    struct Names<'a, 'b> {
        first: &'a str,
        #[patch(nullable)]
        middle: Option<&'a str>,
        last: &'b str,
    }
    let body = String::from(r#"{"first": "Ada", "middle": null, "last": "Lovelace"}"#);
    let request: UpdateNamesRequest<'_, '_> = serde_json::from_str(&body).unwrap();
    let query = update::<Postgres, _>("names", request.clone()).unwrap().unwrap();
    assert_eq!(query.into_string(), r#"UPDATE "names" SET "first" = $1, "middle" = $2, "last" = $3"#);
    let query = update::<Sqlite, _>("names", request).unwrap().unwrap();
    assert_eq!(query.into_string(), r#"UPDATE "names" SET "first" = ?, "middle" = ?, "last" = ?"#);
}
