//! The operations of vCenter's sessions, which the client calls by itself.

use super::flavour::rest::Rest;
use super::operation::{Authentication, Method, Operation};

/// Where sessions are, in the modern flavour.
pub(crate) const PATH: &str = "/api/session";

/// And in the legacy one.
pub(crate) const LEGACY_PATH: &str = "/rest/com/vmware/cis/session";

/// What makes a look of a POST to the legacy path.
pub(crate) const LEGACY_LOOK: (&str, &str) = ("~action", "get");

pub(crate) const LOGIN: Operation = Operation::new("Cis.Session_create", Method::Post, PATH)
    .authentication(Authentication::Basic)
    .rest(Rest::new(Method::Post, LEGACY_PATH))
    .available("7.0.2 and later under /api");

pub(crate) const LOGOUT: Operation = Operation::new("Cis.Session_delete", Method::Delete, PATH)
    .rest(Rest::new(Method::Delete, LEGACY_PATH))
    .ends_session();

pub(crate) const LOOK: Operation = Operation::new("Cis.Session_get", Method::Get, PATH)
    .rest(Rest::new(Method::Post, LEGACY_PATH).query(&[LEGACY_LOOK]));

/// The same in the legacy flavour, whichever is spoken.
pub(crate) const LOOK_IN_LEGACY: Operation =
    Operation::new("Cis.Session_get", Method::Post, LEGACY_PATH).constant_query(&[LEGACY_LOOK]);
