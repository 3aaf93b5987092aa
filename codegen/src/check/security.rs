//! Security schemes and the links between operations.

use super::kind::Kind;
use super::outline::Outline;
use crate::document::Node;
use crate::model::Problem;

/// A security scheme has the members that its type needs.
pub(super) fn schemes_are_complete(outline: &Outline<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut require = |node: &Node, place, what: &str, members: &[&str]| {
        for member in members.iter().filter(|member| node.get(member).is_none()) {
            problems.push(Problem::at(place, format!("{what} needs `{member}`")).help("add it"));
        }
    };
    for (id, site) in outline.of_kind(Kind::SecurityScheme) {
        let members: &[&str] = match site.node.text("type") {
            Some("apiKey") => &["name", "in"],
            Some("http") => &["scheme"],
            Some("oauth2") => &["flows"],
            Some("openIdConnect") => &["openIdConnectUrl"],
            _ => &[],
        };
        require(site.node, outline.place(id), "a security scheme of this type", members);
    }
    for (_, site) in outline.of_kind(Kind::OAuthFlows) {
        for (key, flow) in site.node.mapping().into_iter().flatten() {
            let members: &[&str] = match &*key.text {
                "implicit" => &["authorizationUrl"],
                "password" | "clientCredentials" => &["tokenUrl"],
                "authorizationCode" => &["authorizationUrl", "tokenUrl"],
                _ => &[],
            };
            require(flow, &key.place, "this OAuth flow", members);
        }
    }
    problems
}

/// A link leads to one operation, by id or by reference.
pub(super) fn links_lead_to_one_operation(outline: &Outline<'_>) -> Vec<Problem> {
    let links = outline.of_kind(Kind::Link);
    links
        .filter(|(_, site)| site.node.get("operationId").is_some() == site.node.get("operationRef").is_some())
        .map(|(id, _)| {
            Problem::at(outline.place(id), "a link needs either `operationId` or `operationRef`")
                .help("leave one of them")
        })
        .collect()
}
