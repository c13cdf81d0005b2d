//! What has been acknowledged is there, however the service ends.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::database::Database;
use crate::service::{Binary, Users};

const WRITERS: usize = 4;

/// Changes a user until there is no answer any more, and returns what was acknowledged.
async fn write(users: Users, path: String, round: u32) -> (String, Vec<Value>) {
    let mut version = users.get(&path).await.json()["version"].as_i64().unwrap();
    let mut acknowledged = Vec::new();
    loop {
        let text = format!("{round}: {version}");
        let body = json!({"bio": text, "labels": {"round": round.to_string(), "of": text}});
        let Some(answer) = users.try_patch(&path, &format!("\"{version}\""), &body).await else {
            return (path, acknowledged);
        };
        assert_eq!(answer.status, 200, "{answer:?}");
        acknowledged.push(answer.json());
        version += 1;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn acknowledged_writes_survive_a_kill() {
    let database = Database::new().await;
    let mut service = Binary::start(&database.url).await;
    let mut paths = Vec::new();
    for writer in 0..WRITERS {
        paths.push(service.client.create(&format!("writer-{writer}")).await);
    }
    for round in 1..=3 {
        let mut writers = JoinSet::new();
        for path in &paths {
            writers.spawn(write(service.client.clone(), path.clone(), round));
        }
        sleep(Duration::from_millis(400 + 150 * u64::from(round))).await;
        service.kill().await;
        let acknowledged = writers.join_all().await;

        service = Binary::start(&database.url).await;
        for (path, acknowledged) in acknowledged {
            assert!(acknowledged.len() > 5, "only {} changes in round {round}", acknowledged.len());
            let (user, history) = service.client.consistent(&path).await;
            for change in &acknowledged {
                let version = usize::try_from(change["version"].as_i64().unwrap()).unwrap();
                assert_eq!(history[version - 1]["after"]["bio"], change["bio"]);
            }
            // Of the one that was under way, nobody can say.
            let last = acknowledged.last().unwrap()["version"].as_i64().unwrap();
            assert!((last..=last + 1).contains(&user["version"].as_i64().unwrap()), "{user}");
        }
    }
    service.kill().await;
    database.remove().await;
}
