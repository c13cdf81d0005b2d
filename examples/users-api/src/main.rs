//! `cargo run -p users-api`: reads the environment, starts the service, and stops it when asked to.
//!
//! - `ADDRESS` and `PORT`: where to listen, `127.0.0.1` and `3000` if not said; port 0 is any that is free
//! - `DATABASE_URL`: `sqlite:users.db?mode=rwc`, `postgres://..`; in memory if not said
//! - `LOG`: `error`, `warn`, `info` (if not said), `debug` or `trace`

use std::env;
use std::error::Error;
use std::future::pending;

use tokio::net::TcpListener;
use tokio::signal;
use tracing::Level;
use users_api::Store;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let level: Level = env_or("LOG", "info").parse()?;
    tracing_subscriber::fmt().with_max_level(level).init();

    let store = Store::open(&env_or("DATABASE_URL", "sqlite::memory:")).await?;
    let port: u16 = env_or("PORT", "3000").parse()?;
    let listener = TcpListener::bind((env_or("ADDRESS", "127.0.0.1"), port)).await?;
    tracing::info!("listening on http://{}", listener.local_addr()?);
    users_api::serve(listener, store, stop_signal()).await?;
    tracing::info!("stopped");
    Ok(())
}

fn env_or(name: &str, default: &str) -> String {
    env::var(name).unwrap_or_else(|_| default.to_owned())
}

/// Ctrl-C, or what `kill` and every container runtime send.
async fn stop_signal() {
    #[cfg(unix)]
    let terminate = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = pending::<()>();
    tokio::select! {
        Ok(()) = signal::ctrl_c() => {}
        _ = terminate => {}
        else => pending().await,
    }
}
