//! A small client.

use reqwest::{Method, StatusCode};
use serde_json::Value;
use vsphere_automation_fake::{Builder, FakeClock, FakeVcenter};

/// The fake that most tests use: its clock is stepped.
pub(crate) async fn start(builder: Builder) -> FakeVcenter {
    builder.clock(FakeClock::stepped()).start().await.unwrap()
}

/// A client with a session of the administrator.
pub(crate) async fn logged_in(fake: &FakeVcenter) -> Http {
    Http::new(fake).log_in(fake.user(), fake.password()).await
}

pub(crate) struct Http {
    client: reqwest::Client,
    url: String,
    pub(crate) session: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: reqwest::header::HeaderMap,
    /// `Null` where there is none.
    pub(crate) body: Value,
}

impl Reply {
    pub(crate) fn error_type(&self) -> &str {
        self.body["error_type"].as_str().unwrap_or_default()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Status and type of the error.
    pub(crate) fn error(&self) -> (u16, &str) {
        (self.status.as_u16(), self.error_type())
    }
}

impl Http {
    pub(crate) fn new(fake: &FakeVcenter) -> Self {
        // Another test may have installed it.
        _ = rustls::crypto::ring::default_provider().install_default();
        let authority = fake.ca_pem().map(|pem| reqwest::Certificate::from_pem(pem.as_bytes()).unwrap());
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            // Whether a pooled connection is found to be reset before it is used is a matter of luck.
            .pool_max_idle_per_host(0)
            .tls_certs_only(authority)
            .build();
        Self { client: client.unwrap(), url: fake.url().to_owned(), session: None }
    }

    /// The same client, turned to another fake.
    pub(crate) fn of(self, fake: &FakeVcenter) -> Self {
        Self { url: fake.url().to_owned(), ..self }
    }

    pub(crate) async fn log_in(mut self, user: &str, password: &str) -> Self {
        let reply = self.create_session(user, password).await;
        self.session = Some(reply.body.as_str().expect("a session id").to_owned());
        self
    }

    pub(crate) async fn create_session(&self, user: &str, password: &str) -> Reply {
        let request = self.client.post(format!("{}/api/session", self.url)).basic_auth(user, Some(password));
        Self::read(request.send().await.unwrap()).await
    }

    pub(crate) fn request(&self, method: &str, path: &str, body: Option<&Value>) -> reqwest::RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self.client.request(method, format!("{}{path}", self.url));
        if let Some(session) = &self.session {
            request = request.header("vmware-api-session-id", session);
        }
        match body {
            Some(body) => request.json(body),
            None => request,
        }
    }

    pub(crate) async fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Reply {
        Self::read(self.request(method, path, body).send().await.unwrap()).await
    }

    /// Whether the fake of this session is gone. Its port may be that of another one by now, which knows no such session.
    pub(crate) async fn finds_nobody(&self) -> bool {
        let answer = self.request("GET", "/api/session", None).send().await;
        answer.map_or(true, |answer| answer.status() == StatusCode::UNAUTHORIZED)
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.call("GET", path, None).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Reply {
        self.call("POST", path, Some(body)).await
    }

    async fn read(response: reqwest::Response) -> Reply {
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = response.bytes().await.unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Reply { status, headers, body }
    }
}
