//! `cargo xtask cost`: what it costs to generate, to depend on what was generated, and to call; each beside what people
//! would use otherwise.
//!
//! The work is done by benchmarks (`tests/benches`), which bring what this command would be too heavy with.

mod bars;
mod curves;
mod figure;
mod svg;
mod table;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::Outcome;
use crate::console::Console;
use crate::failure::Failure;
use crate::process::{Cargo, Invocation};
use figure::Figure;

/// What to measure.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = "\
Every figure is a ratio of two things that take turns in one run: the median, and the least and the most. CPU is that of
user and system; it is measured on Linux alone. `depending` builds what it compares, in target/cost, and takes half an
hour; the others take some minutes.

Examples:
  cargo xtask cost
  cargo xtask cost calling
  cargo xtask cost regenerating --document backups.yaml --json
  cargo xtask cost --plots tests/benches/plots")]
pub struct Cost {
    /// One of the three alone
    pub part: Option<Part>,

    /// Another document to measure beside ours; may be given several times
    #[arg(long, value_name = "FILE")]
    pub document: Vec<PathBuf>,

    /// How often each two things take turns
    #[arg(long, value_name = "NUMBER", default_value_t = 11)]
    pub turns: u32,

    /// The largest synthetic document, in times of the smallest
    #[arg(long, value_name = "TIMES", default_value_t = 64)]
    pub largest: u32,

    /// Print JSON
    #[arg(long)]
    pub json: bool,

    /// Draw pictures of it into this folder
    #[arg(long, value_name = "DIR")]
    pub plots: Option<PathBuf>,
}

/// One of the three costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// From a document to sources
    Regenerating,
    /// From sources to a program
    Depending,
    /// A call
    Calling,
}

/// Measures, and shows what was measured.
///
/// # Errors
///
/// If a document cannot be found, a benchmark fails, or a picture cannot be written.
pub fn run(request: &Cost, cargo: &Cargo, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let mut figures = Vec::new();
    for invocation in invocations(request)? {
        console.note(format_args!("$ {}", invocation.shown()));
        figures.extend(figure::read(&cargo.output(&invocation)?)?);
    }
    if request.json {
        let all = serde_json::Value::Array(figures.iter().map(Figure::to_json).collect());
        console.script(&format!("{all:#}\n"));
    } else {
        table::lines(&figures).iter().for_each(|line| console.line(line));
    }
    if let Some(folder) = &request.plots {
        draw(&figures, folder)?;
    }
    Ok(Outcome::Done)
}

/// What Cargo is asked for, the heavy part first.
fn invocations(request: &Cost) -> Result<Vec<Invocation>, Failure> {
    let bench =
        |name: &str| Invocation::new(&format!("bench --quiet --package vsphere-automation-tests --bench {name} --"));
    let mut generating = bench("generating");
    match request.part {
        Some(Part::Calling) => return Ok(vec![bench("calling")]),
        Some(Part::Regenerating) => generating.arguments.push("regenerating".to_owned()),
        Some(Part::Depending) => generating.arguments.push("depending".to_owned()),
        None => {}
    }
    for document in &request.document {
        // Benchmarks run elsewhere.
        let path = document.canonicalize().map_err(|error| Failure::io("read", document, &error))?;
        generating.arguments.extend(["--document".to_owned(), path.display().to_string()]);
    }
    let numbers = [("--turns", request.turns), ("--largest", request.largest)];
    generating.arguments.extend(numbers.iter().flat_map(|(name, number)| [(*name).to_owned(), number.to_string()]));
    let calling = request.part.is_none().then(|| bench("calling"));
    Ok(std::iter::once(generating).chain(calling).collect())
}

/// The pictures that there are figures for.
fn draw(figures: &[Figure], folder: &std::path::Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::io("write into", folder, &error))?;
    let pictures = [
        ("time.svg", curves::picture(figures, "CPU", "Time to generate, by the size of the document")),
        ("memory.svg", curves::picture(figures, "peak memory", "Memory to generate, by the size of the document")),
        ("costs.svg", bars::picture(figures)),
    ];
    for (name, text) in pictures {
        let path = folder.join(name);
        if let Some(text) = text {
            std::fs::write(&path, text).map_err(|error| Failure::io("write", &path, &error))?;
        }
    }
    Ok(())
}
