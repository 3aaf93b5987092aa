//! What it costs to generate, and to depend on what was generated. `cargo xtask cost` starts it and makes a table of what
//! it prints, a line of JSON for each figure.

mod depending;
mod documents;
mod floor;
mod regenerating;
#[path = "../support/mod.rs"]
mod support;
mod synthetic;

use std::env;
use std::path::PathBuf;

use support::Fallible;

/// As the commands of the maintainers have it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What is asked for.
struct Request {
    parts: Vec<String>,
    /// Documents beside ours.
    documents: Vec<PathBuf>,
    turns: usize,
    /// The largest synthetic document, in times of the smallest.
    largest: usize,
}

fn main() -> Fallible<()> {
    if let Some(notes) = env::var_os(depending::NOTES) {
        return depending::stand_in(&notes, env::args_os().skip(1));
    }
    if let Some(work) = env::var_os(regenerating::WORK) {
        return regenerating::work(&work.to_string_lossy());
    }
    let request = Request::read(env::args().skip(1))?;
    let wants = |part: &str| request.parts.is_empty() || request.parts.iter().any(|wanted| wanted == part);
    if wants(regenerating::PART) {
        regenerating::run(&request)?;
    }
    if wants(depending::PART) {
        depending::run(&request)?;
    }
    Ok(())
}

impl Request {
    fn read(mut arguments: impl Iterator<Item = String>) -> Fallible<Self> {
        let mut request = Self { parts: Vec::new(), documents: Vec::new(), turns: 11, largest: 64 };
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} wants a value"));
            match argument.as_str() {
                // Cargo says so to every benchmark.
                "--bench" => {}
                "--document" => request.documents.push(value()?.into()),
                "--turns" => request.turns = value()?.parse()?,
                "--largest" => request.largest = value()?.parse()?,
                part => request.parts.push(part.to_owned()),
            }
        }
        Ok(request)
    }
}
