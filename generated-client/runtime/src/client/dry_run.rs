//! A request as it would be sent, for people to read.

use std::fmt;

use super::draft::Draft;
use crate::error::Error;
use crate::values::secret::Secret;
use crate::wire::authorization::Authorization;
use crate::wire::operation::Authentication;
use crate::wire::scrub::Scrub;

/// A request as it would be sent, from [`Call::dry_run`](crate::Call::dry_run).
///
/// Where a secret would stand, there is `<secret>`, or `[redacted]` in a body. `Display` is the request as HTTP has it,
/// [`to_curl`](Self::to_curl) a command for a shell.
#[derive(Clone, Debug)]
pub struct DryRun {
    method: &'static str,
    url: String,
    headers: Vec<(String, String)>,
    body: Option<String>,
}

/// In place of a value that is secret.
const SECRET: &str = "<secret>";

impl DryRun {
    pub(super) fn of(draft: Box<Draft<'_>>) -> Result<Self, Error> {
        let account = &draft.connection.session().account;
        let (request, _) = draft.finish()?;
        let stand_in = Secret::from(SECRET);
        let authorization = match (request.operation.authentication, account.needs_session()) {
            (Authentication::Session, true) => Authorization::session(&stand_in),
            (Authentication::None, _) => None,
            (Authentication::Session | Authentication::Basic, _) => Authorization::bearer(&stand_in),
            // The first alternative, whatever the client has.
            (Authentication::Schemes(alternatives), _) => alternatives.first().map(|schemes| {
                let each = schemes.iter().filter_map(|scheme| scheme.authorization(Some(SECRET), &stand_in).ok());
                Authorization::together(each.collect::<Vec<_>>().iter())
            }),
        };
        let transport = &account.sender.transport;
        let request = transport.say(&request).map_err(Error::new)?;
        let message = transport.build(&request, authorization.as_ref()).map_err(Error::new)?;
        let mut headers = Vec::new();
        for (name, value) in message.headers() {
            let shown = if value.is_sensitive() { SECRET.into() } else { String::from_utf8_lossy(value.as_bytes()) };
            headers.push((name.as_str().to_owned(), shown.into_owned()));
        }
        let scrub = Scrub::new(None, &request.secrets);
        let body = message.body().as_bytes().filter(|bytes| !bytes.is_empty());
        Ok(Self {
            method: request.call.method,
            url: message.uri().to_string(),
            headers,
            body: body.map(|bytes| scrub.text(&String::from_utf8_lossy(bytes))),
        })
    }

    /// The method of HTTP.
    pub fn method(&self) -> &str {
        self.method
    }

    /// Address of the server, path and query.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Names and values of the headers, without `Host` and those of the connection.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (&**name, &**value))
    }

    /// The body as text, if there is one.
    pub fn body(&self) -> Option<&str> {
        self.body.as_deref()
    }

    /// The same as a command of a shell. Put in the secrets where they are left out.
    pub fn to_curl(&self) -> String {
        let mut command = format!("curl -X {} {}", self.method, quoted(&self.url));
        for (name, value) in self.headers() {
            command.push_str(" \\\n  -H ");
            command.push_str(&quoted(&format!("{name}: {value}")));
        }
        if let Some(body) = &self.body {
            command.push_str(" \\\n  --data-raw ");
            command.push_str(&quoted(body));
        }
        command
    }
}

/// In single quotes a shell takes everything as it is, but for the quote.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

impl fmt::Display for DryRun {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.method, self.url)?;
        for (name, value) in self.headers() {
            writeln!(f, "{name}: {value}")?;
        }
        match &self.body {
            Some(body) => write!(f, "\n{body}"),
            None => Ok(()),
        }
    }
}
