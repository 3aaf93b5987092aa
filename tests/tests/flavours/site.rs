//! Fakes of a release, clients of them, and every operation as a call.

use std::sync::LazyLock;

use serde_json::Value;
use vsphere_automation::lifecycle::{self, Item};
use vsphere_automation::{Client, ClientBuilder, Credentials, Error, RetryPolicy, Secret};
use vsphere_automation_fake::{FakeClock, FakeVcenter, Release};
use vsphere_automation_tests::calls::{Given, OPERATIONS, call};
use vsphere_automation_tests::document::Document;
use vsphere_automation_tests::tour::IDS;

/// All that can be played, from old to new.
pub(crate) const RELEASES: &[Release] = Release::VALUES.split_at(1).1;

pub(crate) async fn fake(release: Release) -> FakeVcenter {
    let builder = FakeVcenter::builder().clock(FakeClock::stepped()).release(release).session_id("a-given-session");
    builder.start().await.expect("the fake starts")
}

pub(crate) fn builder(fake: &FakeVcenter) -> ClientBuilder {
    let credentials = Credentials::basic(fake.user(), Secret::from(fake.password()));
    Client::builder(fake.url()).credentials(credentials).retry(RetryPolicy::off()).no_proxy()
}

pub(crate) fn client(fake: &FakeVcenter) -> Client {
    builder(fake).build().expect("the client can be built")
}

/// The requests so far, as `POST /api/session 404`.
pub(crate) fn requests(fake: &FakeVcenter) -> Vec<String> {
    let line = |request: vsphere_automation_fake::RecordedRequest| {
        format!("{} {} {}", request.method, request.path_and_query(), request.status.unwrap_or_default())
    };
    fake.requests().into_iter().map(line).collect()
}

/// An operation of the document.
pub(crate) struct Operation {
    pub(crate) id: &'static str,
    body: Value,
}

impl Operation {
    pub(crate) fn item(&self) -> &'static Item {
        lifecycle::find(self.id).expect("it is in the table")
    }

    /// Calls it with what the fake has; whether it succeeds depends on what was done before.
    pub(crate) async fn call(&self, client: &Client) -> Result<(), Error> {
        let given = Given::new(IDS, self.body.clone());
        call(self.id, client, &given).expect("it can be called").await.map(drop)
    }
}

/// All of them; the end of the session is that of the walk. Each is given what says least, which every release takes.
pub(crate) fn operations() -> &'static [Operation] {
    static ALL: LazyLock<Vec<Operation>> = LazyLock::new(|| {
        let body = |id| Document::curated().operation(id).least_body();
        let mut all: Vec<Operation> = OPERATIONS.iter().map(|&id| Operation { id, body: body(id) }).collect();
        all.sort_by_key(|operation| operation.id == "Cis.Session_delete");
        all
    });
    &ALL
}

/// An operation that one release has, and the next one that lacks it.
pub(crate) fn withdrawn() -> Option<(&'static Operation, Release)> {
    let lacks = |pair: &[Release]| {
        let is_lost = |operation: &&Operation| {
            operation.item().exists_in(pair[0].as_str()) && !operation.item().exists_in(pair[1].as_str())
        };
        Some((operations().iter().find(is_lost)?, pair[1]))
    };
    RELEASES.windows(2).find_map(lacks)
}
