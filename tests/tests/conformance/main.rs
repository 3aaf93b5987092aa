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

/// Each operation in either flavour.
fn spoken() -> impl Iterator<Item = (Operation<'static>, Flavour)> {
    operations()
        .into_iter()
        .flat_map(|operation| [Flavour::Api, Flavour::Rest].map(|flavour| (operation.clone(), flavour)))
}

#[tokio::test]
async fn requests_are_sent_as_documented() {
    let row = |(operation, flavour): (Operation<'static>, Flavour)| {
        (format!("{} {flavour:?}", operation.id), harness::request(operation, flavour))
    };
    each(spoken().map(row)).await;
}

/// They are the same values in the legacy flavour.
#[tokio::test]
async fn documented_successes_are_understood() {
    let row = |(operation, flavour): (Operation<'static>, Flavour)| {
        (format!("{} {} {flavour:?}", operation.id, operation.success), harness::success(operation, flavour))
    };
    each(spoken().map(row)).await;
}

/// They are the same errors in the legacy flavour.
#[tokio::test]
async fn documented_failures_are_understood() {
    let rows = spoken().flat_map(|(operation, flavour)| {
        let errors = operation.errors.clone();
        errors.into_iter().map(move |error| {
            let name = format!("{} {} {} {flavour:?}", operation.id, error.status, error.error_type);
            (name, harness::failure(operation.clone(), error, flavour))
        })
    });
    each(rows).await;
}
