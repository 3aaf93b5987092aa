//! What is written by hand in the client about types that are there no more.

use vsphere_automation_codegen::model::Problem;
use vsphere_automation_codegen::{Output, roots};

use crate::imports;
use crate::tokens::{Kind, Tokens};

const FOLDER: &str = "generated-client/src/ext/";

/// Uses of types, and of their constants, that are not emitted.
pub(super) fn without_items(sources: &[Tokens], output: &Output) -> Vec<Problem> {
    let files = sources.iter().filter(|tokens| tokens.source.path.starts_with(FOLDER));
    files.flat_map(|tokens| of_file(tokens, output)).collect()
}

fn of_file(tokens: &Tokens, output: &Output) -> Vec<Problem> {
    let emitted = &output.emitted;
    let Ok(file) = syn::parse_file(&tokens.source.text) else { return Vec::new() };
    let imports = imports::of(&file);
    let mut problems = Vec::new();
    for (name, path) in &imports {
        // What has no module is written by hand too, at the root of the client.
        if path.rsplit_once("::").is_some_and(|(module, _)| !is_there(module, path, output)) {
            let problem = Problem::at(&tokens.place_of(name), format!("`{path}` is there no more"));
            problems.push(problem.help("use what is there instead, or remove what is about it"));
        }
    }
    for window in tokens.row.windows(4) {
        let [holder, first, second, member] = window else { continue };
        let (Kind::Word(name), Kind::Word(member_name)) = (&holder.kind, &member.kind) else { continue };
        let is_path = first.is_sign(':') && second.is_sign(':');
        if !is_path || !member_name.starts_with(char::is_uppercase) {
            continue;
        }
        let Some(path) = imports.get(name).filter(|path| emitted.contains(*path)) else { continue };
        if !emitted.contains(&format!("{path}::{member_name}")) {
            let problem = Problem::at(&tokens.place(member), format!("`{path}` has no `{member_name}` any more"));
            problems.push(problem.help("use what is there instead, or remove what is about it"));
        }
    }
    problems
}

/// Whether a type is emitted, or passed on from the runtime.
fn is_there(module: &str, path: &str, output: &Output) -> bool {
    let file = format!("{}/{}.rs", roots::SOURCES, module.replace("::", "/"));
    let name = path.rsplit("::").next().unwrap_or(path);
    let is_name = |word: &str| word == name;
    let passed_on = |text: &String| {
        let lines = text.lines().filter(|line| line.starts_with("pub use "));
        lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric())).any(is_name)
    };
    output.emitted.contains(path) || output.files.get(&file).is_some_and(passed_on)
}
