//! A PATCH endpoint with axum.

use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::{Router, routing::patch};
use patch_runtime::{PatchRequest, axum::PatchJson};

#[derive(Debug, PatchRequest)]
struct User {
    #[patch(skip)]
    id: u64,
    #[patch(nullable)]
    nickname: Option<String>,
    email: String,
}

type Store = Arc<Mutex<User>>;

async fn update_user(State(store): State<Store>, PatchJson(request): PatchJson<UpdateUserRequest>) -> String {
    let mut user = store.lock().expect("nobody panicked while holding it");
    request.apply_to(&mut user);
    format!("{user:?}\n")
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let user = User { id: 7, nickname: Some("Ada".into()), email: "ada@example.org".into() };
    let app = Router::new().route("/user", patch(update_user)).with_state(Arc::new(Mutex::new(user)));
    axum::serve(tokio::net::TcpListener::bind("127.0.0.1:3000").await?, app).await
}
