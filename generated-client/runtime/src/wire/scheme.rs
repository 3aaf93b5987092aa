//! Security schemes, as documents declare them.

use super::authorization::Authorization;
use super::authorization::shown::Shown;
use crate::values::secret::Secret;

/// One of a document's `components.securitySchemes`.
#[derive(Debug, PartialEq, Eq)]
pub struct Scheme {
    pub(crate) name: &'static str,
    pub(crate) constructor: &'static str,
    pub(crate) shows: Shows,
}

/// What a request shows for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// User and password, in `Authorization`.
    Basic,
    /// A text in `Authorization`, behind the name of the HTTP scheme.
    Token(&'static str),
    /// A text in the header of that name.
    Header(&'static str),
    /// A text in the query, under that name.
    Query(&'static str),
    /// A text in the cookie of that name.
    Cookie(&'static str),
    /// The certificate of the client, which the connection shows.
    Certificate,
}

/// Alternatives, each of schemes that are needed together.
pub(crate) type Requirement = &'static [&'static [&'static Scheme]];

impl Scheme {
    /// The scheme `name`; `constructor` is the function of `Credentials` that takes what it needs.
    pub const fn new(name: &'static str, constructor: &'static str, shows: Shows) -> Self {
        Self { name, constructor, shows }
    }

    /// What is shown for it; an error in words, without the secret, where that cannot be.
    pub(crate) fn authorization(&self, user: Option<&str>, secret: &Secret) -> Result<Authorization, String> {
        let unfit =
            |place: &str| format!("what was given for the security scheme `{}` does not fit into {place}", self.name);
        if matches!(self.shows, Shows::Basic) {
            let user = user.unwrap_or_default();
            return Authorization::basic(user, secret)
                .ok_or_else(|| "there is a `:` in the user name, which HTTP cannot express".to_owned());
        }
        if secret.expose().is_empty() && !matches!(self.shows, Shows::Certificate) {
            return Err(format!("what was given for the security scheme `{}` is empty", self.name));
        }
        match self.shows {
            Shows::Basic | Shows::Certificate => Ok(Authorization::nothing()),
            Shows::Token(http) => Authorization::token(http, secret).ok_or_else(|| unfit("a header")),
            Shows::Header(name) => Authorization::header(name, secret).ok_or_else(|| unfit("a header")),
            Shows::Query(name) => Ok(Authorization::of(Shown::query(name, secret), secret)),
            Shows::Cookie(name) => Ok(Authorization::of(Shown::cookie(name, secret), secret)),
        }
    }
}
