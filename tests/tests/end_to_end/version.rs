//! The version of the appliance.

use vsphere_automation_fake::{Release, Service};

use crate::case::{Failures, call};
use crate::site;

pub(crate) fn failures() -> Vec<Failures> {
    let get = call!(client => client.appliance_version().get());
    vec![Failures::of("Appliance.System.Version_get", get).gone().refused().broken(Service::Appliance)]
}

#[tokio::test]
async fn the_version_begins_with_the_release() {
    let fake = site::fake(|builder| builder.release(Release::V8_0_1)).await;
    let info = site::client(&fake).appliance_version().get().await.unwrap();
    assert!(info.version.starts_with("8.0.1."), "{}", info.version);
}
