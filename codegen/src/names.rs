//! Rust names, computed for each item from its own name alone.
//!
//! No neighbour is ever consulted, so adding, removing or reordering items renames nothing. Where two items would get one
//! Rust name the document is refused by [`crate::lint`] or by lowering; it is never resolved by counting.

mod arguments;
mod error_type;
mod ident;
mod opaque;
mod path;
mod table;
mod taken;

pub(crate) use arguments::{argument, one_field};
pub(crate) use error_type::{ErrorType, error_type};
pub(crate) use ident::setter;
pub use ident::{accessor_method, field, is_keyword, method, module, parameter, type_name, variant};
pub use opaque::Opaque;
pub use path::{
    accessor, operation_answer, operation_call, operation_constant, operation_headers, operation_method, schema_path,
    tag_module, union_variant,
};
pub use table::table;
pub(crate) use taken::{Clash, Taken};
