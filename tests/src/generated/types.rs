// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! The Rust type of every schema.

use crate::types::RustType;

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
