//! Settings of the way to the server: transport, TLS, proxy, connections.

use std::net::SocketAddr;
use std::time::Duration;

use super::ClientBuilder;
use crate::client::connection::Connection;
use crate::values::secret::Secret;
use crate::wire::direct::Proxies;
use crate::wire::seam::Transport;
use crate::wire::tls::TlsBackend;

/// The way to the server. All but [`transport`](Self::transport) and [`danger_allow_http`](Self::danger_allow_http) is for
/// the transport that is built in.
impl<C: From<Connection>, K> ClientBuilder<C, K> {
    /// Sends requests through this instead of the connections of the client: an HTTP client that the service has already,
    /// a stack of tower, a recorder, a mock. See [`Transport`].
    ///
    /// Everything above stays as it is: sessions, retries, timeouts, errors. TLS, proxies and connections are the
    /// transport's, so the other methods for them are refused by [`build`](Self::build).
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// Allows `http://` to hosts other than loopback (`localhost`, `127.0.0.1`, `[::1]`). Anyone in between can then read
    /// the credentials.
    pub fn danger_allow_http(mut self, allow: bool) -> Self {
        self.allow_http = allow;
        self
    }

    /// Trusts these CAs besides those of the system: one or more certificates in PEM form.
    ///
    /// The certificate of a server that signed it itself may be given, too: then exactly that one is accepted, if its
    /// name is that of the URL.
    pub fn ca_certificate(mut self, pem: impl AsRef<[u8]>) -> Self {
        self.network.trust.authorities.push(pem.as_ref().to_vec());
        self.sets("ca_certificate")
    }

    /// Accepts the certificate with this SHA-256 thumbprint, such as `AA:BB:…`, as
    /// `openssl x509 -noout -fingerprint -sha256` shows it: whoever signed it, whatever names and dates it has. May be
    /// called several times, say for the old and the new certificate of a server.
    ///
    /// Once there is a thumbprint, the CAs of the system are not trusted any more; those of
    /// [`ca_certificate`](Self::ca_certificate) are, beside it (but not with [`TlsBackend::Native`](crate::TlsBackend),
    /// which takes one or the other). The error about another certificate says its thumbprint, so that a person can
    /// compare.
    pub fn pin_sha256(mut self, thumbprint: impl Into<String>) -> Self {
        self.network.trust.pins.push(thumbprint.into());
        self.sets("pin_sha256")
    }

    /// Shows this certificate to servers that ask for one: certificate (with those between it and its CA, if any) and
    /// private key, in PEM form, the key without a password. [`TlsBackend::Native`](crate::TlsBackend) wants the key as
    /// PKCS#8.
    pub fn client_certificate(mut self, certificate: impl AsRef<[u8]>, key: Secret) -> Self {
        self.network.trust.identity = Some((certificate.as_ref().to_vec(), key));
        self.sets("client_certificate")
    }

    /// Trusts any certificate, login included. Whoever answers is then sent the credentials: for
    /// tests only.
    pub fn danger_accept_invalid_certs(mut self, accept: bool) -> Self {
        self.network.trust.anything = accept;
        self.sets("danger_accept_invalid_certs")
    }

    /// Which TLS to use. Default: rustls if it is compiled in, else that of the platform.
    pub fn tls_backend(mut self, backend: TlsBackend) -> Self {
        self.network.trust.backend = Some(backend);
        self.sets("tls_backend")
    }

    /// Time to connect: name, proxy and TLS included. Default 10 s. Goes by the time of Tokio.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.network.connect_timeout = timeout;
        self.sets("connect_timeout")
    }

    /// Connects to `addr` for the host name `host`. Its port counts where the URL names none; 0
    /// stands for the usual one. Several addresses of one name are tried one after the other.
    pub fn resolve(mut self, host: impl Into<String>, addr: SocketAddr) -> Self {
        self.network.resolve.push((host.into(), addr));
        self.sets("resolve")
    }

    /// Goes through this HTTP proxy, such as `http://proxy.example.com:3128`; user and password may stand in the URL, and
    /// are shown nowhere. Default: the proxy of the system (`HTTPS_PROXY`, `NO_PROXY`, …), which is not used for
    /// `http://` to loopback. Other kinds of proxies, such as `socks5://`, are refused by [`build`](Self::build).
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.network.proxies = Proxies::Given(url.into());
        self.sets("proxy")
    }

    /// Goes through no proxy, whatever the system says.
    pub fn no_proxy(mut self) -> Self {
        self.network.proxies = Proxies::None;
        self
    }

    /// Offers HTTP/2 to the server, so that all calls share one connection, and speaks HTTP/1.1 with one that does not
    /// take it up. Only with `https://`: both sides agree on it within TLS. Default: HTTP/1.1, which every vCenter and
    /// every proxy before it speaks.
    ///
    /// Cargo unifies features: in a program that serves HTTP with hyper or axum, theirs for HTTP/2 is then on, too.
    #[cfg(feature = "http2")]
    #[cfg_attr(docsrs, doc(cfg(feature = "http2")))]
    pub fn http2(mut self) -> Self {
        self.network.trust.offers_http2 = true;
        self.sets("http2")
    }

    /// Most connections that are kept open for later calls. Default: as many as were in use at once, until they have been
    /// idle for [`pool_idle_timeout`](Self::pool_idle_timeout); 0 keeps none.
    pub fn pool_max_idle(mut self, connections: usize) -> Self {
        self.network.pool_max_idle = connections;
        self.sets("pool_max_idle")
    }

    /// How long a connection is kept open for later calls. Default 50 s: less than the 60 s after which many proxies
    /// close theirs, so that no request meets a connection that is just being closed.
    pub fn pool_idle_timeout(mut self, timeout: Duration) -> Self {
        self.network.pool_idle_timeout = timeout;
        self.sets("pool_idle_timeout")
    }

    /// After so long without a byte, TCP asks the other side for a sign of life, three times at this interval; then the
    /// connection counts as broken. It finds servers that vanished while a long answer is awaited, and keeps firewalls
    /// from forgetting the connection. Default 15 s; zero switches it off.
    pub fn tcp_keep_alive(mut self, interval: Duration) -> Self {
        self.network.tcp_keep_alive = interval;
        self.sets("tcp_keep_alive")
    }

    fn sets(mut self, method: &'static str) -> Self {
        self.network_set.push(method);
        self
    }
}
