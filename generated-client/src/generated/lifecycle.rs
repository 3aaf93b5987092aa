// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! Which release has what, as data: every operation, schema, property and constant with its stages.

#[doc(inline)]
pub use vsphere_automation_runtime::lifecycle::{Availability, Item, ItemKind, Release, Span, Stage};

use vsphere_automation_runtime::generated::{item, lost, span};

/// Every item that this crate knows, whatever features it was built with.
///
/// ```
/// use vsphere_automation::lifecycle::{ITEMS, Stage};
///
/// let previews = ITEMS.iter().filter(|item| item.stage_in("7.0.3") == Stage::TechnologyPreview);
/// println!("{} items were previews in 7.0.3", previews.count());
/// ```
pub static ITEMS: &[Item] = &[
    operation("Cis.Session_get", None, RECONCILIATION),
    operation("Cis.Session_create", None, RECONCILIATION),
    operation("Cis.Session_delete", None, RECONCILIATION),
    operation("Vcenter.Hvc.Links_list", None, HVC_CORE),
    operation("Vcenter.Hvc.Links_create", None, HVC_CORE),
    operation("Vcenter.Hvc.Links_get", None, HVC_GET),
    operation("Vcenter.Hvc.Links_deleteWithCredentials", None, HVC_GET),
    operation("Vcenter.Hvc.Links_delete", None, HVC_CORE),
    operation("Vcenter.Hvc.Links.Sync_reset", TECH_PREVIEW, HVC_SYNC),
    operation("Vcenter.Hvc.Links.Sync.Providers_list", TECH_PREVIEW, HVC_SYNC),
    operation("Vcenter.Hvc.Links.Sync.Providers_get", TECH_PREVIEW, HVC_SYNC),
    operation("Vcenter.Hvc.Links.Sync.Providers_start", TECH_PREVIEW, HVC_SYNC),
    operation("Vcenter.Hvc.Management.Administrators_get", None, HVC_CORE),
    operation("Vcenter.Hvc.Management.Administrators_set", None, HVC_ADMIN_SET),
    operation("Vcenter.Hvc.Management.Administrators_add", None, HVC_CORE),
    operation("Vcenter.Hvc.Management.Administrators_remove", None, HVC_CORE),
    operation("Appliance.Recovery.Reconciliation.Job_get", None, RECONCILIATION),
    operation("Appliance.Recovery.Reconciliation.Job_create", None, RECONCILIATION),
    operation("Appliance.System.Version_get", None, RECONCILIATION),
    schema("Cis.Session.Info", None, RECONCILIATION),
    property("Cis.Session.Info.user", None, RECONCILIATION),
    property("Cis.Session.Info.created_time", None, RECONCILIATION),
    property("Cis.Session.Info.last_accessed_time", None, RECONCILIATION),
    schema("Vcenter.Hvc.Links.CreateSpec", None, HVC_CORE),
    property("Vcenter.Hvc.Links.CreateSpec.psc_hostname", None, HVC_CORE),
    property("Vcenter.Hvc.Links.CreateSpec.port", None, HVC_CORE),
    property("Vcenter.Hvc.Links.CreateSpec.domain_name", None, HVC_CORE),
    property("Vcenter.Hvc.Links.CreateSpec.username", None, HVC_CORE),
    property("Vcenter.Hvc.Links.CreateSpec.password", None, HVC_CORE),
    property("Vcenter.Hvc.Links.CreateSpec.ssl_thumbprint", None, SSL_THUMBPRINT),
    property("Vcenter.Hvc.Links.CreateSpec.ssl_certificate", None, HVC_CERTIFICATE_9_0),
    property("Vcenter.Hvc.Links.CreateSpec.admin_groups", None, HVC_CORE),
    schema("Vcenter.Hvc.Links.Summary", None, HVC_CORE),
    property("Vcenter.Hvc.Links.Summary.link", None, HVC_CORE),
    property("Vcenter.Hvc.Links.Summary.display_name", None, HVC_CORE),
    schema("Vcenter.Hvc.Links.Info", None, HVC_GET),
    property("Vcenter.Hvc.Links.Info.connection_health_status", None, HVC_GET),
    property("Vcenter.Hvc.Links.Info.health_status_message", None, HVC_GET),
    schema("Vcenter.Hvc.Links.Info.HealthStatus", None, HVC_GET),
    constant("Vcenter.Hvc.Links.Info.HealthStatus.HEALTHY", None, HVC_GET),
    constant("Vcenter.Hvc.Links.Info.HealthStatus.UNHEALTHY", None, HVC_GET),
    schema("Vcenter.Hvc.Links.Credentials", None, HVC_ADMIN_SET),
    property("Vcenter.Hvc.Links.Credentials.user_name", None, HVC_ADMIN_SET),
    property("Vcenter.Hvc.Links.Credentials.password", None, HVC_ADMIN_SET),
    schema("Vcenter.Hvc.Links.DeleteWithCredentials", None, HVC_GET),
    property("Vcenter.Hvc.Links.DeleteWithCredentials.credentials", None, HVC_GET),
    schema("Vcenter.Hvc.Links.CertificateInfo", None, HVC_CORE),
    property("Vcenter.Hvc.Links.CertificateInfo.ssl_thumbprint", None, HVC_CORE),
    property("Vcenter.Hvc.Links.CertificateInfo.ssl_certificate", None, HVC_CERTIFICATE_9_0),
    schema("Vcenter.Hvc.Links.Sync.Providers.Summary", TECH_PREVIEW, HVC_SYNC),
    property("Vcenter.Hvc.Links.Sync.Providers.Summary.provider", TECH_PREVIEW, HVC_SYNC),
    schema("Vcenter.Hvc.Links.Sync.Providers.Info", TECH_PREVIEW, HVC_SYNC),
    property("Vcenter.Hvc.Links.Sync.Providers.Info.last_sync_time", TECH_PREVIEW, HVC_SYNC),
    property("Vcenter.Hvc.Links.Sync.Providers.Info.status", TECH_PREVIEW, HVC_SYNC),
    property("Vcenter.Hvc.Links.Sync.Providers.Info.polling_interval_in_seconds", TECH_PREVIEW, HVC_SYNC),
    property("Vcenter.Hvc.Links.Sync.Providers.Info.current_session_info", TECH_PREVIEW, HVC_SYNC),
    property("Vcenter.Hvc.Links.Sync.Providers.Info.status_message", TECH_PREVIEW, HVC_SYNC),
    schema("Vcenter.Hvc.Links.Sync.Providers.Status", TECH_PREVIEW, HVC_SYNC),
    constant("Vcenter.Hvc.Links.Sync.Providers.Status.SUCCEEDED", TECH_PREVIEW, HVC_SYNC),
    constant("Vcenter.Hvc.Links.Sync.Providers.Status.FAILED", TECH_PREVIEW, HVC_SYNC),
    constant("Vcenter.Hvc.Links.Sync.Providers.Status.NO_SYNC_FOUND", TECH_PREVIEW, HVC_SYNC),
    schema("Vcenter.Hvc.Links.Sync.Providers.SessionInfo", TECH_PREVIEW, HVC_SYNC),
    property("Vcenter.Hvc.Links.Sync.Providers.SessionInfo.stage", TECH_PREVIEW, HVC_SYNC),
    property("Vcenter.Hvc.Links.Sync.Providers.SessionInfo.completed_work", TECH_PREVIEW, HVC_SYNC),
    property("Vcenter.Hvc.Links.Sync.Providers.SessionInfo.total_work", TECH_PREVIEW, HVC_SYNC),
    property("Vcenter.Hvc.Links.Sync.Providers.SessionInfo.start_time", TECH_PREVIEW, HVC_SYNC),
    property("Vcenter.Hvc.Links.Sync.Providers.SessionInfo.completion_time", TECH_PREVIEW, HVC_SYNC),
    property("Vcenter.Hvc.Links.Sync.Providers.SessionInfo.exception", TECH_PREVIEW, HVC_SYNC),
    schema("Vcenter.Hvc.Links.Sync.Providers.SessionInfo.Stage", TECH_PREVIEW, HVC_SYNC),
    constant("Vcenter.Hvc.Links.Sync.Providers.SessionInfo.Stage.CHANGE_DETECTION", TECH_PREVIEW, HVC_SYNC),
    constant("Vcenter.Hvc.Links.Sync.Providers.SessionInfo.Stage.CHANGE_ENUMERATION", TECH_PREVIEW, HVC_SYNC),
    constant("Vcenter.Hvc.Links.Sync.Providers.SessionInfo.Stage.CHANGE_APPLICATION", TECH_PREVIEW, HVC_SYNC),
    constant("Vcenter.Hvc.Links.Sync.Providers.SessionInfo.Stage.COMPLETED", TECH_PREVIEW, HVC_SYNC),
    constant("Vcenter.Hvc.Links.Sync.Providers.SessionInfo.Stage.FAILED", TECH_PREVIEW, HVC_SYNC),
    constant("Vcenter.Hvc.Links.Sync.Providers.SessionInfo.Stage.WAITING", TECH_PREVIEW, HVC_SYNC),
    schema("Vcenter.Hvc.Management.Administrators.Set", None, HVC_ADMIN_SET),
    property("Vcenter.Hvc.Management.Administrators.Set.group_names", None, HVC_ADMIN_SET),
    schema("Vcenter.Hvc.Management.Administrators.Add", None, HVC_CORE),
    property("Vcenter.Hvc.Management.Administrators.Add.group_name", None, HVC_CORE),
    schema("Vcenter.Hvc.Management.Administrators.Remove", None, HVC_CORE),
    property("Vcenter.Hvc.Management.Administrators.Remove.group_name", None, HVC_CORE),
    schema("Appliance.Recovery.Reconciliation.Job.CreateSpec", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.CreateSpec.sso_admin_user_name", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.CreateSpec.sso_admin_user_password", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.CreateSpec.ignore_warnings", None, RECONCILIATION),
    schema("Appliance.Recovery.Reconciliation.Job.Info", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.Info.description", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.Info.service", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.Info.operation", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.Info.parent", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.Info.target", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.Info.status", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.Info.cancelable", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.Info.error", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.Info.start_time", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.Info.end_time", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.Info.messages", None, RECONCILIATION),
    property("Appliance.Recovery.Reconciliation.Job.Info.progress", None, RECONCILIATION),
    schema("Appliance.Recovery.Reconciliation.Job.Status", None, RECONCILIATION),
    constant("Appliance.Recovery.Reconciliation.Job.Status.NONE", None, RECONCILIATION),
    constant("Appliance.Recovery.Reconciliation.Job.Status.RUNNING", None, RECONCILIATION),
    constant("Appliance.Recovery.Reconciliation.Job.Status.SUCCEEDED", None, RECONCILIATION),
    constant("Appliance.Recovery.Reconciliation.Job.Status.FAILED", None, RECONCILIATION),
    schema("Appliance.System.Version.VersionStruct", None, RECONCILIATION),
    property("Appliance.System.Version.VersionStruct.version", None, RECONCILIATION),
    property("Appliance.System.Version.VersionStruct.product", None, RECONCILIATION),
    property("Appliance.System.Version.VersionStruct.build", None, RECONCILIATION),
    property("Appliance.System.Version.VersionStruct.type", None, RECONCILIATION),
    property("Appliance.System.Version.VersionStruct.summary", None, RECONCILIATION),
    property("Appliance.System.Version.VersionStruct.releasedate", None, RECONCILIATION),
    property("Appliance.System.Version.VersionStruct.install_time", None, RECONCILIATION),
    schema("Vapi.Std.LocalizableMessage", None, RECONCILIATION),
    property("Vapi.Std.LocalizableMessage.id", None, RECONCILIATION),
    property("Vapi.Std.LocalizableMessage.default_message", None, RECONCILIATION),
    property("Vapi.Std.LocalizableMessage.args", None, RECONCILIATION),
    property("Vapi.Std.LocalizableMessage.params", None, CHALLENGE),
    property("Vapi.Std.LocalizableMessage.localized", None, CHALLENGE),
    schema("Vapi.Std.LocalizationParam", None, CHALLENGE),
    property("Vapi.Std.LocalizationParam.s", None, CHALLENGE),
    property("Vapi.Std.LocalizationParam.dt", None, CHALLENGE),
    property("Vapi.Std.LocalizationParam.i", None, CHALLENGE),
    property("Vapi.Std.LocalizationParam.d", None, CHALLENGE),
    property("Vapi.Std.LocalizationParam.l", None, CHALLENGE),
    property("Vapi.Std.LocalizationParam.format", None, CHALLENGE),
    property("Vapi.Std.LocalizationParam.precision", None, CHALLENGE),
    schema("Vapi.Std.LocalizationParam.DateTimeFormat", None, CHALLENGE),
    constant("Vapi.Std.LocalizationParam.DateTimeFormat.SHORT_DATE", None, CHALLENGE),
    constant("Vapi.Std.LocalizationParam.DateTimeFormat.MED_DATE", None, CHALLENGE),
    constant("Vapi.Std.LocalizationParam.DateTimeFormat.LONG_DATE", None, CHALLENGE),
    constant("Vapi.Std.LocalizationParam.DateTimeFormat.FULL_DATE", None, CHALLENGE),
    constant("Vapi.Std.LocalizationParam.DateTimeFormat.SHORT_TIME", None, CHALLENGE),
    constant("Vapi.Std.LocalizationParam.DateTimeFormat.MED_TIME", None, CHALLENGE),
    constant("Vapi.Std.LocalizationParam.DateTimeFormat.LONG_TIME", None, CHALLENGE),
    constant("Vapi.Std.LocalizationParam.DateTimeFormat.FULL_TIME", None, CHALLENGE),
    constant("Vapi.Std.LocalizationParam.DateTimeFormat.SHORT_DATE_TIME", None, CHALLENGE),
    constant("Vapi.Std.LocalizationParam.DateTimeFormat.MED_DATE_TIME", None, CHALLENGE),
    constant("Vapi.Std.LocalizationParam.DateTimeFormat.LONG_DATE_TIME", None, CHALLENGE),
    constant("Vapi.Std.LocalizationParam.DateTimeFormat.FULL_DATE_TIME", None, CHALLENGE),
    schema("Vapi.Std.NestedLocalizableMessage", None, CHALLENGE),
    property("Vapi.Std.NestedLocalizableMessage.id", None, CHALLENGE),
    property("Vapi.Std.NestedLocalizableMessage.params", None, CHALLENGE),
    schema("Vapi.Std.DynamicID", None, RECONCILIATION),
    property("Vapi.Std.DynamicID.type", None, RECONCILIATION),
    property("Vapi.Std.DynamicID.id", None, RECONCILIATION),
    schema("Vapi.Std.Errors.Error", None, RECONCILIATION),
    property("Vapi.Std.Errors.Error.error_type", None, ERROR_TYPE_6_7_2),
    property("Vapi.Std.Errors.Error.messages", None, RECONCILIATION),
    property("Vapi.Std.Errors.Error.data", None, RECONCILIATION),
    property("Vapi.Std.Errors.Error.challenge", None, CHALLENGE),
    schema("Vapi.Std.Errors.Error.Type", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.ERROR", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.ALREADY_EXISTS", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.ALREADY_IN_DESIRED_STATE", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.CANCELED", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.CONCURRENT_CHANGE", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.FEATURE_IN_USE", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.INTERNAL_SERVER_ERROR", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.INVALID_ARGUMENT", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.INVALID_ELEMENT_CONFIGURATION", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.INVALID_ELEMENT_TYPE", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.INVALID_REQUEST", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.NOT_ALLOWED_IN_CURRENT_STATE", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.NOT_FOUND", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.OPERATION_NOT_FOUND", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.RESOURCE_BUSY", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.RESOURCE_IN_USE", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.RESOURCE_INACCESSIBLE", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.SERVICE_UNAVAILABLE", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.TIMED_OUT", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.UNABLE_TO_ALLOCATE_RESOURCE", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.UNAUTHENTICATED", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.UNAUTHORIZED", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.UNEXPECTED_INPUT", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.UNSUPPORTED", None, ERROR_TYPE_6_7_2),
    constant("Vapi.Std.Errors.Error.Type.UNVERIFIED_PEER", None, ERROR_TYPE_6_7_2),
];

/// The item of this name, such as `Appliance.Recovery.Reconciliation.Job_create`.
pub fn find(name: &str) -> Option<&'static Item> {
    ITEMS.iter().find(|item| item.name == name)
}

/// What a program loses that goes from one release to another: items that the first has and the second has not.
pub fn breaks_between(from: &str, to: &str) -> Vec<&'static Item> {
    lost(ITEMS, from, to)
}

