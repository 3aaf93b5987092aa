//! `--only`: some operations, and what they reach.

use std::collections::{BTreeSet, HashSet};

use crate::check::{METHODS, Suggest};
use crate::document::{Document, Node, Value, pointer, unescape};
use crate::model::{Problem, Problems};

/// Keeps the operations that one of the words names: by tag, by id, by path (`*` is anything within a segment, `**`
/// anything at all), or by method and path. Without words all are kept.
pub(super) fn select(document: &mut Document, only: &[String]) -> Result<(), Problems> {
    select_of_several(std::iter::once(document), only)
}

/// The same of several releases, of which each word is to name something in one.
pub(crate) fn select_of_several<'a>(
    documents: impl Iterator<Item = &'a mut Document>,
    only: &[String],
) -> Result<(), Problems> {
    if only.is_empty() {
        return Ok(());
    }
    let mut found: HashSet<String> = HashSet::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    let documents: Vec<&mut Document> = documents.collect();
    for document in documents {
        keep(document, only, &mut found, &mut known);
        leave_out_unreached(&mut document.root);
    }
    let missing = only.iter().filter(|word| !found.contains(*word)).map(|word| {
        let suggest = Suggest::default();
        let help = suggest.nearest(word, known.iter().map(String::as_str), "the document has no operation");
        Problem::new(format!("no tag, operation or path is `{word}`")).help(help)
    });
    missing.collect::<Problems>().into_result()
}

/// Keeps what words name.
fn keep(document: &mut Document, only: &[String], found: &mut HashSet<String>, known: &mut BTreeSet<String>) {
    if let Some(paths) = document.root.mapping_mut().and_then(|root| root.get_mut("paths")?.mapping_mut()) {
        for (path, item) in paths.iter_mut() {
            let path = path.text.clone();
            let Some(item) = item.mapping_mut() else { continue };
            item.retain(|key, operation| {
                if !METHODS.contains(&key.text.as_str()) {
                    return true;
                }
                let names = names(&path, &key.text, operation);
                let matching: Vec<&String> =
                    only.iter().filter(|word| names.iter().any(|name| fits(word, name))).collect();
                found.extend(matching.iter().map(|word| (*word).clone()));
                known.extend(names);
                !matching.is_empty()
            });
        }
        paths.retain(|_, item| METHODS.iter().any(|method| item.get(method).is_some()));
    }
}

fn names(path: &str, method: &str, operation: &Node) -> Vec<String> {
    let tags = operation.items("tags").iter().filter_map(Node::as_str).map(str::to_owned);
    let id = operation.text("operationId").map(str::to_owned);
    tags.chain(id).chain([path.to_owned(), format!("{} {path}", method.to_ascii_uppercase())]).collect()
}

/// Whether a name is what a word asks for; only in a path a star is a pattern.
fn fits(word: &str, name: &str) -> bool {
    if !word.contains('*') || !name.contains('/') {
        return word == name;
    }
    glob(word.as_bytes(), name.as_bytes())
}

fn glob(pattern: &[u8], text: &[u8]) -> bool {
    // The positions of the pattern that the text so far may have come to: no repetition grows with the pattern.
    let after_stars = |mut at: usize, into: &mut BTreeSet<usize>| {
        into.insert(at);
        while pattern.get(at) == Some(&b'*') {
            at += if pattern.get(at + 1) == Some(&b'*') { 2 } else { 1 };
            into.insert(at);
        }
    };
    let mut states = BTreeSet::new();
    after_stars(0, &mut states);
    for byte in text {
        let mut next = BTreeSet::new();
        for at in states {
            match (pattern.get(at), pattern.get(at + 1)) {
                (Some(b'*'), Some(b'*')) => after_stars(at, &mut next),
                (Some(b'*'), _) if *byte != b'/' => after_stars(at, &mut next),
                (Some(own), _) if own == byte && *own != b'*' => after_stars(at + 1, &mut next),
                _ => {}
            }
        }
        states = next;
    }
    states.contains(&pattern.len())
}

/// Takes out components, tags and security schemes that nothing needs any more.
fn leave_out_unreached(root: &mut Node) {
    let mut reached: HashSet<String> = HashSet::new();
    let mut schemes: HashSet<String> = HashSet::new();
    let mut waiting: Vec<String> = Vec::new();
    for member in ["paths", "security"] {
        root.get(member).into_iter().for_each(|node| references(node, &mut waiting, &mut schemes));
    }
    if let Some(security) = root.get("security") {
        schemes.extend(
            security
                .sequence()
                .into_iter()
                .flatten()
                .filter_map(Node::mapping)
                .flatten()
                .map(|(key, _)| key.text.clone()),
        );
    }
    while let Some(at) = waiting.pop() {
        let Some(node) = root.at(&at).filter(|_| !reached.contains(&at)) else { continue };
        references(node, &mut waiting, &mut schemes);
        if node.get("discriminator").is_some() {
            waiting.extend(kinds_of(root, &at));
        }
        reached.insert(at);
    }
    let tags: HashSet<String> = root
        .entries("paths")
        .flat_map(|(_, item)| METHODS.iter().filter_map(|method| item.get(method)))
        .flat_map(|operation| operation.items("tags").iter().filter_map(Node::as_str))
        .map(str::to_owned)
        .collect();
    let Some(mapping) = root.mapping_mut() else { return };
    if let Some(Value::Sequence(written)) = mapping.get_mut("tags").map(|node| &mut node.value) {
        written.retain(|tag| tag.text("name").is_some_and(|name| tags.contains(name)));
    }
    let Some(components) = mapping.get_mut("components").and_then(Node::mapping_mut) else { return };
    for (section, components) in components.iter_mut() {
        let Some(components) = components.mapping_mut() else { continue };
        components.retain(|key, _| match section.text.as_str() {
            "securitySchemes" => schemes.contains(&key.text),
            section if section.starts_with("x-") => true,
            section => reached.contains(&pointer(["components", section, &key.text])),
        });
    }
}

