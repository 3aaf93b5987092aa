//! What lets callers in: the document's security schemes.

/// One of `components.securitySchemes`.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// JSON pointer of its place in the document.
    pub pointer: String,
    /// In words.
    pub description: Option<String>,
    /// What is shown for it.
    pub kind: SchemeKind,
    /// The function of `Credentials` that takes what it needs.
    pub constructor: String,
}

/// Kinds of schemes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// User and password.
    Basic,
    /// A token of the HTTP scheme of that name, as the document writes it, but for `Bearer`.
    Http(String),
    /// A key in the header of that name.
    Header(String),
    /// A key in the query, under that name.
    Query(String),
    /// A key in the cookie of that name.
    Cookie(String),
    /// A bearer token of OAuth 2, with the addresses that give tokens.
    OAuth2(Vec<String>),
    /// A bearer token of OpenID Connect, with the address of its provider.
    OpenIdConnect(String),
    /// The certificate of the client.
    Certificate,
    /// None that there is; its type.
    Unknown(String),
}

/// What callers of a document's client are known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownBy {
    /// vCenter's session, as those of our own.
    Session,
    /// The document's security schemes.
    Schemes,
    /// Nothing.
    Nothing,
}

impl SecurityScheme {
    /// The constant that describes it to the runtime.
    pub(crate) fn constant(&self) -> syn::Ident {
        quote::format_ident!("{}", self.constructor.trim_end_matches('_').to_uppercase())
    }

    /// vCenter's own: the id of a session in a header.
    pub(crate) fn is_session(&self) -> bool {
        matches!(&self.kind, SchemeKind::Header(name) if name.eq_ignore_ascii_case("vmware-api-session-id"))
    }

    /// The part of a request that only one scheme can have.
    pub(crate) fn place(&self) -> String {
        match &self.kind {
            SchemeKind::Basic | SchemeKind::Http(_) | SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_) => {
                "the header authorization".to_owned()
            }
            SchemeKind::Header(name) => format!("the header {}", name.to_ascii_lowercase()),
            SchemeKind::Query(name) => format!("the query parameter {name}"),
            SchemeKind::Cookie(name) => format!("the cookie {name}"),
            SchemeKind::Certificate => "the connection".to_owned(),
            SchemeKind::Unknown(kind) => kind.clone(),
        }
    }
}
