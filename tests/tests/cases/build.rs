//! Compiles the emitted crates and what calls them. One that does not compile takes no other down.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::driver::{Calls, Place};
use crate::json::Json;

/// What came of it.
#[derive(Default)]
pub(crate) struct Built {
    /// The program over all calls that compile.
    pub(crate) runner: Option<PathBuf>,
    /// Errors and warnings in the emitted crates, by key.
    pub(crate) crates: BTreeMap<String, Vec<Diagnostic>>,
    /// Errors in the code of single calls, by key and number.
    pub(crate) calls: BTreeMap<(String, usize), String>,
}

pub(crate) struct Diagnostic {
    pub(crate) is_error: bool,
    pub(crate) text: String,
}

/// Compiles all that can be compiled.
///
/// # Errors
///
/// If cargo cannot be run, or the program does not compile although all below it does.
pub(crate) fn build(place: &Place, target: &Path, mut all: Vec<Calls>) -> Result<Built, String> {
    place.write(&all)?;
    let mut built = Built::default();
    loop {
        let messages = cargo(place, target, &["--workspace", "--exclude", "runner"])?;
        built.crates.clear();
        let mut broken: BTreeMap<(String, usize), String> = BTreeMap::new();
        let mut failed = BTreeSet::new();
        for message in &messages.diagnostics {
            if let Some(key) = message.target.strip_prefix("case_") {
                let diagnostic = Diagnostic { is_error: message.is_error, text: message.text.clone() };
                built.crates.entry(key.to_owned()).or_default().push(diagnostic);
            } else if let Some(key) = message.target.strip_prefix("driver_").filter(|_| message.is_error) {
                failed.insert(key.to_owned());
                if let Some(number) = message.call {
                    broken.entry((key.to_owned(), number)).or_insert_with(|| message.text.clone());
                }
            }
        }
        let has_error = |built: &Built, key: &str| {
            built.crates.get(key).is_some_and(|all| all.iter().any(|diagnostic| diagnostic.is_error))
        };
        if failed.is_empty() {
            all.retain(|calls| !has_error(&built, &calls.key));
            break;
        }
        // The calls that do not compile are left out, and the rest is tried again.
        for calls in all.iter_mut().filter(|calls| failed.contains(&calls.key)) {
            let is_broken = |number: usize| broken.contains_key(&(calls.key.clone(), number));
            if calls.sources.iter().all(|(number, _)| !is_broken(*number)) {
                let lost = crate::driver::numbers(calls).into_iter();
                broken.extend(lost.map(|number| ((calls.key.clone(), number), "does not compile".to_owned())));
            }
            calls.sources.retain(|(number, _)| !broken.contains_key(&(calls.key.clone(), *number)));
            place.write_calls(calls)?;
        }
        built.calls.extend(broken);
    }
    place.write_runner(&all)?;
    let messages = cargo(place, target, &["--package", "runner"])?;
    built.runner = messages.executable;
    match built.runner {
        Some(_) => Ok(built),
        None => Err(format!("the program that makes the calls does not compile:\n{}", messages.stderr)),
    }
}

#[derive(Default)]
struct Messages {
    diagnostics: Vec<Message>,
    executable: Option<PathBuf>,
    stderr: String,
}

struct Message {
    /// The library that it is about.
    target: String,
    is_error: bool,
    text: String,
    /// The call whose code it is in.
    call: Option<usize>,
}

fn cargo(place: &Place, target: &Path, arguments: &[&str]) -> Result<Messages, String> {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--keep-going", "--message-format", "json"])
        .args(arguments)
        .current_dir(place.workspace())
        .env("CARGO_TARGET_DIR", target)
        .env_remove("RUSTFLAGS")
        .output()
        .map_err(|e| format!("cargo does not run: {e}"))?;
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let mut messages = Messages { stderr, ..Messages::default() };
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(line) = Json::parse(line) else { continue };
        if let Some(executable) = line.member("executable").and_then(Json::as_str) {
            messages.executable = Some(executable.into());
        }
        messages.diagnostics.extend(message(&line));
    }
    let is_explained = output.status.success() || messages.diagnostics.iter().any(|message| message.is_error);
    if is_explained { Ok(messages) } else { Err(format!("cargo {}:\n{}", output.status, messages.stderr)) }
}

/// An error or a warning with a place; what only counts them has none.
fn message(line: &Json) -> Option<Message> {
    let message = line.member("message")?;
    let level = message.member("level")?.as_str()?;
    let Some(Json::List(spans)) = message.member("spans") else { return None };
    let primary = spans.iter().find(|span| span.member("is_primary") == Some(&Json::Bool(true)))?;
    let file = primary.member("file_name")?.as_str()?;
    let stem = Path::new(file).file_stem()?.to_str()?;
    let line_number = primary.member("line_start")?;
    let text = message.member("message")?.as_str()?;
    // The first sentence does; the rest is for who compiles it by hand.
    let text = text.lines().next().unwrap_or_default();
    let code = message.member("code").and_then(|code| code.member("code")).and_then(Json::as_str);
    let code = code.filter(|code| code.starts_with('E')).map(|code| format!(" ({code})")).unwrap_or_default();
    Some(Message {
        target: line.member("target")?.member("name")?.as_str()?.to_owned(),
        is_error: level.starts_with("error"),
        text: format!("{}:{line_number}: {text}{code}", within(file)),
        call: stem.strip_prefix("call_").and_then(|number| number.parse().ok()),
    })
}

/// The path from the root of the package.
fn within(file: &str) -> &str {
    file.rfind("/src/").map_or(file, |at| &file[at + 1..])
}
