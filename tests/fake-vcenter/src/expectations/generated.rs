// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! A matcher for each operation, with the responses that the document has.

use super::Expectation;

/// Matches `Cis.Session_get`: GET /api/session.
pub fn session_get() -> Expectation {
    Expectation::of("Cis.Session_get")
}

/// Matches `Cis.Session_create`: POST /api/session.
pub fn session_create() -> Expectation {
    Expectation::of("Cis.Session_create")
}

/// Matches `Cis.Session_delete`: DELETE /api/session.
pub fn session_delete() -> Expectation {
    Expectation::of("Cis.Session_delete")
}

/// Matches `Vcenter.Hvc.Links_list`: GET /api/hvc/links.
pub fn hvc_links_list() -> Expectation {
    Expectation::of("Vcenter.Hvc.Links_list")
}

/// Matches `Vcenter.Hvc.Links_create`: POST /api/hvc/links.
pub fn hvc_links_create() -> Expectation {
    Expectation::of("Vcenter.Hvc.Links_create")
}

/// Matches `Vcenter.Hvc.Links_get`: GET /api/hvc/links/{link}.
pub fn hvc_links_get() -> Expectation {
    Expectation::of("Vcenter.Hvc.Links_get")
}

/// Matches `Vcenter.Hvc.Links_deleteWithCredentials`: POST /api/hvc/links/{link}?action=delete.
pub fn hvc_links_delete_with_credentials() -> Expectation {
    Expectation::of("Vcenter.Hvc.Links_deleteWithCredentials")
}

/// Matches `Vcenter.Hvc.Links_delete`: DELETE /api/hvc/links/{link}.
pub fn hvc_links_delete() -> Expectation {
    Expectation::of("Vcenter.Hvc.Links_delete")
}

/// Matches `Vcenter.Hvc.Links.Sync_reset`: POST /api/hvc/links/{link}/sync?action=reset.
pub fn hvc_sync_reset() -> Expectation {
    Expectation::of("Vcenter.Hvc.Links.Sync_reset")
}

/// Matches `Vcenter.Hvc.Links.Sync.Providers_list`: GET /api/hvc/links/{link}/sync/providers.
pub fn hvc_sync_providers_list() -> Expectation {
    Expectation::of("Vcenter.Hvc.Links.Sync.Providers_list")
}

/// Matches `Vcenter.Hvc.Links.Sync.Providers_get`: GET /api/hvc/links/{link}/sync/providers/{provider}.
pub fn hvc_sync_providers_get() -> Expectation {
    Expectation::of("Vcenter.Hvc.Links.Sync.Providers_get")
}

/// Matches `Vcenter.Hvc.Links.Sync.Providers_start`: POST /api/hvc/links/{link}/sync/providers/{provider}?action=start.
pub fn hvc_sync_providers_start() -> Expectation {
    Expectation::of("Vcenter.Hvc.Links.Sync.Providers_start")
}

/// Matches `Vcenter.Hvc.Management.Administrators_get`: GET /api/hvc/management/administrators.
pub fn hvc_administrators_get() -> Expectation {
    Expectation::of("Vcenter.Hvc.Management.Administrators_get")
}

/// Matches `Vcenter.Hvc.Management.Administrators_set`: PUT /api/hvc/management/administrators.
pub fn hvc_administrators_set() -> Expectation {
    Expectation::of("Vcenter.Hvc.Management.Administrators_set")
}

/// Matches `Vcenter.Hvc.Management.Administrators_add`: POST /api/hvc/management/administrators?action=add.
pub fn hvc_administrators_add() -> Expectation {
    Expectation::of("Vcenter.Hvc.Management.Administrators_add")
}

/// Matches `Vcenter.Hvc.Management.Administrators_remove`: POST /api/hvc/management/administrators?action=remove.
pub fn hvc_administrators_remove() -> Expectation {
    Expectation::of("Vcenter.Hvc.Management.Administrators_remove")
}

/// Matches `Appliance.Recovery.Reconciliation.Job_get`: GET /api/appliance/recovery/reconciliation/job.
pub fn reconciliation_job_get() -> Expectation {
    Expectation::of("Appliance.Recovery.Reconciliation.Job_get")
}

/// Matches `Appliance.Recovery.Reconciliation.Job_create`: POST /api/appliance/recovery/reconciliation/job.
pub fn reconciliation_job_create() -> Expectation {
    Expectation::of("Appliance.Recovery.Reconciliation.Job_create")
}

/// Matches `Appliance.System.Version_get`: GET /api/appliance/system/version.
pub fn appliance_version_get() -> Expectation {
    Expectation::of("Appliance.System.Version_get")
}

/// All of them.
pub fn all() -> Vec<Expectation> {
    vec![
        session_get(),
        session_create(),
        session_delete(),
        hvc_links_list(),
        hvc_links_create(),
        hvc_links_get(),
        hvc_links_delete_with_credentials(),
        hvc_links_delete(),
        hvc_sync_reset(),
        hvc_sync_providers_list(),
        hvc_sync_providers_get(),
        hvc_sync_providers_start(),
        hvc_administrators_get(),
        hvc_administrators_set(),
        hvc_administrators_add(),
        hvc_administrators_remove(),
        reconciliation_job_get(),
        reconciliation_job_create(),
        appliance_version_get(),
    ]
}
