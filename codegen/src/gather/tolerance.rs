//! Defects that say plainly what was meant: every reader of OpenAPI takes them. Each is put right, and told.
//!
//! What could be meant in two ways is no such defect; the checks refuse it.

mod templates;
mod values;

use crate::check::{Grammar, Kind, Member, Suggest, members, values as data};
use crate::document::{Document, Key, Mapping, Node, Value};
use crate::model::{Place, Problem};

/// Keywords of JSON Schema that OpenAPI 3.0 does not have, and that are no slip of the pen.
const LATER_KEYWORDS: &[&str] = &[
    "$anchor",
    "$comment",
    "$defs",
    "$id",
    "$schema",
    "const",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "definitions",
    "dependencies",
    "else",
    "examples",
    "id",
    "if",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedProperties",
];

/// Puts right what can be; what that was, each with its place.
pub(super) fn put_right(document: &mut Document) -> Vec<Problem> {
    // What never said that it is OpenAPI 3 stays as it is, for the checks to say what it is.
    if document.root.get("openapi").is_none() {
        return Vec::new();
    }
    let mut walk = Walk { told: Vec::new(), suggest: Suggest::default() };
    walk.value(&mut document.root, Grammar::Object(Kind::OpenApi), "");
    templates::agree(document, &mut walk.told);
    walk.told.sort();
    walk.told.dedup();
    walk.told
}

struct Walk {
    told: Vec<Problem>,
    suggest: Suggest,
}

impl Walk {
    fn tell(&mut self, place: &Place, message: String) {
        self.told.push(Problem::at(place, message));
    }

    /// Looks at a value that stands under `name`.
    fn value(&mut self, node: &mut Node, grammar: Grammar, name: &str) {
        if let Some(message) = values::of_the_type(node, grammar, name) {
            self.tell(&node.place.clone(), message);
        }
        match (grammar, &mut node.value) {
            (Grammar::Object(kind) | Grammar::RefOr(kind), Value::Mapping(mapping)) if !mapping.contains("$ref") => {
                self.object(mapping, kind);
            }
            (Grammar::List(item), Value::Sequence(items)) => {
                items.iter_mut().for_each(|node| self.value(node, *item, name));
            }
            (Grammar::Map(value), Value::Mapping(mapping)) => {
                mapping.iter_mut().for_each(|(key, node)| self.value(node, *value, &key.text));
            }
            (Grammar::Either(_, other), Value::Mapping(_)) => self.value(node, *other, name),
            _ => {}
        }
    }

    fn object(&mut self, mapping: &mut Mapping, kind: Kind) {
        if let Some(grammar) = data(kind) {
            if kind == Kind::Responses {
                self.ranges(mapping);
            }
            let entries = mapping.iter_mut().filter(|(key, _)| !key.text.starts_with("x-"));
            entries.for_each(|(key, node)| self.value(node, grammar, &key.text));
            return;
        }
        let known = members(kind);
        mapping.retain(|key, node| self.stays(key, node, kind, known));
        for (key, node) in mapping.iter_mut() {
            if let Some(member) = known.iter().find(|member| member.name == key.text) {
                self.value(node, member.grammar, &key.text);
            }
        }
        match kind {
            Kind::Schema => self.schema(mapping),
            Kind::Parameter => self.parameter(mapping),
            _ => {}
        }
    }

