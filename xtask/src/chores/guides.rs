//! What READMEs, guides and the comments of sources say of something that the document has no more.
//!
//! Code in them is compiled, and links are followed, where `missing` compiles; this reads the sentences.

use std::collections::BTreeSet;
use std::iter;

use vsphere_automation_codegen::Output;
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::{Place, Problem};

use super::unknown;

/// Ids and accessors that the document does not give.
pub(super) fn of_nothing(texts: &[Source], output: &Output) -> Vec<Problem> {
    let operations = || output.operations.iter();
    let ids: BTreeSet<&str> =
        output.ids.iter().map(String::as_str).chain(operations().map(|one| one.id.as_str())).collect();
    let accessors: BTreeSet<&str> = operations().map(|one| one.accessor.as_str()).collect();
    let mut problems = Vec::new();
    for source in texts {
        for (number, line) in (1..).zip(sentences(source)) {
            let mut tell = |at: usize, said: String| {
                let column = u32::try_from(line[..at].chars().count()).unwrap_or_default() + 1;
                let problem = Problem::at(&Place::new(source.path.as_str(), number, column), said);
                problems.push(problem.help("correct it, or remove what is about it"));
            };
            for (at, id) in self::ids(line).filter(|(_, id)| !ids.contains(id)) {
                tell(at, format!("the document has no `{id}`"));
            }
            for (at, accessor) in self::accessors(line).filter(|(_, accessor)| !accessors.contains(accessor)) {
                tell(at, format!("the client has no `{accessor}()`"));
            }
        }
    }
    problems
}

/// The lines of a guide, or of the documentation in a source, at their places; what is generated there is empty.
fn sentences(source: &Source) -> impl Iterator<Item = &str> {
    let is_guide = source.path.ends_with(".md");
    let mut generated = false;
    source.text.lines().map(move |line| {
        let begun = generated;
        generated = (generated || line.contains("<!-- generated: ")) && !line.contains("<!-- /generated: ");
        let is_said = is_guide || ["//!", "///"].iter().any(|mark| line.trim_start().starts_with(mark));
        if is_said && !begun { line } else { "" }
    })
}

/// Ids of operations and names of schemas.
fn ids(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let words = words(line, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_'));
    words.map(|(at, word)| (at, word.trim_end_matches('.'))).filter(|(_, word)| unknown::is_id(word))
}

/// Accessors whose method is named: `` `accessor().method…` ``, `client.accessor().method`.
fn accessors(line: &str) -> impl Iterator<Item = (usize, &str)> {
    words(line, |c| c.is_ascii_alphanumeric() || c == '_').filter_map(|(at, word)| {
        let (before, behind) = (&line[..at], &line[at + word.len()..]);
        let is_begin = before.ends_with('`') || before.ends_with("client.");
        let method = behind.strip_prefix("().").filter(|method| is_begin && !method.starts_with("await"))?;
        method.starts_with(|c: char| c.is_ascii_lowercase()).then_some((at, word))
    })
}

/// The longest pieces of such characters, with where they begin.
fn words(line: &str, is_inside: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    iter::from_fn(move || {
        let begin = rest + line[rest..].find(&is_inside)?;
        let end = line[begin..].find(|c| !is_inside(c)).map_or(line.len(), |length| begin + length);
        rest = end;
        Some((begin, &line[begin..end]))
    })
}
