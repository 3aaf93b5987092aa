//! Cookies of what stands in front of the server: a load balancer that wants to send a client to the same place again.
//!
//! A jar of our own, since there is one host to send them to: what a complete jar is about, domains and the list of public
//! suffixes, cannot matter.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use http::header::{DATE, SET_COOKIE};
use http::{HeaderMap, HeaderValue};

use super::authorization::SESSION_HEADER;

/// Most cookies that are kept, and most bytes of one.
const MOST: usize = 32;
const LONGEST: usize = 4096;

#[derive(Default)]
pub(crate) struct Cookies(Mutex<Vec<Cookie>>);

struct Cookie {
    name: String,
    value: String,
    path: String,
    secure: bool,
    /// By the clock of the client.
    until: Option<Duration>,
}

impl fmt::Debug for Cookies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cookies({})", self.jar().len())
    }
}

impl Cookies {
    /// Keeps those of an answer to a request for `path`.
    pub(crate) fn keep(&self, headers: &HeaderMap, path: &str, now: Duration) {
        for value in headers.get_all(SET_COOKIE) {
            let Some(cookie) = value.to_str().ok().and_then(|text| parse(text, path, headers, now)) else { continue };
            let mut jar = self.jar();
            jar.retain(|known| (&known.name, &known.path) != (&cookie.name, &cookie.path) && !known.is_over(now));
            if !cookie.is_over(now) && jar.len() < MOST {
                jar.push(cookie);
            }
        }
    }

    /// What goes with a request for `path`, marked as sensitive.
    pub(crate) fn header(&self, path: &str, https: bool, now: Duration) -> Option<HeaderValue> {
        let jar = self.jar();
        let mut found: Vec<&Cookie> = jar
            .iter()
            .filter(|cookie| !cookie.is_over(now) && (https || !cookie.secure) && covers(&cookie.path, path))
            .collect();
        // The most specific first, as servers expect.
        found.sort_by_key(|cookie| std::cmp::Reverse(cookie.path.len()));
        let pairs: Vec<_> = found.iter().map(|cookie| format!("{}={}", cookie.name, cookie.value)).collect();
        let mut value = HeaderValue::from_str(&pairs.join("; ")).ok().filter(|value| !value.is_empty())?;
        value.set_sensitive(true);
        Some(value)
    }

    fn jar(&self) -> MutexGuard<'_, Vec<Cookie>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Cookie {
    fn is_over(&self, now: Duration) -> bool {
        self.until.is_some_and(|until| until <= now)
    }
}

fn parse(text: &str, path: &str, headers: &HeaderMap, now: Duration) -> Option<Cookie> {
    if text.len() > LONGEST {
        return None;
    }
    let mut parts = text.split(';').map(str::trim);
    let (name, value) = parts.next()?.split_once('=')?;
    let (name, value) = (name.trim(), value.trim());
    // The session goes in a header, which decides; an old one in a cookie would contradict it.
    if name.is_empty() || name.eq_ignore_ascii_case(SESSION_HEADER.as_str()) {
        return None;
    }
    let mut cookie =
        Cookie { name: name.into(), value: value.into(), path: folder(path).into(), secure: false, until: None };
    let mut max_age = None;
    for part in parts {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        match name.trim().to_ascii_lowercase().as_str() {
            "secure" => cookie.secure = true,
            "path" if value.trim().starts_with('/') => cookie.path = value.trim().into(),
            "max-age" => max_age = value.trim().parse::<i64>().ok(),
            "expires" => cookie.until = expires(value, headers).map(|left| now.saturating_add(left)),
            _ => {}
        }
    }
    if let Some(seconds) = max_age {
        cookie.until = Some(now.saturating_add(Duration::from_secs(u64::try_from(seconds).unwrap_or(0))));
    }
    Some(cookie)
}

/// Measured from the `Date` of the answer, so that the two clocks need not agree.
fn expires(text: &str, headers: &HeaderMap) -> Option<Duration> {
    // An older form has dashes.
    let until = httpdate::parse_http_date(&text.trim().replace('-', " ")).ok()?;
    let date = headers.get(DATE).and_then(|value| httpdate::parse_http_date(value.to_str().ok()?).ok());
    Some(until.duration_since(date.unwrap_or_else(SystemTime::now)).unwrap_or_default())
}

fn folder(path: &str) -> &str {
    match path.rfind('/') {
        None | Some(0) => "/",
        Some(end) => &path[..end],
    }
}

fn covers(cookie: &str, path: &str) -> bool {
    path.strip_prefix(cookie).is_some_and(|rest| rest.is_empty() || cookie.ends_with('/') || rest.starts_with('/'))
}

#[cfg(test)]
mod tests;
