//! Calls through clients of two generated crates; prints what the server was asked.

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut bytes = [0; 4096];
                while let Ok(read @ 1..) = stream.read(&mut bytes).await {
                    let request = String::from_utf8_lossy(&bytes[..read]).into_owned();
                    let line = request.lines().next().unwrap_or_default().trim_end_matches(" HTTP/1.1").to_owned();
                    println!("{line}");
                    let body = if line.starts_with("POST") { "\"session-1\"" } else { "[]" };
                    let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
                    let _ = stream.write_all(answer.as_bytes()).await;
                }
            });
        }
    });

    let credentials = things::Credentials::basic("user", things::Secret::from("password"));
    let things = things::Client::builder(url).credentials(credentials).build().unwrap();
    let others = others::Client::from(&things);
    let listed: Vec<String> = things.things().list().await.unwrap();
    assert_eq!(listed, others.things().list().await.unwrap());
    things.logout().await.unwrap();
    assert!(others.things().list().await.unwrap_err().is_logged_out());
}
