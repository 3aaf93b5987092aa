//! How each documented error is brought about, end to end.

use std::collections::BTreeMap;

use vsphere_automation_codegen::model::{Called, Place, Problem};

use crate::tokens::{Kind, Token, Tokens};

const FOLDER: &str = "tests/tests/end_to_end/";

/// An operation, a status, a type of error.
type Error = (String, u16, String);

/// Errors that nothing causes, and causes of errors that are not documented.
pub(super) fn of_errors(sources: &[Tokens], operations: &[Called]) -> Vec<Problem> {
    let (mut caused, mut begun) = (BTreeMap::new(), BTreeMap::new());
    for tokens in sources.iter().filter(|tokens| tokens.source.path.starts_with(FOLDER)) {
        read(tokens, &mut caused, &mut begun);
    }
    if begun.is_empty() {
        return Vec::new();
    }
    let mut problems = Vec::new();
    for Called { id, accessor, method, errors, .. } in operations {
        let missing: Vec<&(u16, String)> =
            errors.iter().filter(|(status, kind)| !caused.contains_key(&(id.clone(), *status, kind.clone()))).collect();
        let Some(place) = begun.get(id) else {
            if !errors.is_empty() {
                let place = Place::new(format!("{FOLDER}coverage.rs"), 1, 1);
                let problem = Problem::at(&place, format!("nothing causes the errors of {id}"));
                problems.push(problem.help(format!(
                    "put `Failures::of(\"{id}\", call!(client => client.{accessor}().{method}(…)))` among the failures of \
                     its subject in {FOLDER}, with a cause for each of {}",
                    listed(&missing)
                )));
            }
            continue;
        };
        if !missing.is_empty() {
            let problem = Problem::at(place, format!("nothing causes {} of {id}", listed(&missing)));
            problems.push(problem.help(
                "add what does: `.state(STATUS, TYPE, …)`, `.given(STATUS, TYPE, …)`; `.played(…)` where no caller can;\n\
                 what the fake does not answer yet, it has to, below tests/fake-vcenter/src/operations: its own cause stands \
                 in tests/fake-vcenter/tests/fake/errors.rs",
            ));
        }
    }
    for ((id, status, kind), place) in caused {
        let documented = operations.iter().find(|operation| operation.id == id);
        if documented.is_some_and(|operation| !operation.errors.contains(&(status, kind.clone()))) {
            let problem = Problem::at(&place, format!("{id} has no documented error {status} {kind}"));
            problems.push(problem.help("remove its cause"));
        }
    }
    problems
}

fn listed(errors: &[&(u16, String)]) -> String {
    errors.iter().map(|(status, kind)| format!("{status} {kind}")).collect::<Vec<_>>().join(", ")
}

/// Reads the chains that begin with `Failures::of("…", …)`, and errors that are named as a whole.
fn read(tokens: &Tokens, caused: &mut BTreeMap<Error, Place>, begun: &mut BTreeMap<String, Place>) {
    let row = &tokens.row;
    let mut open: Option<(&str, usize)> = None;
    let mut depth = 0_usize;
    for (index, token) in row.iter().enumerate() {
        match token.kind {
            Kind::Sign('(' | '[' | '{') => depth += 1,
            Kind::Sign(')' | ']' | '}') => depth = depth.saturating_sub(1),
            _ => {}
        }
        let next = |ahead: usize| row.get(index + ahead).map(|token| &token.kind);
        if let (true, Some(Kind::Text(id))) = (is_begin(&row[index..]), next(5)) {
            begun.insert(id.clone(), tokens.place(token));
            open = Some((id, depth));
        }
        // The end of the expression that it stands in.
        if open.is_some_and(|(_, at)| depth < at || (depth == at && (token.is_sign(',') || token.is_sign(';')))) {
            open = None;
        }
        if let Some((id, at)) = open
            && depth == at
            && token.is_sign('.')
            && let (Some(Kind::Word(cause)), Some(Kind::Sign('('))) = (next(1), next(2))
            && let Some((status, kind)) = error(cause, &row[index + 3..])
        {
            caused.insert((id.to_owned(), status, kind), tokens.place(&row[index + 1]));
        }
        if let (Kind::Sign('('), Some(Kind::Text(id)), Some(Kind::Number(status)), Some(Kind::Text(kind))) =
            (&token.kind, next(1), next(3), next(5))
        {
            caused.insert((id.clone(), *status, kind.clone()), tokens.place(&row[index + 1]));
        }
    }
}

fn is_begin(row: &[Token]) -> bool {
    matches!(row, [name, a, b, of, open, ..]
        if name.is_word("Failures") && a.is_sign(':') && b.is_sign(':') && of.is_word("of") && open.is_sign('('))
}

/// The error that a method of `Failures` stands for; `arguments` are what it is given and all that follows.
fn error(cause: &str, arguments: &[Token]) -> Option<(u16, String)> {
    let of = |status: u16, kind: &str| Some((status, kind.to_owned()));
    match cause {
        "gone" | "wrong_password" => of(401, "UNAUTHENTICATED"),
        "refused" => of(403, "UNAUTHORIZED"),
        "too_new" => of(400, "UNEXPECTED_INPUT"),
        "broken" if arguments.iter().take(4).any(|token| token.is_word("Session")) => of(503, "SERVICE_UNAVAILABLE"),
        "broken" => of(500, "ERROR"),
        "played" => match &arguments.first()?.kind {
            Kind::Text(kind) => of(400, kind),
            _ => None,
        },
        "state" | "given" => match (&arguments.first()?.kind, &arguments.get(2)?.kind) {
            (Kind::Number(status), Kind::Text(kind)) => of(*status, kind),
            _ => None,
        },
        _ => None,
    }
}
