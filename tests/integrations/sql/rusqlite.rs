//! rusqlite.

use patch_sql::TABLE;
use patch_sql::rusqlite::update;
use rusqlite::Connection;

use crate::bodies::{CHANGES, INSERT, NOTHING, Row, SELECT, applied, read, stored, stored_in};

fn database() -> Connection {
    let connection = Connection::open_in_memory().unwrap();
    connection.execute_batch(TABLE).unwrap();
    connection.execute_batch(INSERT).unwrap();
    connection
}

fn row(connection: &Connection) -> Row {
    let row = connection.query_row(SELECT, [], |row| Ok(stored_in!(row, ?)));
    row.unwrap()
}

#[test]
fn what_is_stored_is_what_applying_gives() {
    for (body, _) in CHANGES {
        let database = database();
        assert_eq!(row(&database), stored());
        assert_eq!(update(&database, "users", 7, read(body)), Ok(1), "{body}");
        assert_eq!(row(&database), applied(read(body)), "{body}");
    }
}

#[test]
fn null_is_null() {
    let database = database();
    update(&database, "users", 7, read(r#"{"nickname": null, "age": null, "password": null}"#)).unwrap();
    let sql = "SELECT count(*) FROM users WHERE nickname IS NULL AND age IS NULL AND password_hash IS NULL";
    assert_eq!(database.query_row(sql, [], |row| row.get(0)), Ok(1));
}

#[test]
fn nothing_is_no_statement() {
    for body in NOTHING {
        // There is no such table, which any statement would run into.
        assert_eq!(update(&database(), "no such table", 7, read(body)), Ok(0), "{body}");
    }
    assert!(update(&database(), "no such table", 7, read(CHANGES[0].0)).is_err());
}

#[test]
fn another_row_is_left_alone() {
    let database = database();
    assert_eq!(update(&database, "users", 8, read(CHANGES[0].0)), Ok(0));
    assert_eq!(row(&database), stored());
}

/// `json_patch` is RFC 7396, so a nested request can be bound as it is.
mod nested {
    use std::collections::BTreeMap;

    use patch_runtime::{Bind, IntoColumns as _, PatchRequest};
    use rusqlite::{Connection, params_from_iter};

    #[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
    struct Address {
        street: String,
        #[patch(nullable)]
        flat: Option<u32>,
    }

    #[derive(Clone, Debug, PartialEq, PatchRequest)]
    #[patch(columns)]
    struct Resident {
        #[patch(nested, nullable, column = "home")]
        home: Option<Address>,
        #[patch(merge, column = "labels")]
        labels: BTreeMap<String, String>,
    }

    #[derive(Default)]
    struct Merges {
        sql: Vec<String>,
        values: Vec<String>,
    }

    impl Merges {
        fn merge(&mut self, column: &'static str, value: serde_json::Result<String>) {
            self.sql.push(format!(r#""{column}" = json_patch(ifnull("{column}", '{{}}'), ?)"#));
            self.values.push(value.expect("a request prints"));
        }
    }

    impl Bind<Option<UpdateAddressRequest>> for Merges {
        fn bind(&mut self, column: &'static str, value: Option<UpdateAddressRequest>) {
            match value {
                Some(request) => self.merge(column, serde_json::to_string(&request)),
                None => self.sql.push(format!(r#""{column}" = NULL"#)),
            }
        }
    }

    impl Bind<BTreeMap<String, Option<String>>> for Merges {
        fn bind(&mut self, column: &'static str, value: BTreeMap<String, Option<String>>) {
            self.merge(column, serde_json::to_string(&value));
        }
    }

    #[test]
    fn a_request_is_merged_by_the_database() {
        let before = Resident {
            home: Some(Address { street: "Main St 1".into(), flat: Some(3) }),
            labels: [("a".to_owned(), "1".to_owned()), ("b".to_owned(), "2".to_owned())].into(),
        };
        for (body, home, labels) in [
            (r#"{"home": {"flat": null}}"#, Some(r#"{"street":"Main St 1"}"#), r#"{"a":"1","b":"2"}"#),
            (r#"{"home": {"street": "x"}}"#, Some(r#"{"street":"x","flat":3}"#), r#"{"a":"1","b":"2"}"#),
            (r#"{"labels": {"a": null, "c": "3"}, "home": null}"#, None, r#"{"b":"2","c":"3"}"#),
        ] {
            let database = Connection::open_in_memory().unwrap();
            database.execute_batch("CREATE TABLE residents (home TEXT, labels TEXT NOT NULL)").unwrap();
            let stored = [r#"{"street":"Main St 1","flat":3}"#, r#"{"a":"1","b":"2"}"#];
            database.execute("INSERT INTO residents VALUES (?, ?)", stored).unwrap();

            let request: UpdateResidentRequest = serde_json::from_str(body).unwrap();
            let mut merges = Merges::default();
            request.clone().into_columns(&mut merges);
            let sql = format!("UPDATE residents SET {}", merges.sql.join(", "));
            database.execute(&sql, params_from_iter(merges.values)).unwrap();
            let row = database.query_row("SELECT home, labels FROM residents", [], |row| {
                Ok((row.get::<_, Option<String>>(0)?, row.get::<_, String>(1)?))
            });
            assert_eq!(row, Ok((home.map(str::to_owned), labels.to_owned())), "{body}");

            let mut after = before.clone();
            request.apply_to(&mut after);
            let flat = after.home.as_ref().and_then(|home| home.flat);
            assert_eq!(home.is_some_and(|home| home.contains("\"flat\":3")), flat == Some(3), "{body}");
            assert_eq!(serde_json::to_string(&after.labels).unwrap(), labels, "{body}");
        }
    }
}
