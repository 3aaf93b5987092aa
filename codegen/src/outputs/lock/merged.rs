//! A lock in which git left what two branches changed side by side. What was generated from what is different on both, and
//! is written anew anyway; of what callers know, each branch has added lines of its own, and both hold.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Place, Problem};

/// The tables of which the lines of both sides hold.
const KEPT: [&str; 5] = ["[order]", "[boxed]", "[optional]", "[names]", "[homes]"];

/// Where in a hunk a line stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Ours,
    /// What both began from, if git was told to show it.
    Base,
    Theirs,
}

/// The text without what git put between the sides; the same lines stay on the same numbers.
///
/// # Errors
///
/// Each line that both sides have in different words.
pub(super) fn settled(file: &str, text: &str) -> Result<String, Vec<Problem>> {
    if !text.lines().any(|line| line.starts_with("<<<<<<< ")) {
        return Ok(text.to_owned());
    }
    let file: Arc<str> = file.into();
    let (mut lines, mut problems) = (Vec::new(), Vec::new());
    let (mut side, mut table): (Option<Side>, &str) = (None, "");
    let mut ours: BTreeMap<&str, &str> = BTreeMap::new();
    for (number, line) in text.lines().enumerate() {
        let marker = [
            ("<<<<<<< ", Some(Side::Ours)),
            ("||||||| ", Some(Side::Base)),
            ("=======", Some(Side::Theirs)),
            (">>>>>>> ", None),
        ];
        if let Some((_, next)) = marker.into_iter().find(|(marker, _)| line.starts_with(marker)) {
            side = next;
            if side == Some(Side::Ours) {
                ours.clear();
            }
            lines.push("");
            continue;
        }
        if line.starts_with('[') {
            table = line;
        }
        let key = line.split(" = ").next().unwrap_or_default();
        let holds = match side {
            None => true,
            Some(Side::Ours) => {
                ours.insert(key, line);
                true
            }
            Some(Side::Base) => false,
            Some(Side::Theirs) => KEPT.contains(&table) && !ours.contains_key(key),
        };
        let differs = side == Some(Side::Theirs) && ours.get(key).is_some_and(|other| *other != line);
        if differs && KEPT.contains(&table) {
            let place = Place::new(file.clone(), u32::try_from(number + 1).unwrap_or(u32::MAX), 1);
            let message = format!("two branches changed {key} of {table} in different ways");
            let help = "keep one of both lines, with what of the other is new at its end, and run `regen` again";
            problems.push(Problem::at(&place, message).help(help));
        }
        lines.push(if holds { line } else { "" });
    }
    if problems.is_empty() { Ok(lines.join("\n") + "\n") } else { Err(problems) }
}

#[cfg(test)]
mod tests {
    use super::settled;

    #[test]
    fn lines_of_both_sides_hold() {
        let text = "[order]\n<<<<<<< ours\n\"a::A\" = [\"x\"]\n=======\n\"b::B\" = [\"y\"]\n>>>>>>> theirs\n\n[files]\n<<<<<<< ours\n\"f\" = \"1\"\n=======\n\"f\" = \"2\"\n>>>>>>> theirs\n";
        let settled = settled("a.lock", text).expect("both hold");
        let lines: Vec<&str> = settled.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["[order]", "\"a::A\" = [\"x\"]", "\"b::B\" = [\"y\"]", "[files]", "\"f\" = \"1\""]);
        assert_eq!(settled.lines().nth(4), Some("\"b::B\" = [\"y\"]"));
    }

    #[test]
    fn what_both_changed_is_told() {
        let text = "[order]\n<<<<<<< ours\n\"a::A\" = [\"x\", \"y\"]\n||||||| base\n\"a::A\" = [\"x\"]\n=======\n\"a::A\" = [\"x\", \"z\"]\n>>>>>>> theirs\n";
        let problems = settled("a.lock", text).expect_err("one line, two ways");
        assert!(
            problems[0].to_string().starts_with("a.lock:7:1: two branches changed \"a::A\" of [order]"),
            "{problems:?}"
        );
    }
}
