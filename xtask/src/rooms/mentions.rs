//! The paths that a source names outside its tests: in `use`, types, expressions, patterns and the arguments of macros.

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, File, ImplItem, Item, ItemMod, ItemUse, Macro, Path, Token, UseTree, Visibility};

/// A path through modules, without `crate`.
pub(super) type ModulePath = Vec<String>;

/// Every such path that leads to a module of the package.
pub(super) fn of(source: &File, module: &[String], children: &[String]) -> Vec<ModulePath> {
    let mut seen = Seen { module: module.to_vec(), children, found: Vec::new() };
    seen.visit_file(source);
    seen.found.sort();
    seen.found.dedup();
    seen.found
}

/// A path as it stands in a module, from the root of the package. `None` where it is of another package, or a name that
/// an import brought, which was seen there.
pub(super) fn resolve(names: &[String], module: &[String], children: &[String]) -> Option<ModulePath> {
    let (first, mut rest) = names.split_first()?;
    let mut base = module.to_vec();
    match first.as_str() {
        "crate" => base.clear(),
        "self" => {}
        "super" => {
            base.pop()?;
            while let Some(("super", after)) = rest.split_first().map(|(first, after)| (first.as_str(), after)) {
                base.pop()?;
                rest = after;
            }
        }
        _ if children.contains(first) => base.push(first.clone()),
        _ => return None,
    }
    base.extend(rest.iter().cloned());
    Some(base)
}

struct Seen<'a> {
    /// The module that is being read, inline ones included.
    module: ModulePath,
    children: &'a [String],
    found: Vec<ModulePath>,
}

impl Seen<'_> {
    fn name(&mut self, names: &[String]) {
        self.found.extend(resolve(names, &self.module, self.children));
    }

    fn tree(&mut self, tree: &UseTree, before: &mut Vec<String>) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.tree(&path.tree, before);
                before.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, before)),
            UseTree::Name(syn::UseName { ident, .. }) | UseTree::Rename(syn::UseRename { ident, .. }) => {
                let own = (ident != "self").then(|| ident.to_string());
                self.name(&before.iter().cloned().chain(own).collect::<Vec<_>>());
            }
            UseTree::Glob(_) => self.name(before),
        }
    }
}

impl<'ast> Visit<'ast> for Seen<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        let attributes = match item {
            Item::Fn(item) => &item.attrs,
            Item::Impl(item) => &item.attrs,
            Item::Mod(item) => &item.attrs,
            Item::Use(item) => &item.attrs,
            Item::Const(item) => &item.attrs,
            Item::Struct(item) => &item.attrs,
            Item::Static(item) => &item.attrs,
            _ => return visit::visit_item(self, item),
        };
        if !for_tests(attributes) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        if !matches!(item, ImplItem::Fn(item) if for_tests(&item.attrs)) {
            visit::visit_impl_item(self, item);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        if item.content.is_some() {
            self.module.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.module.pop();
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.tree(&item.tree, &mut Vec::new());
    }

    /// Who may see an item is not whom the item needs.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_path(&mut self, path: &'ast Path) {
        if path.segments.len() > 1 {
            self.name(&path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>());
        }
        visit::visit_path(self, path);
    }

    /// What `quote!` holds is code of somebody else; most other macros take expressions.
    fn visit_macro(&mut self, item: &'ast Macro) {
        visit::visit_macro(self, item);
        let name = item.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        if name.contains("quote") || name == "macro_rules" {
            return;
        }
        if let Ok(arguments) = item.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated) {
            // They do not live as long as the file.
            let mut inner = Seen { module: self.module.clone(), children: self.children, found: Vec::new() };
            for argument in &arguments {
                Visit::visit_expr(&mut inner, argument);
            }
            self.found.append(&mut inner.found);
        }
    }
}

/// Whether an item exists for tests only.
pub(super) fn for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let syn::Meta::List(list) = &attribute.meta else { return false };
        let condition = list.tokens.to_string();
        attribute.path().is_ident("cfg") && (condition == "test" || condition.starts_with("all (test"))
    })
}
