//! The conformance suite that the document writes: the request of each operation and each of its documented responses, tried
//! with the client on the wire.
//!
//! What is expected is read from the document by other means than the generator's; only the calls are generated. A new
//! operation cannot be added without its rows, since nobody writes them.

#![allow(clippy::unwrap_used, reason = "tests")]

mod harness;
mod server;

use std::collections::BTreeSet;

use harness::each;
use vsphere_automation::Flavour;
use vsphere_automation_tests::calls::OPERATIONS;
use vsphere_automation_tests::document::{Document, Operation};

fn operations() -> Vec<Operation<'static>> {
    Document::curated().operations()
}

#[test]
fn every_operation_has_its_call() {
    let documented: BTreeSet<String> = operations().iter().map(|operation| operation.id.to_owned()).collect();
    let called: BTreeSet<String> = OPERATIONS.iter().map(|id| (*id).to_owned()).collect();
    assert_eq!(called, documented);
}

async fn requests(flavour: Flavour) {
    each(operations().into_iter().map(|operation| (operation.id.to_owned(), harness::request(operation, flavour))))
        .await;
}

async fn successes(flavour: Flavour) {
    let row = |operation: Operation<'static>| {
        (format!("{} {}", operation.id, operation.success), harness::success(operation, flavour))
    };
    each(operations().into_iter().map(row)).await;
}

async fn failures(flavour: Flavour) {
    let rows = operations().into_iter().flat_map(|operation| {
        let errors = operation.errors.clone();
        errors.into_iter().map(move |error| {
            let name = format!("{} {} {}", operation.id, error.status, error.error_type);
            (name, harness::failure(operation.clone(), error, flavour))
        })
    });
    each(rows).await;
}

#[tokio::test]
async fn requests_are_sent_as_documented() {
    requests(Flavour::Api).await;
}

#[tokio::test]
async fn documented_successes_are_understood() {
    successes(Flavour::Api).await;
}

#[tokio::test]
async fn documented_failures_are_understood() {
    failures(Flavour::Api).await;
}

#[tokio::test]
async fn requests_are_sent_as_documented_in_the_legacy_flavour() {
    requests(Flavour::Rest).await;
}

#[tokio::test]
async fn documented_successes_are_the_same_values_in_the_legacy_flavour() {
    successes(Flavour::Rest).await;
}

#[tokio::test]
async fn documented_failures_are_the_same_errors_in_the_legacy_flavour() {
    failures(Flavour::Rest).await;
}
