//! tokio-postgres.

use patch_sql::tokio_postgres::update;
use tokio_postgres::{Client, NoTls};

use crate::bodies::{
    CHANGES, INSERT, NOTHING, Row, SELECT, applied, postgres, read, stored, stored_in, temporary_table,
};

/// A session with the table, if there is a server.
async fn client() -> Option<Client> {
    let (client, connection) = tokio_postgres::connect(&postgres()?, NoTls).await.unwrap();
    tokio::spawn(async { connection.await.unwrap() });
    client.batch_execute(&temporary_table()).await.unwrap();
    client.batch_execute(INSERT).await.unwrap();
    Some(client)
}

async fn row(client: &Client) -> Row {
    let row = client.query_one(SELECT, &[]).await.unwrap();
    stored_in!(row)
}

#[tokio::test]
async fn what_is_stored_is_what_applying_gives() {
    let Some(client) = client().await else { return };
    for (body, _) in CHANGES {
        client.batch_execute(&format!("DELETE FROM users; {INSERT}")).await.unwrap();
        assert_eq!(row(&client).await, stored());
        assert_eq!(update(&client, "users", 7, read(body)).await.unwrap(), 1, "{body}");
        assert_eq!(row(&client).await, applied(read(body)), "{body}");
    }
}

#[tokio::test]
async fn nothing_is_no_statement() {
    let Some(client) = client().await else { return };
    for body in NOTHING {
        // There is no such table, which any statement would run into.
        assert_eq!(update(&client, "no such table", 7, read(body)).await.unwrap(), 0, "{body}");
    }
    assert!(update(&client, "no such table", 7, read(CHANGES[0].0)).await.is_err());
}
