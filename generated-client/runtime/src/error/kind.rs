//! Kinds of failure.

/// What kind of failure an [`Error`](super::Error) is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client cannot be built, or not be used as it was (no Tokio runtime).
    Configuration,
    /// The request is not one that can be sent; nothing was.
    Request,
    /// The provider of credentials failed; nothing was sent.
    Credentials,
    /// The client was logged out before the call; nothing was sent.
    LoggedOut,
    /// No connection to the server; nothing was sent.
    Connect,
    /// The certificate of the server is not trusted; nothing was sent.
    Certificate,
    /// A proxy on the way wants other credentials, or does not let the client through; nothing reached the server.
    Proxy,
    /// The time was up.
    Timeout,
    /// The connection broke after the request was sent.
    Disconnected,
    /// The server sent the client elsewhere, which it does not follow.
    Redirect,
    /// 401: the credentials or the session were not accepted.
    Unauthenticated,
    /// 403: the user may not do this.
    Unauthorized,
    /// 404 of the API: something named in the request does not exist.
    NotFound,
    /// The release of the server, the flavour that is spoken with it, or a release that the client is to support does not
    /// have the operation, or something that is sent with it.
    NotInThisRelease,
    /// 503 at login: the user has as many sessions as the server allows.
    SessionLimit,
    /// Any other answer that says that the operation failed.
    Api,
    /// The status is that of a success, but the answer is not what the API promises.
    Decode,
    /// The answer is larger than the client reads.
    TooLarge,
}

impl ErrorKind {
    /// A short name, as in the `error.type` of traces.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Configuration => "configuration",
            Self::Request => "request",
            Self::Credentials => "credentials",
            Self::LoggedOut => "logged_out",
            Self::Connect => "connect",
            Self::Certificate => "certificate",
            Self::Proxy => "proxy",
            Self::Timeout => "timeout",
            Self::Disconnected => "disconnected",
            Self::Redirect => "redirect",
            Self::Unauthenticated => "unauthenticated",
            Self::Unauthorized => "unauthorized",
            Self::NotFound => "not_found",
            Self::NotInThisRelease => "not_in_this_release",
            Self::SessionLimit => "session_limit",
            Self::Api => "api",
            Self::Decode => "decode",
            Self::TooLarge => "too_large",
        }
    }
}
