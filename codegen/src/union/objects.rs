//! Members of objects: what each release declares, requires and allows besides.

use indexmap::IndexMap;

use super::found::At;
use super::merge::{Merge, short};
use super::views::{View, agree, by_key, key_of, made, mapping, member, set, text, unset};
use crate::document::{Key, Node, Value, pointer};

impl<'a> Merge<'a> {
    pub(super) fn object(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
        let properties = by_key(&member(views, "properties"));
        let mut entries = Vec::new();
        let mut required = Vec::new();
        for (name, own) in properties {
            let Some(key) = key_of(&own, name) else { continue };
            let at = at.inside(&format!(".{name}"), &pointer(["properties", name]));
            let mut property = self.schema(&own, &at);
            let requiring: Vec<usize> = requiring(&own, views, name);
            if requiring.len() == views.len() {
                required.push(text(&key.place, name));
            } else if !requiring.is_empty() {
                let words = self.when(&requiring);
                if requiring.len() < own.len() {
                    let said = |view: &View<'_>| {
                        if requiring.contains(&view.release) { "required" } else { "optional" }.to_owned()
                    };
                    self.resolved(&at, "it is", &own, said, "it is optional, and its docs say where it is required");
                }
                self.say(&mut property, &format!("Required {words}."));
            }
            self.live(&mut property, &own, Some(views));
            entries.push((key, property));
        }
        self.required_elsewhere(views, at, &entries, &mut required);
        let place = node.place.clone();
        if entries.is_empty() {
            unset(node, "properties");
        } else {
            set(node, "properties", mapping(&place, entries));
        }
        unset(node, "required");
        if !required.is_empty() {
            set(node, "required", made(&place, Value::Sequence(required)));
        }
        self.others(views, at, node);
    }

    /// What is required here and declared in another part.
    fn required_elsewhere(&mut self, views: &[View<'a>], at: &At, own: &[(Key, Node)], required: &mut Vec<Node>) {
        let mut found: IndexMap<&str, Vec<usize>> = IndexMap::new();
        for view in views {
            for name in view.node.items("required").iter().filter_map(Node::as_str) {
                found.entry(name).or_default().push(view.release);
            }
        }
        found.retain(|name, _| own.iter().all(|(key, _)| key.text != *name));
        for (name, requiring) in found {
            if requiring.len() == views.len() {
                required.push(text(&views[0].node.place, name));
            } else {
                let said = |view: &View<'_>| {
                    if requiring.contains(&view.release) { "required" } else { "optional" }.to_owned()
                };
                self.resolved(&at.inside(&format!(".{name}"), ""), "it is", views, said, "it is optional");
            }
        }
    }

    /// `additionalProperties`.
    fn others(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
        let own = member(views, "additionalProperties");
        let schemas: Vec<View<'a>> = own.iter().copied().filter(|view| view.node.mapping().is_some()).collect();
        let Some(first) = own.last() else { return };
        let all_alike = own.len() == views.len() && agree(&own);
        if !all_alike && (own.len() < views.len() || schemas.len() < own.len()) {
            let said =
                |view: &View<'_>| view.get("additionalProperties").map_or("unsaid".to_owned(), |v| short(v.node));
            self.resolved(at, "of other members it says", views, said, "they are allowed");
        }
        let place = first.node.place.clone();
        if !schemas.is_empty() {
            let schema = self.schema(&schemas, &at.inside(".*", "/additionalProperties"));
            set(node, "additionalProperties", schema);
        } else if own.len() == views.len() {
            let open = own.iter().any(|view| view.node.as_bool() == Some(true));
            set(node, "additionalProperties", made(&place, Value::Bool(open)));
        } else if own.iter().any(|view| view.node.as_bool() == Some(true)) {
            set(node, "additionalProperties", made(&place, Value::Bool(true)));
        } else {
            unset(node, "additionalProperties");
        }
    }
}

/// The releases that require a property.
fn requiring(own: &[View<'_>], holders: &[View<'_>], name: &str) -> Vec<usize> {
    let requires = |holder: &&View<'_>| holder.node.items("required").iter().any(|n| n.as_str() == Some(name));
    let has = |holder: &&View<'_>| own.iter().any(|view| view.release == holder.release);
    holders.iter().filter(has).filter(requires).map(|view| view.release).collect()
}
