//! Parameters: those of a path by their position, the others by name and place.

use indexmap::IndexMap;

use super::found::At;
use super::merge::Merge;
use super::views::{View, made, member, newest, releases, set, text, unset};
use crate::document::{Node, Value};

impl<'a> Merge<'a> {
    /// Parameters by name and place; those of the path by their position.
    pub(super) fn parameters(&mut self, views: &[(View<'a>, &'a str)], path: &str, at: &At, node: &mut Node) {
        let mut found: IndexMap<String, Vec<View<'a>>> = IndexMap::new();
        for (view, own_path) in views.iter().rev() {
            for parameter in view.node.items("parameters") {
                let (place, name) = (parameter.text("in").unwrap_or_default(), parameter.text("name"));
                let name = name.unwrap_or_default();
                let position = names(own_path).position(|own| own == name).filter(|_| place == "path");
                let key = match position.and_then(|position| names(path).nth(position)) {
                    Some(name) => format!("path {name}"),
                    None if place == "header" => format!("header {}", name.to_ascii_lowercase()),
                    None => format!("{place} {name}"),
                };
                found.entry(key).or_default().insert(0, View::of(view.release, parameter));
            }
        }
        let all: Vec<usize> = views.iter().map(|(view, _)| view.release).collect();
        let mut parameters = Vec::new();
        for (key, own) in found {
            let (place, name) = key.split_once(' ').unwrap_or_default();
            let at = at.inside(&format!(" → {name}"), &format!("/parameters/{place} {name}"));
            parameters.push(self.parameter(&own, (place, name), &all, &at));
        }
        if parameters.is_empty() {
            return unset(node, "parameters");
        }
        let place = node.place.clone();
        set(node, "parameters", made(&place, Value::Sequence(parameters)));
    }

    fn parameter(&mut self, own: &[View<'a>], (place, name): (&str, &str), all: &[usize], at: &At) -> Node {
        let Some(last) = newest(own) else { return made(&self.roots[0].place, Value::Null) };
        let mut node = last.node.clone();
        if place == "path" {
            set(&mut node, "name", text(&last.node.place, name));
        }
        for keyword in ["style", "explode", "allowReserved"] {
            let said = member(own, keyword);
            if let Some(taken) = self.newest_of(&said, at, keyword) {
                set(&mut node, keyword, taken);
            }
        }
        self.schema_of(own, at, &mut node);
        let deprecated: Vec<usize> =
            own.iter().filter(|view| is(view, "deprecated")).map(|view| view.release).collect();
        if !deprecated.is_empty() && deprecated.len() < own.len() {
            unset(&mut node, "deprecated");
            let words = self.when(&deprecated);
            self.say(&mut node, &format!("Deprecated {words}."));
        }
        if place != "path" {
            self.may_be_absent(own, all, at, &mut node, "Known");
        }
        node
    }

    /// `required` of a parameter or a body: only where all releases require it. Docs say what each does.
    pub(super) fn may_be_absent(&mut self, own: &[View<'a>], all: &[usize], at: &At, node: &mut Node, known: &str) {
        let required: Vec<usize> = own.iter().filter(|view| is(view, "required")).map(|view| view.release).collect();
        let (has, place) = (releases(own), node.place.clone());
        if has != *all {
            let words = self.when(&has);
            self.resolved(
                at,
                "it is",
                own,
                |_| "there".to_owned(),
                format!("it is optional, and its docs say: {words}"),
            );
            self.say(node, &format!("{known} {words}."));
        }
        if required.len() == all.len() {
            return;
        }
        if !required.is_empty() && required != has {
            let said = |view: &View<'_>| if is(view, "required") { "required" } else { "optional" }.to_owned();
            self.resolved(at, "it is", own, said, "it is optional, and its docs say where it is required");
        }
        if !required.is_empty() {
            let words = self.when(&required);
            self.say(node, &format!("Required {words}."));
            set(node, "required", made(&place, Value::Bool(false)));
        }
    }
}

fn is(view: &View<'_>, flag: &str) -> bool {
    view.node.get(flag).and_then(Node::as_bool) == Some(true)
}

/// The names of parameters in a path.
fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}
