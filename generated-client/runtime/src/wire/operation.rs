//! What the generated code says of one operation.

/// HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// `GET`.
    Get,
    /// `POST`.
    Post,
    /// `PUT`.
    Put,
    /// `DELETE`.
    Delete,
    /// `PATCH`.
    Patch,
    /// `HEAD`.
    Head,
    /// `OPTIONS`.
    Options,
}

impl Method {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
            Self::Patch => "PATCH",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
        }
    }

    pub(crate) const fn to_http(self) -> http::Method {
        match self {
            Self::Get => http::Method::GET,
            Self::Post => http::Method::POST,
            Self::Put => http::Method::PUT,
            Self::Delete => http::Method::DELETE,
            Self::Patch => http::Method::PATCH,
            Self::Head => http::Method::HEAD,
            Self::Options => http::Method::OPTIONS,
        }
    }

    /// `None` of a method that no API of this kind has.
    pub(crate) fn of_http(method: &http::Method) -> Option<Self> {
        Some(match *method {
            http::Method::GET => Self::Get,
            http::Method::POST => Self::Post,
            http::Method::PUT => Self::Put,
            http::Method::DELETE => Self::Delete,
            http::Method::PATCH => Self::Patch,
            http::Method::HEAD => Self::Head,
            http::Method::OPTIONS => Self::Options,
            _ => return None,
        })
    }

    /// Sending it twice has the effect of sending it once.
    pub(crate) const fn is_idempotent(self) -> bool {
        !matches!(self, Self::Post | Self::Patch)
    }
}

/// What an operation shows to be let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Authentication {
    /// The session of the client.
    Session,
    /// The credentials themselves, for a session.
    Basic,
    /// Nothing.
    None,
}

/// One operation of the API.
#[derive(Debug)]
pub struct Operation {
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    pub(crate) template: &'static str,
    pub(crate) available: Option<&'static str>,
    pub(crate) preview: bool,
    pub(crate) authentication: Authentication,
    pub(crate) ends_session: bool,
    pub(crate) constant_query: &'static [(&'static str, &'static str)],
}

impl Operation {
    /// An operation that needs a session, and of which nothing else is known.
    pub const fn new(id: &'static str, method: Method, template: &'static str) -> Self {
        Self {
            id,
            method,
            template,
            available: None,
            preview: false,
            authentication: Authentication::Session,
            ends_session: false,
            constant_query: &[],
        }
    }

    /// Releases that have it, in words for errors, such as `6.7.0 to 8.0.0`.
    pub const fn available(mut self, releases: &'static str) -> Self {
        self.available = Some(releases);
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
}
