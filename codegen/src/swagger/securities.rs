//! Security schemes.

use super::trees::{At, Members};
use crate::document::Node;

pub(super) fn scheme(node: &Node) -> Node {
    let mut members = Members::of(node);
    match node.text("type") {
        Some("basic") => {
            members.put("type", node.text_of("http"));
            members.put("scheme", node.text_of("basic"));
            members.keep(node, &["description"]);
        }
        Some("oauth2") => {
            members.keep(node, &["type", "description"]);
            let flow = match node.text("flow") {
                Some("application") => "clientCredentials",
                Some("accessCode") => "authorizationCode",
                Some(other) => other,
                None => "implicit",
            };
            let mut one = Members::of(node);
            one.keep(node, &["authorizationUrl", "tokenUrl"]);
            one.put("scopes", node.get("scopes").cloned().unwrap_or_else(|| node.members_of(std::iter::empty())));
            let mut flows = Members::of(node);
            flows.put(flow, one.into_node());
            members.put("flows", flows.into_node());
        }
        _ => members.keep_others(node, &[]),
    }
    members.into_node()
}
