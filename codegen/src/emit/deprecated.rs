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

/// Whether anything in a module is deprecated or mentions what is.
pub(super) fn touched(krate: &Crate, facts: &Facts<'_>, module: &[String], paths: &BTreeSet<String>) -> bool {
    let types = krate.types.iter().filter(|item| item.path.module == module).any(|item| {
        let schema = facts.schema(item);
        let members =
            matches!(&schema.shape, Shape::Object(properties) if properties.values().any(|p| p.schema.deprecated));
        schema.deprecated
            || members
            || std::iter::once(&item.definition).chain(&item.companions).any(|item| mentions(item, paths))
    });
    if types || paths.is_empty() {
        return types;
    }
    krate.services.iter().filter(|service| service.path.module == module).any(|service| {
        service.methods.iter().any(|method| {
            let mut found = Mentions { paths, found: false };
            method.item.iter().for_each(|item| found.visit_impl_item_fn(item));
            found.found || method.constant.iter().chain(&method.options).any(|item| mentions(item, paths))
        })
    }) || krate
        .shared
        .iter()
        .filter(|shared| shared.path.module == module)
        .any(|shared| shared.items.iter().any(|item| mentions(item, paths)))
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

fn mentions(item: &Item, paths: &BTreeSet<String>) -> bool {
    if paths.is_empty() {
        return false;
    }
    let mut mentions = Mentions { paths, found: false };
    mentions.visit_item(item);
    mentions.found
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
