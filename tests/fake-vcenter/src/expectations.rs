//! Expectations on a wiremock server, for those who prefer them to a simulator (feature `expectations`).
//!
//! There is a function per operation in [`operations`]: it matches method, path and constant query, and knows every response
//! that the document has, with an example body.
//!
//! ```
//! use vsphere_automation_fake::expectations::operations;
//! use wiremock::MockServer;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), vsphere_automation_fake::expectations::Undocumented> {
//! let server = MockServer::start().await;
//! operations::session_create().succeeds()?.mount(&server).await;
//! operations::hvc_links_get().path("link", "link-9").fails("NOT_FOUND")?.mount(&server).await;
//! # Ok(())
//! # }
//! ```
//!
//! Matchers of one path differ by their constant query, so `…?action=add` and `…?action=remove` do not answer for each other.

use std::fmt;

use wiremock::matchers::body_json;
use wiremock::{Match, Mock, MockBuilder, Request, ResponseTemplate};

use crate::document::{Document, Operation};

#[path = "expectations/generated.rs"]
pub mod operations;

/// A documented response with an example body.
#[derive(Clone, Copy, Debug)]
pub struct Canned {
    /// HTTP status.
    pub status: u16,
    /// `error_type` of a failure, empty for the success.
    pub error_type: &'static str,
    /// JSON, or nothing.
    pub body: &'static str,
}

/// What is expected of one operation.
#[derive(Clone, Debug)]
pub struct Expectation {
    operation: &'static str,
    method: &'static str,
    template: &'static str,
    query: Vec<(&'static str, &'static str)>,
    path: Vec<(String, String)>,
    takes_body: bool,
    body: Option<serde_json::Value>,
    documented: Vec<Canned>,
}

/// The document has no such response for the operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undocumented {
    operation: &'static str,
    wanted: String,
}

impl fmt::Display for Undocumented {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the document has no {} for {}", self.wanted, self.operation)
    }
}

impl std::error::Error for Undocumented {}

impl Expectation {
    /// What the document says of an operation; one that it lacks is never asked for.
    fn of(operation: &'static str) -> Self {
        let found = Document::get().ok().and_then(|document| document.operation(operation));
        let path = found.map_or("", |(path, _)| &path.template);
        let constant = found.and_then(|(_, operation)| operation.constant.as_ref());
        Self {
            operation,
            method: found.map_or("", |(_, operation)| operation.method.as_str()),
            template: path,
            query: constant.map(|(name, value)| (name.as_str(), value.as_str())).into_iter().collect(),
            path: Vec::new(),
            takes_body: found.is_some_and(|(_, operation)| operation.body.is_some()),
            body: None,
            documented: found.map(|(_, operation)| documented(operation)).unwrap_or_default(),
        }
    }

    /// The operation id.
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Every response that the document has.
    pub fn responses(&self) -> &[Canned] {
        &self.documented
    }

    /// Matches only this value of a path parameter; any without.
    #[must_use]
    pub fn path(mut self, parameter: impl Into<String>, value: impl Into<String>) -> Self {
        self.path.push((parameter.into(), value.into()));
        self
    }

    /// Matches only this body; any JSON object without, where the operation has one.
    #[must_use]
    pub fn body(mut self, body: serde_json::Value) -> Self {
        self.body = Some(body);
        self
    }

    /// Answers as the document's success.
    ///
    /// # Errors
    ///
    /// The document has no success for it.
    pub fn succeeds(self) -> Result<Mock, Undocumented> {
        self.answer("", "success")
    }

    /// Answers as the document's failure of this `error_type`, such as `NOT_FOUND`.
    ///
    /// # Errors
    ///
    /// The document has no such failure for it.
    pub fn fails(self, error_type: &str) -> Result<Mock, Undocumented> {
        self.answer(error_type, error_type)
    }

    /// The matcher alone, to answer with whatever you like.
    pub fn matcher(self) -> MockBuilder {
        let body = self.body.clone();
        let builder = Mock::given(Matcher(self));
        match body {
            Some(body) => builder.and(body_json(body)),
            None => builder,
        }
    }

