//! A figure as a benchmark tells it: an object of JSON on a line of its own.

use serde_json::Value;

use crate::failure::Failure;

/// A ratio, and what it is one of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    pub(super) part: String,
    /// What is done.
    pub(super) what: String,
    /// What is measured of it.
    pub(super) figure: String,
    /// What it is measured beside.
    pub(super) beside: String,
    /// Of a document: its operations.
    pub(super) operations: Option<u64>,
    /// The median; nothing where the system does not tell.
    pub(super) median: Option<f64>,
    /// The least and the most.
    pub(super) spread: Option<(f64, f64)>,
    /// Medians of both by themselves.
    pub(super) measured: Option<(f64, f64)>,
    whole: Value,
}

impl Figure {
    pub(super) fn to_json(&self) -> Value {
        self.whole.clone()
    }
}

/// Reads what a benchmark printed.
pub(super) fn read(printed: &str) -> Result<Vec<Figure>, Failure> {
    let lines = printed.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| one(line).ok_or_else(|| Failure::new(format!("a benchmark printed what is no figure: {line}"))))
        .collect()
}

fn one(line: &str) -> Option<Figure> {
    let whole: Value = serde_json::from_str(line).ok()?;
    let text = |name: &str| whole.get(name)?.as_str().map(str::to_owned);
    let number = |name: &str| whole.get(name)?.as_f64();
    let measured = whole.get("measured").and_then(|both| Some((both.get(0)?.as_f64()?, both.get(1)?.as_f64()?)));
    Some(Figure {
        part: text("part")?,
        what: text("what")?,
        figure: text("figure")?,
        beside: text("beside")?,
        operations: whole.get("operations").and_then(Value::as_u64),
        median: number("median"),
        spread: number("least").zip(number("most")),
        measured,
        whole,
    })
}
