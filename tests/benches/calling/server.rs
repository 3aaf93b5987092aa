//! A server that costs next to nothing, in a process of its own.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::support::Fallible;

/// Set for the process that serves.
pub(crate) const SERVE: &str = "CALLS_SERVE";

pub(crate) const JOB: &str = r#"{
  "description": {"id": "com.example.reconcile", "default_message": "Reconcile what was restored.", "args": []},
  "service": "com.vmware.appliance.recovery.reconciliation.job",
  "operation": "create",
  "status": "RUNNING",
  "cancelable": true,
  "start_time": "2026-05-04T03:02:01.000Z",
  "messages": [
    {"id": "com.example.step", "default_message": "Step 3 of 7 is under way.", "args": ["3", "7"]},
    {"id": "com.example.slow", "default_message": "This may take an hour.", "args": []}
  ],
  "progress": 42
}"#;

/// A server that ends with this value.
pub(crate) struct Server {
    pub(crate) address: String,
    process: Child,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

pub(crate) fn start() -> Fallible<Server> {
    let mut process =
        Command::new(std::env::current_exe()?).env(SERVE, "1").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut port = String::new();
    if let Some(output) = process.stdout.take() {
        BufReader::new(output).read_line(&mut port)?;
    }
    Ok(Server { address: format!("http://127.0.0.1:{}", port.trim()), process })
}

pub(crate) fn serve() -> Fallible<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("{}", listener.local_addr()?.port());
        std::io::stdout().flush()?;
        accept(listener).await
    })
}

/// Answers whoever comes, until something goes wrong.
pub(crate) async fn accept(listener: TcpListener) -> Fallible<()> {
    loop {
        let (connection, _) = listener.accept().await?;
        connection.set_nodelay(true)?;
        tokio::spawn(answer(connection));
    }
}

/// Neither request nor answer ever takes more than one read.
async fn answer(mut connection: TcpStream) {
    let mut read = vec![0; 16 * 1024];
    while let Ok(length @ 1..) = connection.read(&mut read).await {
        let answer = match &read[..length.min(4)] {
            b"POST" => json("201 Created", r#""0123456789abcdef0123456789abcdef""#),
            b"GET " => json("200 OK", JOB),
            _ => "HTTP/1.1 204 No Content\r\n\r\n".to_owned(),
        };
        if connection.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}

fn json(status: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len())
}
