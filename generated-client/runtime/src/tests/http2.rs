//! HTTP/2, with each TLS that is compiled in.

#![cfg(all(feature = "http2", any(feature = "rustls", feature = "native-tls")))]

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use futures_util::future::join_all;
use rcgen::KeyPair;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use super::support::{Client, ClientBuilder, somebody};
use super::tls::BACKENDS;
use crate::TlsBackend;

/// A server that takes up HTTP/2 alone, where it has the choice.
struct Server {
    address: SocketAddr,
    certificate: String,
    connections: Arc<AtomicUsize>,
}

async fn server(protocols: &[&str]) -> Server {
    let key = KeyPair::generate().unwrap();
    let certificate =
        rcgen::CertificateParams::new(vec!["vcenter.test".to_owned()]).unwrap().self_signed(&key).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let mut config = config.with_no_client_auth().with_single_cert(vec![certificate.der().clone()], key).unwrap();
    config.alpn_protocols = protocols.iter().map(|name| name.as_bytes().to_vec()).collect();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let connections = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&connections);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            counted.fetch_add(1, Ordering::Relaxed);
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let Ok(stream) = acceptor.accept(stream).await else { return };
                let Ok(mut connection) = h2::server::handshake(stream).await else { return };
                while let Some(Ok((request, respond))) = connection.accept().await {
                    answer(&request, respond);
                }
            });
        }
    });
    Server { address, certificate: certificate.pem(), connections }
}

fn answer(request: &http::Request<h2::RecvStream>, mut respond: h2::server::SendResponse<Bytes>) {
    assert_eq!(request.uri().host(), Some("vcenter.test"));
    let (status, body) = match request.uri().path() {
        "/api/session" => (201, "\"session-1\"".to_owned()),
        _ if request.headers()["vmware-api-session-id"] == "session-1" => (200, r#"{"id":"a","parts":[]}"#.to_owned()),
        _ => (401, String::new()),
    };
    let head = http::Response::builder().status(status).header("content-type", "application/json").body(()).unwrap();
    let mut stream = respond.send_response(head, false).unwrap();
    stream.send_data(body.into(), true).unwrap();
}

fn to(server: &Server, backend: TlsBackend) -> ClientBuilder {
    Client::builder("https://vcenter.test")
        .resolve("vcenter.test", server.address)
        .ca_certificate(&server.certificate)
        .credentials(somebody())
        .tls_backend(backend)
        .no_proxy()
}

#[tokio::test]
async fn calls_share_one_connection() {
    for backend in BACKENDS {
        let server = server(&["h2"]).await;
        let client = to(&server, *backend).http2().build().unwrap();
        let things = join_all((0..50).map(|_| std::future::IntoFuture::into_future(client.thing("a")))).await;
        assert!(things.iter().all(|thing| thing.as_ref().is_ok_and(|thing| thing.id == "a")), "{things:?}");
        assert_eq!(server.connections.load(Ordering::Relaxed), 1, "{backend:?}");
    }
}

#[tokio::test]
async fn it_is_offered_to_those_alone_who_want_it() {
    for backend in BACKENDS {
        let server = server(&["h2"]).await;
        let client = to(&server, *backend).retry(crate::RetryPolicy::off()).build().unwrap();
        client.thing("a").await.unwrap_err();
    }
}

#[tokio::test]
async fn a_server_that_does_not_take_it_up_is_spoken_to_as_before() {
    for backend in BACKENDS {
        let (address, authority) = super::tls::server().await;
        let builder = Client::builder("https://vcenter.test").resolve("vcenter.test", address);
        let client = builder.ca_certificate(authority).tls_backend(*backend).no_proxy().http2().build().unwrap();
        assert_eq!(client.open_thing().await.unwrap().id, "a", "{backend:?}");
    }
}
