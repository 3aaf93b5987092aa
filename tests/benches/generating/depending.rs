//! Depending on what was generated, beside what progenitor makes of the same document by itself: with its builders, and
//! positional.

mod workspace;

use std::fs;

use progenitor::InterfaceStyle;
use vsphere_automation_codegen::model::Problems;
use vsphere_automation_codegen::{Package, Runtime, Target, generate};

use super::documents::{self, Measured};
use super::support::Fallible;
use super::support::figures::{Line, Ratio};
use super::{Request, floor};
use workspace::{Program, Workspace};

pub(crate) const PART: &str = "depending";

/// Times of the smallest synthetic document; of the second a program is built.
const TIMES: [usize; 3] = [1, 2, 4];
const OF_PROGRAM: usize = 2;
/// What all crates of either kind share.
const SHARED: [&str; 2] = ["vsphere-automation-runtime", "progenitor-client"];

const BUILDERS: &str = "progenitor's builders";
const POSITIONAL: &str = "progenitor, positional";

/// A document, and the crates that were made of it.
struct Crates {
    name: String,
    times: Option<usize>,
    operations: usize,
    ours: Crate,
    builders: Crate,
    positional: Crate,
}

struct Crate {
    package: String,
    /// Its sources, without comments.
    lines: usize,
    bytes: usize,
}

pub(crate) fn run(request: &Request) -> Fallible<()> {
    let mut workspace = Workspace::new()?;
    let given = documents::written(request)?;
    let all = given.into_iter().chain(TIMES.map(documents::synthetic)).enumerate();
    let all = all.map(|(number, document)| crates(&mut workspace, number, &document)).collect::<Fallible<Vec<_>>>()?;
    workspace.finish()?;
    let mut checked = Vec::new();
    for crates in &all {
        sizes(crates);
        checked.push(check(&workspace, crates, request.turns)?);
    }
    fit(&all, &checked);
    shared(&workspace, &all, request.turns)?;
    if let Some(crates) = all.iter().find(|crates| crates.times == Some(OF_PROGRAM)) {
        built(&workspace, crates)?;
    }
    Ok(())
}

/// Writes the three crates of a document.
fn crates(workspace: &mut Workspace, number: usize, document: &Measured) -> Fallible<Crates> {
    let Measured { name, source, .. } = document;
    let said = |problems: Problems| format!("{name}: {problems}");
    let packages = ["ours", "builders", "positional"].map(|kind| format!("{kind}-{number}"));
    let runtime = Runtime::Path(workspace::runtime()?);
    let target = Target::Package(Package {
        name: Some(packages[0].clone()),
        skip_unsupported: true,
        runtime,
        ..Package::default()
    });
    let output = generate(source, &target).map_err(said)?;
    let is_source = |path: &String| path.starts_with("src/");
    let ours = size(&packages[0], output.files.iter().filter(|(path, _)| is_source(path)).map(|(_, text)| &**text));
    for (path, text) in &output.files {
        // Blocks of a file that somebody writes are of no account here.
        if !path.contains('#') {
            workspace.write(&packages[0], path, text.trim_end_matches("\n[workspace]\n"))?;
        }
    }
    let digestible = floor::document(document)?;
    let mut raw = |package: &str, style| -> Fallible<Crate> {
        let text = floor::text(&digestible, style)?;
        workspace.write(package, "Cargo.toml", &workspace::manifest(package))?;
        workspace.write(package, "src/lib.rs", &text)?;
        Ok(size(package, [&*text].into_iter()))
    };
    let (builders, positional) =
        (raw(&packages[1], InterfaceStyle::Builder)?, raw(&packages[2], InterfaceStyle::Positional)?);
    if document.times == Some(OF_PROGRAM) {
        workspace.program(&Program::ours(&packages[0], &output.operations)?)?;
        workspace.program(&Program::raw(&packages[1]))?;
    }
    Ok(Crates {
        name: name.clone(),
        times: document.times,
        operations: output.report.operations,
        ours,
        builders,
        positional,
    })
}

fn size<'a>(package: &str, texts: impl Iterator<Item = &'a str>) -> Crate {
    let lines = texts.flat_map(str::lines).map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    let (lines, bytes) = lines.fold((0, 0), |(lines, bytes), line| (lines + 1, bytes + line.len()));
    Crate { package: package.to_owned(), lines, bytes }
}

fn line<'a>(crates: &'a Crates, figure: &'a str, beside: &'a str) -> Line<'a> {
    Line { part: PART, what: &crates.name, figure, beside, operations: Some(crates.operations) }
}

