//! The service, driven over HTTP as a client would.
//!
//! The database is a temporary file, or a schema of its own in the server that `TEST_DATABASE_URL` (or else
//! `DATABASE_URL`) names with a URL that begins with `postgres`.

mod answers;
mod concurrency;
mod database;
mod kill;
mod secrets;
mod service;
