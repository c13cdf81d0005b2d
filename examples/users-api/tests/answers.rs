//! Every status that there is.

use reqwest::Method;
use serde_json::{Value, json};
use sqlx::Row as _;

use crate::service::{Answer, Service};

const JSON: (&str, &str) = ("content-type", "application/json");

fn expect(answer: &Answer, status: u16, errors: &[(&str, &str)]) {
    assert_eq!(answer.status, status, "{answer:?}");
    let expected: Vec<_> = errors.iter().map(|(pointer, code)| ((*pointer).to_owned(), (*code).to_owned())).collect();
    assert_eq!(answer.errors(), expected, "{answer:?}");
}

#[tokio::test]
async fn a_user_is_made_read_and_changed() {
    let service = Service::start().await;
    let users = &service.client;

    let body =
        json!({"username": "ada", "email": "ada@example.org", "labels": {"a": "1", "b": "2"}, "bio": "Countess"});
    let created = users.post(&body).await;
    assert_eq!((created.status, created.header("etag")), (201, "\"1\""));
    let path = created.header("location");
    let id = created.json()["id"].clone();
    assert_eq!(path, format!("/users/{}", id.as_str().unwrap()));
    let mut expected = json!({
        "id": id, "username": "ada", "email": "ada@example.org", "display_name": null, "bio": "Countess",
        "locale": "en", "newsletter": false, "labels": {"a": "1", "b": "2"}, "version": 1, "has_password": false,
    });
    assert_eq!(created.json(), expected);
    let read = users.get(path).await;
    assert_eq!((read.status, read.header("etag"), read.json()), (200, "\"1\"", expected.clone()));

    // One of each: set, cleared, merged; what is left out stays.
    let labels = json!({"a": null, "c": "3"});
    let body = json!({"display_name": "Ada", "bio": null, "newsletter": true, "locale": "fr", "labels": labels});
    let updated = users.patch(path, "\"1\"", &body).await;
    assert_eq!((updated.status, updated.header("etag")), (200, "\"2\""));
    expected["display_name"] = json!("Ada");
    expected["bio"] = Value::Null;
    expected["newsletter"] = json!(true);
    expected["locale"] = json!("fr");
    expected["labels"] = json!({"b": "2", "c": "3"});
    expected["version"] = json!(2);
    assert_eq!(updated.json(), expected);
    assert_eq!(users.get(path).await.json(), expected);

    // `null` resets the locale. The other media type; the tag is one of a list, which may come in two headers.
    let headers = [JSON, ("if-match", "\"7\", W/\"2\""), ("if-match", "\"2\"")];
    let reset = users.send(Method::PATCH, path, &headers, r#"{"locale": null}"#).await;
    assert_eq!((reset.status, &reset.json()["locale"]), (200, &json!("en")));
    // Whatever version there is.
    assert_eq!(users.patch(path, "*", &json!({"username": "countess"})).await.status, 200);

    let (user, history) = users.consistent(path).await;
    assert_eq!((&user["version"], history.len()), (&json!(4), 4));
    assert_eq!(history[0]["before"], Value::Null);
    let before = json!({
        "display_name": null, "bio": "Countess", "newsletter": false, "locale": "en", "labels": {"a": "1", "c": null},
    });
    assert_eq!(history[1]["before"], before);
    assert_eq!(history[1]["after"], body);
    service.stop().await;
}

#[tokio::test]
async fn a_change_can_be_taken_back() {
    let service = Service::start().await;
    let users = &service.client;
    let path = users.create("ada").await;
    users.patch(&path, "\"1\"", &json!({"bio": "one", "labels": {"a": "1"}})).await;
    let one = users.get(&path).await.json();
    users.patch(&path, "\"2\"", &json!({"bio": null, "labels": {"a": null, "b": "2"}, "email": "b@example.org"})).await;
    let undo = users.history(&path).await[2]["before"].clone();
    let undone = users.patch(&path, "\"3\"", &undo).await.json();
    for field in ["bio", "labels", "email"] {
        assert_eq!(undone[field], one[field]);
    }
    users.consistent(&path).await;
    service.stop().await;
}

#[tokio::test]
async fn what_changes_nothing_is_not_stored() {
    let service = Service::start().await;
    let users = &service.client;
    let body = json!({"username": "ada", "email": "ada@example.org", "bio": "..", "labels": {"a": "1"}});
    let path = users.post(&body).await.header("location").to_owned();
    // Which transaction wrote the row, or how much has been written to the file.
    let is_server = service.database.url.starts_with("postgres");
    let written = if is_server { "SELECT xmin::text AS log FROM users" } else { "PRAGMA wal_checkpoint" };
    let mark = async || {
        let row = service.database.rows(written).await.remove(0);
        row.try_get::<i64, _>("log").map_or_else(|_| row.get::<String, _>("log"), |frames| frames.to_string())
    };

    let before = mark().await;
    for body in [
        json!({}),
        body,
        json!({"bio": "..", "display_name": null, "locale": null, "newsletter": false}),
        json!({"labels": {}}),
        json!({"labels": {"a": "1", "b": null}}),
        json!({"password": null}),
    ] {
        let answer = users.patch(&path, "\"1\"", &body).await;
        assert_eq!((answer.status, answer.header("etag")), (200, "\"1\""), "{body}");
    }
    assert_eq!(mark().await, before);
    assert_eq!(users.consistent(&path).await.1.len(), 1);

    // The mark is a good one.
    assert_eq!(users.patch(&path, "\"1\"", &json!({"bio": "!"})).await.header("etag"), "\"2\"");
    assert_ne!(mark().await, before);
    service.stop().await;
}

#[tokio::test]
async fn refusals_of_what_is_beside_the_body() {
    let service = Service::start().await;
    let users = &service.client;
    let path = users.create("ada").await;
    let body = r#"{"bio": "new"}"#;

    let nobody = "/users/01900000-0000-7000-8000-000000000000";
    for missing in [nobody, &format!("{nobody}/history"), "/users/0", "/users/%ff", "/users/%00", "/", "/users/0/0"] {
        expect(&users.get(missing).await, 404, &[]);
    }
    expect(&users.patch(nobody, "*", &json!({})).await, 404, &[]);
    for query in ["limit=-1", "limit=x", "page=2", "after=%00", "after=x"] {
        expect(&users.get(&format!("/users?{query}")).await, 400, &[]);
        expect(&users.get(&format!("{path}/history?{query}")).await, 400, &[]);
    }
    let deleted = users.send(Method::DELETE, &path, &[], "").await;
    expect(&deleted, 405, &[]);
    assert!(deleted.header("allow").contains("PATCH"));

    expect(&users.send(Method::PATCH, &path, &[JSON], body).await, 428, &[]);
    for stale in ["\"0\"", "\"2\"", "W/\"1\"", "1", "", "\"01\"", "\"2\", \"3\""] {
        expect(&users.send(Method::PATCH, &path, &[JSON, ("if-match", stale)], body).await, 412, &[]);
    }

    for media_type in ["text/plain", "application/json-patch+json", "multipart/form-data; application/json"] {
        let headers = [("content-type", media_type), ("if-match", "\"1\"")];
        let answer = users.send(Method::PATCH, &path, &headers, body).await;
        expect(&answer, 415, &[]);
        assert_eq!(answer.header("accept-patch"), "application/merge-patch+json, application/json");
    }
    expect(&users.send(Method::PATCH, &path, &[("if-match", "\"1\"")], body).await, 415, &[]);
    expect(&users.patch(&path, "\"1\"", &json!({"bio": "x".repeat(65 * 1024)})).await, 413, &[]);
    let options = users.send(Method::OPTIONS, &path, &[], "").await;
    assert_eq!(options.status, 204);
    assert!(options.header("allow").contains("PATCH") && options.header("accept-patch").contains("merge-patch"));

    assert_eq!(users.consistent(&path).await.1.len(), 1);
    service.stop().await;
}

#[tokio::test]
async fn refusals_of_the_body() {
    let service = Service::start().await;
    let users = &service.client;
    let path = users.create("ada").await;

    for broken in ["", "{", r#"{"bio": "a"} x"#, r#"{"bio": nul}"#] {
        let answer = users.send(Method::PATCH, &path, &[JSON, ("if-match", "\"1\"")], broken).await;
        expect(&answer, 400, &[("", "syntax")]);
    }
    expect(&users.patch(&path, "\"1\"", &json!([])).await, 422, &[("", "invalid_type")]);

    // All of it in one answer.
    let body = json!({
        "id": "0", "nickname": "A", "email": null, "labels": {"a": 1}, "newsletter": "yes",
        "skip_password_checks": true,
    });
    let errors = [
        ("/email", "null_not_allowed"),
        ("/id", "read_only_field"),
        ("/labels/a", "invalid_type"),
        ("/newsletter", "invalid_type"),
        ("/nickname", "unknown_field"),
        ("/skip_password_checks", "requires"),
    ];
    expect(&users.patch(&path, "\"1\"", &body).await, 422, &errors);
    let body = json!({
        "username": "A B", "email": "nobody", "display_name": "x".repeat(101), "bio": "\0", "locale": "e",
        "labels": {"a": "\0"}, "password": "short", "skip_password_checks": false,
    });
    let errors = ["/username", "/email", "/display_name", "/bio", "/locale", "/labels", "/password"];
    expect(&users.patch(&path, "\"1\"", &body).await, 422, &errors.map(|pointer| (pointer, "value")));

    // What depends on what is stored.
    let labels =
        |from: u8, to: u8| json!({"labels": (from..to).map(|n| (n.to_string(), json!("x"))).collect::<Value>()});
    assert_eq!(users.patch(&path, "\"1\"", &labels(0, 32)).await.status, 200);
    expect(&users.patch(&path, "\"2\"", &labels(32, 33)).await, 422, &[("/labels", "too_many")]);

    // New users.
    expect(&users.post(&json!({"bio": "a"})).await, 422, &[("/username", "required"), ("/email", "required")]);
    expect(&users.post(&json!({"username": "b"})).await, 422, &[("/username", "value")]);

    assert_eq!(users.consistent(&path).await.1.len(), 2);
    service.stop().await;
}

#[tokio::test]
async fn what_is_taken_is_taken() {
    let service = Service::start().await;
    let users = &service.client;
    users.create("ada").await;
    let path = users.create("bob").await;
    for (field, value) in [("username", "ada"), ("email", "ada@example.org")] {
        let pointer = format!("/{field}");
        let errors = [(pointer.as_str(), "taken")];
        expect(&users.patch(&path, "\"1\"", &json!({field: value})).await, 409, &errors);
        let mut new = json!({"username": "new", "email": "new@example.org"});
        new[field] = json!(value);
        expect(&users.post(&new).await, 409, &errors);
    }
    // One's own is not.
    assert_eq!(users.patch(&path, "\"1\"", &json!({"username": "bob", "bio": "b"})).await.status, 200);
    assert_eq!(users.consistent(&path).await.1.len(), 2);
    assert_eq!(users.get("/users").await.json()["users"].as_array().unwrap().len(), 2);
    service.stop().await;
}

#[tokio::test]
async fn texts_are_no_sql() {
    let service = Service::start().await;
    let users = &service.client;
    let path = users.create("ada").await;
    for (version, text) in ["'); DROP TABLE users; --", "$1", "\"\\ %_?1", "ünï\ncödé 🦀"].into_iter().enumerate()
    {
        let body = json!({"bio": text, "labels": {"key": text}, "email": "o'hara$1@example.org"});
        let answer = users.patch(&path, &format!("\"{}\"", version + 1), &body).await;
        assert_eq!((answer.status, &answer.json()["bio"]), (200, &json!(text)));
    }
    let answer = users.patch(&path, "*", &json!({"bio = 'x', version": "1"})).await;
    expect(&answer, 422, &[("/bio = 'x', version", "unknown_field")]);
    assert_eq!(users.consistent(&path).await.1.len(), 5);
    service.stop().await;
}

#[tokio::test]
async fn lists_have_pages() {
    let service = Service::start().await;
    let users = &service.client;
    for name in ["ada", "bob", "eve"] {
        users.create(name).await;
    }
    let names = |page: &Value| -> Vec<_> {
        page["users"].as_array().unwrap().iter().map(|user| user["username"].as_str().unwrap().to_owned()).collect()
    };
    let page = users.get("/users?limit=2").await.json();
    assert_eq!(names(&page), ["ada", "bob"]);
    let last = page["users"][1]["id"].as_str().unwrap();
    assert_eq!(names(&users.get(&format!("/users?after={last}&limit=2")).await.json()), ["eve"]);
    assert_eq!(names(&users.get("/users").await.json()).len(), 3);
    service.stop().await;
}

#[tokio::test]
async fn requests_have_names() {
    let service = Service::start().await;
    let users = &service.client;
    let path = users.create("ada").await;
    let headers = [JSON, ("if-match", "\"1\""), ("x-request-id", "from-the_proxy.1")];
    let answer = users.send(Method::PATCH, &path, &headers, r#"{"bio": "a"}"#).await;
    assert_eq!(answer.header("x-request-id"), "from-the_proxy.1");
    assert_eq!(users.history(&path).await[1]["request_id"], "from-the_proxy.1");
    for bad in ["a b", "", &"x".repeat(65)] {
        let answer = users.send(Method::GET, &path, &[("x-request-id", bad)], "").await;
        assert_ne!(answer.header("x-request-id"), bad);
    }
    service.stop().await;
}
