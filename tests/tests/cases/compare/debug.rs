//! The types within a value, from its `Debug`: what `derive` writes names every struct and variant.
//!
//! The value as JSON cannot tell a typed member from one that a catch-all kept; the `Debug` of the two differs.

use vsphere_automation_codegen::names;

/// A value as `Debug` writes it.
#[derive(Clone, Debug, PartialEq)]
enum Node {
    /// `Name`, a number, a text.
    Atom(String),
    /// `Name(…)`.
    Tuple(String, Vec<Node>),
    /// `Name { field: … }`.
    Struct(String, Vec<(String, Node)>),
    /// `[…]`.
    List(Vec<Node>),
    /// `{"key": …}`, with or without a name before it.
    Map(Vec<(Node, Node)>),
}

/// That the value at the pointer is the struct of the schema, and has these members as fields.
pub(super) fn typed_as(debug: &str, pointer: &str, schema: &str, members: &[String]) -> Result<(), String> {
    let root = Reader { rest: debug }.value().ok_or_else(|| format!("its Debug is not that of a derive: {debug}"))?;
    let mut node = &root;
    for segment in pointer.split('/').skip(1) {
        let segment = segment.replace("~1", "/").replace("~0", "~");
        node = step(node, &segment).ok_or_else(|| format!("there is no {segment} in {node:?}"))?;
    }
    match unwrapped(node) {
        Node::Struct(name, fields) if plain(name) == plain(schema) => {
            let has = |member: &String| fields.iter().any(|(field, _)| is_field(field, member));
            match members.iter().find(|member| !has(member)) {
                Some(member) => Err(format!("{member} is no field of {name}")),
                None => Ok(()),
            }
        }
        Node::Struct(name, _) => Err(format!("it is a {name}")),
        other => Err(format!("it is {}", shown(other))),
    }
}

/// A name without its case and its signs, which differ between a document and Rust.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether the field stands for the member.
fn is_field(field: &str, member: &str) -> bool {
    plain(field) == plain(&names::field(member))
}

fn shown(node: &Node) -> &'static str {
    match node {
        Node::Atom(_) => "a scalar",
        Node::Tuple(..) => "a tuple",
        Node::Struct(..) => "a struct",
        Node::List(_) => "a list",
        Node::Map(_) => "a map",
    }
}

/// Without variants, options and newtypes around it.
fn unwrapped(mut node: &Node) -> &Node {
    while let Node::Tuple(_, items) = node
        && let [only] = &items[..]
    {
        node = only;
    }
    node
}

fn step<'a>(node: &'a Node, segment: &str) -> Option<&'a Node> {
    match unwrapped(node) {
        Node::List(items) => items.get(segment.parse::<usize>().ok()?),
        Node::Struct(_, fields) => fields.iter().find_map(|(field, value)| is_field(field, segment).then_some(value)),
        Node::Map(entries) => {
            let wanted = Node::Atom(format!("{segment:?}"));
            entries.iter().find_map(|(key, value)| (*key == wanted).then_some(value))
        }
        _ => None,
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn take(&mut self, text: &str) -> bool {
        let rest = self.rest.trim_start();
        let taken = rest.strip_prefix(text);
        self.rest = taken.unwrap_or(rest);
        taken.is_some()
    }

    /// Items until `end`, separated by commas.
    fn items<T>(&mut self, end: &str, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = Vec::new();
        while !self.take(end) {
            if self.take("..") {
                continue;
            }
            items.push(item(self)?);
            if !self.take(",") && !self.rest.starts_with(end) {
                return None;
            }
        }
        Some(items)
    }

    fn value(&mut self) -> Option<Node> {
        if self.take("[") {
            return self.items("]", Self::value).map(Node::List);
        }
        if self.take("{") {
            return self.items("}", Self::entry).map(Node::Map);
        }
        if self.take("(") {
            return self.items(")", Self::value).map(|items| Node::Tuple(String::new(), items));
        }
        let atom = self.atom()?.to_owned();
        if self.rest.starts_with('(') {
            self.take("(");
            return self.items(")", Self::value).map(|items| Node::Tuple(atom, items));
        }
        if !self.rest.starts_with(" {") {
            return Some(Node::Atom(atom));
        }
        self.take("{");
        let entries = self.items("}", Self::entry)?;
        let is_field = |key: &Node| matches!(key, Node::Atom(key) if !key.starts_with('"'));
        if !entries.iter().all(|(key, _)| is_field(key)) {
            return Some(Node::Map(entries));
        }
        let fields = entries.into_iter().filter_map(|(key, value)| match key {
            Node::Atom(key) => Some((key, value)),
            _ => None,
        });
        Some(Node::Struct(atom, fields.collect()))
    }

    fn entry(&mut self) -> Option<(Node, Node)> {
        let key = Node::Atom(self.key()?.to_owned());
        self.take(":").then_some(())?;
        Some((key, self.value()?))
    }

    fn key(&mut self) -> Option<&'a str> {
        self.until(|c| ":".contains(c) || c.is_whitespace())
    }

    /// A text in quotes, or anything up to what can follow a value.
    fn atom(&mut self) -> Option<&'a str> {
        self.until(|c| ",()[]{}".contains(c) || c.is_whitespace())
    }

    fn until(&mut self, ends: impl Fn(char) -> bool) -> Option<&'a str> {
        let text = self.rest.trim_start();
        let length = match text.strip_prefix('"') {
            Some(inside) => {
                let mut escaped = false;
                let end = inside.find(|c| {
                    let end = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped;
                    end
                });
                end? + 2
            }
            None => text.find(ends).unwrap_or(text.len()),
        };
        let (atom, rest) = text.split_at(length);
        self.rest = rest;
        (!atom.is_empty()).then_some(atom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    #[expect(dead_code, reason = "for its Debug")]
    enum Way {
        Street(Box<Street>),
        Kept(serde_json::Value),
    }

    #[derive(Debug)]
    #[expect(dead_code, reason = "for its Debug")]
    struct Street {
        street: String,
        lines: Vec<Option<Way>>,
    }

    fn typed(pointer: &str, schema: &str, members: &[&str]) -> Result<(), String> {
        let kept = Way::Kept(serde_json::json!({"street": "a, \"b\" (c)"}));
        let street = Way::Street(Box::new(Street { street: "{\"x\": \\".to_owned(), lines: vec![None, Some(kept)] }));
        let members: Vec<String> = members.iter().map(|member| (*member).to_owned()).collect();
        typed_as(&format!("{:?}", vec![street]), pointer, schema, &members)
    }

    #[test]
    fn a_struct_is_known_by_its_name_and_fields() {
        assert_eq!(typed("/0", "street", &["street"]), Ok(()));
        assert!(typed("/0", "Depot", &[]).unwrap_err().contains("a Street"));
        assert!(typed("/0", "Street", &["depot"]).unwrap_err().contains("no field"));
        assert!(typed("/1", "Street", &[]).is_err());
    }

    #[test]
    fn json_that_was_kept_is_no_struct() {
        assert!(typed("/0/lines/1", "Kept", &[]).unwrap_err().contains("a map"));
    }
}
