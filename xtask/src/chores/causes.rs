//! How each documented error is brought about, end to end.

use vsphere_automation_codegen::model::{Called, Problem};

use crate::tokens::{Kind, Token, Tokens, of};

const FILE: &str = "tests/tests/end_to_end/causes.rs";

/// Errors that nothing causes, and causes of errors that are not documented.
pub(super) fn of_errors(sources: &[Tokens], operations: &[Called]) -> Vec<Problem> {
    let Some(tokens) = of(sources, FILE) else { return Vec::new() };
    let arms: Vec<Arm<'_>> = (0..tokens.row.len()).filter_map(|index| Arm::at(&tokens.row[index..])).collect();
    let mut problems = Vec::new();
    for Called { id, errors, .. } in operations {
        let is_caused = |kind: &str| arms.iter().any(|arm| arm.is_of(id, kind));
        let missing: Vec<&(u16, String)> = errors.iter().filter(|(_, kind)| !is_caused(kind)).collect();
        if let [(_, kind), ..] = &missing[..] {
            let place = tokens.place_of("_ => return None");
            let problem = Problem::at(&place, format!("nothing causes {} of {id}", listed(&missing)));
            problems.push(problem.help(format!(
                "add `(\"{id}\", \"{kind}\") => Cause::…` above, one for each; `Cause::Played` where no caller can cause it;\n\
                 what the fake does not answer yet, it has to, below tests/fake-vcenter/src/operations"
            )));
        }
        for (kind, token) in arms.iter().filter(|arm| arm.ids.contains(&id.as_str())).flat_map(|arm| &arm.kinds) {
            if errors.iter().all(|(_, documented)| documented != kind) {
                let problem = Problem::at(&tokens.place(token), format!("{id} has no documented error {kind}"));
                problems.push(problem.help("remove its cause"));
            }
        }
    }
    problems
}

fn listed(errors: &[&(u16, String)]) -> String {
    errors.iter().map(|(status, kind)| format!("{status} {kind}")).collect::<Vec<_>>().join(", ")
}

/// `("OPERATION" | …, "TYPE" | …) =>`, with `_` for any operation.
struct Arm<'t> {
    /// Where there are none, it is of any.
    ids: Vec<&'t str>,
    kinds: Vec<(&'t str, &'t Token)>,
}

impl<'t> Arm<'t> {
    fn at(row: &'t [Token]) -> Option<Self> {
        let rest = row.split_first().filter(|(open, _)| open.is_sign('('))?.1;
        let (ids, rest) = match rest {
            [any, rest @ ..] if any.is_word("_") => (Vec::new(), rest),
            rest => texts(rest),
        };
        let (kinds, rest) = texts(rest.split_first().filter(|(comma, _)| comma.is_sign(','))?.1);
        let rest = rest.split_first().filter(|(comma, _)| comma.is_sign(',')).map_or(rest, |(_, rest)| rest);
        let is_arm = matches!(rest, [close, a, b, ..] if close.is_sign(')') && a.is_sign('=') && b.is_sign('>'));
        (is_arm && !kinds.is_empty()).then(|| Self { ids: ids.into_iter().map(|(text, _)| text).collect(), kinds })
    }

    fn is_of(&self, id: &str, kind: &str) -> bool {
        (self.ids.is_empty() || self.ids.contains(&id)) && self.kinds.iter().any(|(own, _)| *own == kind)
    }
}

/// `"A" | "B"`, and what stands behind.
fn texts(mut row: &[Token]) -> (Vec<(&str, &Token)>, &[Token]) {
    let mut found = Vec::new();
    while let [token, rest @ ..] = row {
        match &token.kind {
            Kind::Text(text) => found.push((text.as_str(), token)),
            Kind::Sign('|') => {}
            _ => break,
        }
        row = rest;
    }
    (found, row)
}
