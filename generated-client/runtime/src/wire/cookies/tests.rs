use std::time::Duration;

use http::header::{DATE, SET_COOKIE};
use http::{HeaderMap, HeaderValue};

use super::Cookies;

const fn seconds(number: u64) -> Duration {
    Duration::from_secs(number)
}

fn jar(cookies: &[&'static str]) -> Cookies {
    let mut headers = HeaderMap::new();
    headers.insert(DATE, HeaderValue::from_static("Sun, 06 Nov 1994 08:49:37 GMT"));
    for cookie in cookies {
        headers.append(SET_COOKIE, HeaderValue::from_static(cookie));
    }
    let jar = Cookies::default();
    jar.keep(&headers, "/api/things/a", seconds(100));
    jar
}

fn sent(jar: &Cookies, path: &str, https: bool, now: u64) -> Option<String> {
    jar.header(path, https, seconds(now)).map(|value| {
        assert!(value.is_sensitive());
        value.to_str().unwrap().to_owned()
    })
}

#[test]
fn cookies_go_where_they_came_from() {
    let jar = jar(&["lb=one; Path=/; HttpOnly", "here=two", "secret=three; Secure; path=/", "deep=four; Path=/api/x"]);
    assert_eq!(sent(&jar, "/api/things/b", true, 100).unwrap(), "here=two; lb=one; secret=three");
    assert_eq!(sent(&jar, "/api/things/b", false, 100).unwrap(), "here=two; lb=one");
    assert_eq!(sent(&jar, "/api/thingsx", false, 100).unwrap(), "lb=one");
    assert_eq!(sent(&jar, "/api/x", false, 100).unwrap(), "deep=four; lb=one");
}

#[test]
fn they_end() {
    let jar =
        jar(&["a=1; Max-Age=10", "b=2; Expires=Sun, 06-Nov-1994 08:49:57 GMT", "c=3; Max-Age=0", "d=4; Max-Age=x"]);
    assert_eq!(sent(&jar, "/api/things/", true, 105).unwrap(), "a=1; b=2; d=4");
    assert_eq!(sent(&jar, "/api/things/", true, 115).unwrap(), "b=2; d=4");
    assert_eq!(sent(&jar, "/api/things/", true, 125).unwrap(), "d=4");
    let mut gone = HeaderMap::new();
    gone.insert(SET_COOKIE, HeaderValue::from_static("d=; Max-Age=-1"));
    jar.keep(&gone, "/api/things/b", seconds(126));
    assert_eq!(sent(&jar, "/api/things/", true, 127), None);
}

#[test]
fn the_session_and_nonsense_are_not_kept() {
    let jar = jar(&["vmware-api-session-id=abc; Path=/", "=x", "no pair", ";;", "Max-Age=18446744073709551615"]);
    assert_eq!(sent(&jar, "/api/things/a", true, 100).unwrap(), "Max-Age=18446744073709551615");
    let endless = super::Cookies::default();
    let mut headers = HeaderMap::new();
    for index in 0..1000 {
        let value = format!("c{index}=1; Max-Age=9223372036854775807");
        headers.append(SET_COOKIE, HeaderValue::from_str(&value).unwrap());
    }
    endless.keep(&headers, "/", seconds(1));
    assert_eq!(format!("{endless:?}"), "Cookies(32)");
}
