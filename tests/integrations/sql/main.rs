//! An `UPDATE` of what a request changes, in real databases: `sqlite` inside, and `postgres` where
//! `TEST_DATABASE_URL` (or `DATABASE_URL`) names a server.

mod bodies;
mod diesel;
mod documents;
mod rusqlite;
mod sea_orm;
mod sea_query;
mod sqlx;
mod tokio_postgres;
