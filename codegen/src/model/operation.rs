//! Operations.

use indexmap::IndexMap;
use serde_json::Value;

use super::legacy::{MEMBERS, query};
use super::response::{ErrorCase, Header, Response, Status};
use super::style::{Location, Style};
use super::{Component, Legacy, Media, MediaKind, Method, Problem, Schema, Timeline, path_template};

/// One operation; after lowering, one call that a client can make.
#[derive(Clone, Debug, Default)]
pub struct Operation {
    /// JSON pointer of its place in the document.
    pub pointer: String,
    /// `operationId`; empty where the document has none.
    pub id: String,
    /// Its own part, where that is made of the path for want of another.
    pub from_path: Option<String>,
    /// Its service.
    pub tag: String,
    /// HTTP method.
    pub method: Method,
    /// Path template from the server's root, base path included, without a query.
    pub path: String,
    /// Another server than that of the document: `https://host`, or `//host` with the scheme of the client's.
    pub server: Option<String>,
    /// Query parameters that always have one value.
    pub constants: Vec<(String, String)>,
    /// In one line.
    pub summary: Option<String>,
    /// In words; Markdown.
    pub description: Option<String>,
    /// Name of the timeline in `x-sdk-lifecycle`.
    pub lifecycle: Option<String>,
    /// Its timeline.
    pub timeline: Option<Timeline>,
    /// Who may call it.
    pub privileges: Vec<Privilege>,
    /// Path, query and header parameters.
    pub parameters: Vec<Parameter>,
    /// What is sent.
    pub body: Option<Body>,
    /// Media type of a body whose parts are parameters.
    pub multipart: Option<String>,
    /// What can come back, in document order.
    pub responses: Vec<Response>,
    /// Alternatives of security schemes, those of the document included; `None` where neither says anything.
    pub security: Option<Vec<Vec<String>>>,
    /// How the caller is known, after lowering.
    pub authentication: Authentication,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// `x-sdk-actions`, by value of the action parameter.
    pub actions: IndexMap<String, Action>,
    /// The vendor's `x-vmw-doc-*`.
    pub vendor_docs: VendorDocs,
    /// The legacy operation of a document that holds both flavours.
    pub twin: Option<Legacy>,
}

/// Privileges since a release.
#[derive(Clone, Debug)]
pub struct Privilege {
    /// First release that documents them.
    pub from: String,
    /// Their names.
    pub names: Vec<String>,
}

/// What the vendor's documentation notes of an operation.
#[derive(Clone, Debug, Default)]
pub struct VendorDocs {
    /// `x-vmw-doc-operation`.
    pub operation: Option<String>,
    /// `x-vmw-doc-deprecated-path`: the legacy path that this operation replaces.
    pub deprecated_path: Option<String>,
    /// `x-vmw-doc-deprecated-method`.
    pub deprecated_method: Option<String>,
    /// `x-sdk-rest-body`: what the body is in the legacy form.
    pub rest_body: Option<String>,
}

/// One of several operations that share a method and a path.
#[derive(Clone, Debug, Default)]
pub struct Action {
    /// The operation's own id.
    pub id: String,
    /// In one line.
    pub summary: Option<String>,
    /// In words.
    pub description: Option<String>,
    /// Name of its timeline.
    pub lifecycle: Option<String>,
    /// The component that is its body.
    pub body: Option<Component>,
    /// What can go wrong, by status.
    pub errors: IndexMap<String, Vec<ErrorCase>>,
    /// Who may call it.
    pub privileges: Vec<Privilege>,
    /// The vendor's `x-vmw-doc-*`.
    pub vendor_docs: VendorDocs,
}

/// How the caller of an operation is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Authentication {
    /// By vCenter's session.
    Session,
    /// By the credentials themselves: this operation opens a session.
    Credentials,
    /// By one of these alternatives, each of security schemes that are needed together; without any, where one is empty.
    Schemes(Vec<Vec<String>>),
    /// Not at all.
    #[default]
    None,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// JSON pointer of its place in the document.
    pub pointer: String,
    /// Name on the wire.
    pub name: String,
    /// Where it is sent.
    pub location: Location,
    /// How its values are written there.
    pub style: Style,
    /// Media type of a part.
    pub media_type: Option<String>,
    /// Whether a call must give it.
    pub required: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// In words.
    pub description: Option<String>,
    /// Its schema.
    pub schema: Schema,
    /// An example value.
    pub example: Option<Value>,
}

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// JSON pointer of its place in the document.
    pub pointer: String,
    /// Whether a call must give it.
    pub required: bool,
    /// Whether the document says in so many words that a call need not give it.
    pub said_optional: bool,
    /// In words.
    pub description: Option<String>,
    /// By media type.
    pub content: Vec<Media>,
}

/// The part of an operation's id that is its own: `get` of `Cis.Session_get`, whose tag is `Cis.Session`.
pub(crate) fn own_id<'a>(id: &'a str, tag: &str) -> &'a str {
    id.strip_prefix(tag).and_then(|rest| rest.strip_prefix('_')).unwrap_or(id)
}

/// vCenter's sessions, in their present and their older place.
const SESSIONS: [&str; 2] = ["/api/session", "/rest/com/vmware/cis/session"];

impl Operation {
    /// Whether it exchanges credentials for vCenter's session.
    pub(crate) fn begins_session(&self) -> bool {
        self.method == Method::Post && self.is_of_sessions()
    }

    /// Whether it ends the session of vCenter that it is called with.
    pub(crate) fn ends_session(&self) -> bool {
        self.method == Method::Delete && self.is_of_sessions()
    }

    fn is_of_sessions(&self) -> bool {
        self.constants.is_empty() && SESSIONS.contains(&self.path.as_str())
    }

