//! Every operation against a fake as it is at the start: called with the examples of the document, each succeeds.

use serde_json::Value;
use vsphere_automation::hvc::links::CreateSpec;
use vsphere_automation::{Client, Error};

use crate::calls::{Given, call};
use crate::document::{Document, Operation};

/// A link that the fake has, and a sync provider of it.
pub const IDS: [&str; 2] = ["link-1", "provider-tags"];

/// What succeeds only behind something else: a job is read when there is one, and a session that was used is ended.
const BEHIND: [(&str, &str); 2] = [
    ("Appliance.Recovery.Reconciliation.Job_get", "Appliance.Recovery.Reconciliation.Job_create"),
    ("Cis.Session_delete", "Cis.Session_get"),
];

/// Bodies that only this server takes: the other side of its link knows the administrator of the other domain.
fn body(operation: &Operation<'_>) -> Value {
    let mut body = operation.body();
    if let Some(user) = body.pointer_mut("/credentials/user_name") {
        *user = "administrator@corp.example.com".into();
    }
    body
}

/// The answer to a call of the operation, made after what it needs.
///
/// # Errors
///
/// The call that fails.
pub async fn succeed(client: &Client, operation: &Operation<'_>) -> Result<Value, Error> {
    let before = BEHIND.iter().find(|(id, _)| *id == operation.id).map(|(_, before)| *before);
    let mut answer = Value::Null;
    for id in before.into_iter().chain([operation.id]) {
        let body = body(&Document::curated().operation(id));
        answer = call(id, client, &Given::new(IDS, body)).expect("every operation has its call").await?;
    }
    Ok(answer)
}

/// A link that says least: its certificate is not yet known.
pub fn link() -> CreateSpec {
    let least = Document::curated().operation("Vcenter.Hvc.Links_create").least_body();
    serde_json::from_value(least).expect("examples are valid")
}
