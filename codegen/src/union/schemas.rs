//! Schemas: what values look like that any of the releases sends or takes.

use indexmap::IndexMap;

use super::found::At;
use super::merge::{Merge, open, short};
use super::views::{View, agree, by_key, made, mapping, member, newest, releases, set, text, unset};
use crate::document::{Key, Mapping, Node, Value, pointer, unescape};

/// What a schema is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form<'a> {
    /// Any value.
    Any,
    /// Another one.
    Reference(&'a str),
    /// Several at once.
    All,
    /// One of several: `oneOf` or `anyOf`.
    Union(&'static str),
    /// By its type.
    Typed(&'a str),
}

impl<'a> Merge<'a> {
    /// All schemas that are components.
    pub(super) fn components(&mut self) -> Node {
        let roots = self.roots.iter().enumerate();
        let sections = roots.filter_map(|(release, root)| {
            Some(View::of(release, root.at("/components/schemas").filter(|section| section.mapping().is_some())?))
        });
        let sections: Vec<View<'_>> = sections.collect();
        let mut entries = Vec::new();
        for (name, mut views) in by_key(&sections) {
            let Some(key) = key_of(&views, name) else { continue };
            let at = At::new(name, pointer(["components", "schemas", name]));
            views.extend(self.written_out.get(name).into_iter().flatten().copied());
            views.sort_by_key(|view| view.release);
            let mut node = self.schema(&views, &at);
            self.live(&mut node, &views, None);
            entries.push((key, node));
        }
        mapping(&self.roots[self.roots.len() - 1].place, entries)
    }

    /// One schema that all views fit.
    pub(super) fn schema(&mut self, views: &[View<'a>], at: &At) -> Node {
        let looked_at = self.looked_at(views, at, |view| looks(view.node));
        let Some(last) = newest(&looked_at) else { return made(&self.roots[0].place, Value::Null) };
        let mut node = last.node.clone();
        let views = &looked_at[..];
        if agree(views) && views.iter().all(|view| is_flat(view.node)) {
            return node;
        }
        match self.form(views, at) {
            Some(Form::Reference(_)) => self.beside_a_reference(views, at, &mut node),
            Some(Form::All) => {
                self.parts(views, at, &mut node);
                self.object(views, at, &mut node);
                self.keywords(views, at, &mut node, "");
            }
            Some(Form::Union(key)) => {
                self.variants(views, at, key, &mut node);
                self.object(views, at, &mut node);
                self.keywords(views, at, &mut node, "");
            }
            Some(Form::Typed(of)) => {
                match of {
                    "object" => self.object(views, at, &mut node),
                    "array" => self.items(views, at, &mut node),
                    _ => {}
                }
                if node.get("type").is_some() {
                    let place = node.place.clone();
                    set(&mut node, "type", text(&place, of));
                }
                self.keywords(views, at, &mut node, of);
            }
            Some(Form::Any) => self.any(last, &mut node),
            None => {}
        }
        node
    }

    /// What all views are, or what all of them fit; `None` where nobody can say.
    fn form(&mut self, views: &[View<'a>], at: &At) -> Option<Form<'a>> {
        let forms: Vec<Form<'a>> = views.iter().map(|view| form(view.node)).collect();
        let last = *forms.last()?;
        if forms.iter().all(|form| *form == last) {
            return Some(last);
        }
        let said = |view: &View<'_>| looks(view.node);
        if forms.contains(&Form::Any) {
            self.resolved(at, "it is", views, said, "any JSON value is taken");
            return Some(Form::Any);
        }
        let number = |form: &Form<'_>| matches!(form, Form::Typed("integer" | "number"));
        if forms.iter().all(number) {
            self.resolved(at, "it is", views, said, "a number is taken, which integers are too");
            return Some(Form::Typed("number"));
        }
        let inherits = |form: &Form<'_>| matches!(form, Form::Reference(_) | Form::All);
        if forms.iter().all(inherits) && forms.contains(&Form::All) {
            return Some(Form::All);
        }
        if let Form::Reference(to) = last
            && self.is_written_out(to, views)
        {
            let name = component(to);
            self.resolved(at, "it is", views, said, format!("`{name}` is taken, with what each release has in it"));
            return Some(last);
        }
        let hint = self.renamed(views, &forms);
        self.conflict(at, "it is", views, said, hint);
        None
    }

    /// Whether older releases have written out what newer ones have as a component, which they do not have.
    fn is_written_out(&mut self, to: &str, views: &[View<'a>]) -> bool {
        let name = component(to);
        let Some(newest) = self.roots.iter().rev().find_map(|root| root.at(to.strip_prefix('#')?)) else {
            return false;
        };
        let is_one = |view: &View<'a>| match form(view.node) {
            Form::Reference(own) => own == to,
            Form::Typed("object") => form(newest) == Form::Typed("object") && !self.has(view.release, &name),
            Form::Typed("string") => {
                form(newest) == Form::Typed("string")
                    && newest.get("enum").is_some() == view.node.get("enum").is_some()
                    && !self.has(view.release, &name)
            }
            _ => false,
        };
        if !views.iter().all(is_one) {
            return false;
        }
        let known = self.written_out.entry(name).or_default();
        for view in views.iter().filter(|view| !matches!(form(view.node), Form::Reference(_))) {
            // Of several in one release the first; the others differ from it as they do from the component.
            if known.iter().all(|known| known.release != view.release) {
                known.push(*view);
            }
        }
        true
    }

    fn has(&self, release: usize, name: &str) -> bool {
        self.roots[release].at(&pointer(["components", "schemas", name])).is_some()
    }

    /// The hint that two names are of one schema, where neither release has the other's.
    fn renamed(&self, views: &[View<'a>], forms: &[Form<'a>]) -> Option<String> {
        let (Some(Form::Reference(new)), Some(last)) = (forms.last(), views.last()) else { return None };
        let new = component(new);
        let older = views.iter().zip(forms).rev().find_map(|(view, form)| match form {
            Form::Reference(old) if component(old) != new => Some((view.release, component(old))),
            _ => None,
        });
        let (release, old) = older?;
        let apart = !self.has(release, &new) && !self.has(last.release, &old);
        apart.then(|| format!("renames:\n  {:?}: {{{old:?}: {new:?}}}", self.all[release].as_str()))
    }

    /// Nothing is said of what it is; the words stay.
    fn any(&mut self, last: View<'a>, node: &mut Node) {
        let words = ["description", "title", "example", "x-sdk-lifecycle"];
        let entries = last.node.mapping().into_iter().flatten();
        let kept = entries.filter(|(key, _)| words.contains(&&*key.text));
        *node = mapping(&last.node.place, kept.map(|(key, node)| (key.clone(), node.clone())).collect());
    }

    fn object(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
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

    fn items(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
        let own = member(views, "items");
        if !own.is_empty() {
            let items = self.schema(&own, &at.inside("[]", "/items"));
            set(node, "items", items);
        }
    }

    /// The parts of `allOf`: references by name, what is written out by its order.
    fn parts(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
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
    fn variants(&mut self, views: &[View<'a>], at: &At, key: &'static str, node: &mut Node) {
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

/// The releases that require a property.
fn requiring(own: &[View<'_>], holders: &[View<'_>], name: &str) -> Vec<usize> {
    let requires = |holder: &&View<'_>| holder.node.items("required").iter().any(|n| n.as_str() == Some(name));
    let has = |holder: &&View<'_>| own.iter().any(|view| view.release == holder.release);
    holders.iter().filter(has).filter(requires).map(|view| view.release).collect()
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

/// What a schema is made of.
pub(super) fn form(node: &Node) -> Form<'_> {
    if let Some(to) = node.text("$ref") {
        return Form::Reference(to);
    }
    let has = |member: &str| node.get(member).is_some();
    let is_union =
        |key: &str| node.items(key).iter().any(|arm| arm.get("required").is_none() || arm.get("properties").is_some());
    let union = ["oneOf", "anyOf"].into_iter().find(|key| is_union(key));
    match (node.items("allOf"), union) {
        ([one], None) if one.get("$ref").is_some() && !has("properties") => form(one),
        ([], Some(key)) => Form::Union(key),
        ([], None) => match node.text("type") {
            Some(of) => Form::Typed(of),
            None if has("properties") || has("additionalProperties") => Form::Typed("object"),
            None if has("items") => Form::Typed("array"),
            None => by_values(node),
        },
        _ => Form::All,
    }
}

fn by_values(node: &Node) -> Form<'_> {
    let values: Vec<&Value> = node.items("enum").iter().map(|node| &node.value).collect();
    let all = |test: fn(&Value) -> bool| !values.is_empty() && values.iter().all(|value| test(value));
    if all(|value| matches!(value, Value::String(_))) {
        Form::Typed("string")
    } else if all(|value| matches!(value, Value::Bool(_))) {
        Form::Typed("boolean")
    } else if all(|value| matches!(value, Value::Number(_))) {
        Form::Typed("number")
    } else {
        Form::Any
    }
}

/// What a schema is, in a message.
pub(super) fn looks(node: &Node) -> String {
    let parts = |key: &str| -> Vec<String> { node.items(key).iter().map(looks).collect() };
    match form(node) {
        Form::Any => "any value".to_owned(),
        Form::Reference(to) => format!("`{}`", component(to)),
        Form::All => format!("all of {}", parts("allOf").join(" and ")),
        Form::Union(key) => format!("one of {}", parts(key).join(", ")),
        Form::Typed("array") => format!("a list of {}", node.get("items").map_or("any value".to_owned(), looks)),
        Form::Typed("object") => "an object".to_owned(),
        Form::Typed("string") if node.get("enum").is_some() => "one of several constants".to_owned(),
        Form::Typed("string") => match node.text("format") {
            Some(format) => format!("text as {format}"),
            None => "text".to_owned(),
        },
        Form::Typed("integer") => "an integer".to_owned(),
        Form::Typed(of) => format!("a {of}"),
    }
}

/// The name of the component that a reference leads to.
fn component(reference: &str) -> String {
    unescape(reference.rsplit('/').next().unwrap_or(reference))
}

/// Whether nothing in it can differ from one release to another in what it is in.
fn is_flat(node: &Node) -> bool {
    !matches!(form(node), Form::Typed("object" | "array") | Form::All | Form::Union(_))
}

/// The key of an entry, where the newest release has it.
pub(super) fn key_of(views: &[View<'_>], name: &str) -> Option<Key> {
    Some(Key { text: name.to_owned(), place: newest(views)?.place.clone() })
}
