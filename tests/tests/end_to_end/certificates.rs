//! Certificates that are not trusted.

use vsphere_automation::{Client, Credentials, ErrorKind, RetryPolicy, Secret};
use vsphere_automation_fake::FakeVcenter;

use crate::site;

/// A client that does not know the authority of the fake.
fn stranger(fake: &FakeVcenter) -> vsphere_automation::ClientBuilder {
    let credentials = Credentials::basic(fake.user(), Secret::from(fake.password()));
    Client::builder(fake.url()).retry(RetryPolicy::off()).no_proxy().credentials(credentials)
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted() {
    let (fake, other) = (site::fake(|builder| builder.tls()).await, site::fake(|builder| builder.tls()).await);
    // The authority of another server, so that no roots of the system are needed.
    let client = stranger(&fake).ca_certificate(other.ca_pem().unwrap()).build().unwrap();
    let error = client.hvc_links().list().await.unwrap_err();
    assert_eq!((error.kind(), fake.requests().len()), (ErrorKind::Certificate, 0));
    let host = fake.url().trim_start_matches("https://");
    insta::assert_snapshot!(site::line(&error).replace(host, "127.0.0.1:…"));
}

#[tokio::test]
async fn a_name_that_the_certificate_is_not_for() {
    let fake = site::fake(|builder| builder.tls()).await;
    let address = fake.url().trim_start_matches("https://").parse().unwrap();
    let credentials = Credentials::basic(fake.user(), Secret::from(fake.password()));
    let client = Client::builder("https://vcenter.example.com").resolve("vcenter.example.com", address);
    let client = client.no_proxy().ca_certificate(fake.ca_pem().unwrap()).credentials(credentials);
    let error = client.retry(RetryPolicy::off()).build().unwrap().hvc_links().list().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Certificate);
    insta::assert_snapshot!(site::line(&error));
}

#[tokio::test]
async fn any_certificate_where_the_caller_says_so() {
    let fake = site::fake(|builder| builder.tls()).await;
    let client = stranger(&fake).danger_accept_invalid_certs(true).build().unwrap();
    client.hvc_links().list().await.unwrap();
}

#[test]
fn a_certificate_that_is_none() {
    let error = Client::builder("https://vcenter.example.com").ca_certificate("no PEM").build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    insta::assert_snapshot!(site::line(&error));
}

/// https:// to a server that speaks http://.
#[tokio::test]
async fn a_server_without_tls() {
    let fake = site::fake(|builder| builder).await;
    let url = fake.url().replace("http://", "https://");
    let credentials = Credentials::basic(fake.user(), Secret::from(fake.password()));
    let authority = site::fake(|builder| builder.tls()).await;
    let client = Client::builder(url).no_proxy().ca_certificate(authority.ca_pem().unwrap()).credentials(credentials);
    let error = client.retry(RetryPolicy::off()).build().unwrap().hvc_links().list().await.unwrap_err();
    assert_eq!((error.status(), fake.requests().len()), (None, 0));
    assert!(error.is_connect(), "{error}");
}
