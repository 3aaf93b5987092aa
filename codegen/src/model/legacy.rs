//! The legacy flavour of an operation.

use super::Method;

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
