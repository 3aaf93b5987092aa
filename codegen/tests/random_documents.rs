//! Whatever document of this family comes: it is generated from or refused, never with a panic, always the same.
//!
//! `RANDOM_DOCUMENTS` sets how many are tried, `RANDOM_COMPILED` how many are compiled.

mod support;

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde_json::Value;
use support::random::document;
use support::{compiles, sources};
use vsphere_automation_codegen::Output;

/// How many documents another process generates from as well.
const FOR_ANOTHER_PROCESS: usize = 16;

/// Told, not tested: time depends on the machine.
static SLOWEST: AtomicU64 = AtomicU64::new(0);

#[test]
fn every_document_is_generated_from_or_refused() {
    let cases = setting("RANDOM_DOCUMENTS", 256);
    let mut runner =
        TestRunner::new(Config { cases, failure_persistence: None, max_shrink_iters: 4096, ..Config::default() });
    let outcome = runner.run(&document(), |text| holds(&text).map_err(TestCaseError::fail));
    println!("{cases} documents, the slowest in {} µs", SLOWEST.load(Ordering::Relaxed));
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

fn setting(name: &str, default: u32) -> u32 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
}

fn holds(text: &str) -> Result<(), String> {
    let start = Instant::now();
    let output = sources("random.json", text, true);
    SLOWEST.fetch_max(start.elapsed().as_micros().try_into().unwrap_or(u64::MAX), Ordering::Relaxed);
    let again = sources("random.json", text, true);
    let strict = sources("random.json", text, false);
    match (output, again) {
        (Ok(output), Ok(again)) => {
            if output.files != again.files || output.ledger != again.ledger {
                return Err("two runs differ".to_owned());
            }
            match strict {
                Ok(strict) if output.report.refused.is_empty() && strict.files == output.files => {}
                Err(problems) if !output.report.refused.is_empty() => {
                    if let Some(problem) = problems.iter().find(|problem| problem.place.is_none()) {
                        return Err(format!("no place: {problem}"));
                    }
                }
                Ok(_) => return Err("with and without --skip-unsupported differ".to_owned()),
                Err(problems) => {
                    return Err(format!(
                        "refused without --skip-unsupported alone: {problems}\n{:#?}",
                        output.report.refused
                    ));
                }
            }
            accounted(text, &output)
        }
        (Err(problems), Err(again)) if problems.to_string() == again.to_string() && strict.is_err() => {
            // What `check` refuses has its place; what has none is a fault of the generator.
            let own = problems.iter().find(|problem| problem.place.is_none() || problem.message.contains("progenitor"));
            own.map_or(Ok(()), |problem| Err(problem.to_string()))
        }
        _ => Err("two runs differ".to_owned()),
    }
}

