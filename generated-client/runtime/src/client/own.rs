//! Requests of a caller's own: what the document of a generated crate does not have.

use std::fmt;

use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::call::Call;
use super::connection::Connection;
use crate::error::{Error, excerpt};
use crate::wire::decode::{self, Sent};
use crate::wire::operation::{Method, Operation};
use crate::wire::path::Path;
use crate::wire::query::Query;
use crate::wire::request::AnswerKind;
use crate::wire::session_operations;

/// One for each method, since the path is the caller's.
macro_rules! operations {
    ($($method:ident)*) => {
        const fn operation(method: Method) -> &'static Operation {
            match method {
                $(Method::$method => {
                    const OWN: Operation = Operation::new("Client.request", Method::$method, "");
                    &OWN
                })*
            }
        }
    };
}

operations!(Get Post Put Delete Patch Head Options Trace);

/// A request of one's own, from `request` of a client: with the session, retries, errors and traces of any call.
///
/// `.await` gives the answer as it came, a [`Raw`]; [`json_as`](Self::json_as) makes it a call with a typed answer.
///
/// ```
/// # use serde::{Deserialize, Serialize};
/// use vsphere_automation_runtime::{Connection, Error, Method};
///
/// #[derive(Deserialize)]
/// struct Vm {
///     name: String,
/// }
///
/// # #[derive(Serialize)] struct Power { force: bool }
/// # async fn example(client: Connection, power: Power) -> Result<(), Error> {
/// let vms: Vec<Vm> = client.request(Method::GET, "/api/vcenter/vm").query("names", "web 1").await?.json()?;
///
/// client.request(Method::POST, "/api/vcenter/vm").segment("vm-7").segment("power").query("action", "stop").await?;
/// client.request(Method::POST, "/api/vcenter/vm/vm-7/power?action=start").json(&power).await?;
/// # Ok(())
/// # }
/// ```
///
/// Only GET, HEAD, OPTIONS, PUT and DELETE are repeated where their outcome is unknown; see
/// [`RetryPolicy`](crate::RetryPolicy).
#[must_use = "a call does nothing until it is awaited"]
pub struct RawCall<'c>(Call<'c, Raw>);

crate::call!(RawCall: Raw);

impl Connection {
    /// A request of one's own, for what no generated crate has. The path begins with `/` and is that below the address
    /// of the server, such as `/api/vcenter/vm`; a query may follow. Whatever is no such path, one with another host
    /// above all, is an error of the call, and nothing is sent: credentials go to no other server.
    ///
    /// Sessions are begun and ended by the client alone: `/api/session` and its legacy form can only be read.
    pub fn request(&self, method: http::Method, path: impl AsRef<str>) -> RawCall<'_> {
        let known = Method::of_http(&method);
        let mut call = Call::new(self, operation(known.unwrap_or(Method::Get)), AnswerKind::Body, |sent| {
            Ok(Raw(Box::new(sent.clone())))
        });
        let checked = match known {
            Some(known) => target(known, path.as_ref()),
            None => Err(format!("the client does not send {}", excerpt(method.as_str()))),
        };
        let shown = match checked {
            Ok((path, query)) => {
                call.draft.query = Query::written(query);
                path
            }
            Err(problem) => {
                call.draft.note(Err(problem));
                "…"
            }
        };
        call.draft.path = Path::whole(shown);
        RawCall(call)
    }
}

/// Path and query; else in words why it is none that can be asked for.
fn target(method: Method, text: &str) -> Result<(&str, &str), String> {
    let shown = excerpt(text);
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    if !path.starts_with('/') || path.starts_with("//") || path.contains("://") {
        return Err(format!(
            "`{shown}` is no path below the address of the server, such as /api/things; requests of the client go \
             nowhere else"
        ));
    }
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '#' | '\\' | '"' | '<' | '>' | '`' | '{' | '}');
    if !text.chars().all(plain) {
        return Err(format!("`{shown}` holds a character that no path can have; write it as %20 and the like"));
    }
    let is_step = |segment: &str| matches!(&*segment.to_ascii_lowercase().replace("%2e", "."), "." | "..");
    if path.split('/').any(is_step) {
        return Err(format!("`{shown}` has a segment `.` or `..`"));
    }
    let begins_or_ends = match path.trim_end_matches('/') {
        session_operations::PATH => !matches!(method, Method::Get | Method::Head),
        session_operations::LEGACY_PATH => method != Method::Post || !query.split('&').any(is_look),
        _ => false,
    };
    if begins_or_ends {
        return Err("sessions are begun and ended by the client: use logout() or with_session()".to_owned());
    }
    Ok((path, query))
}

/// Reads the session, in the legacy flavour.
fn is_look(pair: &str) -> bool {
    let (name, value) = session_operations::LEGACY_LOOK;
    let written = pair.split_once('=');
    written.is_some_and(|(pair, given)| given == value && pair.replace("%7E", "~").replace("%7e", "~") == name)
}

impl<'c> RawCall<'c> {
    /// Adds a segment to the path, encoded as it needs to be: for ids, which may hold anything.
    pub fn segment(mut self, value: impl AsRef<str>) -> Self {
        let outcome = self.0.draft.path.append(value.as_ref());
        self.0.draft.note(outcome);
        self
    }

    /// Adds a pair to the query, encoded as it needs to be.
    pub fn query(mut self, name: impl AsRef<str>, value: impl ToString) -> Self {
        self.0.draft.query.push(name.as_ref(), &value.to_string());
        self
    }

    /// Sends this as a JSON body. [`Secret`](crate::Secret)s in it are kept out of errors.
    pub fn json(self, body: &(impl Serialize + ?Sized)) -> Self {
        Self(self.0.body(&body))
    }

    /// Sends these bytes as they are.
    pub fn body(self, content_type: &'static str, bytes: Vec<u8>) -> Self {
        Self(self.0.body_bytes(content_type, bytes))
    }

    /// The same call with an answer of a type, read from JSON.
    pub fn json_as<T: DeserializeOwned>(self) -> Call<'c, T> {
        self.0.decoded_by(AnswerKind::Json, decode::json::<T>)
    }
}

impl fmt::Debug for RawCall<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The answer to a [`RawCall`], not yet read.
#[derive(Clone)]
pub struct Raw(Box<Sent>);

impl Raw {
    /// Reads it as JSON.
    ///
    /// # Errors
    ///
    /// It is none, or of another shape; the error says where.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Error> {
        decode::json(&self.0)
    }

    /// Reads it as text.
    ///
    /// # Errors
    ///
    /// It is not UTF-8.
    pub fn text(&self) -> Result<String, Error> {
        decode::text(&self.0)
    }

    /// The bytes.
    pub fn bytes(&self) -> &Bytes {
        &self.0.answer.body
    }

    /// Status of the answer, a 2xx.
    pub fn status(&self) -> http::StatusCode {
        self.0.answer.status
    }

    /// Headers of the answer.
    pub fn headers(&self) -> &http::HeaderMap {
        &self.0.answer.headers
    }
}

impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.bytes().len();
        f.debug_struct("Raw").field("status", &self.status()).field("bytes", &bytes).finish_non_exhaustive()
    }
}
