//! The Rust type of every schema, and the types that every operation takes and gives: two tables.

use std::fmt::Debug;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use vsphere_automation::appliance::{recovery::reconciliation::job, system::version};
use vsphere_automation::hvc::links::sync::providers;
use vsphere_automation::hvc::{links, management::administrators};
use vsphere_automation::{Call, Client, cis, vapi};

/// What a test can do with a type, whichever it is.
#[derive(Clone, Copy, Debug)]
pub struct RustType {
    /// Decodes the value and encodes it again.
    pub round_trip: fn(&Value) -> Result<Value, String>,
    /// Decodes the value and shows it with `{:#?}`.
    pub debug: fn(&Value) -> Result<String, String>,
    /// Its JSON Schema, or a reference to it among the definitions of the generator.
    pub json_schema: fn(&mut SchemaGenerator) -> Schema,
}

impl RustType {
    const fn of<T: Serialize + DeserializeOwned + Debug + JsonSchema>() -> Self {
        Self {
            round_trip: |value| encode(&decode::<T>(value)?),
            debug: |value| decode::<T>(value).map(|decoded| format!("{decoded:#?}")),
            json_schema: |generator| generator.subschema_for::<T>(),
        }
    }
}

/// By way of text, as it comes from a server.
fn decode<T: DeserializeOwned>(value: &Value) -> Result<T, String> {
    serde_json::from_str(&value.to_string()).map_err(|error| error.to_string())
}

fn encode<T: Serialize>(value: &T) -> Result<Value, String> {
    let text = serde_json::to_string(value).map_err(|error| error.to_string())?;
    serde_json::from_str(&text).map_err(|error| error.to_string())
}

/// Schema of the document → Rust type.
pub const SCHEMAS: &[(&str, RustType)] = &[
    ("Cis.Session.Info", RustType::of::<cis::session::Info>()),
    ("Vcenter.Hvc.Links.CreateSpec", RustType::of::<links::CreateSpec>()),
    ("Vcenter.Hvc.Links.Summary", RustType::of::<links::Summary>()),
    ("Vcenter.Hvc.Links.Info", RustType::of::<links::Info>()),
    ("Vcenter.Hvc.Links.Info.HealthStatus", RustType::of::<links::HealthStatus>()),
    ("Vcenter.Hvc.Links.Credentials", RustType::of::<links::Credentials>()),
    ("Vcenter.Hvc.Links.DeleteWithCredentials", RustType::of::<links::DeleteWithCredentials>()),
    ("Vcenter.Hvc.Links.CertificateInfo", RustType::of::<links::CertificateInfo>()),
    ("Vcenter.Hvc.Links.Sync.Providers.Summary", RustType::of::<providers::Summary>()),
    ("Vcenter.Hvc.Links.Sync.Providers.Info", RustType::of::<providers::Info>()),
    ("Vcenter.Hvc.Links.Sync.Providers.Status", RustType::of::<providers::Status>()),
    ("Vcenter.Hvc.Links.Sync.Providers.SessionInfo", RustType::of::<providers::SessionInfo>()),
    ("Vcenter.Hvc.Links.Sync.Providers.SessionInfo.Stage", RustType::of::<providers::SessionInfoStage>()),
    ("Vcenter.Hvc.Management.Administrators.Set", RustType::of::<administrators::Set>()),
    ("Vcenter.Hvc.Management.Administrators.Add", RustType::of::<administrators::Add>()),
    ("Vcenter.Hvc.Management.Administrators.Remove", RustType::of::<administrators::Remove>()),
    ("Appliance.Recovery.Reconciliation.Job.CreateSpec", RustType::of::<job::CreateSpec>()),
    ("Appliance.Recovery.Reconciliation.Job.Info", RustType::of::<job::Info>()),
    ("Appliance.System.Version.VersionStruct", RustType::of::<version::Info>()),
    ("Appliance.Recovery.Reconciliation.Job.Status", RustType::of::<job::Status>()),
    ("Vapi.Std.LocalizableMessage", RustType::of::<vapi::LocalizableMessage>()),
    ("Vapi.Std.LocalizationParam", RustType::of::<vapi::LocalizationParam>()),
    ("Vapi.Std.LocalizationParam.DateTimeFormat", RustType::of::<vapi::DateTimeFormat>()),
    ("Vapi.Std.NestedLocalizableMessage", RustType::of::<vapi::NestedLocalizableMessage>()),
    ("Vapi.Std.DynamicID", RustType::of::<vapi::DynamicId>()),
    ("Vapi.Std.Errors.Error", RustType::of::<vapi::errors::Error>()),
    ("Vapi.Std.Errors.Error.Type", RustType::of::<vapi::errors::ErrorType>()),
];

