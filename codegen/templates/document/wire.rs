//! Requests and answers as the document has them, tried with a server on loopback.

#![allow(dead_code, reason = "no document has something of every kind")]

use std::fmt::Debug;

use serde::Serialize;
use serde_json::Value;
use vsphere_automation_runtime::{Error, ErrorBody};

use crate::calls::{Client, client};
use crate::server::{Answer, Came, Server, decoded};
use crate::shown::{Shown, same_text, written};

/// A request as the document has it.
pub(crate) struct Request {
    /// Id of its operation.
    pub(crate) id: &'static str,
    pub(crate) method: &'static str,
    /// Percent-encoded where it has to be.
    pub(crate) path: &'static str,
    /// Names and values, without any encoding.
    pub(crate) query: &'static [(&'static str, &'static str)],
    /// Those that the document asks for; cookies under `cookie`, each on its own.
    pub(crate) headers: &'static [(&'static str, &'static str)],
}

/// The body of a request as the document has it.
pub(crate) enum Content<'b> {
    Nothing,
    /// JSON of a media type.
    Json(&'static str, &'b Shown),
    /// Names and values, without any encoding.
    Form(&'static [(&'static str, &'static str)]),
    /// The parts of a media type: their names, and what is in them.
    Parts(&'static str, &'static [(&'static str, &'static str)]),
    /// Anything else of a media type.
    Plain(&'static str, &'b Shown),
}

/// What calls come to.
impl Request {
    /// The call sends the request, whatever comes of it.
    pub(crate) fn is_sent<T>(&self, content: &Content<'_>, call: impl AsyncFnOnce(&Client) -> Result<T, Error>) {
        let (came, result) = self.exchange(&Answer { status: 500, content: None }, call);
        let failed = result.err().map(|error| error.to_string()).unwrap_or_default();
        let [came] = &came[..] else { panic!("{}: {} requests came, not one: {failed}", self.id, came.len()) };
        self.compare(content, came);
    }

    /// The call gives what is shown, of an answer in JSON.
    pub(crate) fn is_read<T: Serialize>(
        &self,
        status: u16,
        media_type: &str,
        shown: &Shown,
        call: impl AsyncFnOnce(&Client) -> Result<T, Error>,
    ) {
        let value = self.given(status, media_type, shown, call);
        shown.is(&written(&value).unwrap_or_else(|wrong| panic!("{}\n  {wrong}", shown.at)));
    }

    /// The call gives what is shown, of an answer that is text or bytes.
    pub(crate) fn is_given<T: AsRef<[u8]>>(
        &self,
        status: u16,
        media_type: &str,
        shown: &Shown,
        call: impl AsyncFnOnce(&Client) -> Result<T, Error>,
    ) {
        let value = self.given(status, media_type, shown, call);
        assert_eq!(String::from_utf8_lossy(value.as_ref()), shown.text, "{}", shown.at);
    }

    /// What the call gives for the answer that is shown.
    fn given<T>(
        &self,
        status: u16,
        media_type: &str,
        shown: &Shown,
        call: impl AsyncFnOnce(&Client) -> Result<T, Error>,
    ) -> T {
        let value = self.exchange(&Answer { status, content: Some((media_type, shown.text)) }, call).1;
        value.unwrap_or_else(|error| panic!("{}\n  {error}\n  {}", shown.at, shown.text))
    }

    /// The call succeeds with an answer that has no body.
    pub(crate) fn is_done<T: Debug>(&self, status: u16, call: impl AsyncFnOnce(&Client) -> Result<T, Error>) {
        let result = self.exchange(&Answer { status, content: None }, call).1;
        assert!(result.is_ok(), "{} with {status}: {result:?}", self.id);
    }

    /// The call fails with an answer that says what is shown.
    pub(crate) fn fails<T>(
        &self,
        status: u16,
        media_type: &str,
        shown: &'static Shown,
        call: impl AsyncFnOnce(&Client) -> Result<T, Error>,
    ) -> Failure {
        let content = Some((media_type, shown.text));
        let error = self.failure(&Answer { status, content }, shown.at, call);
        Failure { shown, error }
    }

    /// The call fails with an answer of which only the status is documented.
    pub(crate) fn fails_with<T>(&self, status: u16, call: impl AsyncFnOnce(&Client) -> Result<T, Error>) {
        self.failure(&Answer { status, content: None }, self.id, call);
    }

    fn failure<T>(&self, answer: &Answer<'_>, at: &str, call: impl AsyncFnOnce(&Client) -> Result<T, Error>) -> Error {
        let Err(error) = self.exchange(answer, call).1 else { panic!("{at}: {} is a success", answer.status) };
        assert_eq!(error.status().map(|status| status.as_u16()), Some(answer.status), "{at}: {error}");
        assert_eq!(error.operation(), self.id, "{at}: {error}");
        error
    }

