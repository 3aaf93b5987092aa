//! What is sent and what is given: bodies, answers, their media types and headers.

use super::found::At;
use super::merge::Merge;
use super::views::{View, by_key, key_of, made, mapping, member, newest, releases, set, unset};
use crate::document::{Node, Value, pointer};

impl<'a> Merge<'a> {
    pub(super) fn body(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
        let own = member(views, "requestBody");
        let Some(last) = newest(&own) else { return };
        let at = at.inside(" → body", "/requestBody");
        let mut body = last.node.clone();
        let content = self.content(&own, &at);
        set(&mut body, "content", content);
        self.may_be_absent(&own, &releases(views), &at, &mut body, "Taken");
        set(node, "requestBody", body);
    }

    /// What is sent or given, by media type.
    fn content(&mut self, views: &[View<'a>], at: &At) -> Node {
        let own = member(views, "content");
        let media = by_key(&own);
        let all = releases(views);
        let Some(last) = newest(views) else { return made(&self.roots[0].place, Value::Null) };
        if !media.is_empty() && !media.values().any(|views| releases(views) == all) {
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
            if releases(&own) != all {
                // Which one is asked for would depend on the release otherwise.
                let rule = "it is left out: what every release has is taken";
                self.resolved(at, "it is also", &own, |_| name.to_owned(), rule);
                continue;
            }
            let (Some(key), Some(last)) = (key_of(&own, name), newest(&own)) else { continue };
            let mut node = last.node.clone();
            self.schema_of(&own, &at.inside("", &pointer(["content", name])), &mut node);
            entries.push((key, node));
        }
        mapping(&last.node.place, entries)
    }

    pub(super) fn responses(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
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
                self.schema_of(&own, &at.inside(&format!(" → {name}"), &pointer(["headers", name])), &mut header);
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
}

fn has_content(view: &View<'_>) -> bool {
    view.node.get("content").and_then(Node::mapping).is_some_and(|content| !content.is_empty())
}
