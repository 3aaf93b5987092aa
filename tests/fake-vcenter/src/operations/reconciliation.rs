//! The reconciliation job.

use serde_json::Value;

use super::{Call, text};
use crate::answer::{ApiError, ErrorType, Outcome};
use crate::state::World;
use crate::state::recovery::{Job, JobOutcome, Restore};

pub(super) fn get(world: &mut World, call: &Call<'_>) -> Outcome {
    match world.recovery.to_json(call.now, call.german) {
        Some(job) => Ok(Some(job)),
        None => {
            let text = "No reconciliation job is running.";
            Err(ApiError::new(ErrorType::NotFound, "reconciliation.not_found", text, &[]))
        }
    }
}

pub(super) fn create(world: &mut World, call: &Call<'_>) -> Outcome {
    let user = text(&call.body, "sso_admin_user_name");
    let password = text(&call.body, "sso_admin_user_password");
    match (user, password) {
        (Some(user), None) => {
            let text = "The user name {0} came without a password.";
            return Err(ApiError::invalid("spec.sso_admin_user_password", text, &[user]));
        }
        (None, Some(_)) => {
            return Err(ApiError::invalid("spec.sso_admin_user_name", "The password came without a user name.", &[]));
        }
        _ => {}
    }
    let recovery = &world.recovery;
    let in_use = |text| Err(ApiError::new(ErrorType::FeatureInUse, "recovery.in_use", text, &[]));
    if recovery.backup_running {
        return in_use("A backup of the appliance is under way.");
    }
    if recovery.restore == Restore::Running {
        return in_use("A restore of the appliance is under way.");
    }
    if recovery.job_runs(call.now) {
        return in_use("A reconciliation of the appliance is under way.");
    }
    if recovery.restore != Restore::Finished {
        let text = "No restore of the appliance has finished.";
        return Err(ApiError::new(ErrorType::NotAllowedInCurrentState, "recovery.not_restored", text, &[]));
    }
    let ignores = call.body.get("ignore_warnings").and_then(Value::as_bool) == Some(true);
    let refused = user
        .zip(password)
        .is_some_and(|(user, password)| !world.account(user).is_some_and(|account| account.has_password(password)));
    let outcome = if refused {
        JobOutcome::fails_after(0.1, "The administrator of single sign-on was refused.")
    } else if world.recovery.validation_warns && !ignores {
        JobOutcome::fails_after(0.1, "The validation found something to warn of.")
    } else {
        std::mem::take(&mut world.recovery.next)
    };
    let job = Job::new(call.now, world.limits.reconciliation_takes).with_outcome(outcome);
    world.recovery.job = Some(job);
    Ok(world.recovery.to_json(call.now, call.german))
}
