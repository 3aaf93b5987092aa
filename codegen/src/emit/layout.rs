//! One file: banner, module docs, imports, items with a blank line between.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{ImplItem, Item};

use super::fit::fit;
use super::imports::shorten;
use crate::model::syntax::call_of;
use crate::words::code::{WIDTH, statement};

/// The crate whose macros generated code calls.
const RUNTIME: &str = "vsphere_automation_runtime";

/// The first line of everything that is generated, without its comment signs.
pub(crate) fn banner(document: &str) -> String {
    format!("Generated from {document} by `cargo xtask regen`. Do not edit.")
}

/// What the compiler need not warn of in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lints {
    /// It warns of everything.
    All,
    /// Something deprecated is defined or used in it. Derived code warns as well, so nothing smaller than the file would do.
    AllowDeprecated,
}

/// The text of one file of Rust.
pub(super) fn file(document: &str, docs: &str, module: &[String], mut items: Vec<Item>, lints: Lints) -> String {
    let imports = shorten(&mut items, module);
    let mut text = format!("// {}\n\n", banner(document));
    for line in docs.lines() {
        text.push_str(if line.is_empty() { "//!\n" } else { "//! " });
        if !line.is_empty() {
            text.push_str(line);
            text.push('\n');
        }
    }
    if lints == Lints::AllowDeprecated {
        text.push_str("\n#![allow(deprecated, reason = \"what is deprecated is generated as well\")]\n");
    }
    let mut spaced: Vec<Item> = Vec::new();
    if !imports.is_empty() {
        spaced.push(blank());
        spaced.extend(imports);
    }
    let mut last_kind = None;
    for mut item in items {
        if let Some(mechanics) = mechanics(&item) {
            text.push_str(&unparse(std::mem::take(&mut spaced)));
            text.push('\n');
            text.push_str(&mechanics);
            last_kind = None;
            continue;
        }
        let kind = std::mem::discriminant(&item);
        // Constants, modules and re-exports of one kind stand together.
        let grouped =
            matches!(item, Item::Const(_) | Item::Use(_)) || matches!(&item, Item::Mod(m) if m.content.is_none());
        if last_kind != Some(kind) || !grouped {
            spaced.push(blank());
        }
        last_kind = Some(kind);
        if let Item::Impl(block) = &mut item {
            space(&mut block.items);
        }
        spaced.push(item);
    }
    text.push_str(&unparse(spaced));
    fit(&text)
}

fn unparse(items: Vec<Item>) -> String {
    prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items })
}

/// A call of one of the runtime's macros, `name!(Type: entry, entry)`, with an entry a line; prettyplease would fill lines, and
/// one entry more would move them all.
fn mechanics(item: &Item) -> Option<String> {
    let Item::Macro(item) = item else { return None };
    let path: Vec<String> = item.mac.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    if path.first().is_none_or(|first| first != RUNTIME) {
        return None;
    }
    let mut text = String::new();
    for attribute in &item.attrs {
        text.push_str(&attribute.to_token_stream().to_string().replace(' ', "").replace('=', " = "));
        text.push('\n');
    }
    if let Some((name, value)) = call_of(&item.mac) {
        let alias = unparse(vec![syn::parse_quote!(type X = #value;)]);
        let value = alias.trim_start_matches("type X = ").trim_end().trim_end_matches(';');
        text.push_str(&format!("{}!({name}: {value});\n", path.join("::")));
        return Some(text);
    }
    let mut head = TokenStream::new();
    let mut entries: Vec<TokenStream> = Vec::new();
    for token in item.mac.tokens.clone() {
        match (&token, entries.last_mut()) {
            (TokenTree::Punct(punct), None) if punct.as_char() == ':' => entries.push(TokenStream::new()),
            (TokenTree::Punct(punct), Some(_)) if punct.as_char() == ',' => entries.push(TokenStream::new()),
            (_, Some(entry)) => entry.extend([token]),
            (_, None) => head.extend([token]),
        }
    }
    text.push_str(&format!("{}!({head}", path.join("::")));
    if !entries.is_empty() {
        text.push_str(":\n");
        for entry in entries.into_iter().filter(|entry| !entry.is_empty()) {
            for line in statement(&format!("{},", one_line(entry)), WIDTH - 4) {
                text.push_str(&format!("    {line}\n"));
            }
        }
    }
    text.push_str(");\n");
    Some(text)
}

/// An entry as it is written: `A = Fit::object(&["a", "b"])`, `A = "a" | "b"`.
fn one_line(tokens: TokenStream) -> String {
    let mut line = String::new();
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => line.push_str(", "),
            TokenTree::Punct(punct) if matches!(punct.as_char(), '=' | '|') => {
                line.push_str(&format!(" {} ", punct.as_char()));
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                let inside = one_line(group.stream());
                // An attribute stands apart from what it is of.
                let apart = if line == "#" { " " } else { "" };
                line.push_str(&format!("{open}{}{close}{apart}", inside.trim_end_matches(", ")));
            }
            token => line.push_str(&token.to_string()),
        }
    }
    line
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
            parse_quote!(
                #[doc = " A."]
                pub struct A {
                    #[doc = " B."]
                    pub b: crate::x::B,
                }
            ),
            parse_quote!(impl A { fn one() {} fn two() {} }),
            parse_quote!(
                #[cfg(feature = "f")]
                vsphere_automation_runtime::generated::open_enum! { E: A = "a", B = "b" }
            ),
            parse_quote!(vsphere_automation_runtime::generated::id! { I }),
            parse_quote!(vsphere_automation_runtime::generated::call! { C: Vec<crate::x::B> }),
            parse_quote!(
                const X: u8 = 1;
            ),
            parse_quote!(
                const Y: u8 = 2;
            ),
        ];
        let text = super::file("spec/a.yaml", "Docs.", &["m".to_owned()], items, super::Lints::All);
        assert_eq!(
            text,
            "// Generated from spec/a.yaml by `cargo xtask regen`. Do not edit.\n\n//! Docs.\n\nuse crate::x::B;\n\n/// A.\npub struct A {\n    /// B.\n    pub b: B,\n}\n\nimpl A {\n    fn one() {}\n\n    fn two() {}\n}\n\n#[cfg(feature = \"f\")]\nvsphere_automation_runtime::generated::open_enum!(E:\n    A = \"a\",\n    B = \"b\",\n);\n\nvsphere_automation_runtime::generated::id!(I);\n\nvsphere_automation_runtime::generated::call!(C: Vec<B>);\n\nconst X: u8 = 1;\nconst Y: u8 = 2;\n"
        );
    }
}
