//! The way to one server, and requests as they go out on it.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;
use http::header::{CONTENT_LENGTH, COOKIE, USER_AGENT};

use super::authorization::Authorization;
use super::cookies::Cookies;
use super::flavour::Dialect;
use super::headers::Shared;
use super::operation::Method;
use super::places::Places;
use super::request::Request;
use super::seam::{Body, Transport};
use super::server::Server;
use crate::clock::Clock;
use crate::error::{ErrorKind, Failure};
use crate::observer::watch::Watch;
use crate::values::secret::Secret;

/// Most headers that a request gets on its way out, that of the host included: none makes their map grow.
const ADDED: usize = 6;

/// The way to one server: what all requests to it have in common, whatever carries them.
pub(crate) struct Channel {
    pub(crate) transport: Box<dyn Transport>,
    pub(crate) agent: HeaderValue,
    /// What requests go through on their way, where that is known.
    pub(crate) proxy: Option<Box<str>>,
    pub(crate) cookies: Cookies,
    pub(crate) dialect: Dialect,
    /// Headers of the caller that all requests carry.
    pub(crate) shared: Shared,
    pub(crate) watch: Watch,
    pub(crate) places: Places,
    pub(crate) server: Server,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) connect_timeout: Duration,
    pub(crate) idle_timeout: Duration,
    pub(crate) max_answer: usize,
    /// What proxies are shown.
    pub(crate) secrets: Vec<Secret>,
}

impl fmt::Debug for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Channel").field(&self.server).finish()
    }
}

impl Channel {
    /// The request as this server wants it: in the flavour that is spoken, and at the place where its paths are.
    pub(crate) fn say<'r>(&self, request: &'r Request) -> Result<Cow<'r, Request>, Box<Failure>> {
        let said = self.dialect.say(request)?;
        if self.server.moved.is_none() || request.operation.server.is_some() {
            return Ok(said);
        }
        let mut said = said.into_owned();
        said.target = self.server.placed(&said.target).into_owned();
        said.call.path = said.target.split('?').next().unwrap_or_default().into();
        Ok(Cow::Owned(said))
    }

    /// The request as it goes out, but for the host.
    pub(crate) fn build(
        &self,
        request: &Request,
        authorization: Option<&Authorization>,
    ) -> Result<http::Request<Body>, Box<Failure>> {
        let unusable = |why: String| Failure::new(ErrorKind::Request, &request.call, format!("not sent: {why}"));
        let base = self.elsewhere(request).map_err(&unusable)?;
        let at_home = base.is_none();
        if !at_home && authorization.is_some() {
            return Err(self.not_elsewhere(request));
        }
        let mut target = [base.as_deref().unwrap_or(&self.server.base), &request.target].concat();
        if let Some(authorization) = authorization {
            authorization.add_to(&mut target);
        }
        let uri = http::Uri::try_from(target);
        let body = match &request.body {
            None => Body::empty(),
            Some(payload) => {
                payload.body().ok_or_else(|| unusable("the body is a stream, which was sent already".to_owned()))?
            }
        };
        let mut message = http::Request::new(body);
        *message.method_mut() = request.method.to_http();
        *message.uri_mut() = uri.map_err(|error| unusable(format!("the path is not usable: {error}")))?;
        let headers = message.headers_mut();
        headers.reserve(request.headers.len() + self.shared.fixed.len() + ADDED);
        headers.extend(request.headers.iter().map(|(name, value)| (name.clone(), value.clone())));
        self.shared.add_to(headers);
        headers.insert(USER_AGENT, self.agent.clone());
        if request.body.is_none() && matches!(request.method, Method::Post | Method::Put | Method::Patch) {
            // Without it some servers and proxies answer 411.
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        if at_home && let Some(cookies) = self.cookies.header(&self.path(request), self.server.https, self.clock.now())
        {
            let cookies = match headers.get(COOKIE).and_then(|own| own.to_str().ok()).zip(cookies.to_str().ok()) {
                Some((own, kept)) => HeaderValue::from_str(&format!("{own}; {kept}")).unwrap_or(cookies),
                None => cookies,
            };
            headers.insert(COOKIE, cookies);
        }
        // Last, so that no parameter stands in its place, and no cookie is lost over it.
        if let Some(authorization) = authorization {
            authorization.put_into(headers);
            #[cfg(feature = "holder-of-key")]
            authorization.sign(&mut message).map_err(|why| unusable(why.to_owned()))?;
        }
        Ok(message)
    }

    /// Whether it goes to the server of the client.
    pub(crate) fn is_at_home(&self, request: &Request) -> bool {
        request.operation.server.is_none() || self.elsewhere(request).is_ok_and(|base| base.is_none())
    }

    /// That nobody shows credentials to another server.
    pub(crate) fn not_elsewhere(&self, request: &Request) -> Box<Failure> {
        let line = "not sent: it goes to another server than that of the client, for which the credentials were given";
        Failure::new(ErrorKind::Request, &request.call, line.to_owned())
    }

    /// The address that an operation has of its own, if that is not the client's. Nothing is sent there in the clear
    /// unless the client's own server is asked in the clear too, or it is this machine.
    fn elsewhere(&self, request: &Request) -> Result<Option<String>, String> {
        let Some(server) = request.operation.server else { return Ok(None) };
        let scheme = if self.server.https { "https:" } else { "http:" };
        let address = if server.starts_with("//") { format!("{scheme}{server}") } else { server.to_owned() };
        let home = Server::origin(&self.server.base);
        let there = Server::parse(&address, !self.server.https).map_err(|error| error.to_string())?;
        Ok((home.as_deref() != Some(&*there.base)).then(|| there.base.into()))
    }

    pub(super) fn path<'r>(&self, request: &'r Request) -> Cow<'r, str> {
        let path = request.target.split('?').next().unwrap_or_default();
        match &*self.server.path {
            "" => path.into(),
            before => format!("{before}{path}").into(),
        }
    }
}
