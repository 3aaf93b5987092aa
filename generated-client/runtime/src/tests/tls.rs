//! Certificates: trusted or not, with each TLS that is compiled in.

#![cfg(any(feature = "rustls", feature = "native-tls"))]

use std::net::SocketAddr;
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use super::support::basic;
use crate::tests::support::{Client, ClientBuilder};
use crate::{ErrorKind, TlsBackend};

const BACKENDS: &[TlsBackend] = &[
    #[cfg(feature = "rustls")]
    TlsBackend::Rustls,
    #[cfg(feature = "native-tls")]
    TlsBackend::Native,
];

/// A server for `vcenter.test` that answers everything with a thing; its address, and its CA in PEM.
async fn server() -> (SocketAddr, String) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, format!("CA {}", fastrand::u64(..)));
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec!["vcenter.test".to_owned()]).unwrap();
    params.distinguished_name.push(DnType::CommonName, "vcenter.test");
    let certificate = params.signed_by(&key, &authority).unwrap();
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                let Ok(mut stream) = acceptor.accept(stream).await else { return };
                let mut request = [0; 4096];
                while matches!(stream.read(&mut request).await, Ok(1..)) {
                    let body = r#"{"id":"a","parts":[]}"#;
                    let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
                    let _ = stream.write_all(answer.as_bytes()).await;
                }
            });
        }
    });
    (address, authority.pem())
}

fn to(address: SocketAddr, host: &str, backend: TlsBackend) -> ClientBuilder {
    Client::builder(format!("https://{host}"))
        .resolve(host, address)
        .credentials(basic())
        .tls_backend(backend)
        .no_proxy()
}

#[tokio::test]
async fn a_ca_that_is_given_is_trusted() {
    let (address, ca) = server().await;
    for &backend in BACKENDS {
        let client = to(address, "vcenter.test", backend).ca_certificate(&ca).build().unwrap();
        client.open_thing().await.unwrap();
        let anything = to(address, "other.test", backend).danger_accept_invalid_certs(true).build().unwrap();
        anything.open_thing().await.unwrap();
    }
}

#[tokio::test]
async fn another_ca_or_name_is_not() {
    let (address, ca) = server().await;
    let (_, other) = server().await;
    for &backend in BACKENDS {
        let unknown = to(address, "vcenter.test", backend).ca_certificate(&other).build().unwrap();
        let misnamed = to(address, "other.test", backend).ca_certificate(&ca).build().unwrap();
        for client in [unknown, misnamed] {
            let error = client.open_thing().await.unwrap_err();
            assert_eq!((error.kind(), error.attempts()), (ErrorKind::Certificate, 1), "{error}");
            assert!(error.is_connect() && !error.is_retryable());
            let line = error.to_string();
            assert!(line.contains(".test:443 is not trusted: "), "{line}");
            assert!(line.contains("ClientBuilder::ca_certificate"), "{line}");
            // Nor is anyone told the password.
            assert_eq!(client.thing("a").await.unwrap_err().kind(), ErrorKind::Certificate);
        }
    }
}

#[tokio::test]
async fn what_is_no_certificate_is_refused() {
    for &backend in BACKENDS {
        for pem in ["", "not PEM", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
            let address = SocketAddr::from(([127, 0, 0, 1], 1));
            let error = to(address, "vcenter.test", backend).ca_certificate(pem).build().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Configuration, "{backend:?} {pem:?}");
        }
    }
}
