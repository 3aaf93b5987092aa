//! What causes each documented error.

use std::time::Duration;

use serde_json::{Value, json};
use vsphere_automation_fake::{FakeVcenter, Release, Restore};
use vsphere_automation_tests::tour::link;

/// Why an operation fails.
pub(crate) enum Cause {
    /// The session of the client has ended, and it cannot make another.
    SessionGone,
    /// The password of the client is wrong.
    WrongPassword,
    /// The user of the client has no privilege.
    NoPrivilege,
    /// All services have broken down.
    Broken,
    /// There is nothing of the last id that the call is given.
    UnknownId,
    /// There is nothing at the start.
    Nothing,
    /// The body has these members in place of its own; `null` where it has none.
    Body(Value),
    /// The server is of that release, which is too old for these members of the body.
    Older(Release, Value),
    /// The fake is in that state.
    State(fn(&FakeVcenter)),
    /// It was called before.
    Again,
    /// A caller cannot cause it, for that reason: the fake is told to answer it.
    Played(&'static str),
    /// No caller sees it, for the client takes it for a success.
    Forgiven,
}

const NO_CHOICE: Cause = Cause::Played("the action is not the caller's to choose");
const NOTHING_ELSE: Cause = Cause::Played("the method takes nothing that could be sent beside");
const NO_PROPERTY: Cause = Cause::Played("the type of the body has no property that a server may lack");

/// What causes an error of that type: of the operation where it has a cause of its own, else of any.
pub(crate) fn of(operation: &str, error_type: &str) -> Option<Cause> {
    Some(match (operation, error_type) {
        ("Cis.Session_create", "UNAUTHENTICATED") => Cause::WrongPassword,
        ("Cis.Session_delete", "UNAUTHENTICATED") => Cause::Forgiven,
        ("Vcenter.Hvc.Links_create", "ALREADY_EXISTS") => Cause::State(|fake| {
            fake.change_link("link-1", |other| other.display_name = link().domain_name);
        }),
        ("Vcenter.Hvc.Links_create", "INVALID_ARGUMENT") => Cause::Body(json!({ "port": "https" })),
        ("Vcenter.Hvc.Links_create", "UNSUPPORTED") => Cause::State(|fake| {
            fake.foreign_hosts().into_iter().for_each(|host| fake.put_foreign_host(host.with_version("6.0.0")));
        }),
        ("Vcenter.Hvc.Links_create", "UNVERIFIED_PEER") => Cause::Body(json!({ "ssl_certificate": null })),
        ("Vcenter.Hvc.Links_create", "UNEXPECTED_INPUT") => {
            Cause::Older(Release::V8_0_3, json!({ "ssl_certificate": "PEM" }))
        }
        ("Vcenter.Hvc.Links_get", "RESOURCE_BUSY") => Cause::State(|fake| {
            let until = Some(fake.now() + Duration::from_secs(60));
            fake.change_link("link-1", |link| link.busy_until = until);
        }),
        ("Vcenter.Hvc.Links_deleteWithCredentials", "INVALID_ARGUMENT") => Cause::Body(json!({ "credentials": null })),
        // Of the other side, which refuses the password; no privilege of this side is missing.
        ("Vcenter.Hvc.Links_deleteWithCredentials", "UNAUTHORIZED") => {
            Cause::Body(json!({ "credentials": { "user_name": "administrator@example.net", "password": "wrong" } }))
        }
        ("Vcenter.Hvc.Links.Sync_reset" | "Vcenter.Hvc.Links.Sync.Providers_start", "INVALID_ARGUMENT") => NO_CHOICE,
        ("Vcenter.Hvc.Links.Sync_reset" | "Vcenter.Hvc.Links.Sync.Providers_start", "UNEXPECTED_INPUT") => NOTHING_ELSE,
        ("Vcenter.Hvc.Links.Sync.Providers_start", "RESOURCE_BUSY") => Cause::Again,
        ("Vcenter.Hvc.Management.Administrators_set", "INVALID_ARGUMENT") => {
            Cause::Body(json!({ "group_names": ["a"] }))
        }
        // Groups are written as `group@domain`.
        (
            "Vcenter.Hvc.Management.Administrators_add" | "Vcenter.Hvc.Management.Administrators_remove",
            "INVALID_ARGUMENT",
        ) => Cause::Body(json!({ "group_name": "a" })),
        ("Appliance.Recovery.Reconciliation.Job_get", "NOT_FOUND") => Cause::Nothing,
        ("Appliance.Recovery.Reconciliation.Job_create", "FEATURE_IN_USE") => {
            Cause::State(|fake| fake.change_recovery(|recovery| recovery.backup_running = true))
        }
        ("Appliance.Recovery.Reconciliation.Job_create", "NOT_ALLOWED_IN_CURRENT_STATE") => {
            Cause::State(|fake| fake.change_recovery(|recovery| recovery.restore = Restore::None))
        }
        ("Appliance.Recovery.Reconciliation.Job_create", "INVALID_ARGUMENT") => {
            Cause::Body(json!({ "sso_admin_user_password": null }))
        }
        (_, "UNEXPECTED_INPUT") => NO_PROPERTY,
        (_, "UNAUTHENTICATED") => Cause::SessionGone,
        (_, "UNAUTHORIZED") => Cause::NoPrivilege,
        (_, "NOT_FOUND") => Cause::UnknownId,
        (_, "ERROR" | "SERVICE_UNAVAILABLE") => Cause::Broken,
        _ => return None,
    })
}
