//! For tools that show results beside the lines of a review: SARIF 2.1.0.

use serde_json::{Value, json as object};
use vsphere_automation_codegen::model::Problem;

use super::visible;
use crate::failure::{Cause, Failure};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The failure as a log of one run, without a line end after it.
pub(crate) fn sarif(failure: &Failure) -> String {
    let (results, broken) = match &failure.cause {
        Cause::Message(message) => (Vec::new(), Some(with_help(message, failure.help.as_deref()))),
        Cause::Problems { problems, .. } => (problems.iter().map(one).collect(), None),
    };
    let notifications = broken.iter().map(|text| object!({ "level": "error", "message": { "text": text } }));
    let log = object!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "cargo xtask", "rules": rules() } },
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": broken.is_none(),
                "toolExecutionNotifications": notifications.collect::<Vec<_>>(),
            }],
            "results": results,
        }],
    });
    visible::json(&format!("{log:#}"))
}

fn rules() -> Vec<Value> {
    let rules = vsphere_automation_codegen::rules();
    rules.map(|(name, holds)| object!({ "id": name, "shortDescription": { "text": holds } })).collect()
}

fn one(problem: &Problem) -> Value {
    let text = with_help(&problem.sentence(), problem.help.as_deref());
    let mut result = object!({ "level": "error", "message": { "text": text } });
    if let Some(rule) = problem.rule {
        result["ruleId"] = rule.into();
    }
    if let Some(place) = &problem.place {
        result["locations"] = object!([{ "physicalLocation": {
            "artifactLocation": { "uri": &*place.file },
            "region": { "startLine": place.line, "startColumn": place.column },
        }}]);
    }
    result
}

fn with_help(message: &str, help: Option<&str>) -> String {
    help.map_or_else(|| message.to_owned(), |help| format!("{message}\n{help}"))
}
