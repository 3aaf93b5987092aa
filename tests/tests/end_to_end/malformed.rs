//! Requests of `/api` that no typed client sends: the fake answers them with the errors that the document has for them.

use reqwest::{Method, header::WWW_AUTHENTICATE};
use serde_json::{Value, json};
use vsphere_automation_fake::FakeVcenter;
use vsphere_automation_tests::document::{Document, Operation};
use vsphere_automation_tests::tour::IDS;

use crate::site::Site;

struct Http<'f> {
    fake: &'f FakeVcenter,
    operation: &'f Operation<'static>,
    session: Option<String>,
}

impl Http<'_> {
    /// The answer must be this error, and be documented.
    async fn fails(&self, query: &[(&str, &str)], body: Option<&Value>, status: u16, error_type: &str) {
        let mut ids = IDS.iter();
        let segments = self.operation.path.split('/');
        let path: Vec<&str> =
            segments.map(|s| if s.starts_with('{') { ids.next().expect("an id") } else { s }).collect();
        let query = query.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&");
        let method = Method::from_bytes(self.operation.method.as_bytes()).expect("a method");
        let mut request =
            reqwest::Client::new().request(method, format!("{}{}?{query}", self.fake.url(), path.join("/")));
        request = self.session.iter().fold(request, |request, id| request.header("vmware-api-session-id", id));
        request = body.into_iter().fold(request, |request, body| request.json(body));
        let answer = request.send().await.expect("an answer");
        let challenge =
            answer.headers().get(WWW_AUTHENTICATE).is_some_and(|value| value.as_bytes().starts_with(b"Basic"));
        let found = (answer.status().as_u16(), answer.json::<Value>().await.expect("JSON")["error_type"].clone());
        assert_eq!(found, (status, json!(error_type)), "{} {query} {body:?}", self.operation.id);
        assert_eq!(challenge, status == 401, "{}", self.operation.id);
        let documented =
            self.operation.errors.iter().any(|error| (error.status, error.error_type) == (status, error_type));
        assert!(documented, "{} has no documented {error_type}", self.operation.id);
    }
}

#[tokio::test]
async fn whoever_is_unknown_and_whatever_is_unheard_of_is_refused() {
    // Another test may have installed it.
    _ = rustls::crypto::ring::default_provider().install_default();
    for operation in &Document::curated().operations() {
        let fake = Site::Api.fake(|builder| builder).await;
        let mut http = Http { fake: &fake, operation, session: None };
        let (query, body) = (&operation.query[..], operation.requests.first().copied());
        http.fails(query, body, 401, "UNAUTHENTICATED").await;
        if !operation.in_session {
            continue;
        }
        http.session = fake.begin_session(fake.user());
        if let Some(body) = body {
            let mut more = body.clone();
            more["unheard_of"] = json!(1);
            http.fails(query, Some(&more), 400, "UNEXPECTED_INPUT").await;
            http.fails(query, Some(&json!([])), 400, "INVALID_ARGUMENT").await;
        } else if let [(name, _)] = query {
            http.fails(&[query[0], ("unheard", "of")], None, 400, "UNEXPECTED_INPUT").await;
            http.fails(&[(name, "other")], None, 400, "INVALID_ARGUMENT").await;
        }
        assert_eq!(fake.violations(), Vec::<String>::new(), "{}", operation.id);
    }
}
