//! The address of the server, and what is not accepted as one.

use std::borrow::Cow;
use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use url::{Host, Url};

use crate::error::{Error, excerpt};

/// What is escaped of a path beside letters that are not ASCII.
const SPACES: &AsciiSet = &CONTROLS.add(b' ');

/// An address that calls can be made to.
#[derive(Clone)]
pub(crate) struct Server {
    /// Scheme, host, port and path, without a slash at the end.
    pub(crate) base: Box<str>,
    /// Path of all requests before their own, without a slash at the end.
    pub(crate) path: Box<str>,
    pub(crate) host: Box<str>,
    pub(crate) port: u16,
    /// The port stands in the URL.
    pub(crate) explicit_port: bool,
    pub(crate) https: bool,
    pub(crate) loopback: bool,
    /// Where the paths of operations begin, and where they begin at this server.
    pub(crate) moved: Option<(&'static str, Box<str>)>,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.base)
    }
}

impl Server {
    pub(crate) fn parse(text: &str, allow_http: bool) -> Result<Self, Error> {
        let wrong = |what: String| {
            let advice = "give the address of the server, such as https://server.example.com";
            Error::configuration(format!("{what}; {advice}"))
        };
        if text.contains('@') {
            // Not echoed: what stands before the @ may be a password.
            return Err(wrong("the URL holds a user; credentials go elsewhere".into()));
        }
        let shown = excerpt(text);
        if let Some(address) = bare_ipv6(text) {
            return Err(wrong(format!("`{shown}` has an IPv6 address without brackets: write https://[{address}]")));
        }
        let url = Url::parse(text).map_err(|error| wrong(format!("`{shown}` is no URL: {error}")))?;
        let https = match url.scheme() {
            "https" => true,
            "http" => false,
            // `vcenter:443` parses as a URL of scheme `vcenter`.
            _ => return Err(wrong(format!("`{shown}` does not begin with https://"))),
        };
        let (Some(host), Some(port)) = (url.host(), url.port_or_known_default()) else {
            return Err(wrong(format!("`{shown}` names no host")));
        };
        if url.query().is_some() || url.fragment().is_some() {
            return Err(wrong(format!("`{shown}` has a query or a fragment")));
        }
        let path = url.path().trim_end_matches('/');
        let loopback = is_loopback(&host);
        if !https && !loopback && !allow_http {
            let line = format!(
                "`{shown}` would send credentials unencrypted to another host; use https://, or \
                 call danger_allow_http(true)"
            );
            return Err(Error::configuration(line));
        }
        let host = host.to_string();
        let base = format!("{}://{}{path}", url.scheme(), authority(&url, &host));
        let explicit_port = url.port().is_some();
        let path = path.into();
        Ok(Self { base: base.into(), path, host: host.into(), port, explicit_port, https, loopback, moved: None })
    }
}

impl Server {
    /// The path of an operation of this server, a query behind it or not, which may stand elsewhere than the document has
    /// it.
    pub(crate) fn placed<'p>(&self, path: &'p str) -> Cow<'p, str> {
        let Some((from, to)) = &self.moved else { return path.into() };
        match path.strip_prefix(from) {
            Some(rest) if rest.is_empty() || rest.starts_with(['/', '?']) => format!("{to}{rest}").into(),
            _ => path.into(),
        }
    }

    /// Lets the paths of operations begin with `to` instead of `from`.
    pub(crate) fn moved(self, from: &'static str, to: &str) -> Result<Self, Error> {
        let to = to.trim_end_matches('/');
        let plain = |c: char| !c.is_control() && !matches!(c, '?' | '#' | '\\' | '"' | '<' | '>' | '`' | '{' | '}');
        let climbs = to.split('/').any(|segment| matches!(segment, "." | ".."));
        if !(to.is_empty() || to.starts_with('/')) || to.starts_with("//") || !to.chars().all(plain) || climbs {
            return Err(Error::configuration(format!("`{}` is no path that an address can have", excerpt(to))));
        }
        // A variable of the address may be anybody's word.
        let to = utf8_percent_encode(to, SPACES).to_string();
        Ok(Self { moved: (from != to).then(|| (from, to.into())), ..self })
    }

    /// Refuses an address that ends where the paths of vCenter's own APIs begin.
    pub(crate) fn without_api_root(&self) -> Result<(), Error> {
        match self.path.rsplit('/').next().filter(|last| API_ROOTS.contains(last)) {
            None => Ok(()),
            Some(last) => Err(Error::configuration(format!(
                "`{}` ends in `/{last}`, which the client adds itself; give the address of the server alone",
                self.base
            ))),
        }
    }

    /// Scheme, host and port of an address.
    pub(crate) fn origin(base: &str) -> Option<String> {
        let url = Url::parse(base).ok()?;
        let host = url.host()?.to_string();
        Some(format!("{}://{}", url.scheme(), authority(&url, &host)))
    }
}

const API_ROOTS: [&str; 4] = ["api", "rest", "sdk", "ui"];

fn authority(url: &Url, host: &str) -> String {
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

/// An IPv6 address where a URL wants one in brackets.
fn bare_ipv6(text: &str) -> Option<Ipv6Addr> {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    rest.split(['/', '?', '#', '%']).next()?.parse().ok()
}

/// Names below `localhost` are whatever a resolver makes of them.
fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(address) => IpAddr::from(*address).is_loopback(),
        Host::Ipv6(address) => IpAddr::from(*address).is_loopback(),
    }
}

#[cfg(test)]
mod tests;
