//! A service that runs for months in front of one vCenter: one client for all requests, metrics, health, and an end that
//! leaves no session behind. See the README beside this file.

mod metrics;
mod routes;
mod settings;

use std::error::Error;

use metrics::Metrics;
use settings::Settings;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    tracing_subscriber::fmt().with_target(false).init();
    let settings = Settings::from_env().await?;
    let metrics = Metrics::new();
    let client = settings.client(&metrics)?;
    let listener = TcpListener::bind(&settings.listen).await?;
    println!("listening on http://{}, for {}", listener.local_addr()?, settings.vcenter);

    // First the requests under way are answered, then the session is ended.
    let routes = routes::router(client.clone(), metrics);
    axum::serve(listener, routes).with_graceful_shutdown(asked_to_end()?).await?;
    client.close().await?;
    println!("{}", settings.left_behind());
    Ok(())
}

/// Ends with SIGTERM, as orchestrators send it, or Ctrl-C.
fn asked_to_end() -> std::io::Result<impl Future<Output = ()>> {
    let (mut term, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = term.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
