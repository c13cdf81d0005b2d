//! Passwords are in no answer, in no line of the log, and in plain text nowhere.

use reqwest::Method;
use serde_json::{Value, json};
use sqlx::Row as _;

use crate::database::Database;
use crate::service::Binary;

/// Each is sent, and none may come back. (The number is one that a text of another kind does not contain.)
const SECRETS: [&str; 5] = ["correct horse battery", "another-secret", "s3cr3t", "84239170", "hunter2hunter2"];

#[cfg(unix)]
#[tokio::test]
async fn secrets_stay_secret() {
    let database = Database::new().await;
    let service = Binary::start(&database.url).await;
    let users = &service.client;
    let mut answers = Vec::new();

    let body = json!({"username": "ada", "email": "ada@example.org", "password": SECRETS[0]});
    let created = users.post(&body).await;
    assert_eq!((created.status, &created.json()["has_password"]), (201, &json!(true)));
    let path = created.header("location").to_owned();
    answers.push(created);

    for (etag, body, status) in [
        ("\"1\"", json!({"bio": "b", "password": SECRETS[1], "skip_password_checks": true}), 200),
        ("\"2\"", json!({"password": null}), 200),
        ("\"3\"", json!({"password": "s3cr3t", "skip_password_checks": true}), 200),
        ("\"4\"", json!({"email": "b@example.org"}), 200),
        // Refused, for every kind of reason.
        ("\"1\"", json!({"password": SECRETS[4]}), 412),
        ("\"5\"", json!({"password": "s3cr3t"}), 422),
        ("\"5\"", json!({"password": 84_239_170}), 422),
        ("\"5\"", json!({"password": {"plain": "s3cr3t"}}), 422),
        ("\"5\"", json!({"password": ["hunter2hunter2"]}), 422),
        ("\"5\"", json!({"password": SECRETS[4].repeat(20)}), 422),
        ("\"5\"", json!({"password": SECRETS[4], "username": "a", "unknown": 1}), 422),
        ("\"5\"", json!(SECRETS[4]), 422),
        ("\"5\"", json!([SECRETS[4]]), 422),
        ("\"5\"", json!({"skip_password_checks": true, "password": null}), 422),
    ] {
        let answer = users.patch(&path, etag, &body).await;
        assert_eq!(answer.status, status, "{body}: {answer:?}");
        answers.push(answer);
    }
    let headers = [("content-type", "application/json"), ("if-match", "\"5\"")];
    for broken in [r#"{"password": "hunter2hunter2"#, r#"{"password": hunter2hunter2}"#] {
        answers.push(users.send(Method::PATCH, &path, &headers, broken).await);
    }
    answers.push(users.post(&json!({"username": "ada", "email": "c@example.org", "password": SECRETS[4]})).await);
    assert_eq!(answers.last().unwrap().status, 409);

    answers.push(users.get(&path).await);
    answers.push(users.get("/users").await);
    answers.push(users.get(&format!("{path}/history")).await);
    let (user, history) = users.consistent(&path).await;
    assert_eq!(user["has_password"], true);
    let passwords: Vec<_> =
        history.iter().map(|entry| (&entry["before"]["password"], &entry["after"]["password"])).collect();
    let (none, masked) = (&Value::Null, &json!("***"));
    assert_eq!(passwords, [(none, masked), (masked, masked), (masked, none), (none, masked), (none, none)]);
    assert!(history[4]["after"].get("password").is_none());

    let log = service.terminate().await;
    for answer in &answers {
        show_no_secret(&format!("{answer:?}"));
    }
    show_no_secret(&log);

    // The log was one that says much: three requests changed a column, and touched no other.
    let updates: Vec<_> = log.lines().filter(|line| line.contains("UPDATE users SET")).collect();
    assert_eq!(updates.len(), 4, "{updates:#?}");
    assert!(updates[1].contains("SET version = $2, password_hash = $4 WHERE id = $1 AND version = $3"), "{updates:#?}");
    assert!(updates[3].contains("SET version = $2, email = $4 WHERE id = $1 AND version = $3"), "{updates:#?}");
    assert!(log.contains(r#"fields=["bio", "password"]"#) && log.contains("stopped"));

    let rows = database.rows("SELECT password_hash FROM users").await;
    assert!(rows[0].get::<String, _>(0).starts_with("$argon2id$"));
    let rows = database.rows("SELECT before, after FROM history").await;
    assert_eq!(rows.len(), 5);
    for row in rows {
        show_no_secret(&(row.get::<String, _>(0) + row.get(1)));
    }
    database.remove().await;
}

fn show_no_secret(text: &str) {
    for secret in SECRETS.iter().chain(&["$argon2", "hunter"]) {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}
