//! Headers of callers beside those of the client.

use http::header::{
    AUTHORIZATION, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, EXPECT, HOST, PROXY_AUTHORIZATION, TE, TRAILER,
    TRANSFER_ENCODING, UPGRADE, USER_AGENT,
};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::authorization::SESSION_HEADER;
use super::request_id;
use crate::error::excerpt;

/// What callers may not set, and what to do instead.
fn why_refused(name: &HeaderName) -> Option<&'static str> {
    Some(match name {
        name if *name == SESSION_HEADER
            || *name == AUTHORIZATION
            || *name == PROXY_AUTHORIZATION
            || *name == COOKIE =>
        {
            "it says who the client is; give it to ClientBuilder::credentials, or a proxy's to ClientBuilder::proxy"
        }
        name if *name == HOST => "it is that of the URL; to connect elsewhere use ClientBuilder::resolve",
        name if *name == CONTENT_TYPE => "it comes with the body",
        name if *name == USER_AGENT => "use ClientBuilder::user_agent_suffix",
        name if *name == request_id::HEADER => "use Call::request_id",
        name if [CONTENT_LENGTH, TRANSFER_ENCODING, CONNECTION, UPGRADE, TE, TRAILER, EXPECT].contains(name) => {
            "it belongs to the connection"
        }
        _ => return None,
    })
}

/// A header of a caller; else in words why it is refused.
pub(crate) fn of_caller(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let shown = excerpt(name);
    let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else {
        return Err(format!("`{shown}` is no name of a header"));
    };
    if let Some(why) = why_refused(&name) {
        return Err(format!("the header `{shown}` cannot be set: {why}"));
    }
    match HeaderValue::from_str(value) {
        Ok(value) => Ok((name, value)),
        Err(_) => Err(format!("the value for header `{shown}` does not fit into one")),
    }
}

type Hook = Box<dyn Fn(&mut HeaderMap) + Send + Sync>;

/// Headers that all requests of a client carry.
#[derive(Default)]
pub(crate) struct Shared {
    pub(crate) fixed: HeaderMap,
    /// Asked anew for each attempt.
    pub(crate) hooks: Vec<Hook>,
}

impl Shared {
    /// Those of a call go before those of the client; nothing of the client itself is changed.
    pub(super) fn add_to(&self, headers: &mut HeaderMap) {
        let mut more = self.fixed.clone();
        for hook in &self.hooks {
            hook(&mut more);
        }
        for name in more.keys() {
            if why_refused(name).is_some() {
                tracing::debug!(header = name.as_str(), "a header that is the client's own was left out");
            } else if !headers.contains_key(name) {
                for value in more.get_all(name) {
                    headers.append(name.clone(), value.clone());
                }
            }
        }
    }
}
