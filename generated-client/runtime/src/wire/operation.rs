//! What the generated code says of one operation.

use std::any::TypeId;

use super::flavour::rest::Rest;
pub use super::method::Method;
use super::scheme::Requirement;
use super::style::Style;
use crate::error::{DocumentedErrors, Statuses};
use crate::values::lifecycle::Span;

/// What an operation shows to be let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authentication {
    /// The session of the client.
    Session,
    /// The credentials themselves, for a session.
    Basic,
    /// What the document's security schemes ask for.
    Schemes(Requirement),
    /// Nothing.
    None,
}

/// A property or a constant in a body that not all releases know which have the operation.
#[derive(Debug)]
pub struct Sendable {
    pub(crate) name: &'static str,
    /// Names of members, the outermost first; lists are gone through, `*` is any member.
    pub(crate) path: &'static [&'static str],
    pub(crate) constant: Option<&'static str>,
    pub(crate) timeline: &'static [Span],
}

/// A property that a body may have.
pub const fn property(name: &'static str, path: &'static [&'static str], timeline: &'static [Span]) -> Sendable {
    Sendable { name, path, constant: None, timeline }
}

/// A constant that a property of a body may have.
pub const fn constant(
    name: &'static str,
    path: &'static [&'static str],
    constant: &'static str,
    timeline: &'static [Span],
) -> Sendable {
    Sendable { name, path, constant: Some(constant), timeline }
}

impl Authentication {
    /// What is thought to be asked, for when an answer looks as if something else was.
    pub(crate) fn asked(self) -> &'static str {
        match self {
            Self::Session | Self::Basic => "a vCenter Server",
            Self::Schemes(_) | Self::None => "the right server",
        }
    }
}

/// One operation of the API.
#[derive(Debug)]
pub struct Operation {
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    pub(crate) template: &'static str,
    /// The same in the legacy flavour.
    pub(crate) rest: Option<Rest>,
    pub(crate) available: Option<&'static str>,
    /// In which releases it exists.
    pub(crate) timeline: &'static [Span],
    /// What may be in its body that not all of these releases know.
    pub(crate) sendable: &'static [Sendable],
    pub(crate) preview: bool,
    pub(crate) authentication: Authentication,
    pub(crate) ends_session: bool,
    pub(crate) constant_query: &'static [(&'static str, &'static str)],
    pub(crate) accept: &'static str,
    /// Another server than the client's.
    pub(crate) server: Option<&'static str>,
    /// 304 is an answer.
    pub(crate) not_modified: bool,
    /// How members of a form are written that are not written as their types say.
    pub(crate) form: &'static [(&'static str, Style)],
    pub(crate) errors: Option<DocumentedErrors>,
}

impl Operation {
    /// An operation that needs a session, and of which nothing else is known.
    pub const fn new(id: &'static str, method: Method, template: &'static str) -> Self {
        Self {
            id,
            method,
            template,
            rest: None,
            available: None,
            timeline: &[],
            sendable: &[],
            preview: false,
            authentication: Authentication::Session,
            ends_session: false,
            constant_query: &[],
            accept: "application/json, */*;q=0.5",
            server: None,
            not_modified: false,
            form: &[],
            errors: None,
        }
    }

    /// What it is in the legacy flavour.
    pub const fn rest(mut self, rest: Rest) -> Self {
        self.rest = Some(rest);
        self
    }

    /// Releases that have it, in words for errors, such as `6.7.0 to 8.0.0`.
    pub const fn available(mut self, releases: &'static str) -> Self {
        self.available = Some(releases);
        self
    }

    /// In which releases it exists.
    pub const fn timeline(mut self, timeline: &'static [Span]) -> Self {
        self.timeline = timeline;
        self
    }

    /// What may be in its body that not all releases know which have the operation.
    pub const fn sendable(mut self, parts: &'static [Sendable]) -> Self {
        self.sendable = parts;
        self
    }

    /// A Technology Preview: said once per client.
    pub const fn technology_preview(mut self) -> Self {
        self.preview = true;
        self
    }

    /// What it shows to be let in.
    pub const fn authentication(mut self, authentication: Authentication) -> Self {
        self.authentication = authentication;
        self
    }

    /// The security schemes that let it in.
    pub const fn security(self, requirement: Requirement) -> Self {
        self.authentication(Authentication::Schemes(requirement))
    }

    /// Ends the session of the client.
    pub const fn ends_session(mut self) -> Self {
        self.ends_session = true;
        self
    }

    /// Pairs that are sent with every call.
    pub const fn constant_query(mut self, query: &'static [(&'static str, &'static str)]) -> Self {
        self.constant_query = query;
        self
    }

    /// What its answers may be.
    pub const fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = media_types;
        self
    }

    /// It is another server's, `https://host` or `//host`, whatever server the client has. What lets requests in at the
    /// client's server is not for that one.
    pub const fn server(mut self, server: &'static str) -> Self {
        self.server = Some(server);
        self
    }

    /// That nothing has changed is an answer, 304, and no error.
    pub const fn not_modified(mut self) -> Self {
        self.not_modified = true;
        self
    }

    /// How members of its form are written that are not written as their types say.
    pub const fn form(mut self, styles: &'static [(&'static str, Style)]) -> Self {
        self.form = styles;
        self
    }

    /// The type of its errors: which of its kinds each status has.
    pub const fn errors<E: 'static>(mut self, kinds: &'static [(Statuses, u8)]) -> Self {
        self.errors = Some(DocumentedErrors { of: TypeId::of::<E>, kinds });
        self
    }
}
