//! tokio-postgres, which binds values behind a trait object.

use patch_runtime::{Bind, IntoColumns};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Error};

/// The assignments of an `UPDATE`, with the values that are bound to them.
#[derive(Default)]
pub struct Assignments {
    sql: Vec<String>,
    values: Vec<Box<dyn ToSql + Sync + Send>>,
}

impl<T: ToSql + Sync + Send + 'static> Bind<T> for Assignments {
    fn bind(&mut self, column: &'static str, value: T) {
        self.values.push(Box::new(value));
        self.sql.push(format!(r#""{column}" = ${}"#, self.values.len()));
    }
}

/// Updates a row, and tells how many there were.
///
/// # Errors
///
/// Those of the database.
pub async fn update<R>(client: &Client, table: &'static str, id: i64, request: R) -> Result<u64, Error>
where
    R: IntoColumns<Assignments>,
{
    let mut set = Assignments::default();
    request.into_columns(&mut set);
    if set.sql.is_empty() {
        return Ok(0);
    }
    set.values.push(Box::new(id));
    let sql = format!(r#"UPDATE "{table}" SET {} WHERE id = ${}"#, set.sql.join(", "), set.values.len());
    client.execute_raw(&sql, set.values).await
}
