//! Every documented error of every operation comes back as what it is.

use std::collections::BTreeSet;

use vsphere_automation_tests::document::Document;

use crate::case::{Case, Cause, Failures};
use crate::{administrators, links, reconciliation, sessions, sync, version};

fn cases() -> impl Iterator<Item = Case> {
    let all = [
        sessions::failures(),
        links::failures(),
        sync::failures(),
        administrators::failures(),
        reconciliation::failures(),
        version::failures(),
    ];
    all.into_iter().flatten().flat_map(|failures| failures.cases)
}

async fn run(failures: Vec<Failures>, tls: bool) {
    let mut wrong = Vec::new();
    for case in failures.into_iter().flat_map(|failures| failures.cases) {
        if let Err(why) = case.run(tls).await {
            wrong.push(format!("{} {}: {why}", case.operation, case.error_type));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn errors_of_sessions() {
    run(sessions::failures(), false).await;
}

#[tokio::test]
async fn errors_of_links() {
    run(links::failures(), false).await;
}

#[tokio::test]
async fn errors_of_sync() {
    run(sync::failures(), false).await;
}

#[tokio::test]
async fn errors_of_administrators() {
    run(administrators::failures(), false).await;
}

#[tokio::test]
async fn errors_of_reconciliation() {
    run(reconciliation::failures(), false).await;
}

#[tokio::test]
async fn errors_of_the_version() {
    run(version::failures(), false).await;
}

#[tokio::test]
async fn errors_over_https() {
    run(sessions::failures(), true).await;
    run(reconciliation::failures(), true).await;
}

#[test]
fn no_documented_error_is_left_out() {
    let document = Document::curated();
    let documented: BTreeSet<(&str, u16, &str)> = document
        .operations()
        .iter()
        .flat_map(|operation| operation.errors.iter().map(|error| (operation.id, error.status, error.error_type)))
        .collect();
    let mut covered: BTreeSet<_> = cases().map(|case| (case.operation, case.status, case.error_type)).collect();
    assert!(covered.insert(sessions::FORGIVEN));
    assert_eq!(covered, documented);
}

/// The line that a caller reads for each of them.
#[tokio::test]
async fn lines() {
    let mut lines = Vec::new();
    for case in cases() {
        lines.push(case.run(false).await.unwrap_or_else(|why| panic!("{}: {why}", case.operation)));
    }
    insta::assert_snapshot!(lines.join("\n"));
}

/// What a caller cannot cause, and why. Everything else is caused by state or by what the call is given.
#[test]
fn played() {
    let played = cases().filter_map(|case| match case.cause {
        Cause::Played(why) => Some(format!("{} {}: {why}", case.operation, case.error_type)),
        _ => None,
    });
    insta::assert_snapshot!(played.collect::<Vec<_>>().join("\n"));
}
