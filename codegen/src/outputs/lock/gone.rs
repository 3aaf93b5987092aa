//! What a lock keeps of what is not there, and what it lacks of what callers know.

use super::placed::{Written, problem};
use crate::model::{Kept, Problem};
use crate::names;

const NOTHING: &str = "nothing has to be done, if the document took it away: `regen` drops it. Else correct the line, or restore it from git";

/// Each thing that is kept, and is not there any more.
pub(super) fn gone(written: &[Written<'_>], then: &Kept, now: &Kept) -> Vec<Problem> {
    let mut all = Vec::new();
    let lists = [
        ("order", &then.orders, &now.orders),
        ("boxed", &then.boxed, &now.boxed),
        ("optional", &then.optional, &now.optional),
    ];
    for (table, then, now) in lists {
        for (path, members) in then {
            let there = now.get(path);
            if there.is_none() {
                let message = format!("`{table}` of `{path}` is kept, which is gone or has none any more");
                all.push(problem(written, table, path, message).help(NOTHING));
                continue;
            }
            let left = members.iter().filter(|member| there.is_some_and(|there| !there.contains(member)));
            all.extend(left.map(|member| {
                let message = format!("`{member}` is kept in `{table}` of `{path}`, which has none of that name there");
                problem(written, table, path, message).help(NOTHING)
            }));
        }
    }
    for (table, then, now) in [("names", &then.names, &now.names), ("homes", &then.homes, &now.homes)] {
        let gone = then.keys().filter(|key| !now.contains_key(*key));
        all.extend(gone.map(|key| {
            let message = format!("`{table}` keeps `{key}`, which is gone or has a name of its own");
            problem(written, table, key, message).help(NOTHING)
        }));
    }
    all
}

/// Members of types that callers know, and the order does not.
pub(super) fn lacking(written: &[Written<'_>], then: &Kept, now: &Kept, knows: &dyn Fn(&str) -> bool) -> Vec<Problem> {
    let none = Vec::new();
    let mut all = Vec::new();
    for (path, members) in &now.orders {
        let kept = then.orders.get(path).unwrap_or(&none);
        for member in members.iter().filter(|member| !kept.contains(member)) {
            let field = format!("{}.{}", home(path, then), names::field_among(members.iter(), member));
            let variant = format!("{}::{member}", home(path, then));
            if knows(&field) || knows(&variant) {
                let message = format!("the order of `{path}` lacks `{member}`, which callers know");
                let help = "restore the line from git; as it is, what it lacks comes last";
                all.push(problem(written, "order", path, message).help(help));
            }
        }
    }
    all
}

/// Where callers find a type.
fn home(path: &str, kept: &Kept) -> String {
    let home = path.strip_prefix("types::").and_then(|ident| Some(format!("{}::{ident}", kept.homes.get(ident)?)));
    home.unwrap_or_else(|| path.to_owned())
}
