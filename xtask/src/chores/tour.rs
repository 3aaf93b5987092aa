//! A call of each operation that succeeds.

use std::collections::{BTreeMap, BTreeSet};

use vsphere_automation_codegen::model::{Called, Problem};

use crate::tokens::{Kind, Token, Tokens, of};

const FILE: &str = "tests/src/tour.rs";

/// Operations that the walk through all of them leaves out.
pub(super) fn of_operations(sources: &[Tokens], operations: &[Called]) -> Vec<Problem> {
    let Some(tokens) = of(sources, FILE) else { return Vec::new() };
    let called = calls(&tokens.row);
    let missing = operations.iter().filter(|Called { accessor, method, .. }| !called.contains(&(accessor, method)));
    missing
        .map(|Called { id, accessor, method, .. }| {
            let problem = Problem::at(&tokens.place_of("pub async fn tour"), format!("nothing calls {id} end to end"));
            problem.help(format!("call `client.{accessor}().{method}(…)` on the way, where it succeeds"))
        })
        .collect()
}

/// Accessors and methods of `client.accessor().method(`, and of `let name = client.accessor(); name.method(`.
fn calls(row: &[Token]) -> BTreeSet<(&str, &str)> {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    let mut found = BTreeSet::new();
    for index in 0..row.len() {
        let word = |at: usize| row.get(at).and_then(Token::word);
        let sign = |at: usize| match row.get(at).map(|token| &token.kind) {
            Some(Kind::Sign(sign)) => Some(*sign),
            _ => None,
        };
        let call = |at: usize| sign(at) == Some('.') && sign(at + 2) == Some('(');
        if word(index) == Some("client") && call(index + 1) && sign(index + 4) == Some(')') {
            let Some(accessor) = word(index + 2) else { continue };
            if call(index + 5) {
                found.extend(word(index + 6).map(|method| (accessor, method)));
            } else if let (Some("let"), Some(name), Some('=')) =
                (word(index.wrapping_sub(3)), word(index.wrapping_sub(2)), sign(index.wrapping_sub(1)))
            {
                names.insert(name, accessor);
            }
        } else if let Some(accessor) = word(index).and_then(|name| names.get(name))
            && call(index + 1)
        {
            found.extend(word(index + 2).map(|method| (*accessor, method)));
        }
    }
    found
}
