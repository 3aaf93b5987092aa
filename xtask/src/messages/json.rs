//! For programs: one object with all that is known.

use serde_json::{Value, json as object};
use vsphere_automation_codegen::model::Problem;

use super::visible;
use crate::failure::{Cause, Failure};

/// The failure as one object, without a line end after it.
pub(crate) fn json(failure: &Failure) -> String {
    let (message, problems) = match &failure.cause {
        Cause::Message(message) => (Some(message), Vec::new()),
        Cause::Problems { problems, .. } => (None, problems.iter().map(one).collect()),
    };
    let told = object!({ "message": message, "problems": problems, "help": failure.help });
    visible::json(&format!("{told:#}"))
}

fn one(problem: &Problem) -> Value {
    let place = problem.place.as_ref();
    object!({
        "rule": problem.rule,
        "file": place.map(|place| &*place.file),
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "message": problem.sentence(),
        "help": problem.help,
    })
}
