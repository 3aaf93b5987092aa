//! What is deprecated is generated like everything else: files that touch it say so, and warn nobody.
//!
//! The marks themselves (`#[deprecated]`) stand with the docs.

use std::collections::BTreeSet;

use syn::visit::{Visit, visit_path};
use syn::{Item, Path};

use crate::model::{Crate, Facts, Shape};

/// Full paths of the deprecated types: `crate::hvc::links::Old`.
pub(super) fn paths(krate: &Crate, facts: &Facts<'_>) -> BTreeSet<String> {
    let deprecated =
        krate.types.iter().filter(|item| facts.schema(item).deprecated && !facts.runtime.contains_key(&item.component));
    deprecated.map(|item| format!("crate::{}", item.path)).collect()
}

/// The modules in which anything is deprecated or mentions one of `paths`.
pub(super) fn modules(krate: &Crate, facts: &Facts<'_>, paths: &BTreeSet<String>) -> BTreeSet<Vec<String>> {
    let mentions = |item: &Item| mentions(item, paths);
    let types = krate.types.iter().filter(|item| {
        let schema = facts.schema(item);
        let members =
            matches!(&schema.shape, Shape::Object(properties) if properties.values().any(|p| p.schema.deprecated));
        schema.deprecated || members || std::iter::once(&item.definition).chain(&item.companions).any(mentions)
    });
    let services = krate.services.iter().filter(|service| {
        service.methods.iter().any(|method| {
            let of_method =
                method.item.iter().any(|item| Mentions::found(paths, |found| found.visit_impl_item_fn(item)));
            of_method || method.constant.iter().chain(&method.options).any(mentions)
        })
    });
    let shared = krate.shared.iter().filter(|shared| shared.items.iter().any(mentions));
    let types = types.map(|item| &item.path.module);
    let others = services.map(|service| &service.path.module).chain(shared.map(|shared| &shared.path.module));
    types.chain(others).cloned().collect()
}

struct Mentions<'a> {
    paths: &'a BTreeSet<String>,
    found: bool,
}

impl<'ast> Visit<'ast> for Mentions<'_> {
    fn visit_path(&mut self, path: &'ast Path) {
        if path.segments.first().is_some_and(|first| first.ident == "crate") {
            let segments: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
            self.found |= self.paths.contains(&segments.join("::"));
        }
        visit_path(self, path);
    }
}

impl<'a> Mentions<'a> {
    fn found(paths: &'a BTreeSet<String>, visit: impl FnOnce(&mut Self)) -> bool {
        let mut mentions = Self { paths, found: false };
        if !paths.is_empty() {
            visit(&mut mentions);
        }
        mentions.found
    }
}

fn mentions(item: &Item, paths: &BTreeSet<String>) -> bool {
    Mentions::found(paths, |found| found.visit_item(item))
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::*;

    #[test]
    fn a_path_anywhere_in_an_item_is_found() {
        let paths = BTreeSet::from(["crate::x::Old".to_owned()]);
        assert!(mentions(
            &parse_quote!(
                pub struct A {
                    pub old: Vec<crate::x::Old>,
                }
            ),
            &paths
        ));
        assert!(!mentions(
            &parse_quote!(
                pub struct A {
                    pub new: crate::x::New,
                }
            ),
            &paths
        ));
    }
}
