//! Bodies: the same bytes, or the same values where the media type leaves room for how they are written.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;

use super::request::essence;
use crate::case::{Body, Part};
use crate::json::Json;
use vsphere_automation_tests::loopback::Request;

pub(super) fn difference(wanted: Option<&Body>, request: &Request) -> Option<String> {
    let found = match wanted {
        None if request.body.is_empty() => None,
        None => Some(format!("none is wanted, is {}", shown(&request.body))),
        Some(Body::Form(wanted)) => form(wanted, &request.body),
        Some(Body::Multipart(parts)) => multipart(parts, request),
        Some(Body::Json(value)) => json(value, &request.body),
        Some(Body::Text(text)) => bytes(text.as_bytes(), &request.body),
        Some(Body::Base64(text)) => base64(text, &request.body),
    };
    found.map(|found| format!("body: {found}"))
}

fn json(wanted: &Json, actual: &[u8]) -> Option<String> {
    match std::str::from_utf8(actual).map_err(|e| e.to_string()).and_then(Json::parse) {
        Ok(actual) => wanted.difference(&actual),
        Err(error) => Some(format!("not JSON ({error}): {}", shown(actual))),
    }
}

fn bytes(wanted: &[u8], actual: &[u8]) -> Option<String> {
    (wanted != actual).then(|| format!("wanted {}, is {}", shown(wanted), shown(actual)))
}

fn base64(wanted: &str, actual: &[u8]) -> Option<String> {
    match STANDARD.decode(wanted) {
        Ok(wanted) => bytes(&wanted, actual),
        Err(error) => Some(format!("the case has no base64: {error}")),
    }
}

fn shown(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => format!("{text:?}"),
        Err(_) => format!("the bytes {}", STANDARD.encode(bytes)),
    }
}

/// The same pairs; order counts among those of one name.
fn form(wanted: &str, actual: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(actual);
    let pairs = |text: &str| {
        let decoded = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
        let pair =
            |pair: &str| pair.split_once('=').map_or((decoded(pair), None), |(n, v)| (decoded(n), Some(decoded(v))));
        let mut pairs: Vec<_> = text.split('&').map(pair).collect();
        pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
        pairs
    };
    (pairs(wanted) != pairs(&text)).then(|| format!("wanted {wanted}, is {text}"))
}

struct Received<'a> {
    headers: Vec<(String, String)>,
    body: &'a [u8],
}

fn multipart(wanted: &[Part], request: &Request) -> Option<String> {
    let content_type = request.values("content-type").next().unwrap_or_default();
    let Some(boundary) = parameter(content_type, "boundary") else {
        return Some(format!("the content-type {content_type} has no boundary"));
    };
    let Some(mut received) = parts(&request.body, &boundary) else {
        return Some(format!("not parts between --{boundary}: {}", shown(&request.body)));
    };
    for part in wanted {
        let of_name = |received: &Received<'_>| disposition(received, "name").as_deref() == Some(&part.name);
        let Some(at) = received.iter().position(of_name) else {
            return Some(format!("part {} is not there", part.name));
        };
        if let Some(found) = difference_of_part(part, &received.remove(at)) {
            return Some(format!("part {}: {found}", part.name));
        }
    }
    let more = received.first()?;
    Some(format!("part {} should not be there", disposition(more, "name").unwrap_or_default()))
}

fn difference_of_part(wanted: &Part, received: &Received<'_>) -> Option<String> {
    let filename = disposition(received, "filename");
    if filename != wanted.filename {
        return Some(format!("filename: wanted {:?}, is {filename:?}", wanted.filename));
    }
    // RFC 7578 4.4: text where nothing is said.
    let content_type = header(received, "content-type").unwrap_or("text/plain");
    if wanted.content_type.as_ref().is_some_and(|wanted| !essence(content_type).eq_ignore_ascii_case(wanted)) {
        return Some(format!("content-type: wanted {:?}, is {content_type}", wanted.content_type));
    }
    match (&wanted.json, &wanted.text, &wanted.base64) {
        (Some(value), None, None) => json(value, received.body),
        (None, Some(text), None) => bytes(text.as_bytes(), received.body),
        (None, None, Some(text)) => base64(text, received.body),
        _ => Some("the case must have one of json, text, base64".to_owned()),
    }
}

fn header<'a>(received: &'a Received<'_>, name: &str) -> Option<&'a str> {
    received.headers.iter().find_map(|(key, value)| key.eq_ignore_ascii_case(name).then_some(value.as_str()))
}

