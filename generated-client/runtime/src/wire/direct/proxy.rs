//! The proxy that requests go through, if any.

use http::{HeaderValue, Uri};
use hyper_util::client::proxy::matcher::Matcher;

use crate::error::{Error, excerpt};
use crate::wire::server::Server;

/// Which proxies count.
#[derive(Clone, Default)]
pub(crate) enum Proxies {
    /// Those of the system.
    #[default]
    System,
    None,
    /// This one. Its URL may hold a password.
    Given(String),
}

impl std::fmt::Debug for Proxies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::System => "System",
            Self::None => "None",
            Self::Given(_) => "Given(..)",
        })
    }
}

/// The proxy on the way.
pub(crate) struct Hop {
    /// Host and port, for errors.
    pub(super) place: Box<str>,
    pub(super) uri: Uri,
    pub(super) https: bool,
    /// Marked as sensitive.
    pub(super) authorization: Option<HeaderValue>,
}

impl Proxies {
    /// The one on the way to this server.
    pub(super) fn to(&self, server: &Server) -> Result<Option<Hop>, Error> {
        let (matcher, whose) = match self {
            Self::None => return Ok(None),
            Self::System if !server.https && server.loopback => return Ok(None),
            Self::System => (Matcher::from_system(), "the proxy of the system (HTTPS_PROXY and the like)"),
            Self::Given(url) => {
                check(url)?;
                (Matcher::builder().all(url.as_str()).build(), "the proxy")
            }
        };
        let target: Uri = server.base.parse().map_err(|_| Error::configuration("the URL of the server is no URI"))?;
        let Some(found) = matcher.intercept(&target) else {
            return match self {
                Self::Given(_) => Err(unusable("it names no host")),
                _ => Ok(None),
            };
        };
        let uri = found.uri();
        let https = uri.scheme_str() == Some("https");
        if !https && uri.scheme_str() != Some("http") {
            return Err(Error::configuration(format!("{whose} {}", no_such(uri.scheme_str().unwrap_or_default()))));
        }
        let Some(host) = uri.host() else { return Err(unusable("it names no host")) };
        let port = uri.port_u16().unwrap_or(if https { 443 } else { 80 });
        let authorization = found.basic_auth().cloned().map(|mut value| {
            value.set_sensitive(true);
            value
        });
        Ok(Some(Hop { place: format!("{host}:{port}").into(), uri: uri.clone(), https, authorization }))
    }
}

/// The URL is not shown: it may hold a password.
fn check(text: &str) -> Result<(), Error> {
    let url = url::Url::parse(text).map_err(|error| unusable(&error.to_string()))?;
    match url.scheme() {
        "http" | "https" => Ok(()),
        scheme if scheme.starts_with("socks") => Err(Error::configuration(format!("the proxy {}", no_such(scheme)))),
        _ => Err(unusable("it does not begin with http:// or https://")),
    }
}

fn no_such(scheme: &str) -> String {
    format!(
        "speaks {}, which the client does not; give an HTTP proxy (http://proxy.example.com:3128), or another transport \
         (ClientBuilder::transport)",
        excerpt(scheme)
    )
}

fn unusable(why: &str) -> Error {
    Error::configuration(format!("the URL of the proxy is not usable: {why}"))
}
