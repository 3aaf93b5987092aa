//! What came against what the case says. Each gives the first difference in words.

mod body;
mod debug;
mod request;
mod result;
mod target;

pub(crate) use request::request;
pub(crate) use result::result;