const fn operation(name: &'static str, gate: Option<&'static str>, timeline: &'static [Span]) -> Item {
    item(ItemKind::Operation, name, gate, timeline)
}

const fn schema(name: &'static str, gate: Option<&'static str>, timeline: &'static [Span]) -> Item {
    item(ItemKind::Schema, name, gate, timeline)
}

const fn property(name: &'static str, gate: Option<&'static str>, timeline: &'static [Span]) -> Item {
    item(ItemKind::Property, name, gate, timeline)
}

const fn constant(name: &'static str, gate: Option<&'static str>, timeline: &'static [Span]) -> Item {
    item(ItemKind::Constant, name, gate, timeline)
}

const TECH_PREVIEW: Option<&str> = Some("tech-preview");

pub(crate) const RECONCILIATION: &[Span] = &[span("6.7.0", Stage::GenerallyAvailable, Some("7.0.2"))];

pub(crate) const HVC_CORE: &[Span] = &[
    span("6.7.0", Stage::TechnologyPreview, Some("7.0.2")),
    span("8.0.1", Stage::GenerallyAvailable, None),
    span("9.1.0", Stage::Absent, None),
];

pub(crate) const HVC_GET: &[Span] = &[
    span("7.0.0-pre", Stage::InDevelopment, None),
    span("7.0.0", Stage::Absent, None),
    span("8.0.1", Stage::GenerallyAvailable, None),
    span("9.1.0", Stage::Absent, None),
];

