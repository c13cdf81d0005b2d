//! A database for one test.

use std::path::PathBuf;
use std::{env, fs};

use sqlx::any::{AnyRow, install_default_drivers};
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Executor as _};
use uuid::Uuid;

pub(crate) struct Database {
    pub(crate) url: String,
    home: Home,
}

enum Home {
    Folder(PathBuf),
    Schema { server: String, name: String },
}

impl Database {
    pub(crate) async fn new() -> Self {
        install_default_drivers();
        let name = format!("users_api_{}", Uuid::now_v7().simple());
        let server = env::var("TEST_DATABASE_URL").or_else(|_| env::var("DATABASE_URL")).unwrap_or_default();
        if !server.starts_with("postgres") {
            let folder = env::temp_dir().join(name);
            fs::create_dir(&folder).unwrap();
            let url = format!("sqlite://{}?mode=rwc", folder.join("users.db").display());
            return Self { url, home: Home::Folder(folder) };
        }
        run(&server, format!("CREATE SCHEMA {name}")).await;
        let separator = if server.contains('?') { '&' } else { '?' };
        Self { url: format!("{server}{separator}options[search_path]={name}"), home: Home::Schema { server, name } }
    }

    /// What is really in there.
    pub(crate) async fn rows(&self, sql: &'static str) -> Vec<AnyRow> {
        let mut connection = AnyConnection::connect(&self.url).await.unwrap();
        let rows = connection.fetch_all(sql).await.unwrap();
        connection.close().await.unwrap();
        rows
    }

    /// Not in a `drop`: what a failed test leaves behind is there to be looked at.
    pub(crate) async fn remove(self) {
        match self.home {
            Home::Folder(folder) => fs::remove_dir_all(folder).unwrap(),
            Home::Schema { server, name } => run(&server, format!("DROP SCHEMA {name} CASCADE")).await,
        }
    }
}

async fn run(url: &str, sql: String) {
    let mut connection = AnyConnection::connect(url).await.unwrap();
    connection.execute(AssertSqlSafe(sql)).await.unwrap();
    connection.close().await.unwrap();
}
