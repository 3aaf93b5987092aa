//! Reads the sources into modules.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use syn::{Item, UseTree};

use super::{Emitted, calls};

/// A module as it is reached from the root of the crate.
pub(super) struct Module {
    pub(super) path: Vec<String>,
    pub(super) items: Vec<Item>,
    /// What `use` brings in, by name.
    pub(super) uses: BTreeMap<String, Vec<String>>,
}

impl Emitted {
    /// Reads the crate in a folder.
    ///
    /// # Errors
    ///
    /// Which source cannot be read.
    pub(crate) fn read(folder: &Path, library: &str) -> Result<Self, String> {
        let mut modules = Vec::new();
        read_folder(&folder.join("src"), &[], &mut modules)?;
        Ok(Self::of(modules, library))
    }

    fn of(modules: Vec<Module>, library: &str) -> Self {
        let mut emitted = Self { library: library.to_owned(), modules, ..Self::default() };
        emitted.credentials = calls::credentials(&emitted.modules);
        emitted.methods = calls::methods(&emitted.modules);
        for item in emitted.modules.iter().flat_map(|module| &module.items) {
            if let Item::Struct(item) = item {
                for field in &item.fields {
                    if let (Some(ident), Some(name)) = (&field.ident, rename(&field.attrs)) {
                        emitted.renames.entry(bare(ident)).or_default().insert(name);
                    }
                }
            }
        }
        emitted
    }

    /// A crate of one file.
    #[cfg(test)]
    pub(crate) fn of_text(text: &str) -> Self {
        let mut modules = Vec::new();
        add(Vec::new(), syn::parse_file(text).unwrap().items, &mut modules);
        Self::of(modules, "case")
    }
}

/// An identifier without `r#`.
pub(super) fn bare(ident: &syn::Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_owned()
}

fn read_folder(folder: &Path, path: &[String], modules: &mut Vec<Module>) -> Result<(), String> {
    let fault = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let mut entries: Vec<_> =
        fs::read_dir(folder).map_err(|e| fault(folder, &e))?.flatten().map(|e| e.path()).collect();
    entries.sort();
    for entry in entries {
        let stem = entry.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if entry.is_dir() {
            // The tests of a copied runtime are nobody's face.
            if stem != "tests" {
                read_folder(&entry, &inside(path, &stem), modules)?;
            }
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&entry).map_err(|e| fault(&entry, &e))?;
            let file = syn::parse_file(&text).map_err(|e| fault(&entry, &e))?;
            let path = if ["lib", "mod"].contains(&stem.as_str()) { path.to_vec() } else { inside(path, &stem) };
            add(path, file.items, modules);
        }
    }
    Ok(())
}

/// The root re-exports all that is in `generated`.
fn inside(path: &[String], name: &str) -> Vec<String> {
    let mut path = path.to_vec();
    if !(path.is_empty() && name == "generated") {
        path.push(name.to_owned());
    }
    path
}

fn add(path: Vec<String>, items: Vec<Item>, modules: &mut Vec<Module>) {
    let mut uses = BTreeMap::new();
    for item in &items {
        match item {
            Item::Use(item) => flatten(&item.tree, &mut Vec::new(), &mut uses),
            Item::Mod(module) => {
                if let Some((_, items)) = &module.content {
                    add(inside(&path, &bare(&module.ident)), items.clone(), modules);
                }
            }
            _ => {}
        }
    }
    modules.push(Module { path, items, uses });
}

fn flatten(tree: &UseTree, before: &mut Vec<String>, uses: &mut BTreeMap<String, Vec<String>>) {
    let with = |before: &[String], last: &syn::Ident| before.iter().cloned().chain([bare(last)]).collect::<Vec<_>>();
    match tree {
        UseTree::Path(path) => {
            before.push(bare(&path.ident));
            flatten(&path.tree, before, uses);
            before.pop();
        }
        UseTree::Name(name) => {
            uses.insert(bare(&name.ident), with(before, &name.ident));
        }
        UseTree::Rename(rename) => {
            uses.insert(bare(&rename.rename), with(before, &rename.ident));
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, before, uses)),
        UseTree::Glob(_) => {}
    }
}

/// The name on the wire: `schemars(rename = "…")`.
fn rename(attributes: &[syn::Attribute]) -> Option<String> {
    let mut found = None;
    for attribute in attributes {
        let _ = attribute.parse_nested_meta(|meta| renamed(&meta, &mut found));
    }
    found
}

fn renamed(meta: &syn::meta::ParseNestedMeta<'_>, found: &mut Option<String>) -> syn::Result<()> {
    if meta.input.peek(syn::token::Paren) {
        return meta.parse_nested_meta(|inner| renamed(&inner, found));
    }
    if meta.path.is_ident("rename") {
        *found = Some(meta.value()?.parse::<syn::LitStr>()?.value());
    } else if meta.input.peek(syn::Token![=]) {
        meta.value()?.parse::<syn::Expr>()?;
    }
    Ok(())
}
