//! sqlx 0.9, for every database that it knows.

use patch_runtime::{Bind, IntoColumns};
use sqlx::error::BoxDynError;
use sqlx::{Arguments, Database, Encode, IntoArguments, QueryBuilder, Type};

/// An `UPDATE` up to its condition, with the values that are bound to it.
pub struct Update<DB: Database> {
    sql: String,
    arguments: DB::Arguments,
    error: Option<BoxDynError>,
}

impl<'v, DB: Database, T: Encode<'v, DB> + Type<DB>> Bind<T> for Update<DB> {
    fn bind(&mut self, column: &'static str, value: T) {
        let sign = if self.arguments.len() == 0 { " SET" } else { "," };
        self.sql += &format!(r#"{sign} "{column}" = "#);
        let added = self.arguments.add(value);
        self.error = self.error.take().or(added.err());
        // Into a string, which takes whatever is written.
        let _ = self.arguments.format_placeholder(&mut self.sql);
    }
}

/// `None` where the request changes no column.
///
/// # Errors
///
/// When a value cannot be encoded.
pub fn update<DB, R>(table: &'static str, request: R) -> sqlx::Result<Option<QueryBuilder<DB>>>
where
    DB: Database<Arguments: IntoArguments<DB>>,
    R: IntoColumns<Update<DB>>,
{
    let mut update = Update { sql: format!(r#"UPDATE "{table}""#), arguments: DB::Arguments::default(), error: None };
    request.into_columns(&mut update);
    match update.error {
        Some(error) => Err(sqlx::Error::Encode(error)),
        None if update.arguments.len() == 0 => Ok(None),
        None => Ok(Some(QueryBuilder::with_arguments(update.sql, update.arguments))),
    }
}
