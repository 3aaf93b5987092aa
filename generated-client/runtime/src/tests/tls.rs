//! Certificates: trusted or not, with each TLS that is compiled in.

#![cfg(any(feature = "rustls", feature = "native-tls"))]

use std::net::SocketAddr;
use std::sync::Arc;

use rcgen::{BasicConstraints, Certificate, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use tokio_rustls::rustls::server::WebPkiClientVerifier;
use tokio_rustls::rustls::{RootCertStore, ServerConfig};

use super::support::raw::{Raw, thing};
use super::support::somebody;
use crate::tests::support::{Client, ClientBuilder};
use crate::{ErrorKind, Fate, NextStep, Secret, TlsBackend};

pub(super) const BACKENDS: &[TlsBackend] = &[
    #[cfg(feature = "rustls")]
    TlsBackend::Rustls,
    #[cfg(feature = "native-tls")]
    TlsBackend::Native,
];

/// A server for `vcenter.test` that answers everything with a thing; its address, and its CA in PEM.
pub(super) async fn server() -> (SocketAddr, String) {
    let authority = authority();
    let (certificate, key) = issue("vcenter.test", &authority);
    (serve(certificate, key, None).await, authority.pem())
}

fn authority() -> CertifiedIssuer<'static, KeyPair> {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, format!("CA {}", fastrand::u64(..)));
    CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap()
}

fn issue(name: &str, authority: &CertifiedIssuer<'static, KeyPair>) -> (Certificate, KeyPair) {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    params.distinguished_name.push(DnType::CommonName, name);
    (params.signed_by(&key, authority).unwrap(), key)
}

/// Signed by itself, and a CA, as that of an appliance may be.
fn self_signed() -> (Certificate, KeyPair) {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec!["vcenter.test".to_owned()]).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.distinguished_name.push(DnType::CommonName, "vcenter.test");
    (params.self_signed(&key).unwrap(), key)
}

fn thumbprint(certificate: &Certificate) -> String {
    use sha2::Digest as _;
    let bytes = sha2::Sha256::digest(certificate.der());
    bytes.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(":")
}

/// Answers everything with a thing; with `clients`, only to those who have a certificate of that CA.
async fn serve(
    certificate: Certificate,
    key: KeyPair,
    clients: Option<&CertifiedIssuer<'static, KeyPair>>,
) -> SocketAddr {
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
    let config =
        ServerConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions().unwrap();
    let config = match clients {
        None => config.with_no_client_auth(),
        Some(authority) => {
            let mut roots = RootCertStore::empty();
            roots.add(authority.der().clone()).unwrap();
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build().unwrap();
            config.with_client_cert_verifier(verifier)
        }
    };
    let config = config.with_single_cert(vec![certificate.der().clone()], key).unwrap();
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
                    let _ = stream.write_all(&thing().bytes()).await;
                }
            });
        }
    });
    address
}

fn to(address: SocketAddr, host: &str, backend: TlsBackend) -> ClientBuilder {
    Client::builder(format!("https://{host}"))
        .resolve(host, address)
        .credentials(somebody())
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

#[tokio::test]
async fn a_server_that_signed_its_own_certificate_is_trusted_if_it_is_the_one_given() {
    let (certificate, key) = self_signed();
    let pem = certificate.pem();
    let address = serve(certificate, key, None).await;
    let (other, _) = self_signed();
    for &backend in BACKENDS {
        let given = to(address, "vcenter.test", backend).ca_certificate(&pem).build().unwrap();
        given.open_thing().await.unwrap();
        for client in [
            to(address, "vcenter.test", backend).ca_certificate(other.pem()),
            to(address, "other.test", backend).ca_certificate(&pem),
        ] {
            let error = client.build().unwrap().open_thing().await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Certificate, "{backend:?}: {error}");
        }
    }
}

#[tokio::test]
async fn a_certificate_is_accepted_by_its_thumbprint() {
    let (certificate, key) = self_signed();
    let right = thumbprint(&certificate);
    let address = serve(certificate, key, None).await;
    let wrong = thumbprint(&self_signed().0);
    for &backend in BACKENDS {
        let to = |host| to(address, host, backend);
        to("vcenter.test").pin_sha256(&right).build().unwrap().open_thing().await.unwrap();
        // Whatever name it has, and beside others.
        let renamed = to("other.test").pin_sha256(&wrong).pin_sha256(right.replace(':', "").to_lowercase());
        renamed.build().unwrap().open_thing().await.unwrap();

        let error = to("vcenter.test").pin_sha256(&wrong).build().unwrap().thing("a").await.unwrap_err();
        assert_eq!(
            (error.kind(), error.fate(), error.attempts()),
            (ErrorKind::Certificate, Fate::NotSent, 0),
            "{error}"
        );
        assert_eq!(error.next_step(), NextStep::GiveUp);
        assert!(error.to_string().contains(&format!("its SHA-256 thumbprint is {right}; compare it")), "{error}");
        assert!(error.to_string().chars().count() < 450, "{error}");

        let error = to("vcenter.test").pin_sha256("AB:".repeat(19) + "AB").build().unwrap_err();
        assert!(error.kind() == ErrorKind::Configuration && error.to_string().contains("SHA-1"), "{error}");
    }
}