    /// That it cannot be generated.
    pub(crate) fn refused(&self, reason: impl Into<String>) -> Problem {
        Problem::refused(format!("operation {}", self.id), self.pointer.clone(), reason)
    }

    /// The request as people write it: `POST /api/things?action=start`.
    pub(crate) fn request(&self) -> String {
        format!("{} {}{}", self.method.wire(), self.path, self.query())
    }

    /// The request, whatever the parameters of its path are called: no two operations have one.
    pub(crate) fn form(&self) -> String {
        format!("{} {}{}", self.method.wire(), path_template::form(&self.path), self.query())
    }

    /// The constant part of the query, with its question mark: `?action=start`.
    pub(crate) fn query(&self) -> String {
        query(&self.constants)
    }

    /// The same operation in the legacy flavour, as far as a client can speak it: JSON both ways, and nothing but the
    /// envelope is another.
    pub fn legacy(&self) -> Option<Legacy> {
        let is_json = |media: Option<&Media>| media.is_none_or(|media| media.kind() == MediaKind::Json);
        let plain = self.multipart.is_none() && !self.has_several_answers() && self.server.is_none();
        if !plain || !is_json(self.body_media()) || !is_json(self.success_media()) {
            return None;
        }
        if let Some(twin) = &self.twin {
            return Some(twin.clone());
        }
        let docs = &self.vendor_docs;
        let path = docs.deprecated_path.as_deref().filter(|path| path.starts_with("/rest/"))?;
        let named = docs.deprecated_method.as_deref().unwrap_or_default();
        let method = Method::ALL.iter().find(|(name, _)| named.eq_ignore_ascii_case(name)).map(|(_, method)| *method);
        let body = docs.rest_body.as_deref();
        if self.body.is_some() && body.is_none() {
            return None;
        }
        let body = body.filter(|name| *name != MEMBERS).map(str::to_owned);
        Some(Legacy::parse(method.unwrap_or(self.method), path, body))
    }

    /// The parameters that a call must give.
    pub(crate) fn required_parameters(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|parameter| parameter.required)
    }

    /// The body that a call must give.
    pub(crate) fn required_body(&self) -> Option<&Body> {
        self.body.as_ref().filter(|body| body.required)
    }

    /// The body that a call need not give.
    pub(crate) fn optional_body(&self) -> Option<&Body> {
        self.body.as_ref().filter(|body| !body.required)
    }

    /// The success that a call gives.
    pub fn success(&self) -> Option<&Response> {
        self.responses.iter().find(|response| response.status.is_success())
    }

    /// The successes, of which a call gives one.
    pub fn successes(&self) -> impl Iterator<Item = &Response> {
        self.responses.iter().filter(|response| response.status.is_success())
    }

    /// Whether the successes differ, so that a call gives one of several.
    pub fn has_several_answers(&self) -> bool {
        self.successes().nth(1).is_some()
    }

    /// The bodies of errors that the document describes itself.
    pub fn error_bodies(&self) -> impl Iterator<Item = (Status, &Media)> {
        let failures = self.responses.iter().filter(|response| !response.status.is_success());
        failures.filter_map(|response| Some((response.status, response.content.first()?)))
    }

    /// The headers that the successes declare, each once.
    pub fn headers(&self) -> Vec<&Header> {
        let mut headers: Vec<&Header> = Vec::new();
        for header in self.successes().flat_map(|response| &response.headers) {
            if !headers.iter().any(|other| other.name.eq_ignore_ascii_case(&header.name)) {
                headers.push(header);
            }
        }
        headers
    }

    /// The body of the success, if it has one.
    pub fn success_media(&self) -> Option<&Media> {
        self.success()?.content.first()
    }

    /// The body that is sent, if there is one.
    pub fn body_media(&self) -> Option<&Media> {
        self.body.as_ref()?.content.first()
    }

    /// Every schema that it sends or gives, errors included.
    pub fn schemas(&self) -> impl Iterator<Item = &Schema> {
        let bodies = self.body.iter().flat_map(|body| &body.content);
        let contents = bodies.chain(self.responses.iter().flat_map(|response| &response.content));
        let headers = self.responses.iter().flat_map(|response| &response.headers).map(|header| &header.schema);
        let parameters = self.parameters.iter().map(|parameter| &parameter.schema);
        parameters.chain(contents.map(|media| &media.schema)).chain(headers)
    }

    /// The components that it names.
    pub fn references(&self) -> impl Iterator<Item = &Component> {
        self.schemas().flat_map(Schema::references)
    }

    /// Every error that a response stands for, with its status.
    pub fn errors(&self) -> impl Iterator<Item = (Status, &ErrorCase)> {
        let failures = self.responses.iter().filter(|response| !response.status.is_success());
        failures.flat_map(|response| response.errors.iter().map(move |case| (response.status, case)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_vcenters_own_session_is_ended() {
        let delete = |path: &str| Operation { method: Method::Delete, path: path.to_owned(), ..Operation::default() };
        assert!(delete("/api/session").ends_session() && delete("/rest/com/vmware/cis/session").ends_session());
        assert!(!delete("/api/games/session").ends_session());
    }

    #[test]
    fn the_legacy_form_is_what_the_document_says() {
        let docs = VendorDocs {
            deprecated_path: Some("/rest/com/vmware/cis/session?~action=get".to_owned()),
            deprecated_method: Some("post".to_owned()),
            ..VendorDocs::default()
        };
        let operation = Operation { vendor_docs: docs, ..Operation::default() };
        let legacy = operation.legacy().expect("it says so");
        assert_eq!(legacy.request(), "POST /rest/com/vmware/cis/session?~action=get");
        assert_eq!(legacy.constants, [("~action".to_owned(), "get".to_owned())]);
        assert_eq!(legacy.body, None);
    }
}