    /// What came beside a login, and what the call came to.
    fn exchange<T>(
        &self,
        answer: &Answer<'_>,
        call: impl AsyncFnOnce(&Client) -> Result<T, Error>,
    ) -> (Vec<Came>, Result<T, Error>) {
        let server = Server::start(answer, (self.method, self.path));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let url = format!("http://{}", server.address);
        let result = runtime.block_on(async { call(&client(&url)).await });
        (server.end(), result)
    }

    fn compare(&self, content: &Content<'_>, came: &Came) {
        let id = self.id;
        assert_eq!(came.method, self.method, "{id}");
        let (path, query) = came.target.split_once('?').unwrap_or((&came.target, ""));
        let segments = |path: &str| path.split('/').map(decoded).collect::<Vec<_>>();
        let is_path = segments(path).len() == segments(self.path).len()
            && segments(self.path).iter().zip(&segments(path)).all(|(shown, came)| same_text(shown, came));
        assert!(is_path, "{id}: the path is {}, and came as {path}", self.path);
        same_pairs(&format!("{id}: the query"), self.query, &pairs(query));
        for (name, value) in self.headers {
            assert!(came.has_header(name, value), "{id}: no header {name}: {value} in {:?}", came.headers);
        }
        content.compare(id, came);
    }
}

impl Content<'_> {
    fn compare(&self, id: &str, came: &Came) {
        let text = String::from_utf8_lossy(&came.body);
        let media_type = match self {
            Self::Nothing => None,
            Self::Form(_) => Some("application/x-www-form-urlencoded"),
            Self::Json(media_type, _) | Self::Parts(media_type, _) | Self::Plain(media_type, _) => Some(*media_type),
        };
        let essence = |text: &str| text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        assert_eq!(came.header("content-type").map(essence), media_type.map(essence), "{id}: the media type");
        match self {
            Self::Nothing => assert_eq!(text, "", "{id}: a body"),
            Self::Json(_, shown) => {
                let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{id}: {error}: {text}"));
                shown.is(&value);
            }
            Self::Plain(_, shown) => assert_eq!(text, shown.text, "{id}: {}", shown.at),
            Self::Form(shown) => same_pairs(&format!("{id}: the form"), shown, &pairs(&text)),
            Self::Parts(_, shown) => same_pairs(&format!("{id}: the parts"), shown, &came.parts()),
        }
    }
}

/// An error as it came out of a call, and what the answer said.
pub(crate) struct Failure {
    shown: &'static Shown,
    error: Error,
}

impl Failure {
    /// It is of that type of vAPI, with all that the answer said.
    pub(crate) fn is_of_type(&self, error_type: &str) {
        let Self { shown: Shown { at, .. }, error } = self;
        assert_eq!(error.error_type().map(ToString::to_string).as_deref(), Some(error_type), "{at}: {error}");
        let Some(api) = error.api() else { panic!("{at}: {error} has lost its body") };
        let mut value = written(api).unwrap_or_else(|wrong| panic!("{at}\n  {wrong}"));
        // An error without messages may leave their list out, and is read as one with an empty list.
        if self.shown.value().get("messages").is_none()
            && let Some(members) = value.as_object_mut()
            && members.get("messages").and_then(Value::as_array).is_some_and(Vec::is_empty)
        {
            members.remove("messages");
        }
        self.shown.is(&value);
    }

    /// Its body is read as `E`, with all that the answer said; `variant` gives what the documented variant holds.
    pub(crate) fn is_a<E: ErrorBody + Debug>(&self, variant: impl FnOnce(&E) -> Option<Result<Value, String>>) {
        let Self { shown: Shown { at, text }, error } = self;
        let Some(body) = error.typed::<E>() else { panic!("{at}\n  {error} is not read as what it is\n  {text}") };
        let Some(value) = variant(&body) else { panic!("{at}\n  is read as another variant: {body:?}\n  {text}") };
        self.shown.is(&value.unwrap_or_else(|wrong| panic!("{at}\n  {wrong}\n  {text}")));
    }
}

/// Order counts among pairs of one name.
fn same_pairs(what: &str, shown: &[(&str, &str)], came: &[(String, String)]) {
    let mut left: Vec<&(String, String)> = came.iter().collect();
    for (name, value) in shown {
        let at = left.iter().position(|(other, _)| other == name);
        let is_there = at.is_some_and(|at| same_text(value, &left.remove(at).1));
        assert!(is_there, "{what} has {name}={value}, and came as {came:?}");
    }
    assert!(left.is_empty(), "{what} has {shown:?}, and came as {came:?}");
}

fn pairs(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(n, v)| (decoded(n), decoded(v))).collect()
}
