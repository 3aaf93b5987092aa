//! What generated code is made of. Not for callers: anything here may change in any release, together with the
//! generator.

pub use crate::client::{Call, Connection, Job, Verdict, states};
pub use crate::session::credential::Credential;
pub use crate::session::given::{Give, Given, NoCredentials};
pub use crate::values::lifecycle::{item, span};
pub use crate::values::open_enum::{FromStrVisitor, Unrecognized};
pub use crate::values::{choice, error_or_string, json, tagged_union, time};
pub use crate::wire::operation::{Authentication, Method, Operation};
pub use crate::wire::scheme::{Scheme, Shows};
pub use crate::{call, choice, client, credentials, id, open_enum, tagged_union};
#[cfg(feature = "schemars")]
pub use schemars;
pub use serde;
