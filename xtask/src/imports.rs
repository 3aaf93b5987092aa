//! What a source of the client takes from the client: its `use crate::…`.

use std::collections::BTreeMap;

use syn::{Item, UseTree};

/// Name in the source → path from the root of the crate.
pub(crate) fn of(file: &syn::File) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for item in &file.items {
        if let Item::Use(item) = item {
            read(&item.tree, &mut Vec::new(), &mut found);
        }
    }
    found
}

fn read(tree: &UseTree, before: &mut Vec<String>, found: &mut BTreeMap<String, String>) {
    let (own, name) = match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            read(&path.tree, before, found);
            before.pop();
            return;
        }
        UseTree::Group(group) => return group.items.iter().for_each(|tree| read(tree, before, found)),
        UseTree::Glob(_) => return,
        UseTree::Name(name) => (name.ident.to_string(), name.ident.to_string()),
        UseTree::Rename(name) => (name.ident.to_string(), name.rename.to_string()),
    };
    if let Some(("crate", inside)) = before.split_first().map(|(first, inside)| (first.as_str(), inside)) {
        found.insert(name, inside.iter().cloned().chain([own]).collect::<Vec<_>>().join("::"));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_those_of_the_source_and_paths_those_of_the_crate() {
        let file = syn::parse_quote!(
            use crate::hvc::links::{self, Info as Link};
            use std::fmt;
        );
        let found: Vec<_> = super::of(&file).into_iter().collect();
        assert_eq!(
            found,
            [("Link".to_owned(), "hvc::links::Info".to_owned()), ("self".to_owned(), "hvc::links::self".to_owned())]
        );
    }
}
