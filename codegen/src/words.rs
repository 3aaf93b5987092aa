//! The words of what is generated: prose, links, lifecycles, examples.

pub(crate) mod code;
mod curl;
pub(crate) mod example;
mod json;
pub(crate) mod lifecycle;
pub(crate) mod links;
mod markdown;
pub(crate) mod operation;
pub(crate) mod security;
mod styled;
mod text;
pub(crate) mod value;
mod wrap;

pub(crate) use lifecycle::{preview_words, releases};
pub(crate) use markdown::lines;
pub(crate) use security::scheme;
pub(crate) use text::Text;
pub(crate) use wrap::wrap;

use crate::model::Facts;

/// What a service is for; a document that is not ours need not say it.
pub(crate) fn service(tag: &str, facts: &Facts<'_>) -> String {
    let words = facts.api.tags.get(tag).and_then(|tag| tag.description.clone());
    words.unwrap_or_else(|| {
        if tag.is_empty() { "Operations without a tag.".to_owned() } else { format!("Operations of `{tag}`.") }
    })
}