/// The pointers that references in a node lead to, and the schemes that it names.
fn references(node: &Node, found: &mut Vec<String>, schemes: &mut HashSet<String>) {
    match &node.value {
        Value::Sequence(items) => items.iter().for_each(|node| references(node, found, schemes)),
        Value::Mapping(mapping) => {
            for (key, value) in mapping {
                match (key.text.as_str(), value.as_str()) {
                    ("$ref", Some(text)) => found.extend(component(text)),
                    ("mapping", None) => {
                        let tags = value.mapping().into_iter().flatten().filter_map(|(_, node)| node.as_str());
                        found.extend(tags.filter_map(|text| {
                            component(text).or_else(|| Some(pointer(["components", "schemas", text])))
                        }));
                    }
                    ("security", None) => {
                        let alternatives = value.sequence().into_iter().flatten().filter_map(Node::mapping);
                        schemes.extend(alternatives.flatten().map(|(key, _)| key.text.clone()));
                    }
                    _ => {}
                }
                references(value, found, schemes);
            }
        }
        _ => {}
    }
}

/// The pointer of the component that a reference leads to or into.
fn component(reference: &str) -> Option<String> {
    let mut steps = reference.strip_prefix("#/components/")?.split('/').map(unescape);
    Some(pointer(["components", steps.next()?.as_str(), steps.next()?.as_str()]))
}

/// The schemas that are all of a base: its discriminator may name each of them.
fn kinds_of(root: &Node, base: &str) -> Vec<String> {
    let schemas = root.get("components").into_iter().flat_map(|components| components.entries("schemas"));
    schemas
        .filter(|(_, schema)| {
            schema.items("allOf").iter().any(|part| part.text("$ref").and_then(component).as_deref() == Some(base))
        })
        .map(|(key, _)| pointer(["components", "schemas", &key.text]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{fits, select};
    use crate::testing::document;

    #[test]
    fn paths_are_patterns() {
        for (word, name) in
            [("/a/*", "/a/b"), ("/a/**", "/a/b/{c}"), ("/a/*/c", "/a/{b}/c"), ("GET /a*", "GET /ab"), ("x*", "x*")]
        {
            assert!(fits(word, name), "{word} {name}");
        }
        for (word, name) in [("/a/*", "/a/b/c"), ("/a", "/a/b"), ("x*", "xy"), ("/a/*/c", "/a/c")] {
            assert!(!fits(word, name), "{word} {name}");
        }
        assert!(fits(&"/**a".repeat(30), &"/aaaa".repeat(30)), "no time is lost on stars");
    }

    const TWO: &str = "
tags: [{name: pets}, {name: shops}]
paths:
  /pets:
    get: {operationId: listPets, tags: [pets], security: [{key: []}], responses: {'200': {content: {a/b: {schema: {$ref: '#/components/schemas/Pet'}}}}}}
    post: {operationId: addPet, tags: [pets], responses: {}}
  /shops: {get: {operationId: listShops, tags: [shops], responses: {'200': {$ref: '#/components/responses/Shops'}}}}
components:
  securitySchemes: {key: {}, other: {}}
  responses: {Shops: {}}
  schemas:
    Pet: {discriminator: {propertyName: kind}}
    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {toy: {$ref: '#/components/schemas/Toy'}}}]}
    Toy: {}
    Shop: {}
";

    fn left(only: &str) -> Result<String, String> {
        let mut document = document(TWO);
        select(&mut document, &[only.to_owned()]).map_err(|problems| problems.to_string())?;
        Ok(document.to_json().to_string())
    }

    #[test]
    fn what_is_reached_is_kept_and_nothing_else() {
        let left = left("listPets").expect("it is there");
        for kept in ["listPets", "\"Pet\"", "\"Cat\"", "\"Toy\"", "\"key\"", "\"name\":\"pets\""] {
            assert!(left.contains(kept), "{kept} {left}");
        }
        for gone in ["addPet", "shops", "Shop", "\"other\""] {
            assert!(!left.contains(gone), "{gone} {left}");
        }
    }

    #[test]
    fn words_that_name_nothing_are_refused() {
        assert_eq!(
            left("listPet").expect_err("no such"),
            "no tag, operation or path is `listPet`\n    nearest: listPets"
        );
        assert!(left("/pet/*").is_err());
    }
}
