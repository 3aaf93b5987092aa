//! Reads a checked document into an [`Api`].
//!
//! Whatever [`crate::check`] refuses is not expected here: reading is lenient and never fails.

mod ids;
mod limits;
mod operations;
mod scalars;
mod schemas;
mod security;
mod servers;

use indexmap::IndexMap;

use crate::document::{Document, Node, Value, escape, unescape};
use crate::model::{Api, Component, Id, RustPath, Span, Stage, Tag, Timeline, Version};
pub(crate) use ids::ids;

/// Reads a document that [`crate::check`] found sound.
pub fn read(document: &Document) -> Api {
    let reader = Reader { document };
    let root = &document.root;
    let empty = Node { place: root.place.clone(), value: Value::Null };
    let info = root.get("info").unwrap_or(&empty);
    let mut api = Api {
        title: text(info, "title").unwrap_or_default(),
        version: text(info, "version").unwrap_or_default(),
        description: text(info, "description"),
        server: server(root),
        base_path: servers::first(root).unwrap_or_default().path,
        server_template: root.items("servers").first().and_then(|server| text(server, "url")),
        server_variables: servers::variables(root),
        lifecycles: timelines(root).map(|(name, timeline)| (name.to_owned(), timeline)).collect(),
        tags: tags(root),
        ids: root
            .entries("x-sdk-ids")
            .filter_map(|(name, id)| Some((name.text.clone(), id_type(&name.text, id)?)))
            .collect(),
        ..Api::default()
    };
    api.schemas = root
        .get("components")
        .unwrap_or(&empty)
        .entries("schemas")
        .map(|(name, schema)| {
            (name.text.clone().into(), reader.schema(schema, format!("/components/schemas/{}", escape(&name.text))))
        })
        .collect();
    api.security_schemes = reader.security_schemes();
    api.operations = reader.operations();
    api
}

/// Looks references up in the document that is read.
struct Reader<'a> {
    document: &'a Document,
}

impl<'a> Reader<'a> {
    /// What `node` stands for, with its pointer: itself, or the component that it refers to.
    fn follow(&self, node: &'a Node, pointer: String) -> (&'a Node, String) {
        let (mut node, mut pointer) = (node, pointer);
        // A chain of references longer than this is a cycle, which `check` refuses.
        for _ in 0..64 {
            let Some(reference) = node.text("$ref") else { break };
            let Some(target) = self.document.resolve(reference) else { break };
            node = target;
            pointer = reference.trim_start_matches('#').to_owned();
        }
        (node, pointer)
    }
}

/// A member that is text; empty text counts as absent.
fn text(node: &Node, member: &str) -> Option<String> {
    node.text(member).map(|s| s.trim_end().to_owned()).filter(|s| !s.is_empty())
}

/// A member that is true.
fn flag(node: &Node, member: &str) -> bool {
    node.get(member).and_then(Node::as_bool).unwrap_or(false)
}

/// A member that is a list of texts.
fn texts(node: &Node, member: &str) -> Vec<String> {
    strings(node.items(member))
}

fn strings(nodes: &[Node]) -> Vec<String> {
    nodes.iter().filter_map(Node::as_str).map(str::to_owned).collect()
}

/// The component that `{$ref: …}` names.
fn referred(node: &Node) -> Option<Component> {
    let name = node.text("$ref")?.strip_prefix("#/components/schemas/")?;
    Some(unescape(name).into())
}

fn server(root: &Node) -> String {
    let url = root.items("servers").first().and_then(|server| text(server, "url")).unwrap_or_default();
    let Some((scheme, rest)) = url.split_once("://") else { return String::new() };
    let host = rest.split('/').next().unwrap_or_default();
    let is_safe = host.chars().all(|c| c.is_ascii_alphanumeric() || "-._:{}[]".contains(c));
    if matches!(scheme, "http" | "https") && is_safe { format!("{scheme}://{host}") } else { String::new() }
}

fn tags(root: &Node) -> IndexMap<String, Tag> {
    root.items("tags")
        .iter()
        .filter_map(|tag| {
            Some((text(tag, "name")?, Tag { description: text(tag, "description"), accessor: text(tag, "x-sdk-name") }))
        })
        .collect()
}

/// The timelines that can be read, by name; what is wrong with the others is for lint to say.
pub(crate) fn timelines(root: &Node) -> impl Iterator<Item = (&str, Timeline)> {
    root.entries("x-sdk-lifecycles").filter_map(|(name, spans)| Some((name.text.as_str(), timeline(spans)?)))
}

fn timeline(spans: &Node) -> Option<Timeline> {
    let spans = spans.sequence()?.iter().map(|span| {
        Some(Span {
            from: Version::parse(span.text("from")?)?,
            stage: Stage::parse(span.text("stage")?)?,
            api_from: span.text("api-from").and_then(Version::parse),
        })
    });
    spans.collect::<Option<_>>().map(Timeline)
}

fn id_type(name: &str, node: &Node) -> Option<Id> {
    let module = text(node, "module")?;
    Some(Id {
        pointer: format!("/x-sdk-ids/{}", escape(name)),
        path: RustPath::parse(&format!("{module}::{name}"))?,
        description: text(node, "description").unwrap_or_default(),
        resource_types: texts(node, "resource-types"),
        lifecycle: text(node, "x-sdk-lifecycle"),
        timeline: None,
    })
}
