//! Answers that are not those of a vCenter: the line says what came back, and what to do.

use vsphere_automation::{Client, Credentials, Error, ErrorKind, Fate, RetryPolicy, Secret};
use vsphere_automation_fake::{Fault, Flavour, Release};

use crate::site::{self, Site};

const JOB: &str = "Appliance.Recovery.Reconciliation.Job_get";
const LOGIN: &str = "Cis.Session_create";

/// The error of reading the links when the fault hits.
async fn error(site: Site, fault: Fault) -> Error {
    let fake = site.fake(|builder| builder).await;
    fake.fault(fault.on("Vcenter.Hvc.Links_list").always());
    site.client(&fake).hvc_links().list().await.expect_err("the fault hits")
}

/// What callers are told in either flavour: the kind, and the line.
async fn told(error: impl AsyncFn(Site) -> Error) -> String {
    let mut told = Vec::new();
    for site in Site::BOTH {
        let error = error(site).await;
        told.push(format!("{:?}\n{}", error.kind(), site::line(&error)));
    }
    told.join("\n")
}

/// One snapshot for each.
macro_rules! answers {
    ($($name:ident: $fault:expr;)*) => {$(
        #[tokio::test]
        async fn $name() {
            let told = told(async |site| error(site, $fault).await).await;
            insta::assert_snapshot!(told);
        }
    )*};
}

answers! {
    a_web_page: Fault::answer(200, "text/html", "<!DOCTYPE html>\n<title>Welcome</title>");
    an_empty_body: Fault::answer(200, "application/json", "");
    a_wrong_type: Fault::answer(200, "application/json", r#"[{"link": 7, "display_name": "example.net"}]"#);
    a_missing_property: Fault::missing_property("display_name");
    json_of_something_else: Fault::answer(200, "application/json", r#"{"links": []}"#);
    no_json: Fault::garbage();
    a_body_that_breaks_off: Fault::truncated();
    an_empty_401: Fault::status(401);
    a_403_of_a_proxy: Fault::answer(403, "text/html", "<h1>Forbidden</h1>");
    a_plain_404: Fault::answer(404, "text/plain", "404 page not found\n");
    an_empty_500: Fault::status(500);
    a_web_page_of_502: Fault::answer(502, "text/html", "<html>Bad Gateway</html>");
    an_empty_503: Fault::status(503);
    a_redirect: Fault::redirect("https://elsewhere.example.com/api/hvc/links");
    a_redirect_to_nowhere: Fault::status(302);
    an_error_without_a_type: Fault::answer(500, "application/json", r#"{"messages": []}"#);
    an_error_of_a_type_to_come: Fault::error(500, "ADDED_LATER", "Something new.");
    a_status_nobody_knows: Fault::status(299 + 300);
}

#[tokio::test]
async fn a_broken_connection() {
    for site in Site::BOTH {
        let error = error(site, Fault::reset()).await;
        assert_eq!((error.kind(), error.status()), (ErrorKind::Disconnected, None));
        // After the colon is what the system says.
        let line = site::line(&error);
        let path = match site {
            Site::Api => "/api/hvc/links",
            Site::Rest => "/rest/hvc/links",
        };
        assert!(line.starts_with(&format!("GET {path} → the connection broke before an answer came: ")), "{line}");
    }
}

#[tokio::test]
async fn the_status_is_never_lost() {
    for site in Site::BOTH {
        for status in [400, 401, 403, 404, 418, 429, 500, 502, 503, 504, 599] {
            for body in ["", "plain text", "<html>", "{}", "[]", r#"{"messages": 7}"#] {
                let error = error(site, Fault::answer(status, "", body)).await;
                assert_eq!(error.status().map(|status| status.as_u16()), Some(status), "{body:?}: {error}");
                assert!(error.to_string().contains(&status.to_string()), "{error}");
            }
        }
    }
}

#[tokio::test]
async fn a_login_that_is_answered_by_a_web_page() {
    let told = told(async |site| {
        let fake = site.fake(|builder| builder).await;
        fake.fault(Fault::answer(200, "text/html", "<title>Log in</title>").on(LOGIN));
        let error = site.client(&fake).hvc_links().list().await.unwrap_err();
        assert_eq!(error.fate(), Fate::NotSent);
        error
    });
    insta::assert_snapshot!(told.await);
}

#[tokio::test]
async fn a_login_that_is_redirected_sends_no_password_elsewhere() {
    for site in Site::BOTH {
        let (fake, elsewhere) = (site.fake(|builder| builder).await, site.fake(|builder| builder).await);
        fake.fault(Fault::redirect(&format!("{}/api/session", elsewhere.url())).on(LOGIN));
        let error = site.client(&fake).hvc_links().list().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Redirect);
        assert_eq!(elsewhere.requests().len(), 0);
        let host = elsewhere.url().trim_start_matches("http://");
        assert!(error.to_string().contains(host), "{error}");
    }
}

#[tokio::test]
async fn a_server_before_7_0_2() {
    let told = told(async |site| {
        let fake = site.fake(|builder| builder.release(Release::V6_7).flavour(Flavour::Both)).await;
        site.client(&fake).reconciliation_job().get().await.unwrap_err()
    });
    insta::assert_snapshot!(told.await);
}

#[tokio::test]
async fn a_server_that_no_longer_has_the_operation() {
    let told = told(async |site| {
        let fake = site.fake(|builder| builder.release(Release::V9_1).flavour(Flavour::Both)).await;
        site.client(&fake).hvc_links().list().await.unwrap_err()
    });
    insta::assert_snapshot!(told.await);
}

#[tokio::test]
async fn a_client_without_credentials() {
    let told = told(async |site| {
        let fake = site.fake(|builder| builder).await;
        let client: Client = site.builder(&fake).build().unwrap();
        let error = client.hvc_links().list().await.unwrap_err();
        assert_eq!(fake.requests().len(), 0);
        error
    });
    insta::assert_snapshot!(told.await);
}

/// The JSON path and the body are kept for those who look closer.
#[tokio::test]
async fn what_does_not_decode_is_kept() {
    for site in Site::BOTH {
        let fake = site.fake(|builder| builder).await;
        let client = site.client(&fake);
        client.reconciliation_job().create(&Default::default()).await.unwrap();
        fake.fault(Fault::answer(200, "application/json", r#"{"description": {"id": "a", "args": []}}"#).on(JOB));
        let error = client.reconciliation_job().get().await.unwrap_err();
        assert_eq!(error.json_path(), Some("description.default_message"));
        assert_eq!(error.body(), Some(r#"{"description": {"id": "a", "args": []}}"#));
    }
}

/// https:// to a server that speaks http://.
#[tokio::test]
async fn a_server_without_tls() {
    for site in Site::BOTH {
        let fake = site.fake(|builder| builder).await;
        let url = fake.url().replace("http://", "https://");
        let credentials = Credentials::basic(fake.user(), Secret::from(fake.password()));
        let authority = site.fake(|builder| builder.tls()).await;
        let client =
            Client::builder(url).no_proxy().ca_certificate(authority.ca_pem().unwrap()).credentials(credentials);
        let error = client.retry(RetryPolicy::off()).build().unwrap().hvc_links().list().await.unwrap_err();
        assert_eq!((error.status(), fake.requests().len()), (None, 0));
        assert!(error.is_connect(), "{error}");
    }
}
