//! rusqlite, whose `Value` is whatever can be stored.

use patch_runtime::IntoColumns;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// Updates a row, and tells how many there were.
///
/// # Errors
///
/// Those of the database.
pub fn update<R>(connection: &Connection, table: &'static str, id: i64, request: R) -> rusqlite::Result<usize>
where
    R: IntoColumns<Vec<(&'static str, Value)>>,
{
    let mut columns = Vec::new();
    request.into_columns(&mut columns);
    if columns.is_empty() {
        return Ok(0);
    }
    let assignments: Vec<_> = columns.iter().map(|(column, _)| format!(r#""{column}" = ?"#)).collect();
    let sql = format!(r#"UPDATE "{table}" SET {} WHERE id = ?"#, assignments.join(", "));
    let values = columns.into_iter().map(|(_, value)| value).chain([id.into()]);
    connection.execute(&sql, params_from_iter(values))
}
