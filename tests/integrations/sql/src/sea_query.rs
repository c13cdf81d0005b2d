//! sea-query, which takes a list of columns as it is.

use patch_runtime::IntoColumns;
use sea_query::{Expr, Query, UpdateStatement};

/// `None` where the request changes no column.
pub fn update<R>(table: &'static str, request: R) -> Option<UpdateStatement>
where
    R: IntoColumns<Vec<(&'static str, Expr)>>,
{
    let mut columns = Vec::new();
    request.into_columns(&mut columns);
    (!columns.is_empty()).then(|| Query::update().table(table).values(columns).to_owned())
}
