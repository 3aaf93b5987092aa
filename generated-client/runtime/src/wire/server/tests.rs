use super::Server;

fn refused(url: &str) -> String {
    Server::parse(url, false).unwrap_err().to_string()
}

#[test]
fn addresses_of_servers_are_accepted() {
    for (text, base, port) in [
        ("https://vc.example.com", "https://vc.example.com", 443),
        ("https://vc.example.com:8443/", "https://vc.example.com:8443", 8443),
        ("https://gateway.example.com/vc1/", "https://gateway.example.com/vc1", 443),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080", 8080),
        ("http://[::1]:80", "http://[::1]", 80),
        ("http://localhost", "http://localhost", 80),
        ("https://[2001:db8::1]", "https://[2001:db8::1]", 443),
        ("https://[2001:DB8::1]:8443/vc", "https://[2001:db8::1]:8443/vc", 8443),
    ] {
        let server = Server::parse(text, false).unwrap();
        assert_eq!((&*server.base, server.port), (base, port), "{text}");
    }
}

#[test]
fn what_is_no_address_says_what_to_write() {
    for (text, why) in [
        ("", "no URL"),
        ("vc.example.com", "no URL"),
        ("vc.example.com:443", "does not begin with https://"),
        ("ftp://vc.example.com", "does not begin with https://"),
        ("https://vc.example.com?x=1", "query or a fragment"),
        ("https://:443", "no URL"),
        ("2001:db8::1", "write https://[2001:db8::1]"),
        ("https://2001:db8::1", "write https://[2001:db8::1]"),
        ("https://fe80::1/vc", "write https://[fe80::1]"),
        ("::1", "write https://[::1]"),
    ] {
        let error = refused(text);
        assert!(error.contains(why), "{text}: {error}");
        assert!(error.contains("https://server.example.com"), "{error}");
    }
}

#[test]
fn roots_of_vcenters_apis_are_no_part_of_its_address() {
    let root = |text: &str| Server::parse(text, false).unwrap().without_api_root().map_err(|e| e.to_string());
    assert!(root("https://vc.example.com/api").unwrap_err().contains("ends in `/api`"));
    assert!(root("https://vc.example.com/sdk/").unwrap_err().contains("ends in `/sdk`"));
    assert_eq!(root("https://vc.example.com/vc1"), Ok(()));
}

#[test]
fn paths_of_operations_may_begin_elsewhere() {
    let server = || Server::parse("https://a.example.com", false).unwrap();
    let moved = server().moved("/garden/v2", "/garden/v3/").unwrap();
    let placed = ["/garden/v2/valves", "/garden/v2", "/garden/v20/x", "/other"].map(|path| moved.placed(path));
    assert_eq!(placed, ["/garden/v3/valves", "/garden/v3", "/garden/v20/x", "/other"]);
    assert_eq!(server().moved("", "/v1").unwrap().placed("/valves"), "/v1/valves");
    assert_eq!(server().moved("/v1", "/main site/é/a%20b").unwrap().placed("/v1"), "/main%20site/%C3%A9/a%20b");
    for no_path in ["v1", "//elsewhere", "/a?b", "/a/../b", "/a\nb"] {
        assert!(server().moved("/v1", no_path).is_err(), "{no_path}");
    }
}

#[test]
fn a_password_in_the_url_is_not_echoed() {
    for text in ["https://root:hunter2@vc", "root:hunter2@vc", "https://root:hunter2@vc:port"] {
        assert!(!refused(text).contains("hunter2"));
    }
}

#[test]
fn http_is_for_loopback_only() {
    for text in [
        "http://vc.example.com",
        "http://10.0.0.1",
        "http://localhost.example.com",
        "http://evil.localhost",
        "http://[2001:db8::1]",
    ] {
        assert!(refused(text).contains("danger_allow_http"), "{text}");
        assert!(Server::parse(text, true).is_ok());
    }
}
