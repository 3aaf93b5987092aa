//! Connections that are not made, or that break.

use std::error::Error as StdError;
use std::time::Duration;

use http::StatusCode;

use crate::error::{AnsweredBy, ErrorKind, Failure, Fate, root_cause, seconds};
use crate::wire::request::Request;
use crate::wire::seam::TransportError;
use crate::wire::server::Server;
use crate::wire::unconnected::Unconnected;

/// No answer: either there was no connection, or it broke.
pub(super) fn before_answer(
    server: &Server,
    connect_timeout: Duration,
    request: &Request,
    error: &TransportError,
) -> Box<Failure> {
    if error.is_sent() {
        return disconnected(request, &root_cause(error));
    }
    let place = format!("{}:{}", server.host, server.port);
    let (kind, line) = match error.cause().downcast_ref::<Unconnected>() {
        Some(Unconnected::Proxy { proxy, status }) => {
            let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::BAD_GATEWAY);
            return proxy_refuses(request, Some(proxy), status);
        }
        Some(Unconnected::TimedOut) => {
            let limit = seconds(connect_timeout);
            let line = format!(
                "no connection to {place} within {limit}, the connect timeout \
                 (ClientBuilder::connect_timeout); is the address right, and no firewall between?"
            );
            (ErrorKind::Timeout, line)
        }
        Some(Unconnected::NoProxy { proxy, cause }) => {
            let line = format!("no connection to the proxy {proxy}: {cause}; is its address right and the proxy up?");
            (ErrorKind::Connect, line)
        }
        Some(Unconnected::Certificate { cause }) => {
            let line = format!(
                "the certificate of {place} is not trusted: {cause}; give the certificate of its CA \
                 with ClientBuilder::ca_certificate, and the name that the certificate is for"
            );
            (ErrorKind::Certificate, line)
        }
        Some(Unconnected::Pin { presented }) => {
            let line = format!(
                "the certificate of {place} is another than ClientBuilder::pin_sha256 says: its SHA-256 thumbprint is \
                 {presented}; compare it with what its administrators have, and give this one only if they agree"
            );
            (ErrorKind::Certificate, line)
        }
        Some(Unconnected::ClientCertificate { cause }) => {
            let line = format!(
                "{place} does not accept the certificate of the client, or the lack of one: {cause}; give one that it \
                 trusts with ClientBuilder::client_certificate"
            );
            (ErrorKind::Certificate, line)
        }
        Some(Unconnected::Tls { cause }) => {
            (ErrorKind::Connect, format!("no connection to {place}: TLS failed: {cause}; is there HTTPS at this port?"))
        }
        Some(Unconnected::Unreachable { cause }) => {
            (ErrorKind::Connect, format!("no connection to {place}: {cause}; is the address right and the server up?"))
        }
        None => (ErrorKind::Connect, format!("not sent to {place}: {}", root_cause(error))),
    };
    Failure::new(kind, &request.call, line)
}

/// A proxy on the way answers in the place of the server.
pub(super) fn proxy_refuses(request: &Request, proxy: Option<&str>, status: StatusCode) -> Box<Failure> {
    let code = status.as_u16();
    let proxy = proxy.map_or_else(|| "a proxy".to_owned(), |place| format!("the proxy {place}"));
    let (kind, line) = match code {
        407 => (
            ErrorKind::Proxy,
            format!(
                "{proxy} wants other credentials (407), so the server was not reached; give them in its URL, \
                 http://user:password@proxy (ClientBuilder::proxy); not tried again, lest the account be locked"
            ),
        ),
        500.. => (ErrorKind::Connect, format!("{proxy} does not reach the server: {code}; is the server up?")),
        _ => (
            ErrorKind::Proxy,
            format!("{proxy} does not let the client through to the server: {code}; its log may say why"),
        ),
    };
    let mut failure = Failure::new(kind, &request.call, line).came_of_it(AnsweredBy::Between, Fate::NotSent);
    failure.status = Some(status);
    failure
}

/// The connection broke in the middle of the answer.
pub(super) fn in_answer(request: &Request, status: StatusCode, error: &(dyn StdError + 'static)) -> Box<Failure> {
    let cause = root_cause(error);
    let mut failure = disconnected(request, &cause);
    failure.status = Some(status);
    failure.line = format!("{}, but the connection broke in the answer: {cause}", status.as_u16());
    failure
}

fn disconnected(request: &Request, cause: &str) -> Box<Failure> {
    let line = format!("the connection broke before an answer came: {cause}");
    Failure::new(ErrorKind::Disconnected, &request.call, line).came_of_it(AnsweredBy::Nobody, Fate::Unknown)
}