/// The Rust type of a schema.
///
/// # Panics
///
/// The table has none of that name.
pub fn of_schema(name: &str) -> RustType {
    let found = SCHEMAS.iter().find(|(schema, _)| *schema == name);
    found.unwrap_or_else(|| panic!("the table in tests/src/types.rs lacks {name}")).1
}

/// What an operation takes and gives.
#[derive(Clone, Copy, Debug)]
pub struct OperationTypes {
    /// Type of the body, if it takes one.
    pub request: Option<RustType>,
    /// Type of the answer, if it gives one.
    pub success: Option<RustType>,
}

/// Operation of the document → Rust types. The compiler reads them off the methods themselves.
pub fn operations() -> Vec<(&'static str, OperationTypes)> {
    vec![
        ("Cis.Session_get", gives(|client| client.session().get())),
        ("Cis.Session_create", gives(|client| client.session().create())),
        ("Cis.Session_delete", void(|client| client.session().delete())),
        ("Vcenter.Hvc.Links_list", gives(|client| client.hvc_links().list())),
        ("Vcenter.Hvc.Links_create", takes(|client, spec: &links::CreateSpec| client.hvc_links().create(spec))),
        ("Vcenter.Hvc.Links_get", gives(|client| client.hvc_links().get(&"l".into()))),
        ("Vcenter.Hvc.Links_delete", void(|client| client.hvc_links().delete(&"l".into()))),
        (
            "Vcenter.Hvc.Links_deleteWithCredentials",
            void_takes(|client, body: &links::DeleteWithCredentials| {
                client.hvc_links().delete_with_credentials(&"l".into(), body)
            }),
        ),
        ("Vcenter.Hvc.Links.Sync_reset", void(|client| client.hvc_sync().reset(&"l".into()))),
        ("Vcenter.Hvc.Links.Sync.Providers_list", gives(|client| client.hvc_sync_providers().list(&"l".into()))),
        (
            "Vcenter.Hvc.Links.Sync.Providers_get",
            gives(|client| client.hvc_sync_providers().get(&"l".into(), &"p".into())),
        ),
        (
            "Vcenter.Hvc.Links.Sync.Providers_start",
            void(|client| client.hvc_sync_providers().start(&"l".into(), &"p".into())),
        ),
        ("Vcenter.Hvc.Management.Administrators_get", gives(|client| client.hvc_administrators().get())),
        (
            "Vcenter.Hvc.Management.Administrators_set",
            void_takes(|client, body: &administrators::Set| client.hvc_administrators().set(body)),
        ),
        (
            "Vcenter.Hvc.Management.Administrators_add",
            void_takes(|client, body: &administrators::Add| client.hvc_administrators().add(body)),
        ),
        (
            "Vcenter.Hvc.Management.Administrators_remove",
            void_takes(|client, body: &administrators::Remove| client.hvc_administrators().remove(body)),
        ),
        ("Appliance.System.Version_get", gives(|client| client.appliance_version().get())),
        ("Appliance.Recovery.Reconciliation.Job_get", gives(|client| client.reconciliation_job().get())),
        (
            "Appliance.Recovery.Reconciliation.Job_create",
            takes(|client, spec: &job::CreateSpec| client.reconciliation_job().create(spec)),
        ),
    ]
}

/// Of a type that can be sent or received.
trait Model: Serialize + DeserializeOwned + Debug + JsonSchema {}

impl<T: Serialize + DeserializeOwned + Debug + JsonSchema> Model for T {}

fn void(_: impl for<'c> Fn(&'c Client) -> Call<'c, ()>) -> OperationTypes {
    OperationTypes { request: None, success: None }
}

fn void_takes<B: Model>(_: impl for<'c> Fn(&'c Client, &B) -> Call<'c, ()>) -> OperationTypes {
    OperationTypes { request: Some(RustType::of::<B>()), success: None }
}

fn gives<T: Model>(_: impl for<'c> Fn(&'c Client) -> Call<'c, T>) -> OperationTypes {
    OperationTypes { request: None, success: Some(RustType::of::<T>()) }
}

fn takes<B: Model, T: Model>(_: impl for<'c> Fn(&'c Client, &B) -> Call<'c, T>) -> OperationTypes {
    OperationTypes { request: Some(RustType::of::<B>()), success: Some(RustType::of::<T>()) }
}
