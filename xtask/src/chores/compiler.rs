//! What is written by hand and does not compile with what is generated, as the compiler tells it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use vsphere_automation_codegen::model::{Place, Problem};

use crate::failure::Failure;
use crate::process::{Cargo, Invocation};

/// All that uses the client, with previews and without them.
const CHECKS: [&str; 2] = [
    "check --quiet --keep-going --all-targets -p vsphere-automation -p vsphere-automation-fake \
     -p vsphere-automation-tests",
    "check --quiet --keep-going --all-targets -p vsphere-automation",
];

/// The links of the documentation, with previews and without them.
const LINKS: [&str; 2] = [
    "doc --quiet --no-deps -p vsphere-automation -p vsphere-automation-fake --features vsphere-automation/tech-preview",
    "doc --quiet --no-deps -p vsphere-automation",
];

/// The code in guides and comments.
const SNIPPETS: &str =
    "test --no-fail-fast --doc -p vsphere-automation -p vsphere-automation-fake -p vsphere-automation-tests";

/// Errors and warnings. Of a package that needs another one which does not compile there are none yet; nor of the
/// documentation of what does not compile.
pub(super) fn told(cargo: &Cargo) -> Result<Vec<Problem>, Failure> {
    let mut problems = BTreeMap::new();
    for lines in [CHECKS, LINKS] {
        for line in lines {
            with_messages(cargo, line, &mut problems)?;
        }
        if !problems.is_empty() {
            return Ok(problems.into_values().collect());
        }
    }
    let tried = cargo.captured(&plainly(SNIPPETS))?;
    let failed = snippets(&tried.output);
    if !tried.success && failed.is_empty() {
        return Err(no_word(SNIPPETS, &tried.errors));
    }
    Ok(failed)
}

/// Adds what the compiler, or rustdoc, says in a run.
fn with_messages(cargo: &Cargo, line: &str, problems: &mut Found) -> Result<(), Failure> {
    let checked = cargo.captured(&plainly(&format!("{line} --message-format=json")))?;
    for message in checked.output.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        read(&message["message"], problems);
    }
    if !checked.success && problems.is_empty() {
        return Err(no_word(line, &checked.errors));
    }
    Ok(())
}

fn plainly(line: &str) -> Invocation {
    Invocation::new(line).env("CARGO_TERM_COLOR", "never")
}

fn no_word(line: &str, errors: &str) -> Failure {
    Failure::new(format!("cargo {line} failed: {}", errors.trim())).help("mend what it says, and run this again")
}

/// The snippets that do not compile or fail, each with the first thing that is said of it.
fn snippets(output: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut lines = output.lines();
    while let Some(line) = lines.next() {
        // `---- path - item (line 7) stdout ----`
        let Some(name) = line.strip_prefix("---- ").and_then(|line| line.strip_suffix(" stdout ----")) else {
            continue;
        };
        let Some((path, item)) = name.split_once(" - ") else { continue };
        let begin = item.rsplit_once("(line ").and_then(|(_, number)| number.trim_end_matches(')').parse().ok());
        let mut told = lines.clone().take_while(|line| !line.starts_with("---- "));
        let said = told.find(|line| line.starts_with("error") || line.contains("panicked at")).unwrap_or("it fails");
        let (line, column) = told.next().and_then(|line| exactly(line, path)).unwrap_or((begin.unwrap_or(1), 1));
        let place = Place::new(plain(&path.replace('\\', "/")).as_str(), line, column);
        let problem = Problem::at(&place, format!("the code here does not fit what is generated: {said}"));
        problems.push(problem.help(HELP));
    }
    problems
}

/// Line and column of `  --> path:40:5`.
fn exactly(line: &str, path: &str) -> Option<(u32, u32)> {
    let (line, column) =
        line.trim_start().strip_prefix("--> ")?.strip_prefix(path)?.strip_prefix(':')?.split_once(':')?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

const HELP: &str = "write it for what is generated now: `cargo xtask surface --against main` shows what that is";

/// By file, line and column.
type Found = BTreeMap<(String, u64, u64), Problem>;

/// Adds what a message of the compiler is about, once for a place.
fn read(message: &Value, problems: &mut Found) {
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
    help.push(HELP.to_owned());
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
    fn a_snippet_that_fails_is_told_where_it_begins() {
        let output = "test a.md - (line 3) ... ok\n\nfailures:\n\n---- tests/src/../b.md - Guide (line 36) stdout ----\n\
                      error[E0599]: no method named `x`\n  --> tests/src/../b.md:40:5\n\n---- src/lib.rs - f (line 9) stdout ----\n\
                      thread 'main' panicked at src/lib.rs:2:1:\n\nfailures:\n    src/lib.rs - f (line 9)\n";
        let told: Vec<String> = snippets(output).iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 2);
        assert!(told[0].starts_with("tests/b.md:40:5: the code here does not fit what is generated: error[E0599]"));
        assert!(told[1].starts_with("src/lib.rs:9:1: ") && told[1].contains("panicked at"), "{}", told[1]);
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
