//! Parts and variants: `allOf`, `oneOf`, `anyOf`, and what tells variants apart.

use indexmap::IndexMap;

use super::form::looks;
use super::found::At;
use super::merge::{Merge, open, short};
use super::views::{View, agree, by_key, key_of, made, mapping, member, newest, releases, set, unset};
use crate::document::{Mapping, Node, Value};

impl<'a> Merge<'a> {
    /// The parts of `allOf`: references by name, what is written out by its order.
    pub(super) fn parts(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
        let listed: Vec<Vec<(String, View<'a>)>> = views.iter().map(|view| identified(*view, "allOf")).collect();
        let bases = |list: &Vec<(String, View<'a>)>| {
            let bases = list.iter().filter(|(_, part)| part.node.get("$ref").is_some());
            let mut bases: Vec<String> = bases.map(|(name, _)| name.clone()).collect();
            bases.sort();
            bases
        };
        if listed.windows(2).any(|pair| bases(&pair[0]) != bases(&pair[1])) {
            return self.conflict(at, "it is", views, |view| looks(view.node), None);
        }
        let mut found: IndexMap<&str, Vec<View<'a>>> = IndexMap::new();
        for (name, part) in listed.iter().rev().flatten() {
            found.entry(name).or_default().insert(0, *part);
        }
        let mut parts = Vec::new();
        for (index, own) in found.values_mut().enumerate() {
            // What a release does not add, it adds nothing of.
            for view in views {
                if own.iter().all(|own| own.release != view.release) {
                    own.push(View { node: self.empty, ..*view });
                }
            }
            own.sort_by_key(|view| view.release);
            let at = at.inside("", &format!("/allOf/{index}"));
            let last = own.iter().rev().find(|view| view.node.mapping().is_some_and(|own| !own.is_empty()));
            let part = match last {
                Some(last) if own.iter().any(|view| view.node.mapping().is_some_and(Mapping::is_empty)) => {
                    let mut part = last.node.clone();
                    self.object(own, &at, &mut part);
                    part
                }
                _ => self.schema(own, &at),
            };
            parts.push(part);
        }
        // One that is a reference and says nothing besides has its part where it is.
        unset(node, "$ref");
        let place = node.place.clone();
        set(node, "allOf", made(&place, Value::Sequence(parts)));
    }

    /// The variants of a union: those of all releases.
    pub(super) fn variants(&mut self, views: &[View<'a>], at: &At, key: &'static str, node: &mut Node) {
        let mut found: IndexMap<String, Vec<View<'a>>> = IndexMap::new();
        for view in views.iter().rev() {
            for (name, variant) in identified(*view, key) {
                found.entry(name).or_default().insert(0, variant);
            }
        }
        let all = releases(views);
        let some = found.values().any(|own| releases(own) != all);
        if some {
            let said = |view: &View<'_>| looks(view.node);
            self.resolved(at, "it is", views, said, "the variants of all are taken");
        }
        let mut variants = Vec::new();
        for (index, (_, own)) in found.iter().enumerate() {
            variants.push(self.schema(own, &at.inside("", &format!("/{key}/{index}"))));
        }
        let place = node.place.clone();
        set(node, key, made(&place, Value::Sequence(variants)));
        self.discriminator(views, at, node);
    }

    fn discriminator(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
        let own = member(views, "discriminator");
        let Some(last) = newest(&own) else { return };
        let by = |view: &View<'_>| view.node.text("propertyName").unwrap_or_default().to_owned();
        if own.iter().any(|view| by(view) != by(&last)) {
            return self.conflict(at, "variants are told apart by", &own, by, None);
        }
        let mut discriminator = last.node.clone();
        let mut tags = Vec::new();
        for (tag, to) in by_key(&member(&own, "mapping")) {
            let (Some(key), Some(last)) = (key_of(&to, tag), newest(&to)) else { continue };
            if !agree(&to) {
                let at = at.inside(&format!(" → tag {tag}"), &format!("/discriminator/mapping/{tag}"));
                self.conflict(&at, "it stands for", &to, |view| short(view.node), None);
            }
            tags.push((key, last.node.clone()));
        }
        if !tags.is_empty() {
            set(&mut discriminator, "mapping", mapping(&last.node.place, tags));
        }
        open(node);
        set(node, "discriminator", discriminator);
    }
}

/// The parts of a list, each under what it is known by in other releases.
fn identified<'a>(view: View<'a>, key: &str) -> Vec<(String, View<'a>)> {
    if let Some(to) = view.node.text("$ref") {
        return vec![(to.to_owned(), view)];
    }
    let mut inline = 0;
    let parts = view.node.items(key).iter().map(|part| {
        let name = part.text("$ref").map(str::to_owned).unwrap_or_else(|| {
            inline += 1;
            format!("{} {inline}", looks(part))
        });
        (name, View::of(view.release, part))
    });
    parts.collect()
}
