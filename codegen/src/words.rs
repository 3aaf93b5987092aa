//! The words of what is generated: prose, links, lifecycles, examples.

pub(crate) mod example;
pub(crate) mod lifecycle;
pub(crate) mod links;
mod markdown;
pub(crate) mod operation;
mod text;
pub(crate) mod value;

pub(crate) use lifecycle::{preview_words, releases};
pub(crate) use markdown::lines;
pub(crate) use text::Text;
