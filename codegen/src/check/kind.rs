//! The kinds of objects in a document, and how it is written down what may stand in them.

/// What a value has to be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Grammar {
    /// Any value; nothing in it is looked at.
    Any,
    /// A string.
    Text,
    /// A boolean.
    Flag,
    /// An integer that is not negative.
    Integer,
    /// A number.
    Number,
    /// One of some words.
    Word(&'static [&'static str]),
    /// An object.
    Object(Kind),
    /// An object, or a reference to one.
    RefOr(Kind),
    /// A list.
    List(&'static Grammar),
    /// A mapping whose keys are data.
    Map(&'static Grammar),
    /// The first grammar for a scalar, the second for anything else.
    Either(&'static Grammar, &'static Grammar),
}

/// A member of an object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    pub(crate) name: &'static str,
    pub(crate) grammar: Grammar,
    pub(crate) required: bool,
}

/// A member that may be left out.
pub(crate) const fn may(name: &'static str, grammar: Grammar) -> Member {
    Member { name, grammar, required: false }
}

/// A member that must be there.
pub(crate) const fn must(name: &'static str, grammar: Grammar) -> Member {
    Member { name, grammar, required: true }
}

/// A kind of object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    OpenApi,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Components,
    Paths,
    PathItem,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    Schema,
    Discriminator,
    Xml,
    SecurityScheme,
    OAuthFlows,
    OAuthFlow,
    /// An object inside an extension.
    Extension(&'static Extension),
}

/// An object inside an extension: nothing else may stand in it, and no further extensions.
#[derive(Debug)]
pub(crate) struct Extension {
    pub(crate) name: &'static str,
    pub(crate) members: &'static [Member],
}

impl PartialEq for Extension {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Extension {}

impl Kind {
    /// What messages call it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::OpenApi => "document",
            Self::Info => "info object",
            Self::Contact => "contact",
            Self::License => "license",
            Self::Server => "server",
            Self::ServerVariable => "server variable",
            Self::Components => "components object",
            Self::Paths => "paths object",
            Self::PathItem => "path item",
            Self::Operation => "operation",
            Self::ExternalDocs => "external documentation",
            Self::Parameter => "parameter",
            Self::RequestBody => "request body",
            Self::MediaType => "media type",
            Self::Encoding => "encoding",
            Self::Responses => "responses object",
            Self::Response => "response",
            Self::Callback => "callback",
            Self::Example => "example",
            Self::Link => "link",
            Self::Header => "header",
            Self::Tag => "tag",
            Self::Schema => "schema",
            Self::Discriminator => "discriminator",
            Self::Xml => "xml object",
            Self::SecurityScheme => "security scheme",
            Self::OAuthFlows => "list of OAuth flows",
            Self::OAuthFlow => "OAuth flow",
            Self::Extension(extension) => extension.name,
        }
    }

    /// What messages call one of it.
    pub(crate) fn with_article(self) -> String {
        let name = self.name();
        let article = if name.starts_with(['a', 'e', 'i', 'o', 'u', 'O']) { "an" } else { "a" };
        format!("{article} {name}")
    }

    /// Where components of this kind stand, if they can be components.
    pub(crate) fn section(self) -> Option<&'static str> {
        Some(match self {
            Self::Schema => "schemas",
            Self::Response => "responses",
            Self::Parameter => "parameters",
            Self::Example => "examples",
            Self::RequestBody => "requestBodies",
            Self::Header => "headers",
            Self::SecurityScheme => "securitySchemes",
            Self::Link => "links",
            Self::Callback => "callbacks",
            _ => return None,
        })
    }
}
