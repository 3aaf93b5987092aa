//! From cases to verdicts.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use vsphere_automation_tests::loopback::Server;

use crate::build::{self, Built};
use crate::case::{Call, Case, Expectation};
use crate::command::{Said, Xtask};
use crate::driver::{Calls, Place, package};
use crate::observed::Observed;
use crate::schema::Schemas;
use crate::table::{Line, Verdict};
use crate::{call_site, compare};

/// A case whose document became a crate.
struct Generated {
    schemas: Schemas,
    /// Why there is no code for a call, by number.
    unwritten: BTreeMap<usize, String>,
}

/// Runs the cases; crates and programs are left in `folder`, for who wants to look at them.
///
/// # Errors
///
/// What of the harness does not work. What of a case does not is in its verdict.
pub(crate) fn all(cases: &[Case], folder: &Path, target: &Path) -> Result<Vec<Verdict>, String> {
    let place = Place::new(folder);
    let xtask = Xtask::build()?;
    let mut said: Vec<Said> = Vec::new();
    let mut generated: BTreeMap<String, Generated> = BTreeMap::new();
    let mut calls = Vec::new();
    for case in cases {
        let key = case.key();
        let out = place.emitted(&key);
        let answer = xtask.generate(case, &out, &package(&key))?;
        if answer.done {
            let schemas = Schemas::read(&case.folder.join("openapi.yaml"))?;
            let (mut unwritten, mut sources) = (BTreeMap::new(), Vec::new());
            for (number, source) in (1..).zip(call_site::sources(case)?) {
                match source {
                    Ok(source) => sources.push((number, source)),
                    Err(why) => drop(unwritten.insert(number, why)),
                }
            }
            calls.push(Calls { key: key.clone(), sources });
            if generated.insert(key.clone(), Generated { schemas, unwritten }).is_some() {
                return Err(format!("two cases have the number {key}"));
            }
        }
        said.push(answer);
    }
    let built = build::build(&place, target, calls)?;
    cases.iter().zip(&said).map(|(case, said)| verdict(case, said, generated.get(&case.key()), &built)).collect()
}

fn numbered(case: &Case) -> impl Iterator<Item = (usize, &Call)> {
    case.expected.calls.iter().enumerate().map(|(index, call)| (index + 1, call))
}

fn verdict(case: &Case, said: &Said, generated: Option<&Generated>, built: &Built) -> Result<Verdict, String> {
    let mut calls = Vec::new();
    for (number, call) in numbered(case) {
        let problem = match generated {
            None => Some("there is no crate".to_owned()),
            Some(generated) => of_call(case, number, call, generated, built)?,
        };
        calls.push(Line::new(format!("{number} {}", call.operation), problem));
    }
    let compiled = generated.map(|_| {
        let diagnostics = built.crates.get(&case.key()).map(Vec::as_slice).unwrap_or_default();
        let first = diagnostics.iter().find(|diagnostic| diagnostic.is_error).or(diagnostics.first());
        let what = match first {
            None => "no warning",
            Some(diagnostic) if diagnostic.is_error => "does not compile",
            Some(_) => "warnings",
        };
        Line::new(what, first.map(|diagnostic| diagnostic.text.clone()))
    });
    // Where there is no crate, one line says why.
    let calls = if said.done { calls } else { Vec::new() };
    Ok(Verdict {
        name: case.name.clone(),
        kind: case.expected.kind.clone(),
        document: of_document(case, said),
        compiled,
        calls,
    })
}

fn of_document(case: &Case, said: &Said) -> Line {
    let what = if said.done { "generated" } else { "refused" };
    let problem = match (case.expected.expect, said.done) {
        (Expectation::Generates, true) => None,
        (Expectation::Generates, false) => Some(said.text.clone()),
        (Expectation::Refused, true) => Some("should be refused".to_owned()),
        (Expectation::Refused, false) => {
            let missing = case.expected.message.iter().find(|part| !said.text.contains(*part));
            missing.map(|part| format!("the message has no {part:?}: {}", said.text))
        }
    };
    Line::new(what, problem)
}

/// What is wrong with a call, if anything is.
fn of_call(
    case: &Case,
    number: usize,
    call: &Call,
    generated: &Generated,
    built: &Built,
) -> Result<Option<String>, String> {
    let key = case.key();
    if built.crates.get(&key).is_some_and(|all| all.iter().any(|diagnostic| diagnostic.is_error)) {
        return Ok(Some("the crate does not compile".to_owned()));
    }
    if let Some(why) = generated.unwritten.get(&number) {
        return Ok(Some(why.clone()));
    }
    if let Some(why) = built.calls.get(&(key.clone(), number)) {
        return Ok(Some(format!("the call does not compile: {why}")));
    }
    let Some(runner) = &built.runner else { return Ok(Some("there is no program".to_owned())) };
    let response = call.response.clone();
    let server = Server::start(move |_| response.sent()).map_err(|e| format!("{} call {number}: {e}", case.name))?;
    let (address, url) = (server.address, server.url());
    let mut program = Command::new(runner);
    program.args([&key, &number.to_string(), &url]);
    if call.request.host.is_some() {
        // Whatever host a call goes to, a proxy sees it.
        program.arg(&url);
    }
    let output = program.output().map_err(|e| format!("{}: {e}", runner.display()))?;
    let came = server.requests();
    let observed = if output.status.success() {
        Observed::read(String::from_utf8_lossy(&output.stdout).trim(), &address.to_string())
    } else {
        let stderr = String::from_utf8_lossy(&output.stderr);
        Observed::Fault(format!("panics: {}", stderr.trim().replace('\n', " ")))
    };
    let of_request = compare::request(&call.request, &came, address);
    let of_result = compare::result(&call.result, &observed, &generated.schemas);
    let problem = match &observed {
        Observed::Fault(fault) => Some(fault.clone()),
        Observed::Error(error) if came.is_empty() => Some(format!("no request came: {error}")),
        _ => Some([of_request, of_result].into_iter().flatten().collect::<Vec<_>>().join("; ")),
    };
    let problem = problem.filter(|problem| !problem.is_empty());
    Ok(problem.map(|problem| problem.replace(&address.to_string(), "SERVER")))
}
