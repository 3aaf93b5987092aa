//! Security schemes, and which of them an operation asks for.

use indexmap::IndexMap;

use super::{Reader, text};
use crate::document::{Node, escape};
use crate::model::{SchemeKind, SecurityScheme};

impl<'a> Reader<'a> {
    pub(super) fn security_schemes(&self) -> IndexMap<String, SecurityScheme> {
        let components = self.document.root.get("components").into_iter();
        let schemes = components.flat_map(|components| components.entries("securitySchemes"));
        let read = schemes.map(|(name, scheme)| {
            let (node, pointer) = self.follow(scheme, format!("/components/securitySchemes/{}", escape(&name.text)));
            let (description, kind) = (text(node, "description"), kind(node));
            (name.text.clone(), SecurityScheme { pointer, description, kind, constructor: String::new() })
        });
        read.collect()
    }

    /// Alternatives, each of schemes that are needed together: the operation's own, else the document's. `None` if neither
    /// says anything.
    pub(super) fn security(&self, operation: &'a Node) -> Option<Vec<Vec<String>>> {
        let said = operation.get("security").or_else(|| self.document.root.get("security"))?.sequence()?;
        let schemes = |alternative: &Node| {
            alternative.mapping().into_iter().flatten().map(|(name, _)| name.text.clone()).collect::<Vec<_>>()
        };
        Some(said.iter().map(schemes).collect())
    }
}

fn kind(node: &Node) -> SchemeKind {
    let name = || text(node, "name").unwrap_or_default();
    match (node.text("type").unwrap_or_default(), node.text("in").unwrap_or_default()) {
        ("apiKey", "header") => SchemeKind::Header(name()),
        ("apiKey", "query") => SchemeKind::Query(name()),
        ("apiKey", "cookie") => SchemeKind::Cookie(name()),
        ("http", _) => match text(node, "scheme").unwrap_or_default() {
            basic if basic.eq_ignore_ascii_case("basic") => SchemeKind::Basic,
            bearer if bearer.eq_ignore_ascii_case("bearer") => SchemeKind::Http("Bearer".to_owned()),
            other => SchemeKind::Http(other),
        },
        ("oauth2", _) => {
            let flows = node
                .entries("flows")
                .filter_map(|(_, flow)| text(flow, "tokenUrl").or_else(|| text(flow, "authorizationUrl")));
            let mut urls: Vec<String> = flows.collect();
            urls.dedup();
            SchemeKind::OAuth2(urls)
        }
        ("openIdConnect", _) => SchemeKind::OpenIdConnect(text(node, "openIdConnectUrl").unwrap_or_default()),
        ("mutualTLS", _) => SchemeKind::Certificate,
        (other, _) => SchemeKind::Unknown(other.to_owned()),
    }
}
