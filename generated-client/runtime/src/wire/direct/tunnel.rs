//! `CONNECT`: a way through the proxy to the server.

use http::Uri;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use zeroize::Zeroizing;

use super::proxy::Hop;
use crate::wire::stream::BoxStream;
use crate::wire::unconnected::Unconnected;

/// Most that is read of the proxy's answer.
const MOST: usize = 16 * 1024;

pub(super) async fn open(mut stream: BoxStream, to: &Uri, hop: &Hop) -> Result<BoxStream, Unconnected> {
    let broken = |cause: String| Unconnected::NoProxy { proxy: hop.place.clone(), cause };
    let place = format!("{}:{}", to.host().unwrap_or_default(), to.port_u16().unwrap_or(443));
    let mut request = Zeroizing::new(format!("CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n").into_bytes());
    if let Some(authorization) = &hop.authorization {
        // Room for all of it at once: a buffer that grows leaves copies behind.
        request.reserve_exact(authorization.len() + 64);
        request.extend_from_slice(b"Proxy-Authorization: ");
        request.extend_from_slice(authorization.as_bytes());
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"\r\n");
    stream.write_all(&request).await.map_err(|error| broken(error.to_string()))?;
    let mut head = Vec::new();
    // Byte by byte, since what follows the head is TLS.
    while !head.ends_with(b"\r\n\r\n") {
        if head.len() == MOST {
            return Err(broken("its answer does not come to an end".into()));
        }
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
                return Err(broken("it closed the connection".into()));
            }
            Err(error) => return Err(broken(error.to_string())),
        }
    }
    match status(&head) {
        Some(200..=299) => Ok(stream),
        Some(status) => Err(Unconnected::Proxy { proxy: hop.place.clone(), status }),
        None => Err(broken("it does not speak HTTP".into())),
    }
}

fn status(head: &[u8]) -> Option<u16> {
    let line = std::str::from_utf8(head.split(|byte| *byte == b'\r').next()?).ok()?;
    let mut words = line.split(' ');
    words.next().filter(|version| version.starts_with("HTTP/1."))?;
    words.next()?.parse().ok()
}
