//! Rust names that two items would share, or that nothing would be left of. The names themselves come from
//! [`crate::names`] alone.

use std::collections::HashMap;
use std::fmt::Display;
use std::hash::Hash;

use super::context::Context;
use crate::check::{Kind, OperationSite};
use crate::document::Node;
use crate::model::{Place, Problem, RustPath};
use crate::names::{self, Clash, Taken};

/// A name of the document, where it stands, and the Rust name that it becomes.
struct Named<'d, N> {
    wire: &'d str,
    place: &'d Place,
    rust: N,
}

/// Says which names become the same Rust name, and which become none.
fn clashes<'d, N: Display + Eq + Hash>(what: &str, items: impl IntoIterator<Item = Named<'d, N>>) -> Vec<Problem> {
    let mut taken = Taken::default();
    let clash = |Named { wire, place, rust }: Named<'d, N>| {
        let shown = rust.to_string();
        Some(match taken.claim(rust, shown.rsplit(':').next().unwrap_or_default(), (wire, place))? {
            Clash::Nameless => Problem::at(place, format!("nothing of `{wire}` can stand in a Rust name"))
                .help("use letters or digits"),
            Clash::Taken((first, at)) => {
                Problem::at(place, format!("`{wire}` becomes the {what} `{shown}` in Rust, as `{first}` does"))
                    .help(format!("the other is at {at}; rename one of them"))
            }
        })
    };
    items.into_iter().filter_map(clash).collect()
}

/// No two schemas or identifier types become one Rust type, and an `x-sdk-name` is a Rust path.
pub(super) fn types_are_distinct(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let mut problems = Vec::new();
    let mut types = Vec::new();
    for (key, schema) in outline.components("schemas") {
        match schema.get("x-sdk-name").and_then(|node| Some((node, node.as_str()?))) {
            None => types.push(Named { wire: &key.text, place: &key.place, rust: names::schema_path(&key.text) }),
            Some((node, text)) => match RustPath::parse(text) {
                Some(rust) => types.push(Named { wire: &key.text, place: &node.place, rust }),
                None => problems.push(no_path(node, text)),
            },
        }
    }
    for (key, identifier) in outline.document.root.entries("x-sdk-ids") {
        let Some(module) = identifier.get("module") else { continue };
        let Some(text) = module.as_str() else { continue };
        match RustPath::parse(&format!("{text}::{}", key.text)) {
            Some(rust) => types.push(Named { wire: &key.text, place: &key.place, rust }),
            None => problems.push(no_path(module, text)),
        }
    }
    problems.extend(clashes("type", types));
    problems
}

fn no_path(node: &Node, text: &str) -> Problem {
    Problem::at(&node.place, format!("`{text}` is not a Rust path")).help("write modules and type: `hvc::links::Info`")
}

/// No two properties of a schema become one field, no two constants of an enum one variant.
pub(super) fn members_are_distinct(context: &Context<'_>) -> Vec<Problem> {
    let schemas = context.outline.of_kind(Kind::Schema);
    schemas
        .flat_map(|(_, site)| {
            let properties = site.node.entries("properties");
            let fields =
                properties.map(|(key, _)| Named { wire: &key.text, place: &key.place, rust: names::field(&key.text) });
            let mut seen = Vec::new();
            let constants = site.node.items("enum").iter().filter_map(|node| Some((node, node.as_str()?)));
            let variants = constants.filter(|(_, text)| {
                // A constant that stands twice is refused as such.
                let first = !seen.contains(text);
                seen.push(*text);
                first
            });
            let variants: Vec<_> = variants
                .map(|(node, text)| Named { wire: text, place: &node.place, rust: names::variant(text) })
                .collect();
            [clashes("field", fields), clashes("variant", variants)].concat()
        })
        .collect()
}

/// No two tags become one accessor, no two operations of a tag one method, no two parameters of an operation one
/// argument.
pub(super) fn methods_are_distinct(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let tags = outline.document.root.items("tags").iter().filter_map(|tag| {
        let place = tag.get("x-sdk-name").or(tag.get("name")).map(|node| &node.place)?;
        Some(Named { wire: tag.text("name")?, place, rust: accessor(tag)? })
    });
    let mut problems = clashes("accessor", tags);
    let mut by_tag: HashMap<&str, Vec<Named<'_, String>>> = HashMap::new();
    for operation in outline.operations() {
        problems.extend(arguments(context, &operation));
        let tag = operation.node.items("tags").first().and_then(Node::as_str).unwrap_or_default();
        let actions = operation.node.entries("x-sdk-actions").map(|(_, action)| action);
        let own = Some(operation.node).filter(|node| node.get("x-sdk-actions").is_none());
        let ids = actions.chain(own).filter_map(|node| node.get("operationId"));
        let methods = by_tag.entry(tag).or_default();
        for node in ids {
            let Some(wire) = node.as_str() else { continue };
            // An id that is used twice is refused as such.
            if !methods.iter().any(|method| method.wire == wire) {
                methods.push(Named { wire, place: &node.place, rust: names::operation_method(wire, tag) });
            }
        }
    }
    problems.extend(by_tag.into_values().flat_map(|methods| clashes("method", methods)));
    problems.extend(outline.document.root.items("tags").iter().filter_map(bad_accessor));
    problems
}

fn accessor(tag: &Node) -> Option<String> {
    tag.text("x-sdk-name").map_or_else(|| tag.text("name").map(names::accessor), |name| Some(name.to_owned()))
}

fn bad_accessor(tag: &Node) -> Option<Problem> {
    let node = tag.get("x-sdk-name")?;
    let name = node.as_str()?;
    let rust = names::method(name);
    (rust != name).then(|| {
        Problem::at(&node.place, format!("`{name}` is not a name for an accessor")).help(format!("write `{rust}`"))
    })
}

fn arguments(context: &Context<'_>, operation: &OperationSite<'_>) -> Vec<Problem> {
    let parameters = context.outline.parameters(operation);
    let mut seen: Vec<&str> = Vec::new();
    let named: Vec<_> = parameters
        .into_iter()
        .filter_map(|(written, parameter)| Some((written, parameter.text("name")?)))
        .filter(|(_, name)| {
            let first = !seen.contains(name);
            seen.push(name);
            first
        })
        .map(|(written, wire)| Named { wire, place: &written.place, rust: names::parameter(wire) })
        .collect();
    clashes("argument", named)
}

#[cfg(test)]
mod tests {
    use super::{Named, Place, clashes};

    #[test]
    fn names_that_vanish_or_clash_are_reported() {
        let named = |wire, line, rust: &str| (wire, Place::new("d", line, 1), rust.to_owned());
        let items = [named("a-b", 1, "a_b"), named("a_b", 2, "a_b"), named("$", 3, "")];
        let items = items.iter().map(|(wire, place, rust)| Named { wire, place, rust: rust.clone() });
        let problems = clashes("field", items);
        let messages: Vec<_> = problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(
            messages,
            ["`a_b` becomes the field `a_b` in Rust, as `a-b` does", "nothing of `$` can stand in a Rust name"]
        );
    }
}
