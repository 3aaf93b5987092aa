//! Operations: known by method and path, whatever names parameters of the path have.

use indexmap::IndexMap;

use super::found::At;
use super::merge::{Merge, short};
use super::views::{View, agree, made, mapping, member, newest, same, set, text};
use crate::check::METHODS;
use crate::document::{Key, Mapping, Node, Value, pointer};
use crate::model::{Problem, path_template};

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
                let template = path_template::form(&path.text);
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
