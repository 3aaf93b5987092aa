//! A request as it came over the connection, byte by byte: header names in their case, order and number.

use std::io::{self, BufRead, Read};

/// What a client sent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    /// Whom it was for.
    pub(crate) authority: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    /// The values of a header, whatever the case of its name.
    pub(crate) fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Reads one; `None` where the connection ends before the first byte.
    ///
    /// # Errors
    ///
    /// If the connection breaks, or what comes is not HTTP/1.1.
    pub(crate) fn read(from: &mut impl BufRead) -> io::Result<Option<Self>> {
        let first = line(from)?;
        if first.is_empty() {
            return Ok(None);
        }
        let mut words = first.splitn(3, ' ').map(str::to_owned);
        let (Some(method), Some(target), Some(_)) = (words.next(), words.next(), words.next()) else {
            return Err(io::Error::other(format!("not a request line: {first}")));
        };
        let mut request = Self { method, target, ..Self::default() };
        loop {
            let line = line(from)?;
            if line.is_empty() {
                break;
            }
            let (name, value) =
                line.split_once(':').ok_or_else(|| io::Error::other(format!("not a header: {line}")))?;
            request.headers.push((name.to_owned(), value.trim().to_owned()));
        }
        request.body = request.read_body(from)?;
        let host = request.values("host").next().unwrap_or_default().to_owned();
        request.authority = host;
        // What goes through a proxy names its server in the request line.
        if let Some(rest) = request.target.strip_prefix("http://") {
            let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            (request.authority, request.target) = (authority.to_owned(), path.to_owned());
        }
        Ok(Some(request))
    }

    fn read_body(&self, from: &mut impl BufRead) -> io::Result<Vec<u8>> {
        let mut body = Vec::new();
        if self.values("transfer-encoding").any(|coding| coding.eq_ignore_ascii_case("chunked")) {
            loop {
                let size = line(from)?;
                let size = size.split(';').next().unwrap_or_default().trim();
                let size = u64::from_str_radix(size, 16).map_err(io::Error::other)?;
                from.take(size).read_to_end(&mut body)?;
                line(from)?;
                if size == 0 {
                    return Ok(body);
                }
            }
        }
        let length = self.values("content-length").next().map_or(Ok(0), str::parse::<u64>).map_err(io::Error::other)?;
        from.take(length).read_to_end(&mut body)?;
        Ok(body)
    }
}

/// A line without its end; header values may hold any byte.
fn line(from: &mut impl BufRead) -> io::Result<String> {
    let mut bytes = Vec::new();
    from.read_until(b'\n', &mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).trim_end_matches(['\r', '\n']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::Request;

    fn read(text: &str) -> Request {
        Request::read(&mut text.as_bytes()).unwrap().unwrap()
    }

    #[test]
    fn headers_and_body_are_as_they_came() {
        let request = read("POST /a?b HTTP/1.1\r\nHost: h:1\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 2\r\n\r\nhi");
        assert_eq!((request.authority.as_str(), request.target.as_str()), ("h:1", "/a?b"));
        assert_eq!(request.values("X-a").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(request.body, b"hi");
    }

    #[test]
    fn chunks_are_joined() {
        let request = read("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");
        assert_eq!(request.body, b"abc");
    }

    #[test]
    fn a_request_to_a_proxy_names_its_server() {
        let request = read("GET http://a.localhost:81/b?c HTTP/1.1\r\nHost: a.localhost:81\r\n\r\n");
        assert_eq!((request.authority.as_str(), request.target.as_str()), ("a.localhost:81", "/b?c"));
    }
}
