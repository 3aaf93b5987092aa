//! Fakes of a release, clients of them, and every operation as a call.

use std::future::Future;
use std::pin::Pin;

use vsphere_automation::appliance::recovery::reconciliation::job;
use vsphere_automation::hvc::links::DeleteWithCredentials;
use vsphere_automation::hvc::management::administrators::Set;
use vsphere_automation::lifecycle::{self, Item};
use vsphere_automation::{Client, ClientBuilder, Credentials, Error, RetryPolicy};
use vsphere_automation_fake::{FakeClock, FakeVcenter, Release};
use vsphere_automation_tests::tour::{THUMBPRINT, link};

/// All that can be played, from old to new.
pub(crate) const RELEASES: &[Release] = Release::VALUES.split_at(1).1;

pub(crate) async fn fake(release: Release) -> FakeVcenter {
    let builder = FakeVcenter::builder().clock(FakeClock::stepped()).release(release).session_id("a-given-session");
    builder.start().await.expect("the fake starts")
}

pub(crate) fn builder(fake: &FakeVcenter) -> ClientBuilder {
    let credentials = Credentials::basic(fake.user(), fake.password());
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

type Calling<'c> = Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'c>>;

/// An operation, and a call of it that succeeds where it is alone.
pub(crate) struct Operation {
    pub(crate) id: &'static str,
    pub(crate) call: for<'c> fn(&'c Client) -> Calling<'c>,
}

impl Operation {
    pub(crate) fn item(&self) -> &'static Item {
        lifecycle::find(self.id).expect("it is in the table")
    }
}

/// `operation!("…", client => client.…)`.
macro_rules! operation {
    ($id:literal, $client:ident => $call:expr) => {
        Operation { id: $id, call: |$client| Box::pin(async move { $call.await.map(drop) }) }
    };
}

/// All of them, in an order in which each finds what it needs.
pub(crate) fn operations() -> Vec<Operation> {
    vec![
        operation!("Cis.Session_create", client => client.session().create()),
        operation!("Cis.Session_get", client => client.session().get()),
        operation!("Appliance.System.Version_get", client => client.appliance_version().get()),
        operation!("Vcenter.Hvc.Links_list", client => client.hvc_links().list()),
        operation!("Vcenter.Hvc.Links_get", client => client.hvc_links().get(&"link-1".into())),
        operation!("Vcenter.Hvc.Links_create", client => client.hvc_links().create(&link().with_ssl_thumbprint(THUMBPRINT))),
        operation!("Vcenter.Hvc.Links.Sync_reset", client => client.hvc_sync().reset(&"link-1".into())),
        operation!(
            "Vcenter.Hvc.Links.Sync.Providers_list",
            client => client.hvc_sync_providers().list(&"link-1".into())
        ),
        operation!(
            "Vcenter.Hvc.Links.Sync.Providers_get",
            client => client.hvc_sync_providers().get(&"link-1".into(), &"provider-tags".into())
        ),
        operation!(
            "Vcenter.Hvc.Links.Sync.Providers_start",
            client => client.hvc_sync_providers().start(&"link-1".into(), &"provider-tags".into())
        ),
        operation!("Vcenter.Hvc.Management.Administrators_get", client => client.hvc_administrators().get()),
        operation!(
            "Vcenter.Hvc.Management.Administrators_set",
            client => client.hvc_administrators().set(&Set::new(vec!["a@example.net".to_owned()]))
        ),
        operation!("Vcenter.Hvc.Management.Administrators_add", client => client.hvc_administrators().add("b@example.net")),
        operation!(
            "Vcenter.Hvc.Management.Administrators_remove",
            client => client.hvc_administrators().remove("b@example.net")
        ),
        operation!(
            "Appliance.Recovery.Reconciliation.Job_create",
            client => client.reconciliation_job().create(&job::CreateSpec::default())
        ),
        operation!("Appliance.Recovery.Reconciliation.Job_get", client => client.reconciliation_job().get()),
        operation!(
            "Vcenter.Hvc.Links_deleteWithCredentials",
            client => client.hvc_links().delete_with_credentials(&"link-1".into(), &DeleteWithCredentials::new())
        ),
        operation!("Vcenter.Hvc.Links_delete", client => client.hvc_links().delete(&"link-1".into())),
        operation!("Cis.Session_delete", client => client.session().delete()),
    ]
}
