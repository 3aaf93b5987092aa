//! What a program wants of the releases of its servers.

/// What becomes of a call that sends a property or a constant which the release of the server does not know. Servers
/// refuse such a body, with an error that tells little.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnknownProperties {
    /// A `tracing` warning names it, and the call goes on.
    #[default]
    Warn,
    /// The call fails with [`ErrorKind::NotInThisRelease`](crate::ErrorKind::NotInThisRelease), and nothing is sent.
    Refuse,
}

/// The releases that a program is to work with.
#[derive(Clone, Debug)]
pub(crate) struct Supported {
    pub(crate) from: String,
    pub(crate) to: String,
}
