//! What only a person can do: the behaviour of the fake, the causes of errors, and what is written by hand about something
//! that the document has no more.
//!
//! Facts of the document that are kept a second time by hand are found here, by reading the sources as tokens. What is
//! derived from the document is generated instead, and needs no list.

mod causes;
mod compiler;
mod extensions;
mod fake;
mod guides;
mod requests;
mod unknown;

use std::collections::BTreeSet;

use vsphere_automation_codegen::Output;
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::{Problem, Problems};

use crate::failure::Failure;
use crate::process::Cargo;
use crate::tokens::Tokens;
use crate::workspace::Workspace;

/// The list, and the texts that it speaks of.
///
/// # Errors
///
/// If a source cannot be read or is not Rust.
pub(crate) fn list(workspace: &Workspace, output: &Output) -> Result<(Problems, Vec<Source>), Failure> {
    let sources = by_hand(workspace)?;
    let mut problems: Vec<Problem> = Vec::new();
    problems.extend(fake::behaviours(&sources, &output.operations));
    problems.extend(causes::of_errors(&sources, &output.operations));
    problems.extend(extensions::without_items(&sources, output));
    problems.extend(unknown::ids(&sources, &output.ids, &output.operations));
    problems.extend(requests::of_nothing(&sources, &output.operations));
    let mut texts: Vec<Source> = sources.into_iter().map(|tokens| tokens.source).collect();
    texts.extend(guides(workspace)?);
    problems.extend(guides::of_nothing(&texts, output));
    Ok((problems.into_iter().collect(), texts))
}

/// What does not compile with what is generated now, and the texts that it speaks of.
///
/// # Errors
///
/// If there is no cargo, or it fails for another reason.
pub(crate) fn compiled(workspace: &Workspace, cargo: &Cargo) -> Result<(Problems, Vec<Source>), Failure> {
    let problems = compiler::told(cargo)?;
    let files: BTreeSet<String> =
        problems.iter().filter_map(|problem| Some(problem.place.as_ref()?.file.to_string())).collect();
    let sources = files.into_iter().filter_map(|path| workspace.read(&path).ok().map(|text| Source { path, text }));
    Ok((problems.into_iter().collect(), sources.collect()))
}

/// The sources that people write and that may know operations.
fn by_hand(workspace: &Workspace) -> Result<Vec<Tokens>, Failure> {
    let mut all = Vec::new();
    for folder in ["generated-client/src/ext", "generated-client/examples", "generated-client/tests", "tests"] {
        for (path, text) in workspace.read_tree(folder, ".rs")? {
            // Cases and fragments are about documents of their own.
            if !path.contains("/generated") && !path.starts_with("tests/tests/cases/") {
                all.push(Tokens::read(path, text)?);
            }
        }
    }
    Ok(all)
}

/// What people read about the document and its client. What was so in older versions stands in the changelog.
fn guides(workspace: &Workspace) -> Result<impl Iterator<Item = Source>, Failure> {
    let is_ours = |path: &String| !path.starts_with("codegen/") && path != "CHANGELOG.md";
    let found = workspace.read_tree("", ".md")?;
    Ok(found.into_iter().filter(move |(path, _)| is_ours(path)).map(|(path, text)| Source { path, text }))
}

#[cfg(test)]
mod tests;
