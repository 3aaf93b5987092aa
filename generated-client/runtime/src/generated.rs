//! What generated code is made of. Not for callers: anything here may change in any release, together with the
//! generator.

pub use crate::client::{Answers, Call, Connection, Job, Read, Reading, Verdict, header, states};
pub use crate::error::{Statuses, read_error};
pub use crate::session::credential::Credential;
pub use crate::session::given::{Give, Given, NoCredentials};
#[cfg(feature = "schemars")]
pub use crate::values::described::variant as schema_of_variant;
pub use crate::values::lifecycle::{item, lost, span};
pub use crate::values::open_enum::{FromStrVisitor, Unrecognized};
pub use crate::values::{choice, object, tagged_union, time};
pub use crate::wire::flavour::rest::Rest;
pub use crate::wire::operation::{Authentication, Method, Operation, Sendable, constant, property};
pub use crate::wire::scheme::{Scheme, Shows};
pub use crate::wire::style::{Style, texts};
pub use crate::{answers, call, choice, client, credentials, error_body, headers, id, object, open_enum, tagged_union};
pub use http::HeaderMap;
#[cfg(feature = "schemars")]
pub use schemars;
pub use serde;