#[expect(clippy::cast_precision_loss, reason = "no file is as large")]
fn sizes(crates: &Crates) {
    for (other, beside) in [(&crates.builders, BUILDERS), (&crates.positional, POSITIONAL)] {
        line(crates, "lines", beside).print(&Ratio::of(crates.ours.lines as f64, other.lines as f64));
        line(crates, "bytes", beside).print(&Ratio::of(crates.ours.bytes as f64, other.bytes as f64));
    }
}

/// CPU of `cargo check` of what was generated: ours, and that of the builders.
fn check(workspace: &Workspace, crates: &Crates, turns: usize) -> Fallible<Ratio> {
    let (mut builders, mut positional) = (Ratio::default(), Ratio::default());
    for turn in 0..=turns {
        let ours = workspace.check(&crates.ours.package)?;
        let others = (workspace.check(&crates.builders.package)?, workspace.check(&crates.positional.package)?);
        // In the first turn the others that they need are checked too.
        if turn > 0 {
            builders.add(ours, others.0);
            positional.add(ours, others.1);
        }
    }
    line(crates, "CPU of cargo check", BUILDERS).print(&builders);
    line(crates, "CPU of cargo check", POSITIONAL).print(&positional);
    Ok(builders)
}

/// The part that any crate costs, and what each operation adds: a line through the synthetic documents.
#[expect(clippy::cast_precision_loss, reason = "a few operations")]
fn fit(all: &[Crates], checked: &[Ratio]) {
    let synthetic = || all.iter().zip(checked).filter(|(crates, _)| crates.times.is_some());
    let through = |value: fn(&Ratio) -> f64| {
        let points: Vec<(f64, f64)> =
            synthetic().map(|(crates, ratio)| (crates.operations as f64, value(ratio))).collect();
        let count = points.len() as f64;
        let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / count, y + point.1 / count));
        let (over, under) = points.iter().fold((0.0, 0.0), |(over, under), point| {
            (over + (point.0 - x) * (point.1 - y), under + (point.0 - x).powi(2))
        });
        (y - over / under * x, over / under)
    };
    let (ours, theirs) = (through(Ratio::ours), through(Ratio::theirs));
    let line = |figure| Line { part: PART, what: "synthetic, all", figure, beside: BUILDERS, operations: None };
    line("CPU of cargo check, the fixed part").print(&Ratio::of(ours.0, theirs.0));
    line("CPU of cargo check, each operation").print(&Ratio::of(ours.1, theirs.1));
}

/// What is compiled once for all crates, and that with one crate.
fn shared(workspace: &Workspace, all: &[Crates], turns: usize) -> Fallible<()> {
    let Some(crates) = all.iter().find(|crates| crates.times == Some(OF_PROGRAM)) else { return Ok(()) };
    let (mut alone, mut together) = (Ratio::default(), Ratio::default());
    for _ in 0..turns {
        let (ours, theirs) = (workspace.check(SHARED[0])?, workspace.check(SHARED[1])?);
        alone.add(ours, theirs);
        together
            .add(ours + workspace.check(&crates.ours.package)?, theirs + workspace.check(&crates.builders.package)?);
    }
    let line =
        |figure, beside| Line { part: PART, what: &crates.name, figure, beside, operations: Some(crates.operations) };
    line("CPU of cargo check, what crates share", SHARED[1]).print(&alone);
    line("CPU of cargo check, with what crates share", BUILDERS).print(&together);
    Ok(())
}

/// What a program is that makes three calls.
fn built(workspace: &Workspace, crates: &Crates) -> Fallible<()> {
    let cpu = Ratio::of(workspace.build(&crates.ours.package)?, workspace.build(&crates.builders.package)?);
    line(crates, "CPU of cargo build --release", BUILDERS).print(&cpu);
    let rlib = |package: &str| workspace.rlib(package);
    line(crates, "bytes of the library", BUILDERS)
        .print(&Ratio::of(rlib(&crates.ours.package)?, rlib(&crates.builders.package)?));
    let program = |package: &str| -> Fallible<f64> {
        let program = workspace::program_of(package);
        workspace.build(&program)?;
        #[expect(clippy::cast_precision_loss, reason = "no program is as large")]
        Ok(fs::metadata(workspace.released(&program))?.len() as f64)
    };
    line(crates, "bytes of a program with three calls", BUILDERS)
        .print(&Ratio::of(program(&crates.ours.package)?, program(&crates.builders.package)?));
    line(crates, "crates below it", "reqwest")
        .print(&Ratio::of(workspace.crates_below(&crates.ours.package)?, workspace.crates_below("reqwest")?));
    Ok(())
}
