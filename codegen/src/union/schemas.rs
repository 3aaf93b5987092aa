//! Schemas: what values look like that any of the releases sends or takes.

use super::form::{Form, component, form, is_flat, looks};
use super::found::At;
use super::merge::Merge;
use super::views::{View, agree, by_key, key_of, made, mapping, member, newest, set, text};
use crate::document::{Node, Value, pointer};

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

    /// The `schema` of a parameter, a header or a media type, where there is one.
    pub(super) fn schema_of(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
        let schemas = member(views, "schema");
        if !schemas.is_empty() {
            let schema = self.schema(&schemas, &at.inside("", "/schema"));
            set(node, "schema", schema);
        }
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

    fn items(&mut self, views: &[View<'a>], at: &At, node: &mut Node) {
        let own = member(views, "items");
        if !own.is_empty() {
            let items = self.schema(&own, &at.inside("[]", "/items"));
            set(node, "items", items);
        }
    }
}
