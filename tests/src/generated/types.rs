// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! The Rust type of every schema, and the types that every operation takes and gives.

use crate::types::{self, OperationTypes, RustType};

/// Schema of the document → Rust type.
pub const SCHEMAS: &[(&str, RustType)] = &[
    ("Cis.Session.Info", RustType::of::<vsphere_automation::cis::session::Info>()),
    ("Vcenter.Hvc.Links.CreateSpec", RustType::of::<vsphere_automation::hvc::links::CreateSpec>()),
    ("Vcenter.Hvc.Links.Summary", RustType::of::<vsphere_automation::hvc::links::Summary>()),
    ("Vcenter.Hvc.Links.Info", RustType::of::<vsphere_automation::hvc::links::Info>()),
    ("Vcenter.Hvc.Links.Info.HealthStatus", RustType::of::<vsphere_automation::hvc::links::HealthStatus>()),
    ("Vcenter.Hvc.Links.Credentials", RustType::of::<vsphere_automation::hvc::links::Credentials>()),
    (
        "Vcenter.Hvc.Links.DeleteWithCredentials",
        RustType::of::<vsphere_automation::hvc::links::DeleteWithCredentials>(),
    ),
    ("Vcenter.Hvc.Links.CertificateInfo", RustType::of::<vsphere_automation::hvc::links::CertificateInfo>()),
    (
        "Vcenter.Hvc.Links.Sync.Providers.Summary",
        RustType::of::<vsphere_automation::hvc::links::sync::providers::Summary>(),
    ),
    ("Vcenter.Hvc.Links.Sync.Providers.Info", RustType::of::<vsphere_automation::hvc::links::sync::providers::Info>()),
    (
        "Vcenter.Hvc.Links.Sync.Providers.Status",
        RustType::of::<vsphere_automation::hvc::links::sync::providers::Status>(),
    ),
    (
        "Vcenter.Hvc.Links.Sync.Providers.SessionInfo",
        RustType::of::<vsphere_automation::hvc::links::sync::providers::SessionInfo>(),
    ),
    (
        "Vcenter.Hvc.Links.Sync.Providers.SessionInfo.Stage",
        RustType::of::<vsphere_automation::hvc::links::sync::providers::SessionInfoStage>(),
    ),
    (
        "Vcenter.Hvc.Management.Administrators.Set",
        RustType::of::<vsphere_automation::hvc::management::administrators::Set>(),
    ),
    (
        "Vcenter.Hvc.Management.Administrators.Add",
        RustType::of::<vsphere_automation::hvc::management::administrators::Add>(),
    ),
    (
        "Vcenter.Hvc.Management.Administrators.Remove",
        RustType::of::<vsphere_automation::hvc::management::administrators::Remove>(),
    ),
    (
        "Appliance.Recovery.Reconciliation.Job.CreateSpec",
        RustType::of::<vsphere_automation::appliance::recovery::reconciliation::job::CreateSpec>(),
    ),
    (
        "Appliance.Recovery.Reconciliation.Job.Info",
        RustType::of::<vsphere_automation::appliance::recovery::reconciliation::job::Info>(),
    ),
    (
        "Appliance.Recovery.Reconciliation.Job.Status",
        RustType::of::<vsphere_automation::appliance::recovery::reconciliation::job::Status>(),
    ),
    ("Appliance.System.Version.VersionStruct", RustType::of::<vsphere_automation::appliance::system::version::Info>()),
    ("Vapi.Std.LocalizableMessage", RustType::of::<vsphere_automation::vapi::LocalizableMessage>()),
    ("Vapi.Std.LocalizationParam", RustType::of::<vsphere_automation::vapi::LocalizationParam>()),
    ("Vapi.Std.LocalizationParam.DateTimeFormat", RustType::of::<vsphere_automation::vapi::DateTimeFormat>()),
    ("Vapi.Std.NestedLocalizableMessage", RustType::of::<vsphere_automation::vapi::NestedLocalizableMessage>()),
    ("Vapi.Std.DynamicID", RustType::of::<vsphere_automation::vapi::DynamicId>()),
    ("Vapi.Std.Errors.Error", RustType::of::<vsphere_automation::vapi::errors::Error>()),
    ("Vapi.Std.Errors.Error.Type", RustType::of::<vsphere_automation::vapi::errors::ErrorType>()),
];

/// Operation of the document → Rust types. The compiler reads them off the methods themselves.
pub fn operations() -> Vec<(&'static str, OperationTypes)> {
    vec![
        ("Cis.Session_get", types::gives(|client| client.session().get().into())),
        ("Cis.Session_create", types::gives(|client| client.session().create().into())),
        ("Cis.Session_delete", types::void(|client| client.session().delete().into())),
        ("Vcenter.Hvc.Links_list", types::gives(|client| client.hvc_links().list().into())),
        (
            "Vcenter.Hvc.Links_create",
            types::takes(
                |client,
                body: &vsphere_automation::hvc::links::CreateSpec| client.hvc_links().create(body).into(),
            ),
        ),
        ("Vcenter.Hvc.Links_get", types::gives(|client| client.hvc_links().get(&"x".into()).into())),
        (
            "Vcenter.Hvc.Links_deleteWithCredentials",
            types::void_takes(
                |client,
                body: &vsphere_automation::hvc::links::DeleteWithCredentials| client
                    .hvc_links()
                    .delete_with_credentials(&"x".into(), body)
                    .into(),
            ),
        ),
        ("Vcenter.Hvc.Links_delete", types::void(|client| client.hvc_links().delete(&"x".into()).into())),
        ("Vcenter.Hvc.Links.Sync_reset", types::void(|client| client.hvc_sync().reset(&"x".into()).into())),
        (
            "Vcenter.Hvc.Links.Sync.Providers_list",
            types::gives(|client| client.hvc_sync_providers().list(&"x".into()).into()),
        ),
        (
            "Vcenter.Hvc.Links.Sync.Providers_get",
            types::gives(|client| client.hvc_sync_providers().get(&"x".into(), &"x".into()).into()),
        ),
        (
            "Vcenter.Hvc.Links.Sync.Providers_start",
            types::void(|client| client.hvc_sync_providers().start(&"x".into(), &"x".into()).into()),
        ),
        ("Vcenter.Hvc.Management.Administrators_get", types::gives(|client| client.hvc_administrators().get().into())),
        (
            "Vcenter.Hvc.Management.Administrators_set",
            types::void_takes(
                |client,
                body: &vsphere_automation::hvc::management::administrators::Set| client
                    .hvc_administrators()
                    .set(body)
                    .into(),
            ),
        ),
        (
            "Vcenter.Hvc.Management.Administrators_add",
            types::void_takes(
                |client,
                body: &vsphere_automation::hvc::management::administrators::Add| client
                    .hvc_administrators()
                    .add(body)
                    .into(),
            ),
        ),
        (
            "Vcenter.Hvc.Management.Administrators_remove",
            types::void_takes(
                |client,
                body: &vsphere_automation::hvc::management::administrators::Remove| client
                    .hvc_administrators()
                    .remove(body)
                    .into(),
            ),
        ),
        ("Appliance.Recovery.Reconciliation.Job_get", types::gives(|client| client.reconciliation_job().get().into())),
        (
            "Appliance.Recovery.Reconciliation.Job_create",
            types::takes(
                |client,
                body: &vsphere_automation::appliance::recovery::reconciliation::job::CreateSpec| client
                    .reconciliation_job()
                    .create(body)
                    .into(),
            ),
        ),
        ("Appliance.System.Version_get", types::gives(|client| client.appliance_version().get().into())),
    ]
}
