//! Items told from each other by their tokens alone, so that what nobody reads need not be parsed.

use proc_macro2::{Delimiter, TokenTree};

/// The items of a file, a module or an impl, with their attributes; inner attributes belong to none. What follows the braces
/// of an item, as in `use a::{b};`, is an item without a word.
pub(crate) fn items(tokens: impl IntoIterator<Item = TokenTree>) -> impl Iterator<Item = Vec<TokenTree>> {
    let mut tokens = tokens.into_iter().peekable();
    std::iter::from_fn(move || {
        let mut item = Vec::new();
        while let Some(token) = tokens.next() {
            if is(&token, '#') && tokens.next_if(|next| is(next, '!')).is_some() {
                tokens.next();
                continue;
            }
            let ends = is_group(&token, Delimiter::Brace) || is(&token, ';');
            item.push(token);
            if ends {
                return Some(item);
            }
        }
        None
    })
}

/// What kind of item it is: its first word, but for the visibility.
pub(crate) fn keyword(item: &[TokenTree]) -> Option<String> {
    item.iter().find_map(|token| match token {
        TokenTree::Ident(ident) if ident != "pub" => Some(ident.to_string()),
        _ => None,
    })
}

pub(crate) fn is_group(token: &TokenTree, delimiter: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == delimiter)
}

pub(crate) fn is(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn each_item_ends_where_the_next_begins() {
        let file = quote! {
            #![doc = " The file."]
            use a::{b};
            #[derive(Clone)]
            pub(crate) struct A { b: u8 }
            pub struct B(u8);
            impl A { fn b() { c(); } }
            a::open_enum! { C: D = "d" }
        };
        let kinds: Vec<_> = items(file).filter_map(|item| keyword(&item)).collect();
        assert_eq!(kinds, ["use", "struct", "struct", "impl", "a"]);
    }
}
