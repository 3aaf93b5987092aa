//! What rustc takes for each crate. This program stands between Cargo and rustc, so that neither what Cargo takes, nor
//! programs that crates build and run on their way, nor what happens to run beside them is counted.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, exit};

use crate::support::Fallible;
use crate::support::clocks::of_children;

/// Set for a process that stands in for rustc: the file that it notes in what rustc took.
pub(crate) const NOTES: &str = "COST_NOTES";

/// Lets rustc do what it was asked for, and notes what that took.
pub(crate) fn stand_in(notes: &OsStr, mut arguments: impl Iterator<Item = OsString>) -> Fallible<()> {
    let rustc = arguments.next().ok_or("there is no rustc to stand in for")?;
    let arguments: Vec<OsString> = arguments.collect();
    let status = Command::new(rustc).args(&arguments).status()?;
    let name = arguments.iter().skip_while(|argument| *argument != "--crate-name").nth(1);
    if let Some(name) = name {
        // One piece, so that those who write at once do not mix.
        let line = format!("{} {}\n", name.to_string_lossy(), of_children()?);
        OpenOptions::new().create(true).append(true).open(notes)?.write_all(line.as_bytes())?;
    }
    exit(status.code().unwrap_or(1))
}

/// Hundredths of seconds of CPU by crate.
#[derive(Default)]
pub(super) struct Taken(BTreeMap<String, f64>);

impl Taken {
    /// What was noted, which is none where nothing had to be compiled.
    pub(super) fn read(notes: &Path) -> Fallible<Self> {
        let mut taken = Self::default();
        if !notes.exists() {
            return Ok(taken);
        }
        for line in fs::read_to_string(notes)?.lines() {
            let (name, time) = line.split_once(' ').ok_or_else(|| format!("noted: {line}"))?;
            *taken.0.entry(name.to_owned()).or_default() += time.parse::<f64>()?;
        }
        Ok(taken)
    }

    /// Of one package, by its name or as `NAME@VERSION`.
    pub(super) fn of(&self, package: &str) -> Fallible<f64> {
        let name = package.split_once('@').map_or(package, |(name, _)| name);
        let taken = self.0.get(&name.replace('-', "_")).copied();
        taken.ok_or_else(|| format!("{package} was not compiled").into())
    }

    /// Of these packages together, as far as they were compiled: some are not for this platform.
    pub(super) fn of_all<'a>(&self, packages: impl IntoIterator<Item = &'a String>) -> f64 {
        packages.into_iter().filter_map(|package| self.of(package).ok()).sum()
    }
}
