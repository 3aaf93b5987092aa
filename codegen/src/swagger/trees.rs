//! Trees that are put together of what others were written as, and schemas.

use crate::document::{Key, Mapping, Node, Value};

/// Values that stand where another one stands.
pub(super) trait At {
    /// A text.
    fn text_of(&self, text: &str) -> Node;

    /// A list.
    fn list_of(&self, items: Vec<Node>) -> Node;

    /// A mapping.
    fn members_of<'k>(&self, members: impl Iterator<Item = (&'k Key, Node)>) -> Node;
}

impl At for Node {
    fn text_of(&self, text: &str) -> Node {
        Node { place: self.place.clone(), value: Value::String(text.to_owned()) }
    }

    fn list_of(&self, items: Vec<Node>) -> Node {
        Node { place: self.place.clone(), value: Value::Sequence(items) }
    }

    fn members_of<'k>(&self, members: impl Iterator<Item = (&'k Key, Node)>) -> Node {
        let mut mapping = Mapping::default();
        members.for_each(|(key, node)| mapping.insert(key.clone(), node));
        Node { place: self.place.clone(), value: Value::Mapping(mapping) }
    }
}

/// Members of a mapping that takes the place of another one.
pub(super) struct Members {
    instead: Node,
    mapping: Mapping,
}

impl Members {
    pub(super) fn of(instead: &Node) -> Self {
        let instead = Node { place: instead.place.clone(), value: Value::Null };
        Self { instead, mapping: Mapping::default() }
    }

    pub(super) fn put(&mut self, name: &str, node: Node) {
        self.mapping.insert(Key { text: name.to_owned(), place: node.place.clone() }, node);
    }

    /// Puts a member where one stands.
    pub(super) fn put_where(&mut self, key: &Key, node: Node) {
        self.mapping.insert(key.clone(), node);
    }

    /// Takes members over, in the order in which they stand.
    pub(super) fn keep(&mut self, from: &Node, names: &[&str]) {
        for (key, node) in from.mapping().into_iter().flatten().filter(|(key, _)| names.contains(&&*key.text)) {
            self.mapping.insert(key.clone(), node.clone());
        }
    }

    /// Takes over all but some members.
    pub(super) fn keep_others(&mut self, from: &Node, but: &[&str]) {
        for (key, node) in from.mapping().into_iter().flatten().filter(|(key, _)| !but.contains(&&*key.text)) {
            self.mapping.insert(key.clone(), node.clone());
        }
    }

    pub(super) fn keep_extensions(&mut self, from: &Node) {
        for (key, node) in from.mapping().into_iter().flatten().filter(|(key, _)| key.text.starts_with("x-")) {
            self.mapping.insert(key.clone(), node.clone());
        }
    }

    pub(super) fn into_node(self) -> Node {
        Node { place: self.instead.place, value: Value::Mapping(self.mapping) }
    }
}

/// A reference to the part of OpenAPI 3.0 that the part of Swagger 2.0 has become.
pub(super) fn reference(node: &Node) -> Option<Node> {
    const MOVED: &[(&str, &str)] = &[
        ("#/definitions/", "#/components/schemas/"),
        ("#/parameters/", "#/components/parameters/"),
        ("#/responses/", "#/components/responses/"),
    ];
    let (from, to) = MOVED.iter().find(|(from, _)| node.as_str().is_some_and(|text| text.starts_with(from)))?;
    Some(node.text_of(&node.as_str()?.replacen(from, to, 1)))
}

/// A schema, and everything inside.
pub(super) fn schema(node: &Node) -> Node {
    let Some(mapping) = node.mapping() else { return node.clone() };
    let mut members = Members::of(node);
    for (key, value) in mapping {
        let (name, value) = match (&*key.text, &value.value) {
            ("$ref", _) => ("$ref", reference(value).unwrap_or_else(|| value.clone())),
            ("properties", Value::Mapping(properties)) => {
                ("properties", value.members_of(properties.iter().map(|(key, value)| (key, schema(value)))))
            }
            ("items" | "additionalProperties", Value::Mapping(_)) => (&*key.text, schema(value)),
            ("allOf", Value::Sequence(parts)) => ("allOf", value.list_of(parts.iter().map(schema).collect())),
            ("discriminator", Value::String(_)) => {
                let mut by = Members::of(value);
                by.put("propertyName", value.clone());
                ("discriminator", by.into_node())
            }
            ("x-nullable", Value::Bool(_)) => ("nullable", value.clone()),
            ("type", Value::String(text)) if text == "file" => {
                members.put("format", value.text_of("binary"));
                ("type", value.text_of("string"))
            }
            (name, _) => (name, value.clone()),
        };
        members.put_where(&Key { text: name.to_owned(), place: key.place.clone() }, value);
    }
    members.into_node()
}