pub(crate) const HVC_SYNC: &[Span] =
    &[span("6.7.0", Stage::TechnologyPreview, Some("7.0.2")), span("8.0.1", Stage::Absent, None)];

pub(crate) const HVC_ADMIN_SET: &[Span] = &[
    span("7.0.0", Stage::TechnologyPreview, Some("7.0.2")),
    span("8.0.1", Stage::GenerallyAvailable, None),
    span("9.1.0", Stage::Absent, None),
];

pub(crate) const SSL_THUMBPRINT: &[Span] = &[
    span("6.7.0", Stage::TechnologyPreview, Some("7.0.2")),
    span("8.0.1", Stage::GenerallyAvailable, None),
    span("9.0.0", Stage::Deprecated, None),
    span("9.1.0", Stage::Absent, None),
];

pub(crate) const HVC_CERTIFICATE_9_0: &[Span] =
    &[span("9.0.0", Stage::GenerallyAvailable, None), span("9.1.0", Stage::Absent, None)];

pub(crate) const CHALLENGE: &[Span] = &[span("7.0.0", Stage::GenerallyAvailable, Some("7.0.2"))];

pub(crate) const ERROR_TYPE_6_7_2: &[Span] = &[span("6.7.2", Stage::GenerallyAvailable, Some("7.0.2"))];
