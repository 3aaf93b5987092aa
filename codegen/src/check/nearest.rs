//! Suggestions for what was probably meant.

use std::cell::Cell;

/// How many names are compared in one document. It takes long; a document with more faults than this allows for is not one
/// that was mistyped.
const COMPARISONS: usize = 200_000;

/// Names longer than this are compared by their beginning.
const LONGEST: usize = 64;

/// Finds what was probably meant, until that was asked too often.
pub(crate) struct Suggest {
    left: Cell<usize>,
}

impl Default for Suggest {
    fn default() -> Self {
        Self { left: Cell::new(COMPARISONS) }
    }
}

impl Suggest {
    /// The candidate that differs least from a name, if it differs little enough to have been meant.
    ///
    /// Among equally near ones the first in the alphabet is taken, so that messages do not depend on order.
    pub(crate) fn did_you_mean<'a>(
        &self,
        name: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        let limit = name.chars().count() / 3 + 1;
        self.search(name, candidates).filter(|(_, distance)| *distance <= limit).map(|(candidate, _)| candidate)
    }

    /// Asks whether one of the candidates was meant; `otherwise` if none of them can have been.
    pub(crate) fn meant<'a>(
        &self,
        name: &str,
        candidates: impl IntoIterator<Item = &'a str>,
        otherwise: impl FnOnce() -> String,
    ) -> String {
        self.did_you_mean(name, candidates).map_or_else(otherwise, |near| format!("did you mean `{near}`?"))
    }

    /// Names the candidate that differs least from a name, however much that is; `otherwise` if there is none.
    pub(crate) fn nearest<'a>(
        &self,
        name: &str,
        candidates: impl IntoIterator<Item = &'a str>,
        otherwise: impl Into<String>,
    ) -> String {
        self.search(name, candidates).map_or_else(|| otherwise.into(), |(near, _)| format!("nearest: {near}"))
    }

    fn search<'a>(&self, name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<(&'a str, usize)> {
        let name: Vec<char> = clipped(name);
        let mut best: Option<(&str, usize)> = None;
        for candidate in candidates {
            self.left.set(self.left.get().checked_sub(1)?);
            let other = clipped(candidate);
            let least = name.len().abs_diff(other.len());
            if best.is_some_and(|(_, distance)| least > distance) {
                continue;
            }
            let found = (candidate, distance(&name, &other));
            if best.is_none_or(|(first, distance)| (found.1, found.0) < (distance, first)) {
                best = Some(found);
            }
        }
        best
    }
}

fn clipped(text: &str) -> Vec<char> {
    text.chars().take(LONGEST).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// How many letters have to be inserted, removed, replaced or swapped with their neighbour; case does not count.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, letter) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other) in right.iter().enumerate() {
            let replaced = last[column] + usize::from(letter != other);
            let mut best = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && *letter == right[column - 1] && left[row - 1] == *other {
                best = best.min(before[column - 1] + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut last, current);
    }
    last[right.len()]
}

#[cfg(test)]
mod tests {
    use super::{COMPARISONS, Suggest};

    #[test]
    fn the_nearest_name_is_suggested() {
        let suggest = Suggest::default();
        let names = ["required", "responses", "requestBody", "x-sdk-lifecycle"];
        assert_eq!(suggest.did_you_mean("requierd", names), Some("required"));
        assert_eq!(suggest.did_you_mean("x-sdk-lifecyle", names), Some("x-sdk-lifecycle"));
        assert_eq!(suggest.did_you_mean("requestbody", names), Some("requestBody"));
        assert_eq!(suggest.did_you_mean("const", names), None);
        let names = ["Cis.Session", "Vapi.Std.Message"];
        assert_eq!(suggest.nearest("Vapi.Std.Nothing", names, "none"), "nearest: Vapi.Std.Message");
        assert_eq!(suggest.nearest("a", [], "none"), "none");
    }

    #[test]
    fn a_document_full_of_faults_gets_no_more_suggestions() {
        let suggest = Suggest::default();
        assert!((0..COMPARISONS).all(|_| suggest.did_you_mean("a", ["b"]).is_some()));
        assert_eq!(suggest.did_you_mean("a", ["b"]), None);
    }
}
