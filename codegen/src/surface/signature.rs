//! Signatures on one line, as people write them.

use quote::ToTokens;
use syn::Attribute;

/// What is derived or given like it, and whether more members may follow.
pub(super) fn traits(attributes: &[Attribute], given: &[&str]) -> String {
    let mut derived: Vec<String> = given.iter().map(|name| (*name).to_owned()).collect();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        let _ = attribute.parse_nested_meta(|meta| {
            derived.push(line(&meta.path));
            Ok(())
        });
    }
    derived.sort();
    let open = if attributes.iter().any(|a| a.path().is_ident("non_exhaustive")) { " non_exhaustive" } else { "" };
    let derived = if derived.is_empty() { String::new() } else { format!(": {}", derived.join(" + ")) };
    format!("{open}{derived}")
}

/// A function as callers see it.
pub(super) fn function(signature: &syn::Signature) -> String {
    let mut signature = signature.clone();
    for argument in &mut signature.inputs {
        if let syn::FnArg::Typed(typed) = argument
            && let syn::Pat::Ident(ident) = &mut *typed.pat
        {
            ident.mutability = None;
        }
    }
    let ident = signature.ident.to_string();
    let text = line(&signature);
    // How what is taken by value is bound is the business of the body.
    text.replacen(&format!("fn {ident}"), "fn", 1).replacen("(mut self", "(self", 1)
}

/// Tokens on one line, spaced as people write them; of paths the last segment.
pub(super) fn line(tokens: &impl ToTokens) -> String {
    let mut text = tokens.to_token_stream().to_string();
    for (spaced, tight) in [
        (" :: ", "::"),
        (":: ", "::"),
        (" < ", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        (" :", ":"),
        ("& ", "&"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        ("' ", "'"),
        ("[ ", "["),
        (" ]", "]"),
        (",)", ")"),
        (" ;", ";"),
        // A tuple is no list of arguments.
        (":(", ": ("),
        (",(", ", ("),
        ("mut(", "mut ("),
    ] {
        text = text.replace(spaced, tight);
    }
    text = text.replace("->", " -> ").replace("  ", " ").replace(" - > ", " -> ").replace(" ->  ", " -> ");
    without_paths(&text)
}

fn without_paths(text: &str) -> String {
    let mut shown = String::new();
    let mut word = String::new();
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        if letter == ':' && rest.peek() == Some(&':') {
            rest.next();
            word.clear();
            continue;
        }
        if letter.is_alphanumeric() || letter == '_' {
            word.push(letter);
            continue;
        }
        shown.push_str(&word);
        word.clear();
        shown.push(letter);
    }
    shown + &word
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::{function, line, traits};

    #[test]
    fn a_signature_is_what_callers_write_and_no_more() {
        let function = function(&parse_quote!(
            fn find<'a>(mut self, mut names: &[std::string::String], at: &'a crate::x::At) -> Option<crate::x::Found<'a>>
        ));
        assert_eq!(function, "fn<'a>(self, names: &[String], at: &'a At) -> Option<Found<'a>>");
        let list: syn::Type = parse_quote!(std::collections::BTreeMap<String, Vec<u8>>);
        assert_eq!(line(&list), "BTreeMap<String, Vec<u8>>");
        let slices: syn::Type = parse_quote!(fn(&'static [u8], &mut [String], (A, B), &mut (A, B)) -> [u8; 4]);
        assert_eq!(line(&slices), "fn(&'static [u8], &mut [String], (A, B), &mut (A, B)) -> [u8; 4]");
        let attributes = [parse_quote!(#[derive(Debug, Clone)]), parse_quote!(#[non_exhaustive])];
        assert_eq!(traits(&attributes, &["Serialize"]), " non_exhaustive: Clone + Debug + Serialize");
    }
}
