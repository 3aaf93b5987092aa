//! Rust names, computed for each item from its own name alone.
//!
//! No neighbour is consulted but one that would get the same name, so adding, removing or reordering other items renames
//! nothing. In a document of others members that would meet are told apart by what differs in them (`twins`), never by
//! counting; other items that meet are refused by lowering, and in our own document all are by [`crate::lint`].

mod arguments;
mod by_name;
mod error_type;
mod ident;
mod opaque;
mod path;
mod table;
mod taken;
pub(crate) mod timelines;
mod twins;

pub(crate) use arguments::{argument, one_field};
pub(crate) use by_name::{
    REQUIRED, called_by_name, from_text, given_by_name, named, operation_required, operation_required_path, required,
    required_argument,
};
pub(crate) use error_type::{ErrorType, error_type};
pub use ident::{accessor_method, field, is_keyword, method, module, parameter, type_name, variant};
pub(crate) use ident::{others, setter, with};
pub use opaque::Opaque;
pub(crate) use path::callable;
pub use path::{
    accessor, operation_answer, operation_call, operation_constant, operation_headers, operation_method, schema_path,
    tag_module, union_variant,
};
pub use table::table;
pub(crate) use taken::{Clash, Taken};
pub(crate) use twins::{field_among, fields, parameters, variant_among, variants};
