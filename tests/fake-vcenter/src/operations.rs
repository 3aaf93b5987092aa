//! What the operations do.

mod administrators;
mod links;
mod reconciliation;
mod session;
mod sync;
mod version;

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::answer::{ApiError, ErrorType, Outcome};
use crate::document::{Operation, Security};
use crate::release::Release;
use crate::state::accounts::{MANAGE, READ};
use crate::state::{Service, World};

/// A request that is known to be well-formed, and whose sender is known.
pub(crate) struct Call<'r> {
    pub(crate) now: DateTime<Utc>,
    pub(crate) release: Release,
    /// The ids in the path, in order.
    pub(crate) ids: &'r [String],
    pub(crate) body: Value,
    pub(crate) user: &'r str,
    /// The session that the request came with.
    pub(crate) session: Option<&'r str>,
    /// Whether texts are wanted in German too.
    pub(crate) german: bool,
}

type Behaviour = fn(&mut World, &Call<'_>) -> Outcome;

/// What the operation of that id does; `None` for one that the fake has no behaviour for.
fn behaviour(id: &str) -> Option<(Service, Behaviour)> {
    let (service, behaviour): (Service, Behaviour) = match id {
        "Cis.Session_create" => (Service::Session, session::create),
        "Cis.Session_get" => (Service::Session, session::get),
        "Cis.Session_delete" => (Service::Session, session::delete),
        "Vcenter.Hvc.Links_list" => (Service::Hvc, links::list),
        "Vcenter.Hvc.Links_create" => (Service::Hvc, links::create),
        "Vcenter.Hvc.Links_get" => (Service::Hvc, links::get),
        "Vcenter.Hvc.Links_delete" => (Service::Hvc, links::delete),
        "Vcenter.Hvc.Links_deleteWithCredentials" => (Service::Hvc, links::delete_with_credentials),
        "Vcenter.Hvc.Links.Sync_reset" => (Service::Hvc, sync::reset),
        "Vcenter.Hvc.Links.Sync.Providers_list" => (Service::Hvc, sync::list),
        "Vcenter.Hvc.Links.Sync.Providers_get" => (Service::Hvc, sync::get),
        "Vcenter.Hvc.Links.Sync.Providers_start" => (Service::Hvc, sync::start),
        "Vcenter.Hvc.Management.Administrators_get" => (Service::Hvc, administrators::get),
        "Vcenter.Hvc.Management.Administrators_set" => (Service::Hvc, administrators::set),
        "Vcenter.Hvc.Management.Administrators_add" => (Service::Hvc, administrators::add),
        "Vcenter.Hvc.Management.Administrators_remove" => (Service::Hvc, administrators::remove),
        "Appliance.Recovery.Reconciliation.Job_get" => (Service::Recovery, reconciliation::get),
        "Appliance.Recovery.Reconciliation.Job_create" => (Service::Recovery, reconciliation::create),
        "Appliance.System.Version_get" => (Service::Appliance, version::get),
        _ => return None,
    };
    Some((service, behaviour))
}

/// Does what the operation does. `None`: the fake has no behaviour for it.
pub(crate) fn perform(operation: &Operation, world: &mut World, call: &Call<'_>) -> Option<Outcome> {
    let (service, behaviour) = behaviour(&operation.id)?;
    let allowed = authorize(operation, world, call).and_then(|()| working(world, service));
    Some(allowed.and_then(|()| behaviour(world, call)))
}

/// The privilege that an operation needs, if it knows of missing ones: the document names it for some releases, and
/// says 403 for more.
fn authorize(operation: &Operation, world: &World, call: &Call<'_>) -> Result<(), ApiError> {
    if operation.security != Security::Session || !operation.declares(403) {
        return Ok(());
    }
    let privilege = if operation.method == http::Method::GET { READ } else { MANAGE };
    if world.account(call.user).is_some_and(|account| account.may(privilege)) {
        return Ok(());
    }
    let text = "The user {0} lacks the privilege {1}.";
    Err(ApiError::new(ErrorType::Unauthorized, "unauthorized", text, &[call.user, privilege]))
}

fn working(world: &World, service: Service) -> Result<(), ApiError> {
    if !world.broken.contains(&service) {
        return Ok(());
    }
    Err(match service {
        Service::Session => {
            let text = "The session service is not available now.";
            ApiError::new(ErrorType::ServiceUnavailable, "session.unavailable", text, &[])
        }
        Service::Hvc => {
            let cause = crate::answer::message("com.example.fake.hvc.directory", "The directory does not answer.", &[]);
            let text = "The operation on hybrid links failed.";
            ApiError::new(ErrorType::Error, "hvc.failed", text, &[]).with_cause(cause)
        }
        Service::Appliance => {
            ApiError::new(ErrorType::Error, "appliance.failed", "The version of the appliance cannot be read.", &[])
        }
        Service::Recovery => {
            ApiError::new(ErrorType::Error, "recovery.failed", "The state of the appliance cannot be read.", &[])
        }
    })
}

/// A string of the body. The document has made sure that required ones are there.
fn text<'b>(body: &'b Value, name: &str) -> Option<&'b str> {
    body.get(name).and_then(Value::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    #[test]
    fn every_operation_of_the_document_does_something() {
        let document = Document::get().unwrap();
        let missing: Vec<_> =
            document.operations().map(|operation| &operation.id).filter(|id| behaviour(id).is_none()).collect();
        assert!(missing.is_empty(), "the fake does not know what these do: {missing:?}");
    }
}
