//! A running fake.

use std::fmt;
use std::io;
use std::net::TcpListener;
use std::ops::Deref;
use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::sync::{mpsc, oneshot};

use crate::app::App;
use crate::builder::Builder;
use crate::handle::Handle;
use crate::server::{self, Command, Identity};

/// A running fake vCenter.
///
/// It ends when it is dropped: its port is free, its connections are closed and its thread is gone when `drop` returns.
/// What a test sets and reads is on [`Handle`], to which this dereferences; a handle can be cloned, and still be read
/// when the fake has ended.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// use vsphere_automation_fake::{FakeVcenter, Release};
///
/// let fake = FakeVcenter::builder().release(Release::V8_0_3).tls().start().await?;
/// let certificate = fake.ca_pem().expect("made with tls()");
/// println!("{} {certificate}", fake.url());
/// fake.shutdown().await;
/// # Ok(())
/// # }
/// ```
pub struct FakeVcenter {
    handle: Handle,
    url: String,
    user: String,
    password: String,
    ca_pem: Option<String>,
    /// Taken out when the fake ends, which tells the thread to end.
    commands: Option<mpsc::UnboundedSender<Command>>,
    thread: Option<JoinHandle<()>>,
}

impl FakeVcenter {
    /// A fake that is yet to be started.
    pub fn builder() -> Builder {
        Builder::new()
    }

    /// Starts a fake with all defaults: HTTP, any free port, everything that any release has, some state.
    ///
    /// # Errors
    ///
    /// The system gives no port or thread.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    pub(crate) fn spawn(
        app: Arc<App>,
        listener: TcpListener,
        identity: Option<Identity>,
        user: String,
        password: String,
    ) -> io::Result<Self> {
        let scheme = if identity.is_some() { "https" } else { "http" };
        let url = format!("{scheme}://{}", listener.local_addr()?);
        let (acceptor, ca_pem) = identity.map(|identity| (identity.acceptor, identity.ca_pem)).unzip();
        let (commands, receiver) = mpsc::unbounded_channel();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let shared = app.clone();
        let thread = std::thread::Builder::new().name("fake-vcenter".to_owned()).spawn(move || {
            runtime.block_on(server::run(listener, acceptor, shared, receiver));
        })?;
        let handle = Handle::new(app);
        Ok(Self { handle, url, user, password, ca_pem, commands: Some(commands), thread: Some(thread) })
    }

    /// Where it listens, such as `http://127.0.0.1:40123`: the server, without `/api`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Name of the administrator.
    pub fn user(&self) -> &str {
        &self.user
    }

    /// Password of the administrator.
    pub fn password(&self) -> &str {
        &self.password
    }

    /// Certificate of the authority that vouches for this fake, in PEM; `None` without TLS.
    pub fn ca_pem(&self) -> Option<&str> {
        self.ca_pem.as_deref()
    }

    /// What reads and sets the state. Clones outlive the fake.
    pub fn handle(&self) -> &Handle {
        &self.handle
    }

    /// Restarts the fake on the same port: connections are reset, sessions are lost, the rest of the state stays.
    ///
    /// When it returns, no connection from before is left, and new ones are served.
    pub async fn restart(&self) {
        let (done, finished) = oneshot::channel();
        if let Some(commands) = &self.commands
            && commands.send(Command::Restart(done)).is_ok()
        {
            // Fails only if the thread has ended, and then there is no connection either.
            _ = finished.await;
        }
    }

    /// Ends the fake in good order: no more connections, but answers to what is under way, for up to 5 s.
    pub async fn shutdown(mut self) {
        let (done, finished) = oneshot::channel();
        if let Some(commands) = self.commands.take()
            && commands.send(Command::Shutdown(done)).is_ok()
        {
            _ = finished.await;
        }
    }
}

impl Deref for FakeVcenter {
    type Target = Handle;

    fn deref(&self) -> &Handle {
        &self.handle
    }
}

impl Drop for FakeVcenter {
    fn drop(&mut self) {
        drop(self.commands.take());
        if let Some(thread) = self.thread.take() {
            // A panic in there has been reported by then.
            _ = thread.join();
        }
    }
}

impl fmt::Debug for FakeVcenter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FakeVcenter")
            .field("url", &self.url)
            .field("user", &self.user)
            .field("app", &self.handle)
            .finish_non_exhaustive()
    }
}
