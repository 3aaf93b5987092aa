//! The legacy flavour of an operation.

use super::{Media, MediaKind, Method, Operation};

/// An operation as servers before 7.0.2 have it, below `/rest`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Legacy {
    /// HTTP method.
    pub method: Method,
    /// Path template, whose values are those of the operation's own, in the same order.
    pub path: String,
    /// Query parameters that always have one value.
    pub constants: Vec<(String, String)>,
    /// Query parameters that have another name there: theirs, and the operation's.
    pub renamed: Vec<(String, String)>,
    /// The parameter that the body is; `None` where the members of the body are the parameters.
    pub body: Option<String>,
}

impl Legacy {
    /// Reads `/rest/things?action=start`.
    pub(crate) fn parse(method: Method, target: &str, body: Option<String>) -> Self {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (name.to_owned(), value.to_owned())
        };
        let constants = query.split('&').filter(|pair| !pair.is_empty()).map(pair).collect();
        Self { method, path: path.to_owned(), constants, renamed: Vec::new(), body }
    }

    /// The request as people write it.
    pub(crate) fn request(&self) -> String {
        format!("{} {}{}", self.method.wire(), self.path, query(&self.constants))
    }
}

/// The constant part of a query, with its question mark.
pub(super) fn query(constants: &[(String, String)]) -> String {
    let pairs: Vec<String> = constants.iter().map(|(name, value)| format!("{name}={value}")).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// In `x-sdk-rest-body`: the members of the body are the parameters of the operation.
pub(crate) const MEMBERS: &str = "*";

impl Operation {
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
}

#[cfg(test)]
mod tests {
    use super::super::VendorDocs;
    use super::*;

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
