//! Connections that are not made, or that break.

use std::error::Error as StdError;
use std::time::Duration;

use http::StatusCode;

use crate::error::{ErrorKind, Failure, Repeat, root_cause, seconds};
use crate::wire::request::Request;
use crate::wire::server::Server;

/// No answer: either there was no connection, or it broke.
pub(super) fn before_answer(
    server: &Server,
    connect_timeout: Duration,
    request: &Request,
    error: reqwest::Error,
) -> Box<Failure> {
    let error = error.without_url();
    let place = format!("{}:{}", server.host, server.port);
    let cause = root_cause(&error);
    if error.is_builder() {
        return Failure::new(ErrorKind::Request, &request.call, format!("not sent: {cause}"));
    }
    if !error.is_connect() {
        return disconnected(request, &cause);
    }
    if error.is_timeout() {
        let limit = seconds(connect_timeout);
        let line = format!(
            "no connection to {place} within {limit}, the connect timeout \
             (ClientBuilder::connect_timeout); is the address right, and no firewall between?"
        );
        return unsent(request, ErrorKind::Timeout, line);
    }
    if is_certificate(&error) {
        let line = format!(
            "the certificate of {place} is not trusted: {cause}; give the certificate of its CA \
             with ClientBuilder::ca_certificate, and the name that the certificate is for"
        );
        return Failure::new(ErrorKind::Certificate, &request.call, line);
    }
    let line = format!("no connection to {place}: {cause}; is the address right and the server up?");
    unsent(request, ErrorKind::Connect, line)
}

fn unsent(request: &Request, kind: ErrorKind, line: String) -> Box<Failure> {
    let mut failure = Failure::new(kind, &request.call, line);
    failure.repeat = Repeat::Always;
    failure
}

/// The connection broke in the middle of the answer.
pub(super) fn in_answer(request: &Request, status: StatusCode, error: reqwest::Error) -> Box<Failure> {
    let cause = root_cause(&error.without_url());
    let mut failure = disconnected(request, &cause);
    failure.status = Some(status);
    failure.line = format!("{}, but the connection broke in the answer: {cause}", status.as_u16());
    if !request.call.idempotent {
        failure.advise("the operation was carried out, its result is lost");
    }
    failure
}

fn disconnected(request: &Request, cause: &str) -> Box<Failure> {
    let line = format!("the connection broke before an answer came: {cause}");
    let mut failure = Failure::new(ErrorKind::Disconnected, &request.call, line);
    failure.repeat = Repeat::IfIdempotent;
    failure.outcome_unknown = true;
    failure.say_fate();
    failure
}

fn is_certificate(error: &(dyn StdError + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        #[cfg(feature = "rustls")]
        if is_rustls_certificate(error) {
            return true;
        }
        // The platforms' own messages, for native-tls.
        let text = error.to_string();
        if text.contains("certificate verify failed") || text.contains("certificate chain") {
            return true;
        }
        next = error.source();
    }
    false
}

/// I/O errors hold others that are not in the chain of sources.
#[cfg(feature = "rustls")]
fn is_rustls_certificate(error: &(dyn StdError + 'static)) -> bool {
    if let Some(inner) = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
        return is_rustls_certificate(inner);
    }
    matches!(error.downcast_ref(), Some(rustls::Error::InvalidCertificate(_)))
}
