//! Ratios of two things that take turns.

use std::fmt;

use super::Fallible;

#[derive(Default)]
pub(crate) struct Ratio(Vec<f64>);

impl Ratio {
    pub(crate) fn add(&mut self, ours: f64, theirs: f64) {
        self.0.push(ours / theirs);
    }
}

/// `1.04 (0.98–1.21)`: the median, the least and the most.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        match (sorted.first(), sorted.get(sorted.len() / 2), sorted.last()) {
            (Some(least), Some(median), Some(most)) => f.pad(&format!("{median:.2} ({least:.2}–{most:.2})")),
            _ => f.pad("-"),
        }
    }
}

/// Seconds of CPU that this process took so far: those of its threads, as Linux has them; nothing elsewhere.
pub(crate) fn cpu() -> Fallible<f64> {
    let mut nanoseconds = 0.0;
    let Ok(threads) = std::fs::read_dir("/proc/self/task") else { return Ok(f64::NAN) };
    for thread in threads {
        let statistics = std::fs::read_to_string(thread?.path().join("schedstat"))?;
        nanoseconds += statistics.split_whitespace().next().unwrap_or_default().parse::<f64>()?;
    }
    Ok(nanoseconds / 1e9)
}
