//! The modules of a package, from its root down, without those that only tests have.

use std::collections::BTreeMap;

use syn::{Attribute, Item, ItemMod, UseTree};

use super::mentions::{self, ModulePath, for_tests};
use super::sources::Sources;
use crate::failure::Failure;

/// A module that has a file.
#[derive(Debug)]
pub(super) struct Module {
    /// Its file, from the package's folder of sources.
    pub(super) file: String,
    /// Name → what a `use` makes it stand for; nothing where that is of another package.
    pub(super) imports: BTreeMap<String, Option<ModulePath>>,
    /// The modules that `use … ::*` takes all names from.
    pub(super) globs: Vec<ModulePath>,
    /// The macros that it gives to the whole package, whose names are those of the root.
    pub(super) macros: Vec<String>,
    /// Every path that the file names, resolved as far as `crate`, `self`, `super` and its own modules go.
    pub(super) mentions: Vec<ModulePath>,
}

/// Reads a package whose root is `lib.rs`.
///
/// # Errors
///
/// If a file cannot be read or is not Rust.
pub(super) fn read(sources: &Sources<'_>) -> Result<BTreeMap<ModulePath, Module>, Failure> {
    let mut modules = BTreeMap::new();
    let mut waiting = vec![(Vec::new(), "lib.rs".to_owned())];
    while let Some((path, file)) = waiting.pop() {
        let text = sources.read(&file)?;
        let source = syn::parse_file(&text).map_err(|error| Failure::new(format!("{file} is not Rust: {error}")))?;
        let declared = source.items.iter().filter_map(|item| match item {
            Item::Mod(item) if item.content.is_none() && !for_tests(&item.attrs) => Some(item),
            _ => None,
        });
        let declared: Vec<&ItemMod> = declared.collect();
        let children: Vec<String> = declared.iter().map(|item| item.ident.to_string()).collect();
        let macros = source.items.iter().filter_map(|item| match item {
            Item::Macro(item) if item.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export")) => {
                item.ident.as_ref().map(ToString::to_string)
            }
            _ => None,
        });
        let mentions = mentions::of(&source, &path, &children);
        let mut module =
            Module { file, imports: BTreeMap::new(), globs: Vec::new(), macros: macros.collect(), mentions };
        for item in &source.items {
            if let Item::Use(item) = item
                && !for_tests(&item.attrs)
            {
                let place = Place { module: &path, children: &children };
                place.imports(&item.tree, &mut Vec::new(), &mut module);
            }
        }
        for item in declared {
            let mut inner = path.clone();
            inner.push(item.ident.to_string());
            let file = file_of(item, &inner, &module.file, sources);
            waiting.push((inner, file));
        }
        modules.insert(path, module);
    }
    Ok(modules)
}

/// The file of a module, which stands beside its folder or in it, or where an attribute says.
fn file_of(item: &ItemMod, path: &[String], parent: &str, sources: &Sources<'_>) -> String {
    if let Some(named) = item.attrs.iter().find_map(named_path) {
        let beside = parent.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        return beside + &named;
    }
    let plain = format!("{}.rs", path.join("/"));
    if sources.has(&plain) { plain } else { format!("{}/mod.rs", path.join("/")) }
}

fn named_path(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        syn::Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

/// Where a `use` stands.
struct Place<'a> {
    module: &'a [String],
    children: &'a [String],
}

impl Place<'_> {
    fn imports(&self, tree: &UseTree, before: &mut Vec<String>, found: &mut Module) {
        let (ident, name) = match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.imports(&path.tree, before, found);
                before.pop();
                return;
            }
            UseTree::Group(group) => return group.items.iter().for_each(|tree| self.imports(tree, before, found)),
            UseTree::Glob(_) => return found.globs.extend(mentions::resolve(before, self.module, self.children)),
            UseTree::Name(name) => (name.ident.to_string(), name.ident.to_string()),
            UseTree::Rename(name) => (name.ident.to_string(), name.rename.to_string()),
        };
        let own = (ident != "self").then_some(ident);
        let names: Vec<String> = before.iter().cloned().chain(own).collect();
        let name = if name == "self" { names.last().cloned().unwrap_or_default() } else { name };
        found.imports.insert(name, mentions::resolve(&names, self.module, self.children));
    }
}
