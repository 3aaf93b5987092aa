//! What stands above an item.

use proc_macro2::TokenStream;
use syn::{AttrStyle, Attribute, MacroDelimiter, Meta, MetaList, MetaNameValue};

use super::expressions;
use super::written_types::ident;

/// `#[doc = "line"]`.
pub(crate) fn doc(line: &str) -> Attribute {
    says("doc", line)
}

/// Ends a line of [`docs`].
pub(crate) const END_OF_LINE: &str = "\u{1e}";

/// One attribute for all lines: with one for each, the tree would be a tenth larger. They part where it has become text.
pub(crate) fn docs<L: AsRef<str>>(lines: &[L]) -> Option<Attribute> {
    let lines: Vec<&str> = lines.iter().map(AsRef::as_ref).collect();
    (!lines.is_empty()).then(|| doc(&lines.join(END_OF_LINE)))
}

/// `#[name]`.
pub(crate) fn mark(name: &str) -> Attribute {
    attribute(Meta::Path(ident(name).into()))
}

/// `#[name = "text"]`.
pub(crate) fn says(name: &str, text: &str) -> Attribute {
    let (path, value) = (ident(name).into(), expressions::text(text));
    attribute(Meta::NameValue(MetaNameValue { path, eq_token: Default::default(), value }))
}

/// `#[name(tokens)]`.
pub(crate) fn listed(name: &str, tokens: TokenStream) -> Attribute {
    let (path, delimiter) = (ident(name).into(), MacroDelimiter::Paren(Default::default()));
    attribute(Meta::List(MetaList { path, delimiter, tokens }))
}

fn attribute(meta: Meta) -> Attribute {
    Attribute { pound_token: Default::default(), style: AttrStyle::Outer, bracket_token: Default::default(), meta }
}
