//! The service under test, inside the process or as the real binary, and a client.

use std::env;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, HeaderMap};
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::process::{Child, Command};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};
use users_api::Store;
use uuid::Uuid;

use crate::database::Database;

/// The service as a task of the test.
pub(crate) struct Service {
    pub(crate) client: Users,
    pub(crate) database: Database,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Service {
    pub(crate) async fn start() -> Self {
        let database = Database::new().await;
        let store = Store::open(&database.url).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = Users::at(&format!("http://{}", listener.local_addr().unwrap()));
        let (stop, stopped) = oneshot::channel();
        let stopped = async { stopped.await.unwrap_or(()) };
        let task = tokio::spawn(async { users_api::serve(listener, store, stopped).await.unwrap() });
        Self { client, database, stop, task }
    }

    pub(crate) async fn stop(self) {
        let Self { client, database, stop, task } = self;
        drop(client);
        stop.send(()).unwrap();
        timeout(Duration::from_secs(10), task).await.expect("it stops when asked to").unwrap();
        database.remove().await;
    }
}

/// The service as its users start it.
pub(crate) struct Binary {
    pub(crate) client: Users,
    child: Child,
    log: PathBuf,
}

impl Binary {
    pub(crate) async fn start(database_url: &str) -> Self {
        let log = env::temp_dir().join(format!("users_api_{}.log", Uuid::now_v7().simple()));
        let mut command = Command::new(env!("CARGO_BIN_EXE_users-api"));
        command.env("DATABASE_URL", database_url).env("ADDRESS", "127.0.0.1").env("PORT", "0").env("LOG", "trace");
        let child =
            command.stdout(File::create(&log).unwrap()).stderr(Stdio::inherit()).kill_on_drop(true).spawn().unwrap();
        let listening = async {
            loop {
                let text = fs::read_to_string(&log).unwrap();
                let url = text.split_once("listening on ").and_then(|(_, rest)| rest.split_once('\n'));
                if let Some((url, _)) = url {
                    return Users::at(url);
                }
                sleep(Duration::from_millis(10)).await;
            }
        };
        let client = timeout(Duration::from_secs(30), listening).await.expect("it starts");
        Self { client, child, log }
    }

    /// SIGKILL: no chance to tidy up.
    pub(crate) async fn kill(mut self) -> String {
        self.child.kill().await.unwrap();
        self.log()
    }

    /// SIGTERM.
    #[cfg(unix)]
    pub(crate) async fn terminate(mut self) -> String {
        let id = self.child.id().unwrap().to_string();
        assert!(Command::new("kill").arg(id).status().await.unwrap().success());
        let status =
            timeout(Duration::from_secs(10), self.child.wait()).await.expect("it stops when asked to").unwrap();
        assert!(status.success(), "{status}");
        self.log()
    }

    fn log(&self) -> String {
        let text = fs::read_to_string(&self.log).unwrap();
        fs::remove_file(&self.log).unwrap();
        text
    }
}

/// A client of the service.
#[derive(Clone)]
pub(crate) struct Users {
    url: String,
    client: Client,
}

/// An answer, looked at as every answer is: it has a name, and is a problem if it is none else.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Users {
    fn at(url: &str) -> Self {
        Self { url: url.to_owned(), client: Client::builder().no_proxy().build().unwrap() }
    }

