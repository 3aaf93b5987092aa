//! The requests that came against the one of the case.

use std::net::SocketAddr;

use super::{body, target};
use crate::case;
use vsphere_automation_tests::loopback::Request;

/// What is different, if anything is.
pub(crate) fn request(wanted: &case::Request, came: &[Request], server: SocketAddr) -> Option<String> {
    let request = match came {
        [request] => request,
        [] => return Some("no request came".to_owned()),
        more => {
            let lines: Vec<String> = more.iter().map(|r| format!("{} {}", r.method, r.target)).collect();
            return Some(format!("wanted one request, came: {}", lines.join(", ")));
        }
    };
    if request.method != wanted.method {
        return Some(format!("wanted {}, is {}", wanted.method, request.method));
    }
    let host = wanted.host.clone().unwrap_or_else(|| server.to_string());
    if request.authority != host {
        return Some(format!("host: wanted {host}, is {}", request.authority));
    }
    target::difference(&wanted.target, &request.target)
        .or_else(|| wanted.headers.iter().find_map(|(name, value)| header(name, value, request)))
        .or_else(|| wanted.absent.iter().find_map(|name| absent(name, request)))
        .or_else(|| body::difference(wanted.body.as_ref(), request))
}

fn absent(name: &str, request: &Request) -> Option<String> {
    request.values(name).next().map(|value| format!("header {name} should not be there, is {value}"))
}

fn header(name: &str, wanted: &str, request: &Request) -> Option<String> {
    let values: Vec<&str> = request.values(name).collect();
    let actual = match values[..] {
        [value] => value,
        [] => return Some(format!("header {name} is not there, wanted {wanted}")),
        _ => return Some(format!("header {name} is there {} times: {}", values.len(), values.join(" | "))),
    };
    let same = match name.to_ascii_lowercase().as_str() {
        "accept" => actual.split(',').any(|one| essence(one).eq_ignore_ascii_case(wanted)),
        "content-type" => actual == wanted || essence(actual).eq_ignore_ascii_case(wanted),
        "cookie" => cookies(actual) == cookies(wanted),
        _ => actual == wanted,
    };
    (!same).then(|| format!("header {name}: wanted {wanted}, is {actual}"))
}

/// A media type without its parameters.
pub(super) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

fn cookies(header: &str) -> Vec<&str> {
    let mut pairs: Vec<&str> = header.split(';').map(str::trim).collect();
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use std::net::SocketAddr;

    use axum::http::HeaderName;

    use super::*;

    fn difference(wanted: &str, authority: &str, headers: &[(&str, &str)]) -> Option<String> {
        let wanted = crate::json::yaml(wanted).unwrap();
        let header = |(name, value): &(&str, &str)| (name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
        let [method, target, authority] = ["GET", "/", authority].map(str::to_owned);
        let headers = headers.iter().map(header).collect();
        let request = Request { method, target, authority, headers, body: Vec::new() };
        super::request(&wanted, &[request], SocketAddr::from(([127, 0, 0, 1], 80)))
    }

    const HERE: &str = "127.0.0.1:80";

    #[test]
    fn headers_are_there_once() {
        let wanted = "{method: GET, target: /, headers: {x-a: b}, absent: [cookie]}";
        assert_eq!(difference(wanted, HERE, &[("x-a", "b")]), None);
        assert!(difference(wanted, HERE, &[]).is_some());
        assert!(difference(wanted, HERE, &[("x-a", "b"), ("x-a", "b")]).is_some());
        assert!(difference(wanted, HERE, &[("x-a", "b"), ("cookie", "c=d")]).is_some());
    }

    #[test]
    fn accept_content_type_and_cookies_have_rules_of_their_own() {
        let wanted = "{method: GET, target: /, headers: {accept: a/b, content-type: a/c, cookie: d=e; f=g}}";
        let with = |accept| [("accept", accept), ("content-type", "a/c; d=e"), ("cookie", "f=g; d=e")];
        assert_eq!(difference(wanted, HERE, &with("x/y, a/b;q=0.1")), None);
        assert!(difference(wanted, HERE, &with("x/y")).is_some());
    }

    #[test]
    fn the_host_is_the_servers_unless_the_case_has_another() {
        assert!(difference("{method: GET, target: /, host: b.localhost}", HERE, &[]).is_some());
        assert_eq!(difference("{method: GET, target: /, host: b.localhost}", "b.localhost", &[]), None);
    }

    #[test]
    fn exactly_one_request_comes() {
        let wanted = crate::json::yaml("{method: GET, target: /}").unwrap();
        let server = SocketAddr::from(([127, 0, 0, 1], 80));
        assert_eq!(super::request(&wanted, &[], server).unwrap(), "no request came");
        let twice = [Request::default(), Request::default()];
        assert!(super::request(&wanted, &twice, server).unwrap().starts_with("wanted one request"));
    }
}