#[cfg(feature = "rustls")]
#[tokio::test]
async fn thumbprints_go_beside_a_ca_but_not_beside_the_system() {
    let (address, ca) = server().await;
    let wrong = thumbprint(&self_signed().0);
    let beside = to(address, "vcenter.test", TlsBackend::Rustls).pin_sha256(&wrong).ca_certificate(&ca);
    beside.build().unwrap().open_thing().await.unwrap();
    let misnamed = to(address, "other.test", TlsBackend::Rustls).pin_sha256(&wrong).ca_certificate(&ca);
    assert_eq!(misnamed.build().unwrap().open_thing().await.unwrap_err().kind(), ErrorKind::Certificate);
}

#[cfg(feature = "native-tls")]
#[tokio::test]
async fn what_the_platform_cannot_do_is_told_and_its_reasons_are() {
    let (address, ca) = server().await;
    let print = thumbprint(&self_signed().0);
    let both = to(address, "vcenter.test", TlsBackend::Native).pin_sha256(print).ca_certificate(&ca);
    let error = both.build().unwrap_err();
    assert!(error.to_string().contains("cannot check thumbprints beside a CA"), "{error}");
    let unknown = to(address, "vcenter.test", TlsBackend::Native).build().unwrap();
    let line = unknown.open_thing().await.unwrap_err().to_string();
    assert!(!line.contains("SSL routines"), "{line}");
    #[cfg(not(any(windows, target_vendor = "apple")))]
    assert!(line.contains("not trusted: unable to get local issuer certificate"), "{line}");
}

#[tokio::test]
async fn a_client_shows_its_certificate_to_who_asks() {
    let (ours, theirs) = (authority(), authority());
    let (certificate, key) = issue("vcenter.test", &theirs);
    let address = serve(certificate, key, Some(&ours)).await;
    let (mine, key) = issue("client.test", &ours);
    let (strange, strange_key) = issue("client.test", &theirs);
    for &backend in BACKENDS {
        let to = || to(address, "vcenter.test", backend).ca_certificate(theirs.pem());
        let client = to().client_certificate(mine.pem(), Secret::from(key.serialize_pem())).build().unwrap();
        client.open_thing().await.unwrap();
        let strange = to().client_certificate(strange.pem(), Secret::from(strange_key.serialize_pem()));
        for builder in [to(), strange] {
            let error = builder.build().unwrap().poke().await.unwrap_err();
            if backend_tells(backend) {
                assert_eq!((error.kind(), error.fate()), (ErrorKind::Certificate, Fate::NotSent), "{error}");
                assert!(error.to_string().contains("ClientBuilder::client_certificate"), "{error}");
            }
        }
        for (certificate, key) in [("", ""), ("no PEM", "no PEM"), (&*mine.pem(), "-----BEGIN hunter2-----")] {
            let error = to().client_certificate(certificate, Secret::from(key)).build().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Configuration, "{backend:?}");
            assert!(
                error.to_string().contains("client certificate") && !error.to_string().contains("hunter2"),
                "{error}"
            );
        }
        let builder = to().client_certificate(mine.pem(), Secret::from(key.serialize_pem()));
        assert!(!format!("{builder:?}").contains("PRIVATE"));
    }
}

/// The platform's errors do not say whether the certificate of the client is what is wrong.
fn backend_tells(backend: TlsBackend) -> bool {
    format!("{backend:?}") == "Rustls"
}

#[tokio::test]
async fn through_a_proxy_the_certificate_is_that_of_the_server() {
    let (address, ca) = server().await;
    let proxy = Raw::tunnel(address).await;
    for &backend in BACKENDS {
        let to = |host| Client::builder(format!("https://{host}")).tls_backend(backend).proxy(proxy.url());
        to("vcenter.test").ca_certificate(&ca).build().unwrap().open_thing().await.unwrap();
        let misnamed = to("other.test").ca_certificate(&ca).build().unwrap().open_thing().await.unwrap_err();
        assert_eq!(misnamed.kind(), ErrorKind::Certificate);
    }
    let seen = proxy.seen().remove(0);
    assert_eq!(
        (&*seen.method, &*seen.target, seen.header("host")),
        ("CONNECT", "vcenter.test:443", "vcenter.test:443")
    );
    assert!(!seen.headers.contains_key("proxy-authorization"));
}