/// Every operation and every schema is in the ledger, or listed as left out, or one of those that a pass takes out by rule.
fn accounted(text: &str, output: &Output) -> Result<(), String> {
    let document: Value = serde_json::from_str(text).map_err(|e| e.to_string())?;
    let items: BTreeSet<&str> =
        output.ledger.lines().skip(1).filter_map(|line| line.get(38..)).map(str::trim).collect();
    let left_out = output.report.refused.iter().filter_map(|problem| problem.item.as_ref());
    let refused: BTreeSet<&str> = left_out.map(|item| item.pointer.as_str()).collect();
    let listed = |name: &str| {
        items.iter().any(|item| {
            *item == name
                || item.strip_prefix(name).is_some_and(|rest| {
                    rest.starts_with("  ") || rest.starts_with(" alias") || rest.starts_with(" union")
                })
        })
    };
    let members = |pointer: &str| document.pointer(pointer).and_then(Value::as_object).into_iter().flatten();
    let operations = members("/paths").flat_map(|(path, item)| {
        item.as_object()
            .into_iter()
            .flatten()
            .map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
    });
    let operations: Vec<(&str, &str, &Value)> = operations.collect();
    let mut replaced = false;
    let mut kept: Vec<String> = Vec::new();
    for (path, method, operation) in &operations {
        let pointer = format!("/paths/{}/{method}", path.replace('/', "~1"));
        let left_out =
            refused.iter().any(|refused| **refused == pointer || refused.starts_with(&format!("{pointer}/")));
        if items.iter().any(|item| is_call(item, method, path)) {
            kept.push(operation.to_string());
            continue;
        }
        if left_out {
            continue;
        }
        // The older of two that say the same.
        let same = |(other, by, twin): &&(&str, &str, &Value)| {
            let named = operation.get("operationId").is_some()
                && ["tags", "operationId"].iter().all(|k| operation.get(k) == twin.get(k));
            other.starts_with("/api/") && (named || by == method && place(other) == place(path))
        };
        if !path.starts_with("/rest/") || !operations.iter().any(|twin| same(&twin)) {
            return Err(format!("{method} {path} is nowhere\n{}\n{:#?}", output.ledger, output.report.refused));
        }
        replaced = true;
    }
    for (name, schema) in members("/components/schemas") {
        let pointer = format!("/components/schemas/{name}");
        let left_out =
            refused.iter().any(|refused| **refused == pointer || refused.starts_with(&format!("{pointer}/")));
        let error = name.contains("Errors");
        let used = kept.iter().any(|operation| operation.contains(&format!("\"#/components/schemas/{name}\"")));
        // A name that only repeats a value, a list or a map goes with its uses.
        let is_type = schema["properties"].as_object().is_some_and(|all| !all.is_empty())
            || schema.get("enum").is_some() && schema["type"] == "string";
        if is_type && !listed(name) && !left_out && !error && (used || !replaced) {
            return Err(format!("the schema {name} is nowhere\n{}\n{:#?}", output.ledger, output.report.refused));
        }
    }
    Ok(())
}

/// A path without its flavour and the names of its parameters.
fn place(path: &str) -> Vec<String> {
    let parameter = |segment: &str| if segment.starts_with('{') { "{}".to_owned() } else { segment.replace('_', "-") };
    path.split('/').skip(2).map(parameter).collect()
}

/// Whether a line of the ledger is of this call. What has no value in the key is a parameter or has none on the wire, and a
/// parameter of one value follows as a constant.
fn is_call(item: &str, method: &str, path: &str) -> bool {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let request = format!("{} {path}", method.to_uppercase());
    let Some((_, rest)) = item.split_once(&request) else { return false };
    let pairs = query.split('&').filter(|pair| pair.contains('='));
    (rest.is_empty() || rest.starts_with('?')) && pairs.into_iter().all(|pair| rest.contains(pair))
}

/// The same documents in every process.
fn sample(count: usize) -> Vec<String> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| document().new_tree(&mut runner).expect("a document").current()).collect()
}

fn fingerprint() -> String {
    let mut hasher = DefaultHasher::new();
    for text in sample(FOR_ANOTHER_PROCESS) {
        match sources("random.json", &text, true) {
            Ok(output) => (output.files, output.ledger).hash(&mut hasher),
            Err(problems) => problems.to_string().hash(&mut hasher),
        }
    }
    format!("fingerprint {:016x}", hasher.finish())
}

/// Set in the process that this test starts: there it only prints.
const PRINT: &str = "PRINT_FINGERPRINT";

#[test]
fn another_process_generates_the_same_bytes() {
    if std::env::var_os(PRINT).is_some() {
        println!("\n{}", fingerprint());
        return;
    }
    let this = std::env::current_exe().expect("this test");
    let arguments = ["--exact", "another_process_generates_the_same_bytes", "--nocapture"];
    let other = Command::new(this).args(arguments).env(PRINT, "1").output().expect("it runs");
    let printed = String::from_utf8_lossy(&other.stdout);
    assert!(printed.contains(&fingerprint()), "{printed}");
}

#[test]
fn a_sample_compiles() {
    let wanted = setting("RANDOM_COMPILED", 4);
    let mut compiled = 0;
    for text in sample(50 * wanted as usize) {
        let worth = sources("random.json", &text, true)
            .is_ok_and(|output| output.report.operations >= 2 && output.report.schemas >= 4);
        if worth {
            compiles(&format!("random-{compiled}"), &text);
            compiled += 1;
        }
        if compiled == wanted {
            return;
        }
    }
    panic!("the sample has too few documents that are worth it");
}
