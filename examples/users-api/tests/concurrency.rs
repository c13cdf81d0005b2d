//! Many at once.

use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::service::{Service, Users};

const WRITERS: usize = 8;
const CHANGES: usize = 8;

/// Changes a user as a careful client does: whoever is told that the user has changed reads again and tries again.
async fn update(users: &Users, path: &str, change: impl Fn(&Value) -> Value) {
    loop {
        let user = users.get(path).await;
        let answer = users.patch(path, user.header("etag"), &change(&user.json())).await;
        match answer.status {
            200 => return,
            412 => {}
            other => panic!("{other}: {answer:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_of_different_fields_are_all_kept() {
    let service = Service::start().await;
    let path = service.client.create("ada").await;
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let (users, path) = (service.client.clone(), path.clone());
        writers.spawn(async move {
            for n in 1..=CHANGES {
                match writer {
                    0 => update(&users, &path, |_| json!({"bio": n.to_string()})).await,
                    1 => update(&users, &path, |_| json!({"display_name": n.to_string()})).await,
                    2 => update(&users, &path, |_| json!({"email": format!("{n}@example.org")})).await,
                    _ => update(&users, &path, |_| json!({"labels": {writer.to_string(): n.to_string()}})).await,
                }
            }
        });
    }
    while let Some(writer) = writers.join_next().await {
        writer.unwrap();
    }
    let (user, history) = service.client.consistent(&path).await;
    assert_eq!(history.len(), 1 + WRITERS * CHANGES);
    let last = CHANGES.to_string();
    assert_eq!((&user["bio"], &user["display_name"]), (&json!(last), &json!(last)));
    assert_eq!(user["email"], format!("{last}@example.org"));
    let labels: Value = (3..WRITERS).map(|writer| (writer.to_string(), json!(last))).collect();
    assert_eq!(user["labels"], labels);
    service.stop().await;
}

/// A counter shows every update that is lost.
#[tokio::test(flavor = "multi_thread")]
async fn changes_that_depend_on_what_was_read_are_all_kept() {
    let service = Service::start().await;
    let path = service.client.create("ada").await;
    let mut writers = JoinSet::new();
    for _ in 0..WRITERS {
        let (users, path) = (service.client.clone(), path.clone());
        writers.spawn(async move {
            for _ in 0..CHANGES {
                let next = |user: &Value| user["bio"].as_str().map_or(1, |n| n.parse::<usize>().unwrap() + 1);
                update(&users, &path, |user| json!({"bio": next(user).to_string()})).await;
            }
        });
    }
    while let Some(writer) = writers.join_next().await {
        writer.unwrap();
    }
    let (user, _) = service.client.consistent(&path).await;
    assert_eq!(user["bio"], (WRITERS * CHANGES).to_string());
    service.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_those_who_know_the_same_version_one_wins() {
    let service = Service::start().await;
    let path = service.client.create("ada").await;
    for version in 1..=10 {
        let mut writers = JoinSet::new();
        for writer in 0..WRITERS {
            let (users, path) = (service.client.clone(), path.clone());
            let body = json!({"bio": format!("{writer} of {version}")});
            writers.spawn(async move {
                let answer = users.patch(&path, &format!("\"{version}\""), &body).await;
                (answer.status, body)
            });
        }
        let answers = writers.join_all().await;
        let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(status, _)| *status == 200);
        assert_eq!(won.len(), 1);
        assert!(lost.iter().all(|(status, _)| *status == 412), "{lost:?}");
        assert_eq!(service.client.get(&path).await.json()["bio"], won[0].1["bio"]);
    }
    assert_eq!(service.client.consistent(&path).await.1.len(), 11);
    service.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_goes_to_one() {
    let service = Service::start().await;
    let mut writers = JoinSet::new();
    for writer in 0..WRITERS {
        let users = service.client.clone();
        let body = json!({"username": "ada", "email": format!("{writer}@example.org")});
        writers.spawn(async move { users.post(&body).await.status });
    }
    let mut answers = writers.join_all().await;
    answers.sort_unstable();
    let mut expected = [409; WRITERS];
    expected[0] = 201;
    assert_eq!(answers, expected);
    service.stop().await;
}
