//! Groups of administrators.

use vsphere_automation::hvc::management::administrators::Set;
use vsphere_automation_fake::Service;

use crate::case::{Failures, call};
use crate::site;

const NO_OTHER_PROPERTY: &str = "the type of the body has no property that a server may lack";

fn groups(names: &[&str]) -> Set {
    Set::new(names.iter().map(|name| (*name).to_owned()).collect())
}

/// Groups are written as `group@domain`.
pub(crate) fn failures() -> Vec<Failures> {
    let set = call!(client => client.hvc_administrators().set(&groups(&["a@b"])));
    let invalid_set = call!(client => client.hvc_administrators().set(&groups(&["a"])));
    let add = call!(client => client.hvc_administrators().add("a@b"));
    let invalid_add = call!(client => client.hvc_administrators().add("a"));
    let remove = call!(client => client.hvc_administrators().remove("a@b"));
    let invalid_remove = call!(client => client.hvc_administrators().remove("a"));
    vec![
        Failures::of("Vcenter.Hvc.Management.Administrators_get", call!(client => client.hvc_administrators().get()))
            .gone()
            .broken(Service::Hvc),
        Failures::of("Vcenter.Hvc.Management.Administrators_set", set)
            .given(400, "INVALID_ARGUMENT", invalid_set)
            .played("UNEXPECTED_INPUT", NO_OTHER_PROPERTY)
            .gone()
            .refused()
            .broken(Service::Hvc),
        Failures::of("Vcenter.Hvc.Management.Administrators_add", add)
            .given(400, "INVALID_ARGUMENT", invalid_add)
            .played("UNEXPECTED_INPUT", NO_OTHER_PROPERTY)
            .gone()
            .refused()
            .broken(Service::Hvc),
        Failures::of("Vcenter.Hvc.Management.Administrators_remove", remove)
            .given(400, "INVALID_ARGUMENT", invalid_remove)
            .played("UNEXPECTED_INPUT", NO_OTHER_PROPERTY)
            .gone()
            .refused()
            .broken(Service::Hvc),
    ]
}

#[tokio::test]
async fn groups_are_set_added_and_removed() {
    let fake = site::fake(|builder| builder).await;
    let client = site::client(&fake);
    let administrators = client.hvc_administrators();
    administrators.set(&groups(&["a@b", "c@d"])).await.unwrap();
    administrators.add("e@f").await.unwrap();
    administrators.remove("a@b".to_owned()).await.unwrap();
    let mut left = administrators.get().await.unwrap();
    left.sort();
    assert_eq!(left, ["c@d", "e@f"]);
}
