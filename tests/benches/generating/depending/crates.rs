//! The three crates of a document: ours, and what progenitor makes of it by itself, with its builders and positional.

use progenitor::InterfaceStyle;
use serde_json::Value;
use vsphere_automation_codegen::model::{Called, Problems};
use vsphere_automation_codegen::{Package, Runtime, Target, generate};

use super::workspace::{Chosen, manifest, runtime};
use crate::documents::Measured;
use crate::floor;
use crate::support::Fallible;

/// Of a document.
pub(super) struct Crates {
    pub(super) name: String,
    /// Of a synthetic one: its size, and how often its schemas more than it needs.
    pub(super) synthetic: Option<(usize, usize)>,
    pub(super) operations: Vec<Called>,
    pub(super) schemas: usize,
    pub(super) ours: Crate,
    pub(super) builders: Crate,
    pub(super) positional: Crate,
}

pub(super) struct Crate {
    pub(super) chosen: Chosen,
    /// Its sources, without comments.
    pub(super) lines: usize,
    pub(super) bytes: usize,
}

/// A file of a package, and its text.
pub(super) type Written = (String, String, String);

/// What a document becomes: the crates, and their files.
pub(super) fn of(document: &Measured, number: usize) -> Fallible<(Crates, Vec<Written>)> {
    let Measured { name, source, .. } = document;
    let said = |problems: Problems| format!("{name}: {problems}");
    let [ours, builders, positional] = ["ours", "builders", "positional"].map(|kind| format!("{kind}-{number}"));
    let target = Target::Package(Package {
        name: Some(ours.clone()),
        skip_unsupported: true,
        runtime: Runtime::Path(runtime()?),
        ..Package::default()
    });
    let output = generate(source, &target).map_err(said)?;
    // Blocks of a file that somebody writes are of no account here.
    let files = output.files.iter().filter(|(path, _)| !path.contains('#'));
    let text_of = |text: &str| text.trim_end_matches("\n[workspace]\n").to_owned();
    let mut written: Vec<Written> = files.map(|(path, text)| (ours.clone(), path.clone(), text_of(text))).collect();
    let sources = written.iter().filter(|(_, path, _)| path.starts_with("src/")).map(|(_, _, text)| &**text);
    // The others know no stages: they have what is a preview as well.
    let ours = Crate::new(&ours, &["tech-preview"], sources);

    let digestible = floor::document(document)?;
    let mut raw = |package: &str, style| -> Fallible<Crate> {
        let text = floor::text(&digestible, style)?;
        let made = Crate::new(package, &[], [&*text].into_iter());
        written.push((package.to_owned(), "Cargo.toml".to_owned(), manifest(package)));
        written.push((package.to_owned(), "src/lib.rs".to_owned(), text));
        Ok(made)
    };
    let builders = raw(&builders, InterfaceStyle::Builder)?;
    let positional = raw(&positional, InterfaceStyle::Positional)?;
    let all: Value = serde_json::from_str(&digestible)?;
    no_fewer(name, &output.operations, &all)?;
    let schemas = all.pointer("/components/schemas").and_then(Value::as_object).map_or(0, serde_json::Map::len);
    let (name, operations) = (name.clone(), output.operations);
    let synthetic = document.times.map(|times| (times, document.more));
    Ok((Crates { name, synthetic, operations, schemas, ours, builders, positional }, written))
}

/// Fewer operations beside more would flatter ours. What is several of ours may be one of theirs: one body may stand for
/// several actions.
fn no_fewer(name: &str, ours: &[Called], others: &Value) -> Fallible<()> {
    let paths = others["paths"].as_object().into_iter().flat_map(|paths| paths.values()).filter_map(Value::as_object);
    let theirs = paths.flat_map(|path| path.keys()).filter(|key| METHODS.contains(&&***key)).count();
    if ours.len() >= theirs {
        return Ok(());
    }
    Err(format!("{name}: {} operations of ours beside {theirs}", ours.len()).into())
}

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

impl Crate {
    fn new<'a>(package: &str, features: &'static [&'static str], texts: impl Iterator<Item = &'a str>) -> Self {
        let lines =
            texts.flat_map(str::lines).map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
        let (lines, bytes) = lines.fold((0, 0), |(lines, bytes), line| (lines + 1, bytes + line.len()));
        Self { chosen: Chosen { package: package.to_owned(), features }, lines, bytes }
    }

    pub(super) fn package(&self) -> &String {
        &self.chosen.package
    }
}
