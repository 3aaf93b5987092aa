//! What a schema says besides its type: of each keyword what every release's values fit.

use indexmap::IndexMap;
use serde_json::Number;

use super::found::At;
use super::merge::{Merge, open, short};
use super::views::{View, agree, made, mapping, member, releases, set, text, unset};
use crate::document::{Key, Node, Value};

/// Limits below which values may not be: the lowest is the loosest.
const LOWER: [&str; 4] = ["minimum", "minLength", "minItems", "minProperties"];

/// Limits above which values may not be: the highest is the loosest.
const UPPER: [&str; 4] = ["maximum", "maxLength", "maxItems", "maxProperties"];

/// What holds only where every release says the same.
const OF_ALL: [&str; 6] = ["pattern", "multipleOf", "uniqueItems", "exclusiveMinimum", "exclusiveMaximum", "not"];

impl<'a> Merge<'a> {
    /// `of`: the type; empty where there is none.
    pub(super) fn keywords(&mut self, views: &[View<'a>], at: &At, node: &mut Node, of: &str) {
        self.flags(views, at, node);
        self.format(views, at, node, of);
        self.constants(views, at, node, of);
        for keyword in LOWER {
            self.limit(views, at, node, keyword, |one, other| one < other);
        }
        for keyword in UPPER {
            self.limit(views, at, node, keyword, |one, other| one > other);
        }
        for keyword in OF_ALL {
            if differs(views, keyword) {
                self.resolved(at, keyword, views, |view| said(view, keyword), "no limit is taken, as servers check it");
                unset(node, keyword);
            }
        }
        self.default(views, at, node);
    }

    /// What may stand beside a reference; what it leads to says the rest.
    pub(super) fn beside_a_reference(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
        self.flags(views, at, node);
        self.default(views, at, node);
    }

    fn flags(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
        let is = |view: &View<'_>, flag: &str| view.node.get(flag).and_then(Node::as_bool) == Some(true);
        let flag = |flag: &'static str, yes: &'static str, no: &'static str| {
            move |view: &View<'_>| if is(view, flag) { yes } else { no }.to_owned()
        };
        let count = |flag: &str| views.iter().filter(|view| is(view, flag)).count();
        let null = count("nullable");
        if null > 0 && null < views.len() {
            let said = flag("nullable", "null is allowed", "null is not allowed");
            self.resolved(at, "of null it says that", views, said, "it is allowed");
            open(node);
            let place = node.place.clone();
            set(node, "nullable", made(&place, Value::Bool(true)));
        }
        for (name, yes) in [("readOnly", "only read"), ("writeOnly", "only written")] {
            let some = count(name);
            if some > 0 && some < views.len() {
                self.resolved(at, "it is", views, flag(name, yes, "read and written"), "it goes both ways");
                unset(node, name);
            }
        }
    }