    fn answer(self, error_type: &str, wanted: &str) -> Result<Mock, Undocumented> {
        let canned = self.documented.iter().find(|canned| canned.error_type == error_type).copied();
        let canned = canned.ok_or_else(|| Undocumented { operation: self.operation, wanted: wanted.to_owned() })?;
        let response = ResponseTemplate::new(canned.status);
        let response =
            if canned.body.is_empty() { response } else { response.set_body_raw(canned.body, "application/json") };
        Ok(self.matcher().respond_with(response))
    }
}

/// Every response that the document has, the success first.
fn documented(operation: &'static Operation) -> Vec<Canned> {
    let canned = |status, error_type, example: &'static Option<String>| Canned {
        status,
        error_type,
        body: example.as_deref().unwrap_or_default(),
    };
    let success = canned(operation.success, "", &operation.example);
    let failures = operation.errors.iter().flat_map(|(status, kinds)| kinds.iter().map(move |kind| (*status, kind)));
    let failures = failures.map(|(status, kind)| canned(status, &kind.name, &kind.example));
    std::iter::once(success).chain(failures).collect()
}

struct Matcher(Expectation);

impl Match for Matcher {
    fn matches(&self, request: &Request) -> bool {
        let expected = &self.0;
        let path = request.url.path();
        let mut sent = path.split('/');
        let same_path = expected.template.split('/').all(|segment| {
            let Some(value) = sent.next() else { return false };
            match segment.strip_prefix('{').and_then(|s| s.strip_suffix('}')) {
                Some(parameter) => {
                    let value = percent_encoding::percent_decode_str(value).decode_utf8_lossy();
                    !value.is_empty()
                        && expected.path.iter().all(|(name, wanted)| name != parameter || *wanted == value)
                }
                None => segment == value,
            }
        }) && sent.next().is_none();
        let query: Vec<(String, String)> = request.url.query_pairs().into_owned().collect();
        let same_query = query.len() == expected.query.len()
            && expected.query.iter().all(|(name, value)| query.iter().any(|(n, v)| n == name && v == value));
        let body = expected.takes_body || request.body.is_empty();
        request.method.as_str() == expected.method && same_path && same_query && body
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(method: &str, url: &str) -> Request {
        Request {
            url: format!("http://127.0.0.1{url}").parse().expect("a URL"),
            method: method.parse().expect("a method"),
            headers: Default::default(),
            body: b"{}".to_vec(),
        }
    }

    #[test]
    fn actions_of_one_path_do_not_answer_for_each_other() {
        let matcher = Matcher(operations::hvc_administrators_add());
        assert!(matcher.matches(&request("POST", "/api/hvc/management/administrators?action=add")));
        assert!(!matcher.matches(&request("POST", "/api/hvc/management/administrators?action=remove")));
        assert!(!matcher.matches(&request("POST", "/api/hvc/management/administrators")));
    }

    #[test]
    fn path_parameters_are_any_or_one() {
        let any = Matcher(operations::hvc_links_delete_with_credentials());
        assert!(any.matches(&request("POST", "/api/hvc/links/a%2Fb?action=delete")));
        let one = Matcher(operations::hvc_links_delete_with_credentials().path("link", "a/b"));
        assert!(one.matches(&request("POST", "/api/hvc/links/a%2Fb?action=delete")));
        assert!(!one.matches(&request("POST", "/api/hvc/links/c?action=delete")));
    }

    #[test]
    fn only_documented_responses_are_given() {
        assert!(operations::hvc_links_list().fails("NOT_FOUND").is_err());
        for expectation in operations::all() {
            let [success, failures @ ..] = expectation.responses() else { panic!("{expectation:?}") };
            assert!((200..300).contains(&success.status) && success.error_type.is_empty(), "{success:?}");
            assert!(!failures.is_empty(), "{expectation:?}");
            for failure in failures {
                assert!(failure.status >= 400 && failure.body.contains(failure.error_type), "{failure:?}");
            }
        }
    }
}
