//! The document as a tree in which every key and every value has its place.
//!
//! Nothing is interpreted here: a mapping keeps its order and all that was written in it, so that later stages can
//! complain about what typed readers would drop without a word.

mod edit;
mod load;
mod pointer;
mod stack;
mod tree;
mod yaml;

pub(crate) use load::rules;
pub use load::{MAX_BYTES, MAX_DEPTH, load};
pub use pointer::{escape, pointer};
pub(crate) use pointer::{percent_decode, segments, unescape};
pub use stack::with_deep_stack;
pub use tree::{Document, Key, Mapping, Node, Source, Value};