    fn format(&mut self, views: &[View<'a>], at: &At, node: &mut Node, of: &str) {
        if !differs(views, "format") {
            return;
        }
        let said = |view: &View<'_>| said(view, "format");
        let is = |format: &str| views.iter().any(|view| view.node.text("format") == Some(format));
        let all =
            |formats: &[&str]| views.iter().all(|view| formats.contains(&view.node.text("format").unwrap_or_default()));
        let taken = match of {
            "string" if is("password") => Some("password"),
            "string" if is("binary") => {
                return self.conflict(at, "its format is", views, said, None);
            }
            "integer" if all(&["int8", "int16", "int32"]) => Some("int32"),
            "integer" if all(&["int8", "int16", "int32", "int64"]) => Some("int64"),
            _ => None,
        };
        let rule = match taken {
            Some("password") => "it is a secret".to_owned(),
            Some(taken) => format!("{taken} is taken, which holds all"),
            None => "none is taken".to_owned(),
        };
        self.resolved(at, "its format is", views, said, rule);
        unset(node, "format");
        if let Some(taken) = taken {
            let place = node.place.clone();
            set(node, "format", text(&place, taken));
        }
    }

    /// `enum`: the constants of all, each with the releases that have it.
    fn constants(&mut self, views: &[View<'a>], at: &At, node: &mut Node, of: &str) {
        let lists = member(views, "enum");
        if lists.is_empty() || agree(&lists) && lists.len() == views.len() {
            return;
        }
        let said = |view: &View<'_>| match view.node.items("enum").len() {
            0 => "any".to_owned(),
            many => format!("{many} constants"),
        };
        if lists.len() < views.len() && of != "string" {
            self.resolved(at, "of its values it lists", views, said, "no list is taken");
            return unset(node, "enum");
        }
        let mut found: IndexMap<String, (Node, Vec<usize>)> = IndexMap::new();
        for view in lists.iter().rev() {
            for constant in view.node.sequence().into_iter().flatten() {
                let entry = found.entry(constant.to_json().to_string());
                entry.or_insert_with(|| (constant.clone(), Vec::new())).1.insert(0, view.release);
            }
        }
        let all = releases(&lists);
        let (place, listed_by_all) = (node.place.clone(), lists.len() == views.len());
        if !listed_by_all {
            self.resolved(at, "of its values it lists", views, said, "the list is taken, which other text fits too");
        }
        let values = found.values().map(|(node, _)| node.clone()).collect();
        open(node);
        set(node, "enum", made(&place, Value::Sequence(values)));
        if of == "string" && listed_by_all {
            let mut lives = Vec::new();
            for (value, own) in found.values() {
                let Some(name) = value.as_str().filter(|_| *own != all) else { continue };
                lives.push((name.to_owned(), value.clone(), self.lives.name_of_presence(own)));
            }
            date(node, lives);
        }
    }

    fn limit(&mut self, views: &[View<'a>], at: &At, node: &mut Node, keyword: &str, looser: fn(f64, f64) -> bool) {
        if !differs(views, keyword) {
            return;
        }
        let own = member(views, keyword);
        let loosest = own.iter().copied().reduce(|one, other| {
            let more = |one: &Node, other: &Node| {
                number(one).zip(number(other)).is_some_and(|(one, other)| looser(one, other))
            };
            if more(one.node, other.node) { one } else { other }
        });
        let loosest = loosest.filter(|_| own.len() == views.len());
        let rule = loosest.map_or("no limit is taken".to_owned(), |view| format!("{} is taken", short(view.node)));
        self.resolved(at, keyword, views, |view| said(view, keyword), rule);
        match loosest {
            Some(loosest) => set(node, keyword, loosest.node.clone()),
            None => unset(node, keyword),
        }
    }

    fn default(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
        if !differs(views, "default") {
            return;
        }
        self.resolved(at, "default", views, |view| said(view, "default"), "none is taken, and its docs say each");
        unset(node, "default");
        let mut groups: IndexMap<String, Vec<usize>> = IndexMap::new();
        for view in member(views, "default") {
            groups.entry(view.node.to_json().to_string()).or_default().push(view.release);
        }
        let words: Vec<String> = groups.iter().map(|(value, some)| format!("`{value}` {}", self.when(some))).collect();
        self.say(node, &format!("Default: {}.", words.join(", ")));
    }
}

/// Gives constants their timelines, beside what is said of them already.
fn date(node: &mut Node, lives: Vec<(String, Node, String)>) {
    let place = node.place.clone();
    let mut described = node.get("x-sdk-constants").cloned().unwrap_or_else(|| mapping(&place, Vec::new()));
    for (name, value, life) in lives {
        let mut own = described.get(&name).cloned().unwrap_or_else(|| mapping(&value.place, Vec::new()));
        set(&mut own, "x-sdk-lifecycle", text(&value.place, life));
        if let Some(described) = described.mapping_mut() {
            described.insert(Key { text: name, place: value.place.clone() }, own);
        }
    }
    if described.mapping().is_some_and(|described| !described.is_empty()) {
        set(node, "x-sdk-constants", described);
    }
}

/// Whether a keyword is not the same in all.
fn differs(views: &[View<'_>], keyword: &str) -> bool {
    let own = member(views, keyword);
    !own.is_empty() && (own.len() < views.len() || !agree(&own))
}

fn said(view: &View<'_>, keyword: &str) -> String {
    view.get(keyword).map_or("none".to_owned(), |view| short(view.node))
}

fn number(node: &Node) -> Option<f64> {
    match &node.value {
        Value::Number(number) => Number::as_f64(number),
        _ => None,
    }
}