    /// `None` when there is no answer because there is no service any more.
    pub(crate) async fn try_send(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Option<Answer> {
        let mut request = self.client.request(method, format!("{}{path}", self.url)).body(body.to_owned());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = request.send().await.ok()?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let answer = Answer { status, headers, text: response.text().await.ok()? };
        assert!(!answer.header("x-request-id").is_empty());
        if status >= 400 {
            assert_eq!(answer.header(CONTENT_TYPE.as_str()), "application/problem+json", "{answer:?}");
            let problem = answer.json();
            assert_eq!((&problem["type"], &problem["status"]), (&json!("about:blank"), &json!(status)));
            assert!(problem["title"].is_string() && problem["detail"].is_string() && problem["errors"].is_array());
        }
        Some(answer)
    }

    pub(crate) async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        self.try_send(method, path, headers, body).await.expect("an answer")
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], "").await
    }

    pub(crate) async fn post(&self, body: &Value) -> Answer {
        let headers = [("content-type", "application/json")];
        self.send(Method::POST, "/users", &headers, &body.to_string()).await
    }

    /// A user of this name, who is to be found at the path that is returned.
    pub(crate) async fn create(&self, username: &str) -> String {
        let answer = self.post(&json!({"username": username, "email": format!("{username}@example.org")})).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        answer.header("location").to_owned()
    }

    pub(crate) async fn patch(&self, path: &str, etag: &str, body: &Value) -> Answer {
        self.try_patch(path, etag, body).await.expect("an answer")
    }

    pub(crate) async fn try_patch(&self, path: &str, etag: &str, body: &Value) -> Option<Answer> {
        let headers = [("content-type", "application/merge-patch+json"), ("if-match", etag)];
        self.try_send(Method::PATCH, path, &headers, &body.to_string()).await
    }

    /// What happened to this user, from the first page to the last.
    pub(crate) async fn history(&self, path: &str) -> Vec<Value> {
        let mut history: Vec<Value> = Vec::new();
        loop {
            let after = history.last().map_or(0, |entry| entry["version"].as_i64().unwrap());
            let mut page = self.get(&format!("{path}/history?after={after}")).await.json();
            match page["history"].take() {
                Value::Array(page) if page.is_empty() => return history,
                Value::Array(page) => history.extend(page),
                other => panic!("{other}"),
            }
        }
    }

    /// A user and the history: the versions have no gap, each entry begins where the one before it ended, and all of
    /// them together make the user that is stored.
    pub(crate) async fn consistent(&self, path: &str) -> (Value, Vec<Value>) {
        // What a killed service has sent to a database may take effect after another one has started.
        let read = async || (self.get(path).await.json(), self.history(path).await);
        let (mut user, mut history) = read().await;
        for _ in 0..40 {
            if history.last().unwrap()["version"] == user["version"] {
                break;
            }
            sleep(Duration::from_millis(50)).await;
            (user, history) = read().await;
        }
        let mut state = json!({
            "id": user["id"], "display_name": null, "bio": null, "locale": "en", "newsletter": false, "labels": {},
            "has_password": false, "version": 0,
        });
        for entry in &history {
            assert_eq!(entry["version"].as_i64(), state["version"].as_i64().map(|version| version + 1));
            if entry["version"] != 1 {
                assert_eq!(entry["before"].as_object().unwrap().len(), entry["after"].as_object().unwrap().len());
                let mut same = state.clone();
                merge(&mut same, &entry["before"]);
                assert_eq!(same, state, "{entry}");
            }
            merge(&mut state, &entry["after"]);
            state["version"] = entry["version"].clone();
        }
        assert_eq!(state, user);
        (user, history)
    }
}

/// What a request does to a user who is shown.
fn merge(user: &mut Value, request: &Value) {
    for (name, value) in request.as_object().unwrap() {
        match name.as_str() {
            "labels" => {
                let labels = user["labels"].as_object_mut().unwrap();
                for (key, value) in value.as_object().unwrap() {
                    if value.is_null() {
                        labels.remove(key)
                    } else {
                        labels.insert(key.clone(), value.clone())
                    };
                }
            }
            "password" => user["has_password"] = json!(!value.is_null()),
            _ => user[name] = value.clone(),
        }
    }
}

impl Answer {
    /// A header, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The pointers and codes of a problem.
    pub(crate) fn errors(&self) -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let errors = self.json();
        errors["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| (text(&error["pointer"]), text(&error["code"])))
            .collect()
    }
}
