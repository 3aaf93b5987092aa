//! The server: from connections to answers.

mod answering;
mod connection;
mod request;
mod service;
mod tls;

use std::net::TcpListener as StdListener;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

pub(crate) use self::request::query_pairs;
pub(crate) use self::service::router;
pub(crate) use self::tls::Identity;

use self::connection::Cut;
use crate::app::App;

/// What the owner of a server tells it. When the owner goes, the server ends at once.
pub(crate) enum Command {
    /// Resets all connections, loses the sessions, and goes on.
    Restart(oneshot::Sender<()>),
    /// Takes no more connections, answers what is under way, and ends.
    Shutdown(oneshot::Sender<()>),
}

/// How long a shutdown waits for answers that are under way.
const GRACE: Duration = Duration::from_secs(5);

/// Serves until the owner says otherwise.
pub(crate) async fn run(
    listener: StdListener,
    tls: Option<TlsAcceptor>,
    app: Arc<App>,
    mut commands: mpsc::UnboundedReceiver<Command>,
) {
    // Fails only without a reactor, and this is called inside of one.
    let Ok(listener) = TcpListener::from_std(listener) else { return };
    let router: Router = router(&app);
    let mut connections = JoinSet::new();
    let mut cut = Cut::default();
    let drain = watch::Sender::new(false);
    let finished = loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let task = connection::serve(stream, tls.clone(), router.clone(), cut.clone(), drain.subscribe());
                    connections.spawn(task);
                }
                // Out of files or the like: nothing to do but try again a little later.
                Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
            },
            Some(_) = connections.join_next() => {}
            command = commands.recv() => match command {
                None => return,
                Some(Command::Shutdown(done)) => break done,
                Some(Command::Restart(done)) => {
                    cut.cut();
                    connections.shutdown().await;
                    cut = Cut::default();
                    app.restart();
                    // Nobody may be waiting for it any more.
                    _ = done.send(());
                }
            },
        }
    };
    drop(listener);
    drain.send_replace(true);
    app.released.send_replace(());
    let all = async { while connections.join_next().await.is_some() {} };
    _ = tokio::time::timeout(GRACE, all).await;
    _ = finished.send(());
}
