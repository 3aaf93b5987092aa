//! Servers: of the document, of a path, of an operation. The nearest list counts, and of it the first.

use crate::document::Node;
use crate::model::ServerVariable;

/// An address as it is with the defaults of its variables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Address {
    /// `https://host`, or `//host`; `None` where it is only a path.
    pub(super) origin: Option<String>,
    /// Without a slash at the end.
    pub(super) path: String,
}

/// The first of `servers`.
pub(super) fn first(holder: &Node) -> Option<Address> {
    let server = holder.items("servers").first()?;
    let mut url = server.text("url").unwrap_or_default().trim_end().to_owned();
    for (name, variable) in server.entries("variables") {
        url = url.replace(&format!("{{{}}}", name.text), variable.text("default").unwrap_or_default());
    }
    Some(address(&url))
}

/// The variables that the first of `servers` has in its address.
pub(super) fn variables(holder: &Node) -> Vec<ServerVariable> {
    let Some(server) = holder.items("servers").first() else { return Vec::new() };
    let url = server.text("url").unwrap_or_default();
    let used = server.entries("variables").filter(|(name, _)| url.contains(&format!("{{{}}}", name.text)));
    used.map(|(name, variable)| ServerVariable {
        name: name.text.clone(),
        default: variable.text("default").unwrap_or_default().to_owned(),
        values: super::texts(variable, "enum"),
        description: super::text(variable, "description"),
    })
    .collect()
}

fn address(url: &str) -> Address {
    let after = url.find("://").map(|at| at + 3).or_else(|| url.starts_with("//").then_some(2));
    let (origin, path) = match after {
        Some(after) => {
            let end = url[after..].find('/').map_or(url.len(), |at| after + at);
            (Some(url[..end].to_owned()), &url[end..])
        }
        None => (None, url),
    };
    let path = path.trim_end_matches('/');
    // What is relative to the document is below the root for all that a client knows.
    let path = path.strip_prefix("./").unwrap_or(path);
    let slash = if path.is_empty() || path.starts_with('/') { "" } else { "/" };
    Address { origin, path: format!("{slash}{path}") }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn an_address_is_an_origin_and_a_path() {
        let parts = |url: &str| {
            let address = address(url);
            (address.origin, address.path)
        };
        let some = |origin: &str, path: &str| (Some(origin.to_owned()), path.to_owned());
        assert_eq!(parts("https://a.test:8/v1/"), some("https://a.test:8", "/v1"));
        assert_eq!(parts("https://a.test"), some("https://a.test", ""));
        assert_eq!(parts("//a.test/in"), some("//a.test", "/in"));
        assert_eq!(parts("/v1"), (None, "/v1".to_owned()));
        assert_eq!(parts("v1"), (None, "/v1".to_owned()));
        assert_eq!(parts("/"), (None, String::new()));
    }
}
