//! What generated code is made of. Not for callers: anything here may change in any release, together with the
//! generator.

pub use crate::client::{Answers, Call, Connection, Job, Read, Reading, Verdict, header, states};
pub use crate::error::{Statuses, read_error};
pub use crate::values::lifecycle::{item, span};
pub use crate::values::open_enum::{FromStrVisitor, Unrecognized};
pub use crate::values::{error_or_string, tagged_union, time};
pub use crate::wire::operation::{Authentication, Method, Operation};
pub use crate::wire::style::{Style, texts};
pub use crate::{answers, call, client, error_body, headers, id, open_enum, tagged_union};
pub use http::HeaderMap;
#[cfg(feature = "schemars")]
pub use schemars;
pub use serde;
