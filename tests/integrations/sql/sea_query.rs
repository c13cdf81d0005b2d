//! sea-query, with sqlx to run what it builds.

use patch_sql::TABLE;
use patch_sql::sea_query::update;
use sea_query::{Expr, ExprTrait as _, PostgresQueryBuilder, SqliteQueryBuilder};
use sea_query_sqlx::SqlxBinder as _;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, Row as _, SqliteConnection};

use crate::bodies::{CHANGES, INSERT, NOTHING, SELECT, applied, assignments, read, stored_in};

#[tokio::test]
async fn what_is_stored_is_what_applying_gives() {
    let mut connection = SqliteConnection::connect("sqlite::memory:").await.unwrap();
    connection.execute(TABLE).await.unwrap();
    for (body, _) in CHANGES {
        connection.execute("DELETE FROM users").await.unwrap();
        connection.execute(INSERT).await.unwrap();
        let mut update = update("users", read(body)).expect(body);
        let (sql, values) = update.and_where(Expr::col("id").eq(7_i64)).build_sqlx(SqliteQueryBuilder);
        let query = sqlx::query_with(AssertSqlSafe(sql), values);
        assert_eq!(query.execute(&mut connection).await.unwrap().rows_affected(), 1, "{body}");
        let row = connection.fetch_one(SELECT).await.unwrap();
        assert_eq!(stored_in!(row), applied(read(body)), "{body}");
    }
}

#[test]
fn what_is_kept_is_not_in_the_text() {
    for (body, columns) in CHANGES {
        let update = update("users", read(body)).expect(body);
        let (sql, values) = update.build(PostgresQueryBuilder);
        assert_eq!(sql, format!("UPDATE \"users\" SET {}", assignments(columns, |number| format!("${number}"))));
        assert_eq!(values.0.len(), columns.len());
    }
}

#[test]
fn nothing_is_no_statement() {
    for body in NOTHING {
        assert!(update("users", read(body)).is_none(), "{body}");
    }
}
