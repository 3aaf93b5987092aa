//! Operations: known by method and path, whatever names parameters of the path have.

use indexmap::IndexMap;

use super::found::At;
use super::merge::{Merge, short};
use super::schemas::key_of;
use super::views::{View, agree, by_key, made, mapping, member, newest, releases, same, set, text, unset};
use crate::check::METHODS;
use crate::document::{Key, Mapping, Node, Value, pointer};
use crate::model::Problem;

/// What one method and path is in each release, and as what the union has them.
struct Request<'a> {
    path: Key,
    method: Key,
    views: Vec<(View<'a>, &'a str)>,
}

impl<'a> Merge<'a> {
    /// `paths`.
    pub(super) fn paths(&mut self) -> Node {
        let mut paths = Mapping::default();
        let mut ids: IndexMap<String, (String, Node)> = IndexMap::new();
        for request in self.requests() {
            let mut operation = self.operation(&request);
            let name = format!("{} {}", request.method.text.to_ascii_uppercase(), request.path.text);
            self.identified(&name, &mut operation, &mut ids);
            let path = request.path.clone();
            if !paths.contains(&path.text) {
                let empty = mapping(&path.place, Vec::new());
                paths.insert(path.clone(), empty);
            }
            if let Some(item) = paths.get_mut(&path.text).and_then(Node::mapping_mut) {
                item.insert(request.method, operation);
            }
        }
        made(&self.roots[self.roots.len() - 1].place, Value::Mapping(paths))
    }

