//! Releases: how what one lacks is answered, and in what shape the rest comes. What each has is tried in `flavours`.

use serde_json::{Value, json};
use vsphere_automation_fake::{FakeVcenter, Flavour, Release};

use crate::http::{Http, logged_in, start};

#[tokio::test]
async fn what_is_not_there_is_answered_as_by_what_is_there() {
    let old = start(FakeVcenter::builder().release(Release::V6_7)).await;
    let reply = Http::new(&old).create_session(old.user(), old.password()).await;
    assert_eq!((reply.status.as_u16(), reply.header("content-type")), (404, "text/plain; charset=utf-8"));

    let fake = start(FakeVcenter::builder().release(Release::V9_1)).await;
    let http = logged_in(&fake).await;
    assert_eq!(http.get("/api/hvc/links").await.error(), (404, "OPERATION_NOT_FOUND"));
    assert_eq!(http.get("/api/nothing").await.error(), (404, "OPERATION_NOT_FOUND"));
    assert_eq!(http.get("/").await.status, 404);
}

/// Which do in that release: some came to a path later than others.
#[tokio::test]
async fn methods_that_do_not_exist_are_told_which_do() {
    let fake = start(FakeVcenter::builder().release(Release::V7_0_3).session_id("fixed")).await;
    let mut http = Http::new(&fake);
    http.session = Some("fixed".to_owned());
    let document: Value = serde_saphyr::from_str(include_str!("../../src/vsphere.yaml")).unwrap();
    let mut paths = 0;
    for template in document["paths"].as_object().unwrap().keys() {
        let path = format!("/api{}", template.replace(['{', '}'], ""));
        let reply = http.call("PATCH", &path, None).await;
        if reply.status == 404 {
            continue;
        }
        let mut present = Vec::new();
        for method in ["DELETE", "GET", "POST", "PUT"] {
            if http.call(method, &path, None).await.error_type() != "OPERATION_NOT_FOUND" {
                present.push(method);
            }
        }
        assert_eq!((reply.status.as_u16(), reply.header("allow")), (405, &*present.join(", ")), "{path}");
        paths += 1;
    }
    assert!(paths > 0);
}

#[tokio::test]
async fn certificates_are_known_from_9_0_on() {
    for (release, knows) in [(Release::V8_0_3, false), (Release::V9_0, true)] {
        let fake = start(FakeVcenter::builder().release(release)).await;
        let http = logged_in(&fake).await;
        let host = &fake.foreign_hosts()[1];
        let mut spec = json!({
            "psc_hostname": host.hostname,
            "domain_name": host.domain,
            "username": host.user_name,
            "password": host.password,
        });
        let unverified = http.post("/api/hvc/links", &spec).await;
        assert_eq!(unverified.error(), (400, "UNVERIFIED_PEER"));
        assert_eq!(unverified.body["data"].get("ssl_certificate").is_some(), knows, "{release}");
        spec["ssl_certificate"] = json!(host.certificate);
        let reply = http.post("/api/hvc/links", &spec).await;
        assert_eq!(reply.status == 201, knows, "{release}: {reply:?}");
        assert_eq!(reply.error_type() == "UNEXPECTED_INPUT", !knows, "{release}: {reply:?}");
    }
}

/// It is told what the release speaks instead, and which releases start.
#[tokio::test]
async fn a_release_in_a_flavour_that_it_does_not_speak_does_not_start() {
    for (flavour, name, other) in [(Flavour::Api, "api", "rest"), (Flavour::Rest, "rest", "api")] {
        let (mut started, mut refused) = (Vec::new(), Vec::new());
        for release in Release::VALUES {
            match FakeVcenter::builder().release(release).flavour(flavour).start().await {
                Ok(_) => started.push(release.to_string()),
                Err(error) => refused.push((release, error)),
            }
        }
        let speakers = started.join(", ");
        assert!(!refused.is_empty(), "all speak {name}");
        for (release, error) in refused {
            assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
            let told = format!("release {release} does not speak {name}; it speaks {other}, ");
            assert_eq!(error.to_string(), format!("{told}and {name} is spoken by {speakers}"));
        }
    }
}
