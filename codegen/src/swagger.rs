//! Swagger 2.0 in the form of OpenAPI 3.0: the same tree, rearranged, every value where somebody wrote it.
//!
//! What neither form can say of the other stays as it is written, so that the checks of OpenAPI 3.0 tell of it.

mod operations;
mod securities;
mod trees;

use crate::document::{Document, Node};
use crate::model::{Problem, Problems};
use trees::{At, Members};

/// Whether a document says that it is Swagger 2.0.
pub(crate) fn is_swagger(document: &Document) -> bool {
    document.root.get("swagger").is_some()
}

/// The document in the form of OpenAPI 3.0.
///
/// # Errors
///
/// It is of another version of Swagger.
pub(crate) fn in_openapi(document: &Document) -> Result<Document, Problems> {
    let root = &document.root;
    let version = root.get("swagger").unwrap_or(root);
    if version.as_str() != Some("2.0") {
        let problem = Problem::at(&version.place, "this version of Swagger is not known");
        return Err(problem.help("give a description in Swagger \"2.0\" or OpenAPI 3.0").into());
    }
    let mut members = Members::of(root);
    members.put("openapi", version.text_of("3.0.3"));
    members.keep(root, &["info", "tags", "security", "externalDocs"]);
    members.keep_extensions(root);
    members.put("servers", servers(root));
    let media = operations::Media::of(root, None);
    let paths = root.entries("paths").map(|(path, item)| (path, operations::path_item(item, root, &media)));
    members.put("paths", root.get("paths").unwrap_or(root).members_of(paths));
    members.put("components", components(root, &media));
    Ok(Document { file: document.file.clone(), root: members.into_node() })
}

/// One server: the base path, on the host where that is one. Published descriptions have a word in its place.
fn servers(root: &Node) -> Node {
    let base = root.text("basePath").unwrap_or_default().trim_end_matches('/');
    let host = root.text("host").filter(|host| !host.is_empty() && !host.contains(['<', '{', '/']));
    let scheme = root.items("schemes").first().and_then(Node::as_str).unwrap_or("https");
    let url = match host {
        Some(host) => format!("{scheme}://{host}{base}"),
        None if base.is_empty() => "/".to_owned(),
        None => base.to_owned(),
    };
    let at = root.get("basePath").unwrap_or(root);
    let mut server = Members::of(at);
    server.put("url", at.text_of(&url));
    at.list_of(vec![server.into_node()])
}

fn components(root: &Node, media: &operations::Media<'_>) -> Node {
    let mut components = Members::of(root);
    let schemas = root.entries("definitions").map(|(name, schema)| (name, trees::schema(schema)));
    components.put("schemas", root.get("definitions").unwrap_or(root).members_of(schemas));
    let parameters = root.entries("parameters").filter(|(_, parameter)| operations::is_parameter(parameter));
    let parameters = parameters.map(|(name, parameter)| (name, operations::parameter(parameter)));
    components.put("parameters", root.members_of(parameters));
    let responses = root.entries("responses").map(|(name, response)| (name, operations::response(response, media)));
    components.put("responses", root.members_of(responses));
    let schemes = root.entries("securityDefinitions").map(|(name, scheme)| (name, securities::scheme(scheme)));
    components.put("securitySchemes", root.members_of(schemes));
    components.into_node()
}

#[cfg(test)]
mod tests;
