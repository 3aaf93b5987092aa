//! The README of an emitted crate.

use std::fmt::Write as _;

use super::{blocks, setup};
use crate::emit::banner;
use crate::model::{Facts, Runtime};
use crate::words;

/// The text of `README.md`: what it is for, how a client is set up, and all calls.
pub(super) fn readme(facts: &Facts<'_>, name: &str, file: &str, runtime: &Runtime) -> String {
    let api = facts.api;
    let title = if api.title.is_empty() { "an API without a title" } else { &api.title };
    let one_line = |text: &str| words::lines(text).iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let mut text = format!("<!-- {} -->\n\n# {name}\n\n", banner(file));
    let _ =
        writeln!(text, "{}\n", one_line(&format!("A client for {title} {}, generated from `{file}`.", api.version)));
    if let Some(description) = &api.description {
        let lines = words::lines(description);
        lines.iter().for_each(|line| text.push_str(&format!("{}\n", line.strip_prefix(' ').unwrap_or(line))));
        text.push('\n');
    }
    let shown = setup::setup(facts).into_iter().map(|line| line.strip_prefix("# ").map_or(line.clone(), str::to_owned));
    let shown: Vec<String> = shown.filter(|line| line != "let _ = client;").collect();
    let _ = writeln!(text, "```rust,no_run\n{}\n```", indented(&shown));
    let described = setup::credentials(facts);
    if !described.is_empty() {
        let _ = writeln!(text, "\n## Credentials\n\n{}", described.join("\n"));
    }
    let _ = write!(text, "\n## Calls\n\n{}", blocks::calls(facts));
    let _ = writeln!(
        text,
        "\nEach is a method of the client's accessor and gives a `Call`: `.await` it for the value, or `.send().await` it for\n\
         the value with status, headers and request id. It runs on Tokio."
    );
    if matches!(runtime, Runtime::Copy(_)) {
        text.push_str("\nThe folder `runtime` holds a copy of the runtime, so that the crate stands alone.\n");
    }
    text
}

/// What is inside the function of an example, as people write it.
fn indented(lines: &[String]) -> String {
    let mut inside = false;
    let lines = lines.iter().map(|line| {
        let closes = line == "}";
        let shown = if inside && !closes && !line.is_empty() { format!("    {line}") } else { line.clone() };
        inside |= line.starts_with("fn ");
        shown
    });
    lines.collect::<Vec<_>>().join("\n")
}
