//! Addresses that cannot be used.

use std::net::{Ipv4Addr, TcpListener};

use vsphere_automation::{Client, Credentials, ErrorKind, RetryPolicy, Secret};

use crate::site;

#[test]
fn urls() {
    let urls = [
        "",
        "vcenter.example.com",
        "vcenter.example.com:443",
        "ftp://vcenter.example.com",
        "https://",
        "https://vcenter.example.com:99999",
        "https://vcenter.example.com/api",
        "https://vcenter.example.com/rest/",
        "https://vcenter.example.com/?a=b",
        "https://administrator:password@vcenter.example.com",
        "http://vcenter.example.com",
        "http://192.0.2.1",
    ];
    let line = |url: &str| {
        let error = Client::builder(url).build().expect_err(url);
        assert_eq!(error.kind(), ErrorKind::Configuration);
        format!("{url:?}\n    {}", site::line(&error))
    };
    insta::assert_snapshot!(urls.map(line).join("\n"));
}

#[test]
fn usable_urls() {
    for url in [
        "https://vcenter.example.com",
        "https://vcenter.example.com/",
        "https://vcenter.example.com:8443",
        "https://[2001:db8::1]",
        "http://localhost:8697",
        "http://127.0.0.1:8697",
        "http://[::1]:8697",
    ] {
        Client::builder(url).build().unwrap_or_else(|error| panic!("{url}: {error}"));
    }
    Client::builder("http://vcenter.example.com").danger_allow_http(true).build().unwrap();
}

#[tokio::test]
async fn a_refused_connection() {
    // Nobody listens on a port that was just given back.
    let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
    let credentials = Credentials::basic("administrator@vsphere.local", Secret::from("password"));
    let client = Client::builder(format!("http://{address}")).retry(RetryPolicy::off()).credentials(credentials);
    let error = client.build().unwrap().hvc_links().list().await.unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Connect, None));
    // In between is what the system says.
    let line = site::line(&error).replace(&address.to_string(), "127.0.0.1:…");
    assert!(
        line.starts_with("GET /api/hvc/links → not sent: the login for it failed: no connection to 127.0.0.1:…: "),
        "{line}"
    );
    assert!(line.contains("; is the address right and the server up? [Vcenter.Hvc.Links_list"), "{line}");
}
