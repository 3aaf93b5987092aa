//! The JSON Schema of every Rust type says what the document says of its schema.

mod agreement;
mod mutations;
mod normal;
mod rust_side;
