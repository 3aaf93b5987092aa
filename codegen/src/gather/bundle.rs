//! Several files become one: what references lead to is put where they stand, or becomes a component.
//!
//! A schema becomes a component, however many references lead to it, and whether from one file or from ten: one schema is
//! one type. A component that is nothing but a reference to a schema of another file *is* that schema. Everything else
//! (a path item, a parameter, a response) has no name in the client, and stands once more in each place. So does a schema
//! that is a plain value. References between components of the document stay as they are: the checks speak of them.

use std::collections::HashMap;
use std::sync::Arc;

use super::files::{Files, ReadFile, Target};
use super::lifted::{Lifted, is_plain_value};
use crate::check::{Grammar, Kind, members, values};
use crate::document::{Document, Key, Mapping, Node, Value, segments};
use crate::model::{Found, Problem, Problems};

/// How many references may follow one another.
const LONGEST_CHAIN: usize = 64;

/// Puts everything into the document; the files that it was in.
pub(super) fn bundle(document: &mut Document, read: &ReadFile<'_>) -> Result<Vec<String>, Problems> {
    let mut bundle = Bundle {
        files: Files::new(document, read),
        homes: HashMap::new(),
        lifted: Lifted::default(),
        open: Vec::new(),
        problems: Found::default(),
    };
    let main = document.file.clone();
    let homes = bundle.components_elsewhere(document);
    bundle.visit(&mut document.root, Grammar::Object(Kind::OpenApi), &main);
    for (name, target) in homes {
        bundle.bring_home(document, &name, &target);
    }
    Problems::from_iter(bundle.problems.to_vec()).into_result()?;
    bundle.lifted.put_into(document);
    Ok(bundle.files.others())
}

struct Bundle<'a> {
    files: Files<'a>,
    /// Schemas of other files that are components of the document.
    homes: HashMap<Target, String>,
    lifted: Lifted,
    /// What is being put in place, to find what would be put into itself.
    open: Vec<Target>,
    problems: Found,
}

