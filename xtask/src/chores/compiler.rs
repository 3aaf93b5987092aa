//! What is written by hand and does not compile with what is generated, as the compiler tells it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use vsphere_automation_codegen::model::{Place, Problem};

use crate::failure::Failure;
use crate::process::{Cargo, Invocation};

/// All that uses the client, with previews and without them.
const CHECKS: [&str; 2] = [
    "check --quiet --keep-going --all-targets -p vsphere-automation -p vsphere-automation-fake -p vsphere-automation-tests",
    "check --quiet --keep-going --all-targets -p vsphere-automation",
];

/// Errors and warnings. Of a package that needs another one which does not compile there are none yet.
pub(super) fn told(cargo: &Cargo) -> Result<Vec<Problem>, Failure> {
    let mut problems = BTreeMap::new();
    for line in CHECKS {
        let check = Invocation::new(line).env("CARGO_TERM_COLOR", "never");
        let checked = cargo.captured(&Invocation { arguments: with_messages(check.arguments), ..check })?;
        let before = problems.len();
        for message in checked.output.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            read(&message["message"], &mut problems);
        }
        if !checked.success && problems.len() == before && problems.is_empty() {
            let last = checked.errors.lines().last().unwrap_or("no word");
            return Err(Failure::new(format!("cargo {line} failed: {last}")).help("run it to see why"));
        }
    }
    Ok(problems.into_values().collect())
}

fn with_messages(mut arguments: Vec<String>) -> Vec<String> {
    arguments.push("--message-format=json".to_owned());
    arguments
}

/// Adds what a message of the compiler is about, once for a place.
fn read(message: &Value, problems: &mut BTreeMap<(String, u64, u64), Problem>) {
    let of = |value: &Value| value.as_str().map(str::to_owned);
    let text = |value: &Value| of(value).unwrap_or_default();
    let spans = message["spans"].as_array().into_iter().flatten();
    let Some(span) = spans.into_iter().find(|span| span["is_primary"] == true).map(call_site) else { return };
    let number = |name: &str| span[name].as_u64().unwrap_or(1);
    let file = plain(&text(&span["file_name"]).replace('\\', "/"));
    let small = |number: u64| u32::try_from(number).unwrap_or(1);
    let place = Place::new(file.as_str(), small(number("line_start")), small(number("column_start")));
    let children = message["children"].as_array().into_iter().flatten().map(|child| text(&child["message"]));
    let said: BTreeSet<String> = of(&span["label"]).into_iter().chain(children).collect();
    let mut help: Vec<String> = said.into_iter().filter(|line| !line.contains("#[warn(")).collect();
    help.push("write it for what is generated now: `cargo xtask surface --against main` shows what that is".to_owned());
    let message = format!("does not fit what is generated: {}", text(&message["message"]));
    let problem = Problem::at(&place, message).help(help.join("\n"));
    problems.entry((file, number("line_start"), number("column_start"))).or_insert(problem);
}

/// A path without steps back: files that two tests share are named once.
fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// What somebody wrote, where a macro stands between that and the fault.
fn call_site(mut span: &Value) -> &Value {
    while span["expansion"]["span"].is_object() {
        span = &span["expansion"]["span"];
    }
    span
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_path_has_one_name() {
        assert_eq!(plain("tests/tests/rest/../plain/sync.rs"), "tests/tests/plain/sync.rs");
        assert_eq!(plain("../a.rs"), "../a.rs");
    }

    #[test]
    fn a_message_becomes_a_line_at_what_somebody_wrote() {
        let inner = json!({"is_primary": true, "file_name": "/rustc/macros.rs", "line_start": 1, "column_start": 1,
            "label": null, "expansion": {"span": {"file_name": "generated-client/src/ext/a.rs", "line_start": 7,
            "column_start": 9, "label": "expected `i64`, found `Option<i64>`", "expansion": null}}});
        let message = json!({"message": "mismatched types", "spans": [inner],
            "children": [{"message": "`#[warn(deprecated)]` on by default"}]});
        let mut problems = BTreeMap::new();
        read(&message, &mut problems);
        read(&message, &mut problems);
        read(&json!({"message": "aborting", "spans": []}), &mut problems);
        let told: Vec<String> = problems.values().map(ToString::to_string).collect();
        assert_eq!(told.len(), 1);
        assert!(
            told[0].starts_with("generated-client/src/ext/a.rs:7:9: does not fit what is generated: mismatched types")
        );
        assert!(told[0].contains("expected `i64`, found `Option<i64>`") && !told[0].contains("#[warn"), "{}", told[0]);
    }
}
