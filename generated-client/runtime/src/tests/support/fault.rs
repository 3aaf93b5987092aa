//! What a server can do to a request instead of answering it.

use std::io;
use std::time::Duration;

use tokio::io::AsyncReadExt as _;

use super::Vcenter;
use super::http::{Connection, Reply, Seen};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The connection breaks when only the head of the request was read.
    ResetBeforeBody,
    /// The connection breaks when the request was read and carried out.
    ResetAfterBody,
    /// Half of the answer, then the connection breaks.
    HalfBody,
    /// Half of the answer, then nothing, until the client gives up.
    StalledBody,
    /// The head of the answer does not come to an end.
    SlowHeaders,
    /// 429, with the seconds to wait.
    TooMany(u64),
    Unavailable,
    /// The session is over, with or without a body that says so.
    Expired {
        body: bool,
    },
    Html,
    CutJson,
    /// 1 GiB, or as much as the client takes.
    Garbage,
    WrongType,
    /// An error page that shows the whole request.
    Echo,
    /// To another server.
    Redirect(String),
    /// Whatever the test says.
    Answer(u16, &'static str, String),
}

impl Fault {
    /// The request is carried out all the same.
    pub(crate) fn executes(&self) -> bool {
        use Fault::{CutJson, Garbage, HalfBody, Html, ResetAfterBody, StalledBody, WrongType};
        matches!(self, ResetAfterBody | HalfBody | StalledBody | Html | CutJson | Garbage | WrongType)
    }

    /// The answer gets through, if there is one.
    pub(crate) fn delivers(&self) -> bool {
        matches!(self, Self::WrongType)
    }

    /// Does it, given the answer that would be right. `false` when the connection is over.
    pub(crate) async fn happen(
        self,
        connection: &mut Connection,
        seen: &Seen,
        right: Reply,
        server: &Vcenter,
    ) -> io::Result<bool> {
        let whole = right.bytes();
        let reply = match self {
            Self::ResetBeforeBody | Self::ResetAfterBody => return Ok(false),
            Self::HalfBody => {
                connection.write(&whole[..whole.len() - right.body.len() / 2 - 1]).await?;
                return Ok(false);
            }
            Self::StalledBody => {
                connection.write(&whole[..whole.len() - right.body.len() / 2 - 1]).await?;
                outlast(connection, server).await;
                return Ok(false);
            }
            Self::SlowHeaders => {
                connection.write(b"HTTP/1.1 200 OK\r\ncontent-le").await?;
                outlast(connection, server).await;
                return Ok(false);
            }
            Self::Garbage => {
                connection.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n").await?;
                let block = vec![b'x'; 64 * 1024];
                for _ in 0..16 * 1024 {
                    connection.write(&block).await?;
                }
                return Ok(false);
            }
            Self::TooMany(seconds) => Reply::error(429, "", "slow down").with("retry-after", seconds.to_string()),
            Self::Unavailable => Reply::empty(503),
            Self::Expired { body: true } => Reply::error(401, "UNAUTHENTICATED", "no session"),
            Self::Expired { body: false } => Reply::empty(401),
            Self::Html => Reply::new(200, "text/html", "<!DOCTYPE html><p>Welcome"),
            Self::CutJson => Reply { body: right.body[..right.body.len() / 2].to_vec(), ..right },
            Self::WrongType => Reply::new(right.status, "text/plain", right.body),
            Self::Echo => Reply::new(400, "text/html", format!("{:?} {}", seen.headers, seen.text())),
            Self::Redirect(to) => Reply::empty(307).with("location", to),
            Self::Answer(status, content_type, body) => Reply::new(status, content_type, body),
        };
        connection.answer(&reply).await?;
        Ok(true)
    }
}

/// Lets time pass until the client has given up.
async fn outlast(connection: &mut Connection, server: &Vcenter) {
    let call = server.call();
    let mut byte = [0];
    loop {
        tokio::select! {
            biased;
            _ = connection.stream.read(&mut byte) => return,
            () = tokio::task::yield_now() => server.advance_during(call, Duration::from_secs(61)),
        }
    }
}
