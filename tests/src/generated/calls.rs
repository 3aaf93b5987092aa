// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! How the client calls each operation.

use vsphere_automation::Client;

use crate::calls::{Answer, Given, answer};

/// Every operation that can be called here.
pub const OPERATIONS: &[&str] = &[
    "Cis.Session_get",
    "Cis.Session_create",
    "Cis.Session_delete",
    "Vcenter.Hvc.Links_list",
    "Vcenter.Hvc.Links_create",
    "Vcenter.Hvc.Links_get",
    "Vcenter.Hvc.Links_deleteWithCredentials",
    "Vcenter.Hvc.Links_delete",
    "Vcenter.Hvc.Links.Sync_reset",
    "Vcenter.Hvc.Links.Sync.Providers_list",
    "Vcenter.Hvc.Links.Sync.Providers_get",
    "Vcenter.Hvc.Links.Sync.Providers_start",
    "Vcenter.Hvc.Management.Administrators_get",
    "Vcenter.Hvc.Management.Administrators_set",
    "Vcenter.Hvc.Management.Administrators_add",
    "Vcenter.Hvc.Management.Administrators_remove",
    "Appliance.Recovery.Reconciliation.Job_get",
    "Appliance.Recovery.Reconciliation.Job_create",
    "Appliance.System.Version_get",
];

/// The answer to a call of this operation.
pub fn call<'c>(operation: &str, client: &'c Client, given: &Given) -> Option<Answer<'c>> {
    Some(match operation {
        "Cis.Session_get" => answer(client.session().get()),
        "Cis.Session_create" => answer(client.session().create()),
        "Cis.Session_delete" => answer(client.session().delete()),
        "Vcenter.Hvc.Links_list" => answer(client.hvc_links().list()),
        "Vcenter.Hvc.Links_create" => answer(client.hvc_links().create(&given.body())),
        "Vcenter.Hvc.Links_get" => answer(client.hvc_links().get(&given.id().into())),
        "Vcenter.Hvc.Links_deleteWithCredentials" => {
            answer(client.hvc_links().delete_with_credentials(&given.id().into(), &given.body()))
        }
        "Vcenter.Hvc.Links_delete" => answer(client.hvc_links().delete(&given.id().into())),
        "Vcenter.Hvc.Links.Sync_reset" => answer(client.hvc_sync().reset(&given.id().into())),
        "Vcenter.Hvc.Links.Sync.Providers_list" => answer(client.hvc_sync_providers().list(&given.id().into())),
        "Vcenter.Hvc.Links.Sync.Providers_get" => {
            answer(client.hvc_sync_providers().get(&given.id().into(), &given.id().into()))
        }
        "Vcenter.Hvc.Links.Sync.Providers_start" => {
            answer(client.hvc_sync_providers().start(&given.id().into(), &given.id().into()))
        }
        "Vcenter.Hvc.Management.Administrators_get" => answer(client.hvc_administrators().get()),
        "Vcenter.Hvc.Management.Administrators_set" => answer(client.hvc_administrators().set(&given.body())),
        "Vcenter.Hvc.Management.Administrators_add" => answer(client.hvc_administrators().add(given.only_member())),
        "Vcenter.Hvc.Management.Administrators_remove" => {
            answer(client.hvc_administrators().remove(given.only_member()))
        }
        "Appliance.Recovery.Reconciliation.Job_get" => answer(client.reconciliation_job().get()),
        "Appliance.Recovery.Reconciliation.Job_create" => answer(client.reconciliation_job().create(&given.body())),
        "Appliance.System.Version_get" => answer(client.appliance_version().get()),
        _ => return None,
    })
}