impl Bundle<'_> {
    fn fault(&mut self, problems: Problems) {
        problems.into_iter().for_each(|problem| self.problems.push(|| problem));
    }

    /// The component schemas that are references to something else than a component. Of two for one schema, the first in
    /// the alphabet is that schema, the other refers to it.
    fn components_elsewhere(&mut self, document: &Document) -> Vec<(String, Target)> {
        let mut found: Vec<(&Key, &Node)> =
            document.root.get("components").into_iter().flat_map(|node| node.entries("schemas")).collect();
        found.sort_by(|a, b| a.0.text.cmp(&b.0.text));
        let mut homes = Vec::new();
        for (key, node) in found {
            let Some(reference) = node.get("$ref").filter(|reference| reference.as_str().is_some()) else { continue };
            let Ok(Some((target, _))) = self.end(reference, &document.file) else { continue };
            if !is_component(&self.files.main, &target) && !self.homes.contains_key(&target) {
                self.homes.insert(target.clone(), key.text.clone());
                homes.push((key.text.clone(), target));
            }
        }
        homes
    }

    fn bring_home(&mut self, document: &mut Document, name: &str, target: &Target) {
        let Some(mut node) = self.files.document(&target.file).and_then(|file| file.get(&target.pointer).cloned())
        else {
            return;
        };
        self.object(&mut node, Kind::Schema, &target.file);
        if let Some(schemas) = document
            .root
            .member_mapping("components")
            .and_then(|components| components.get_mut("schemas")?.mapping_mut())
            && let Some(home) = schemas.get_mut(name)
        {
            *home = node;
        }
    }

    fn visit(&mut self, node: &mut Node, grammar: Grammar, file: &Arc<str>) {
        match (grammar, &mut node.value) {
            (Grammar::Object(kind) | Grammar::RefOr(kind), Value::Mapping(mapping)) => {
                let may_refer = matches!(grammar, Grammar::RefOr(_)) || kind == Kind::PathItem;
                match mapping.get("$ref").filter(|reference| may_refer && reference.as_str().is_some()) {
                    Some(reference) => {
                        let reference = reference.clone();
                        self.reference(node, &reference, kind, file);
                    }
                    None => self.object(node, kind, file),
                }
            }
            (Grammar::List(item), Value::Sequence(items)) => {
                items.iter_mut().for_each(|node| self.visit(node, *item, file));
            }
            (Grammar::Map(value), Value::Mapping(mapping)) => {
                mapping.iter_mut().for_each(|(_, node)| self.visit(node, *value, file));
            }
            (Grammar::Either(_, other), Value::Mapping(_)) => self.visit(node, *other, file),
            _ => {}
        }
    }

    fn object(&mut self, node: &mut Node, kind: Kind, file: &Arc<str>) {
        let Some(mapping) = node.mapping_mut() else { return };
        if let Some(grammar) = values(kind) {
            let data = mapping.iter_mut().filter(|(key, _)| !key.text.starts_with("x-"));
            data.for_each(|(_, node)| self.visit(node, grammar, file));
            return;
        }
        if kind == Kind::Discriminator {
            self.tags(mapping, file);
        }
        let known = members(kind);
        for (key, node) in mapping.iter_mut() {
            if let Some(member) = known.iter().find(|member| member.name == key.text) {
                self.visit(node, member.grammar, file);
            }
        }
    }

    /// The schemas in the mapping of a discriminator, which are names or references.
    fn tags(&mut self, discriminator: &mut Mapping, file: &Arc<str>) {
        let Some(mapping) = discriminator.get_mut("mapping").and_then(Node::mapping_mut) else { return };
        for (_, node) in mapping.iter_mut() {
            let Some(text) = node.as_str() else { continue };
            let is_file = [".yaml", ".yml", ".json"].iter().any(|end| text.ends_with(end));
            let is_reference = text.contains('#') || text.contains('/') || is_file;
            if !is_reference {
                // A name is that of a component of the file that it stands in.
                let own = format!("#/components/schemas/{text}");
                let is_own = self.files.document(file).is_some_and(|document| document.resolve(&own).is_some());
                if *file == self.files.main || !is_own {
                    continue;
                }
                node.value = Value::String(own);
            }
            let written = node.clone();
            match self.end(&written, file) {
                Ok(Some((target, found))) => {
                    if let Some(reference) = self.schema(&target, found) {
                        node.value = Value::String(reference);
                    }
                }
                Ok(None) => {}
                Err(problems) => self.fault(problems),
            }
        }
    }

    /// What is at the end of a reference. `None` if it is for the checks to say what is wrong with it.
    fn end(&mut self, reference: &Node, file: &Arc<str>) -> Result<Option<(Target, Node)>, Problems> {
        let (mut reference, mut file) = (reference.clone(), file.clone());
        for _ in 0..LONGEST_CHAIN {
            let target = self.files.target(&file, &reference)?;
            let found = self.files.node(&target, &reference);
            let is_own = file == self.files.main && target.file == file;
            let node = match found {
                Err(_) if is_own => return Ok(None),
                found => found?,
            };
            let next = node.get("$ref").filter(|next| next.as_str().is_some()).cloned();
            match next {
                Some(next) if !is_component(&self.files.main, &target) => {
                    reference = next;
                    file = target.file;
                }
                _ => return Ok(Some((target, node))),
            }
        }
        let text = reference.as_str().unwrap_or_default();
        Err(Problem::at(&reference.place, format!("`{text}` leads back to itself"))
            .help("refer to what is meant")
            .into())
    }

    fn reference(&mut self, node: &mut Node, reference: &Node, kind: Kind, file: &Arc<str>) {
        let (target, found) = match self.end(reference, file) {
            Ok(Some(end)) => end,
            Ok(None) => return,
            Err(problems) => return self.fault(problems),
        };
        if is_component(&self.files.main, &target) && kind != Kind::PathItem {
            set_reference(node, format!("#{}", target.pointer));
            return;
        }
        if kind == Kind::Schema && !is_plain_value(&found) {
            if let Some(reference) = self.schema(&target, found) {
                set_reference(node, reference);
            }
            return;
        }
        self.in_place(node, reference, kind, target, found);
    }

    /// Lets a schema become a component; the reference to it.
    fn schema(&mut self, target: &Target, found: Node) -> Option<String> {
        if is_component(&self.files.main, target) {
            return Some(format!("#{}", target.pointer));
        }
        if let Some(name) = self.homes.get(target) {
            return Some(format!("#{}", crate::document::pointer(["components", "schemas", name])));
        }
        let (reference, is_new) = self.lifted.reserve(target);
        if is_new {
            let mut found = found;
            self.object(&mut found, Kind::Schema, &target.file);
            self.lifted.fill(target, found);
        }
        Some(reference)
    }

    /// Puts what is referred to where the reference stands. What a path item has beside its reference stays.
    fn in_place(&mut self, node: &mut Node, reference: &Node, kind: Kind, target: Target, mut found: Node) {
        if self.open.contains(&target) || self.open.len() > LONGEST_CHAIN {
            let text = reference.as_str().unwrap_or_default();
            let problem = Problem::at(&reference.place, format!("`{text}` leads back into itself"));
            return self.fault(problem.help("nothing can be a part of itself; leave this reference out").into());
        }
        self.open.push(target.clone());
        self.visit(&mut found, Grammar::RefOr(kind), &target.file);
        self.open.pop();
        if kind == Kind::PathItem
            && let (Some(own), Some(whole)) = (node.mapping(), found.mapping_mut())
        {
            for (key, value) in own.iter().filter(|(key, _)| key.text != "$ref") {
                whole.insert(key.clone(), value.clone());
            }
        }
        *node = found;
    }
}

/// Whether it is a component of the document, which keeps its name.
fn is_component(main: &Arc<str>, target: &Target) -> bool {
    target.file == *main
        && segments(&target.pointer)
            .is_some_and(|mut steps| steps.next().as_deref() == Some("components") && steps.count() == 2)
}

fn set_reference(node: &mut Node, text: String) {
    if let Some(reference) = node.mapping_mut().and_then(|mapping| mapping.get_mut("$ref")) {
        reference.value = Value::String(text);
    }
}