    /// Whether a member stays: empty ones say nothing, unknown ones that resemble no other mean nothing.
    fn stays(&mut self, key: &Key, node: &mut Node, kind: Kind, known: &[Member]) -> bool {
        let name = &key.text;
        let Some(member) = known.iter().find(|member| member.name == *name) else {
            let names = known.iter().map(|member| member.name);
            let is_later = kind == Kind::Schema && LATER_KEYWORDS.contains(&name.as_str());
            let is_unlike = || self.suggest.did_you_mean(name, names).is_none();
            let is_ignored = !name.starts_with("x-") && name != "$ref" && (is_later || is_unlike());
            if is_ignored {
                self.tell(&key.place, format!("{} has no member `{name}`; it is ignored", kind.with_article()));
            }
            return !is_ignored;
        };
        let is_flag_for_list = matches!((member.grammar, &node.value), (Grammar::List(_), Value::Bool(_)));
        if is_flag_for_list && kind == Kind::Schema {
            self.tell(&key.place, format!("`{name}` of a schema is a list of names; this is ignored"));
            return false;
        }
        if !matches!(node.value, Value::Null) || matches!(member.grammar, Grammar::Any) {
            return true;
        }
        match (member.grammar, member.required) {
            (Grammar::Text, true) => {
                self.tell(&key.place, format!("`{name}` is empty; taken as an empty text"));
                node.value = Value::String(String::new());
                true
            }
            (_, true) => true,
            _ => {
                self.tell(&key.place, format!("`{name}` is empty; taken as if it were not there"));
                false
            }
        }
    }

    fn schema(&mut self, schema: &mut Mapping) {
        if schema.get("type").and_then(Node::as_str) == Some("array")
            && !schema.contains("items")
            && let Some(place) = schema.entry("type").map(|(key, _)| key.place.clone())
        {
            self.tell(&place, "the list has no `items`; taken as a list of anything".to_owned());
            let node = Node { place: place.clone(), value: Value::Mapping(Mapping::default()) };
            schema.insert(Key { text: "items".to_owned(), place }, node);
        }
        for name in ["enum", "allOf", "oneOf", "anyOf"] {
            let is_empty = schema.get(name).and_then(Node::sequence).is_some_and(<[Node]>::is_empty);
            if let Some((key, _)) = schema.entry(name).filter(|_| is_empty) {
                self.tell(&key.place.clone(), format!("`{name}` is empty; taken as if it were not there"));
                schema.remove(name);
            }
        }
        let is_text = schema.get("type").and_then(Node::as_str) == Some("string");
        let Some(Value::Sequence(constants)) = schema.get_mut("enum").map(|node| &mut node.value) else { return };
        let mut seen: Vec<Node> = Vec::new();
        for mut constant in std::mem::take(constants) {
            if is_text && let Some(message) = values::of_the_type(&mut constant, Grammar::Text, "a value of the enum") {
                self.tell(&constant.place, message);
            }
            let shown = constant.to_json();
            if seen.iter().any(|other| other.to_json() == shown) {
                self.tell(&constant.place, format!("the value {shown} stands in the enum twice; taken once"));
            } else {
                seen.push(constant);
            }
        }
        *constants = seen;
    }

    fn parameter(&mut self, parameter: &mut Mapping) {
        let is_required = parameter.get("required").and_then(Node::as_bool) == Some(true);
        if parameter.get("in").and_then(Node::as_str) != Some("path") || is_required {
            return;
        }
        if let Some(place) = parameter.entry("in").map(|(key, _)| key.place.clone()) {
            self.tell(&place, "the path parameter is not `required`; taken as if it were".to_owned());
            let node = Node { place: place.clone(), value: Value::Bool(true) };
            parameter.insert(Key { text: "required".to_owned(), place }, node);
        }
    }

    /// `4xx` is `4XX`.
    fn ranges(&mut self, responses: &mut Mapping) {
        let is_range =
            |text: &str| matches!(text.as_bytes(), [b'1'..=b'5', b'x', b'x' | b'X'] | [b'1'..=b'5', b'X', b'x']);
        let written: Vec<Key> =
            responses.iter().map(|(key, _)| key.clone()).filter(|key| is_range(&key.text)).collect();
        for key in written {
            let text = key.text.to_ascii_uppercase();
            if !responses.contains(&text)
                && let Some(node) = responses.remove(&key.text)
            {
                self.tell(&key.place, format!("the range `{}` is written `{text}`", key.text));
                responses.insert(Key { text, place: key.place }, node);
            }
        }
    }
}
