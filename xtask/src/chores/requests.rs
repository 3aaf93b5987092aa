//! Requests in tests and examples that no operation has, in the flavour that the document speaks.

use std::collections::BTreeMap;

use vsphere_automation_codegen::model::{Called, Problem};

use crate::tokens::{Kind, Token, Tokens};

/// What is tried with the document as it is.
const TRIES: [&str; 4] =
    ["generated-client/examples/", "generated-client/tests/", "tests/tests/", "tests/fake-vcenter/tests/"];

/// Where the flavour of the document begins.
const API: &str = "/api/";

/// Where nothing is, for those who ask for that.
const NOWHERE: &str = "/api/nothing";

/// What those do who ask for a method that is not there, as long as no operation has it.
const UNUSED: &str = "PATCH";

/// Requests of nothing: `"/api/…"`, `"GET /…"`, and `"GET", path` where the path is a text or the name of one.
pub(super) fn of_nothing(sources: &[Tokens], operations: &[Called]) -> Vec<Problem> {
    let known: Vec<(&str, &str)> = operations
        .iter()
        .filter_map(|operation| operation.request.split_once(' '))
        .map(|(method, target)| (method, target.split('?').next().unwrap_or_default()))
        .collect();
    let mut problems = Vec::new();
    for tokens in sources.iter().filter(|tokens| TRIES.iter().any(|folder| tokens.source.path.starts_with(folder))) {
        let names = named(&tokens.row);
        for (index, token) in tokens.row.iter().enumerate() {
            let Kind::Text(text) = &token.kind else { continue };
            if is_told(&tokens.row[..index]) {
                continue;
            }
            let asked = match is_method(text).then(|| argument(&tokens.row[index + 1..], &names)) {
                Some(path) => path.map(|path| (Some(text.as_str()), path)),
                None => alone(text),
            };
            let Some((method, path)) = asked.filter(|(method, path)| is_of_nothing(*method, path, &known)) else {
                continue;
            };
            let request = method.map(|method| format!("{method} ")).unwrap_or_default() + &path;
            let problem = Problem::at(&tokens.place(token), format!("the document has no request `{request}`"));
            problems.push(problem.help("ask for something else, or remove what is about it"));
        }
    }
    problems
}

/// Whether a method stands before, with which the path was looked at.
fn is_told(before: &[Token]) -> bool {
    let before: Vec<&Token> = before.iter().rev().filter(|token| !token.is_sign('&')).take(2).collect();
    matches!(before[..], [comma, method] if comma.is_sign(',') && matches!(&method.kind, Kind::Text(text) if is_method(text)))
}

/// A path, or a method and a path, in one text; without a query and what follows.
fn alone(text: &str) -> Option<(Option<&str>, String)> {
    let (method, path) = match text.split_once(' ').filter(|(method, _)| is_method(method)) {
        Some((method, path)) => (Some(method), path),
        None => (None, text),
    };
    let path = path.split(['?', ' ']).next().unwrap_or_default();
    match method {
        // Whatever flavour it is tried in.
        Some(_) if path.starts_with('/') && !path.starts_with(API) && !path.starts_with("/rest/") => {
            Some((method, format!("{}{path}", API.trim_end_matches('/'))))
        }
        _ => Some((method, path.to_owned())),
    }
}

/// The path that follows a method as the next argument.
fn argument(row: &[Token], names: &BTreeMap<&str, &str>) -> Option<String> {
    let (comma, rest) = row.split_first()?;
    let mut rest = rest.iter().filter(|token| comma.is_sign(',') && !token.is_sign('&'));
    let path = match (&rest.next()?.kind, rest.next().map(|token| &token.kind)) {
        (Kind::Text(path), _) => path.clone(),
        (Kind::Word(word), Some(Kind::Sign('!'))) if word == "format" => {
            let Kind::Text(text) = &rest.nth(1)?.kind else { return None };
            names.iter().fold(text.clone(), |text, (name, path)| text.replace(&format!("{{{name}}}"), path))
        }
        (Kind::Word(name), _) => (*names.get(name.as_str())?).to_owned(),
        _ => return None,
    };
    path.split('?').next().map(str::to_owned)
}

/// Texts that have a name: `const NAME: &str = "…"`, `let name = "…"`.
fn named(row: &[Token]) -> BTreeMap<&str, &str> {
    let mut names = BTreeMap::new();
    for window in row.windows(7) {
        let text = |at: usize| match &window[at].kind {
            Kind::Text(text) => Some(text.as_str()),
            _ => None,
        };
        let at = match window[0].word() {
            Some("const") => 6,
            Some("let") if window[2].is_sign('=') => 3,
            _ => continue,
        };
        names.extend(window[1].word().zip(text(at)));
    }
    names
}

fn is_method(text: &str) -> bool {
    matches!(text, "GET" | "PUT" | "POST" | "DELETE" | "PATCH")
}

/// Whether no operation is asked for so.
fn is_of_nothing(method: Option<&str>, path: &str, known: &[(&str, &str)]) -> bool {
    let is_asked = path.starts_with(API) && path != API && path != NOWHERE;
    let method = method.filter(|method| *method != UNUSED || known.iter().any(|(known, _)| known == method));
    let is_same = |known: &(&str, &str)| method.is_none_or(|method| method == known.0) && begins(known.1, path);
    is_asked && !known.iter().any(is_same)
}

/// Whether a path is what a template stands for, or begins so. What stands in braces may be anything.
fn begins(template: &str, path: &str) -> bool {
    let mut wanted = template.split('/');
    path.trim_end_matches('/').split('/').all(|segment| {
        wanted.next().is_some_and(|wanted| wanted == segment || wanted.starts_with('{') || segment.contains('{'))
    })
}
