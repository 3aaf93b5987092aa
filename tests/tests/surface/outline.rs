//! A module without the bodies of its functions: what a reader of its documentation sees.

use prettyplease::unparse;
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Block, Expr, File, Item, Meta};

/// The outline of a source file.
///
/// Left out are bodies, `use`, values of constants that are tables, and the attributes that every item of its kind has
/// (derives, `non_exhaustive`, `must_use`, `cfg_attr`); of the documentation the first line stays.
pub(crate) fn outline(source: &str) -> String {
    let mut file = syn::parse_file(source).expect("the sources are Rust");
    file.items.retain(|item| !matches!(item, Item::Use(item) if !is_public(&item.vis)));
    Outline.visit_file_mut(&mut file);
    let items = std::mem::take(&mut file.items);
    let parts = items.into_iter().map(|item| unparse(&File { items: vec![item], ..empty() }));
    let head = (!file.attrs.is_empty()).then(|| unparse(&file));
    head.into_iter().chain(parts).collect::<Vec<_>>().join("\n")
}

fn empty() -> File {
    File { shebang: None, frontmatter: None, attrs: Vec::new(), items: Vec::new() }
}

struct Outline;

impl VisitMut for Outline {
    fn visit_file_mut(&mut self, file: &mut File) {
        keep(&mut file.attrs);
        visit_mut::visit_file_mut(self, file);
    }

    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        keep(attributes);
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        block.stmts.clear();
    }

    fn visit_item_static_mut(&mut self, item: &mut syn::ItemStatic) {
        keep(&mut item.attrs);
        *item.expr = placeholder();
    }

    fn visit_item_const_mut(&mut self, item: &mut syn::ItemConst) {
        keep(&mut item.attrs);
        if matches!(&*item.expr, Expr::Reference(_)) {
            *item.expr = placeholder();
        }
    }
}

fn placeholder() -> Expr {
    syn::parse_quote!(_)
}

fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}

fn keep(attributes: &mut Vec<Attribute>) {
    let mut documented = false;
    attributes.retain(|attribute| match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => !std::mem::replace(&mut documented, true),
        meta => !["derive", "non_exhaustive", "must_use", "cfg_attr"].iter().any(|name| meta.path().is_ident(name)),
    });
}
