//! Short links: rustdoc finds what a file defines or imports, so its docs need not spell it out.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit_mut::{VisitMut, visit_field_mut, visit_impl_item_mut, visit_item_mut, visit_variant_mut};
use syn::{Attribute, Block, Expr, ExprLit, Field, ImplItem, Item, Lit, Meta, Type, Variant};

use super::shortener::Shortener;
use crate::model::nodes::doc;
use crate::model::syntax::attributes;

/// Shortens the links in docs, and returns what only they name, but more than once: it is imported for them.
pub(super) fn shorten(items: &mut [Item], module: &[String], imports: &Shortener) -> BTreeSet<String> {
    let mut links = Links { module, imports, named: BTreeMap::new(), for_docs: BTreeSet::new(), gated: false };
    items.iter_mut().for_each(|item| links.visit_item_mut(item));
    let mut names: BTreeSet<String> = BTreeSet::new();
    for (full, count) in std::mem::take(&mut links.named) {
        let name = full.rsplit("::").next().unwrap_or_default();
        if count > 1 && imports.is_free(name) && names.insert(name.to_owned()) {
            links.for_docs.insert(full);
        }
    }
    if !links.for_docs.is_empty() {
        items.iter_mut().for_each(|item| links.visit_item_mut(item));
    }
    links.for_docs
}

struct Links<'a> {
    module: &'a [String],
    imports: &'a Shortener,
    /// How often docs name what is not imported.
    named: BTreeMap<String, usize>,
    for_docs: BTreeSet<String>,
    /// Whether what is visited is gated: what its docs name may be, too, and an import would not be.
    gated: bool,
}

impl Links<'_> {
    fn text(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, link)) = rest.split_once("](crate::") {
            let (path, after) = link.split_once(')').unwrap_or((link, ""));
            let path = self.path(path);
            out.push_str(before);
            // What is shown leads there by itself.
            let is_shown = before.ends_with(&format!("[`{path}`"));
            out.push_str(&if is_shown { "]".to_owned() } else { format!("]({path})") });
            rest = after;
        }
        out + rest
    }

    /// A path below `crate::`, as short as it may be.
    fn path(&mut self, path: &str) -> String {
        let segments: Vec<&str> = path.split("::").collect();
        let item = segments.iter().position(|name| name.starts_with(char::is_uppercase));
        let full = format!("crate::{path}");
        let Some(at) = item else { return full };
        let short = segments[at..].join("::");
        let named = format!("crate::{}", segments[..=at].join("::"));
        if !self.module.is_empty() && segments[..at].iter().eq(self.module.iter()) {
            return short;
        }
        // What the root has is the runtime's.
        let of_the_runtime = (at == 0).then(|| format!("vsphere_automation_runtime::generated::{}", segments[0]));
        let imported = self.imports.imported(segments[at]);
        if imported.is_some_and(|path| path == named || Some(path) == of_the_runtime.as_deref())
            || self.for_docs.contains(&named)
        {
            return short;
        }
        if !self.gated {
            *self.named.entry(named).or_default() += 1;
        }
        full
    }
}

impl Links<'_> {
    fn within(&mut self, is_gated: bool, visit: impl FnOnce(&mut Self)) {
        let before = self.gated;
        self.gated |= is_gated;
        visit(self);
        self.gated = before;
    }
}

fn is_gated(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg"))
}

impl VisitMut for Links<'_> {
    // Nothing in a body or in a type has docs.
    fn visit_block_mut(&mut self, _: &mut Block) {}

    fn visit_type_mut(&mut self, _: &mut Type) {}

    fn visit_item_mut(&mut self, item: &mut Item) {
        let gated = attributes(item).is_some_and(|attributes| is_gated(attributes));
        self.within(gated, |this| visit_item_mut(this, item));
    }

    fn visit_impl_item_mut(&mut self, item: &mut ImplItem) {
        let gated = matches!(item, ImplItem::Fn(method) if is_gated(&method.attrs));
        self.within(gated, |this| visit_impl_item_mut(this, item));
    }

    fn visit_field_mut(&mut self, field: &mut Field) {
        self.within(is_gated(&field.attrs), |this| visit_field_mut(this, field));
    }

    fn visit_variant_mut(&mut self, variant: &mut Variant) {
        self.within(is_gated(&variant.attrs), |this| visit_variant_mut(this, variant));
    }

    fn visit_attribute_mut(&mut self, attribute: &mut Attribute) {
        let Meta::NameValue(meta) = &attribute.meta else { return };
        let Expr::Lit(ExprLit { lit: Lit::Str(words), .. }) = &meta.value else { return };
        if !meta.path.is_ident("doc") {
            return;
        }
        let words = words.value();
        if words.contains("](crate::") {
            *attribute = doc(&self.text(&words));
        }
    }
}
