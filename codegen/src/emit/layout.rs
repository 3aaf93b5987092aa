//! One file: banner, module docs, imports, items with a blank line between.

use proc_macro2::TokenStream;
use syn::{ImplItem, Item};

use crate::refine::shorten;

/// The first line of everything that is generated, without its comment signs.
pub(crate) fn banner(document: &str) -> String {
    format!("Generated from {document} by `cargo xtask regen`. Do not edit.")
}

/// The text of one file of Rust.
pub(super) fn file(document: &str, docs: &str, module: &[String], mut items: Vec<Item>) -> String {
    let imports = shorten(&mut items, module);
    let mut text = format!("// {}\n\n", banner(document));
    for line in docs.lines() {
        text.push_str(if line.is_empty() { "//!\n" } else { "//! " });
        if !line.is_empty() {
            text.push_str(line);
            text.push('\n');
        }
    }
    let mut spaced: Vec<Item> = Vec::new();
    if !imports.is_empty() {
        spaced.push(blank());
        spaced.extend(imports);
    }
    let mut last_kind = None;
    for mut item in items {
        let kind = std::mem::discriminant(&item);
        // Constants, modules and re-exports of one kind stand together.
        let grouped = matches!(item, Item::Const(_) | Item::Use(_)) || matches!(&item, Item::Mod(m) if m.content.is_none());
        if last_kind != Some(kind) || !grouped {
            spaced.push(blank());
        }
        last_kind = Some(kind);
        if let Item::Impl(block) = &mut item {
            space(&mut block.items);
        }
        spaced.push(item);
    }
    text.push_str(&prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: spaced }));
    text
}

/// prettyplease prints an empty verbatim item as a blank line.
fn blank() -> Item {
    Item::Verbatim(TokenStream::new())
}

fn space(items: &mut Vec<ImplItem>) {
    let methods = std::mem::take(items);
    for (index, method) in methods.into_iter().enumerate() {
        if index > 0 {
            items.push(ImplItem::Verbatim(TokenStream::new()));
        }
        items.push(method);
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    #[test]
    fn a_file_reads_like_one_written_by_hand() {
        let items = vec![
            parse_quote!(#[doc = " A."] pub struct A { #[doc = " B."] pub b: crate::x::B }),
            parse_quote!(impl A { fn one() {} fn two() {} }),
            parse_quote!(const X: u8 = 1;),
            parse_quote!(const Y: u8 = 2;),
        ];
        let text = super::file("spec/a.yaml", "Docs.", &["m".to_owned()], items);
        assert_eq!(
            text,
            "// Generated from spec/a.yaml by `cargo xtask regen`. Do not edit.\n\n//! Docs.\n\nuse crate::x::B;\n\n/// A.\npub struct A {\n    /// B.\n    pub b: B,\n}\n\nimpl A {\n    fn one() {}\n\n    fn two() {}\n}\n\nconst X: u8 = 1;\nconst Y: u8 = 2;\n"
        );
    }
}