    /// All requests: those of the newest release in its order, then what only older ones have.
    fn requests(&self) -> Vec<Request<'a>> {
        let mut paths: IndexMap<String, Key> = IndexMap::new();
        let mut found: IndexMap<(String, String), Request<'a>> = IndexMap::new();
        for (release, root) in self.roots.iter().enumerate().rev() {
            for (path, item) in root.entries("paths") {
                let template = template(&path.text);
                let shown = paths.entry(template.clone()).or_insert_with(|| path.clone()).clone();
                for (method, node) in item.mapping().into_iter().flatten() {
                    if !METHODS.contains(&&*method.text) {
                        continue;
                    }
                    let request = found.entry((template.clone(), method.text.clone())).or_insert_with(|| Request {
                        path: shown.clone(),
                        method: method.clone(),
                        views: Vec::new(),
                    });
                    request.views.insert(0, (View { release, place: &method.place, node }, &path.text));
                }
            }
        }
        found.into_values().collect()
    }

    fn operation(&mut self, request: &Request<'a>) -> Node {
        let Request { path, method, views } = request;
        let at = At::new(
            format!("{} {}", method.text.to_ascii_uppercase(), path.text),
            pointer(["paths", &path.text, &method.text]),
        );
        let named = views;
        let views: Vec<View<'a>> = named.iter().map(|(view, _)| *view).collect();
        let Some(last) = newest(&views) else { return made(&path.place, Value::Null) };
        let mut node = last.node.clone();
        for name in ["operationId", "tags", "servers"] {
            let own = member(&views, name);
            if name == "operationId" && !own.is_empty() && own.len() < views.len() {
                let said = |view: &View<'_>| view.node.text(name).unwrap_or("missing").to_owned();
                self.resolved(&at, "`operationId` is", &views, said, "the newest that there is, is taken");
            }
            if let Some(taken) = self.newest_of(&own, &at, name) {
                set(&mut node, name, taken);
            }
        }
        self.parameters(named, &path.text, &at, &mut node);
        self.body(&views, &at, &mut node);
        self.responses(&views, &at, &mut node);
        self.security(&views, &at, &mut node);
        self.live(&mut node, &views, None);
        node
    }

    /// Two operations that no release has side by side may have one id.
    fn identified(&mut self, name: &str, operation: &mut Node, ids: &mut IndexMap<String, (String, Node)>) {
        if let Some(id) = self.hints.id(name) {
            let place = operation.place.clone();
            set(operation, "operationId", text(&place, id));
        }
        let (Some(id), tag) = (operation.text("operationId"), operation.items("tags").first()) else { return };
        let key = format!("{id} of {}", tag.and_then(Node::as_str).unwrap_or_default());
        let Some((other, before)) = ids.get(&key) else {
            ids.insert(key, (name.to_owned(), operation.clone()));
            return;
        };
        let has_both = |root: &&Node| {
            let has = |request: &str| {
                let (method, path) = request.split_once(' ').unwrap_or_default();
                root.at(&pointer(["paths", path, &method.to_ascii_lowercase()])).is_some()
            };
            has(name) && has(other)
        };
        if self.roots.iter().any(has_both) {
            return;
        }
        let message = format!("`{name}` has the id `{id}` in one release, and `{other}` in another ({})", before.place);
        let help =
            format!("write into the file of --hints how one of them is called:\noperations:\n  {name:?}: {id}_older");
        self.found.conflicts.push(Problem::at(&operation.place, message).help(help));
    }

    /// Parameters by name and place; those of the path by their position.
    fn parameters(&mut self, views: &[(View<'a>, &'a str)], path: &str, at: &At, node: &mut Node) {
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
        let schemas = member(own, "schema");
        if !schemas.is_empty() {
            let at = At::new(at.name.clone(), format!("{}/schema", at.pointer));
            let schema = self.schema(&schemas, &at);
            set(&mut node, "schema", schema);
        }
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
    fn may_be_absent(&mut self, own: &[View<'a>], all: &[usize], at: &At, node: &mut Node, known: &str) {
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

    fn body(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
        let own = member(views, "requestBody");
        let Some(last) = newest(&own) else { return };
        let at = at.inside(" → body", "/requestBody");
        let bodies: Vec<View<'a>> = own.iter().map(|view| View { place: view.place, ..*view }).collect();
        let mut body = last.node.clone();
        let content = self.content(&bodies, &at);
        set(&mut body, "content", content);
        self.may_be_absent(&bodies, &releases(views), &at, &mut body, "Taken");
        set(node, "requestBody", body);
    }

    /// What is sent or given, by media type.
    fn content(&mut self, views: &[View<'a>], at: &At) -> Node {
        let own = member(views, "content");
        let media = by_key(&own);
        let all = releases(views);
        let Some(last) = newest(views) else { return made(&self.roots[0].place, Value::Null) };
        let has_common = media.values().any(|views| releases(views) == all);
        if !media.is_empty() && !has_common {
            let said = |view: &View<'_>| match view.node.get("content").and_then(Node::mapping) {
                Some(content) if !content.is_empty() => {
                    content.iter().map(|(key, _)| key.text.clone()).collect::<Vec<_>>().join(", ")
                }
                _ => "nothing".to_owned(),
            };
            let taken = self.looked_at(views, at, said);
            if taken.len() == views.len() {
                self.conflict(at, "it is", views, said, None);
            }
            let last = newest(&taken).unwrap_or(last);
            return last.node.get("content").cloned().unwrap_or_else(|| mapping(&last.node.place, Vec::new()));
        }
        let mut entries = Vec::new();
        for (name, own) in media {
            if has_common && releases(&own) != all {
                // Which one is asked for would depend on the release otherwise.
                let rule = "it is left out: what every release has is taken";
                self.resolved(at, "it is also", &own, |_| name.to_owned(), rule);
                continue;
            }
            let (Some(key), Some(last)) = (key_of(&own, name), newest(&own)) else { continue };
            let mut node = last.node.clone();
            let schemas = member(&own, "schema");
            if !schemas.is_empty() {
                let inside = format!("/content/{}/schema", crate::document::escape(name));
                let schema = self.schema(&schemas, &at.inside("", &inside));
                set(&mut node, "schema", schema);
            }
            entries.push((key, node));
        }
        mapping(&last.node.place, entries)
    }

    fn responses(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
        let all = releases(views);
        let mut entries = Vec::new();
        for (status, own) in by_key(&member(views, "responses")) {
            let (Some(key), Some(last)) = (key_of(&own, status), newest(&own)) else { continue };
            if status.starts_with("x-") {
                entries.push((key, last.node.clone()));
                continue;
            }
            let at = at.inside(&format!(" → {status}"), &pointer(["responses", status]));
            let mut response = last.node.clone();
            let is_success = status.starts_with('2') || status == "304";
            // An error that came without a body has one by now: where it has none, nothing is read of it.
            let with: Vec<View<'a>> = own.iter().copied().filter(|view| has_content(view)).collect();
            let looked_at = if is_success { own.clone() } else { with };
            if !looked_at.is_empty() {
                let content = self.content(&looked_at, &at);
                if content.mapping().is_some_and(|content| !content.is_empty()) {
                    set(&mut response, "content", content);
                } else {
                    unset(&mut response, "content");
                }
            }
            let mut headers = Vec::new();
            for (name, own) in by_key(&member(&own, "headers")) {
                let (Some(key), Some(last)) = (key_of(&own, name), newest(&own)) else { continue };
                let mut header = last.node.clone();
                let schemas = member(&own, "schema");
                if !schemas.is_empty() {
                    let schema = self.schema(&schemas, &at.inside(&format!(" → {name}"), &pointer(["headers", name])));
                    set(&mut header, "schema", schema);
                }
                headers.push((key, header));
            }
            if !headers.is_empty() {
                let place = response.place.clone();
                set(&mut response, "headers", mapping(&place, headers));
            }
            if releases(&own) != all {
                let words = self.when(&releases(&own));
                let rule = format!("it is taken, and its docs say: {words}");
                self.resolved(&at, "it is", &own, |_| "there".to_owned(), rule);
                self.say(&mut response, &format!("Declared {words}."));
            }
            entries.push((key, response));
        }
        let place = node.place.clone();
        set(node, "responses", mapping(&place, entries));
    }

    /// What lets it in: the alternatives of all releases, those of the newest first.
    fn security(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
        let own = member(views, "security");
        if own.is_empty() || own.len() == views.len() && agree(&own) {
            return;
        }
        let said = |view: &View<'_>| view.get("security").map_or("nothing".to_owned(), |view| short(view.node));
        self.resolved(at, "it is let in by", views, said, "the alternatives of all are taken");
        let mut alternatives: Vec<Node> = Vec::new();
        for alternative in own.iter().rev().flat_map(|view| view.node.sequence().into_iter().flatten()) {
            if alternatives.iter().all(|known| !same(known, alternative)) {
                alternatives.push(alternative.clone());
            }
        }
        let place = node.place.clone();
        set(node, "security", made(&place, Value::Sequence(alternatives)));
    }
}

fn is(view: &View<'_>, flag: &str) -> bool {
    view.node.get(flag).and_then(Node::as_bool) == Some(true)
}

fn has_content(view: &View<'_>) -> bool {
    view.node.get("content").and_then(Node::mapping).is_some_and(|content| !content.is_empty())
}

/// The names of parameters in a path.
fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// A path without the names of its parameters.
fn template(path: &str) -> String {
    let mut parts = path.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str("{}");
        text.push_str(part.split_once('}').map_or(part, |(_, rest)| rest));
    }
    text
}
