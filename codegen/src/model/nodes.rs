//! Nodes of the syntax tree, put together without being parsed.
//!
//! `parse_quote!` makes tokens, a buffer of them, and then a tree. That reads best where something is made once; what is made
//! for every property and every operation is put together from these.

mod attributes;
mod declarations;
mod expressions;
mod written_types;

pub(crate) use attributes::{doc, listed, mark, says};
pub(crate) use declarations::{
    alias, argument, around, block, constant, enumeration, field, implementation, inner, method, of_macro, receiver,
    structure, takes_life, variant,
};
pub(crate) use expressions::{
    assigned, borrowed, call, called_on, field_of, given, list, literal, number, pair, text, value, variable,
};
pub(crate) use written_types::{ident, into, of, path, plain, reference, runtime, slice, with_life};