fn disposition(received: &Received<'_>, name: &str) -> Option<String> {
    parameter(header(received, "content-disposition")?, name)
}

/// The parameter of a header: `name=value` or `name="value"`.
fn parameter(header: &str, name: &str) -> Option<String> {
    let mut rest = header;
    while let Some(at) = rest.find(';') {
        rest = rest[at + 1..].trim_start();
        let Some((key, value)) = rest.split_once('=') else { continue };
        let (value, after) = match value.strip_prefix('"') {
            Some(quoted) => {
                let end = quoted.find('"')?;
                (&quoted[..end], &quoted[end + 1..])
            }
            None => value.split_at(value.find(';').unwrap_or(value.len())),
        };
        if key.trim().eq_ignore_ascii_case(name) {
            return Some(value.to_owned());
        }
        rest = after;
    }
    None
}

fn parts<'a>(body: &'a [u8], boundary: &str) -> Option<Vec<Received<'a>>> {
    let mut rest = body.strip_prefix(format!("--{boundary}").as_bytes())?;
    let mut all = Vec::new();
    let delimiter = format!("\r\n--{boundary}");
    loop {
        if rest.starts_with(b"--") {
            return Some(all);
        }
        rest = rest.strip_prefix(b"\r\n")?;
        let end = find(rest, delimiter.as_bytes())?;
        let (part, after) = (&rest[..end], &rest[end + delimiter.len()..]);
        let head = find(part, b"\r\n\r\n")?;
        let lines = std::str::from_utf8(&part[..head]).ok()?.split("\r\n");
        let headers = lines.filter_map(|line| line.split_once(':'));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect();
        all.push(Received { headers, body: &part[head + 4..] });
        rest = after;
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use axum::http::header::CONTENT_TYPE;

    use super::*;

    fn came(content_type: &str, body: &[u8]) -> Request {
        Request {
            headers: [(CONTENT_TYPE, content_type.parse().unwrap())].into_iter().collect(),
            body: body.to_vec(),
            ..Request::default()
        }
    }

    fn against(wanted: &str, request: &Request) -> Option<String> {
        let wanted: Body = crate::json::yaml(wanted).unwrap();
        difference(Some(&wanted), request)
    }

    #[test]
    fn json_may_be_written_in_any_way_and_text_in_one() {
        assert_eq!(against("json: {a: 1, b: 2}", &came("", b"{ \"b\": 2, \"a\": 1.0 }")), None);
        assert!(against("json: {a: 1}", &came("", b"")).is_some());
        assert!(against("text: '\"a\"'", &came("", b"a")).is_some());
        assert!(against("base64: AAE=", &came("", &[0, 1, 2])).is_some());
        assert_eq!(difference(None, &came("", b"")), None);
        assert!(difference(None, &came("", b"{}")).is_some());
    }

    #[test]
    fn forms_have_the_same_pairs() {
        assert_eq!(against("form: a=1,2&b=c+d&b=e", &came("", b"b=c%20d&a=1%2C2&b=e")), None);
        assert!(against("form: b=c&b=e", &came("", b"b=e&b=c")).is_some());
        assert!(against("form: a=", &came("", b"a")).is_some());
    }

    #[test]
    fn parts_have_names_types_and_bytes() {
        let wanted =
            "multipart: [{name: a, filename: a.png, content-type: image/png, base64: iVBORwD/}, {name: b, text: c}]";
        let body = b"--X\r\ncontent-disposition: form-data; name=\"a\"; filename=\"a.png\"\r\ncontent-type: image/png\r\n\r\n\x89PNG\x00\xff\r\n--X\r\ncontent-disposition: form-data; name=\"b\"\r\n\r\nc\r\n--X--\r\n";
        assert_eq!(against(wanted, &came("multipart/form-data; boundary=X", body)), None);
        let renamed = String::from_utf8_lossy(body).replace("a.png", "b.png").into_bytes();
        assert!(against(wanted, &came("multipart/form-data; boundary=X", &renamed)).unwrap().contains("filename"));
        assert!(against(wanted, &came("multipart/form-data", body)).unwrap().contains("no boundary"));
        let less = "multipart: [{name: b, text: c}]";
        assert!(against(less, &came("multipart/form-data; boundary=X", body)).unwrap().contains("part a should not"));
    }
}
