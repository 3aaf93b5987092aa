//! What was measured: ratios of two things that take turns. What machines make of the same work differs by far more than
//! what is looked for, so no figure is told without the one beside it.

use serde_json::{Value, json};

/// A median, with the least and the most beside it.
#[derive(Default)]
pub(crate) struct Spread(Vec<f64>);

impl Spread {
    pub(crate) fn add(&mut self, value: f64) {
        self.0.push(value);
    }

    pub(crate) fn median(&self) -> f64 {
        self.sorted().get(self.0.len() / 2).copied().unwrap_or(f64::NAN)
    }

    fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    }
}

/// Ours and the other, turn by turn.
#[derive(Default)]
pub(crate) struct Ratio {
    ours: Spread,
    theirs: Spread,
    ratios: Spread,
}

impl Ratio {
    pub(crate) fn add(&mut self, ours: f64, theirs: f64) {
        self.ours.add(ours);
        self.theirs.add(theirs);
        self.ratios.add(ours / theirs);
    }

    /// Two that are the same each time.
    pub(crate) fn of(ours: f64, theirs: f64) -> Self {
        let mut ratio = Self::default();
        ratio.add(ours, theirs);
        ratio
    }

    pub(crate) fn ours(&self) -> f64 {
        self.ours.median()
    }

    pub(crate) fn theirs(&self) -> f64 {
        self.theirs.median()
    }
}

/// One line of the table, as JSON on a line of standard output.
pub(crate) struct Line<'a> {
    pub(crate) part: &'static str,
    /// What is done: a call, a document.
    pub(crate) what: &'a str,
    /// What is measured of it.
    pub(crate) figure: &'a str,
    /// What it is measured beside.
    pub(crate) beside: &'a str,
    /// The operations of the document, where there is one.
    pub(crate) operations: Option<usize>,
}

impl Line<'_> {
    pub(crate) fn print(&self, ratio: &Ratio) {
        let sorted = ratio.ratios.sorted();
        println!(
            "{}",
            json!({
                "part": self.part,
                "what": self.what,
                "figure": self.figure,
                "beside": self.beside,
                "operations": self.operations,
                "median": number(ratio.ratios.median()),
                "least": sorted.first().map(|value| number(*value)),
                "most": sorted.last().map(|value| number(*value)),
                "turns": sorted.len(),
                "measured": [number(ratio.ours()), number(ratio.theirs())],
            })
        );
    }
}

/// What could not be measured is null.
fn number(value: f64) -> Value {
    serde_json::Number::from_f64(value).map_or(Value::Null, Value::Number)
}
