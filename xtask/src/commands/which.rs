//! `cargo xtask which`: what of a program breaks on a release of vSphere.

mod found;

use std::path::{Path, PathBuf};

use clap::Args;
use vsphere_automation_codegen as codegen;
use vsphere_automation_codegen::model::{UsedAs, Version};

use crate::Outcome;
use crate::console::Console;
use crate::failure::Failure;
use crate::workspace::{Workspace, files_below, read_text};
use found::{Sureness, found};

/// For which release, and which program.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
#[command(after_help = "\
It reads Rust sources, not what a compiler makes of them. `sure`: the accessor and the method stand in one chain.
`likely`: the accessor was put into a variable before. `perhaps`: a setter of that name, of whatever type.

Example:
  cargo xtask which --release 9.1 ../my-service")]
pub struct Which {
    /// The release, such as 9.1
    #[arg(long)]
    pub release: String,

    /// The program: a file or a folder
    #[arg(value_name = "PATH", default_value = ".")]
    pub path: PathBuf,
}

/// Lists each use of what the release does not have; ends as stale where there is one that is not only perhaps.
///
/// # Errors
///
/// If the release is none, or the sources cannot be read.
pub fn run(request: &Which, workspace: &Workspace, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let release = Version::parse(&request.release).ok_or_else(|| {
        Failure::new(format!("`{}` is no release", request.release)).help("write numbers with dots, such as 9.1")
    })?;
    let source = workspace.document()?;
    let uses = codegen::uses(&source).map_err(|problems| Failure::problems(problems, &source))?;
    let lacking: Vec<_> = uses.into_iter().filter(|used| !used.exists_in(&release)).collect();
    let (mut files, mut breaks, mut maybe) = (0, 0, 0);
    for (shown, text) in sources(&request.path)? {
        let file = syn::parse_file(&text).map_err(|error| {
            let at = error.span().start();
            Failure::new(format!("{shown}:{}:{} is no Rust that can be read: {error}", at.line, at.column + 1))
                .help("repair it, or name the files that are to be read")
        })?;
        files += 1;
        for one in found(&file, &lacking) {
            let what = match &one.used.kind {
                UsedAs::Call { accessor, method } => format!("{accessor}().{method}"),
                UsedAs::Setter(name) => format!(".{name}(…)"),
            };
            let has = one.used.timeline.available();
            let has = if has.is_empty() { "no release".to_owned() } else { has };
            let sureness = one.sureness.as_str();
            console.line(format!(
                "{shown}:{}:{}: {sureness}: {what}: {} is in {has}, not in {release}",
                one.line, one.column, one.used.item
            ));
            if one.sureness == Sureness::Perhaps {
                maybe += 1;
            } else {
                breaks += 1;
            }
        }
    }
    let plural = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    console.line(format!(
        "{} read: {} on {release}, and {} perhaps",
        plural(files, "file"),
        plural(breaks, "break"),
        maybe
    ));
    Ok(if breaks == 0 { Outcome::Done } else { Outcome::Stale })
}

/// The Rust sources, each under the name that messages have for it.
fn sources(path: &Path) -> Result<Vec<(String, String)>, Failure> {
    let shown = path.display().to_string();
    if path.is_file() {
        return Ok(vec![(shown.clone(), read_text(path, &shown)?)]);
    }
    if !path.is_dir() {
        return Err(Failure::new(format!("there is no {shown}")).help("name a file or a folder"));
    }
    let files = files_below(path, "")?.into_iter().map(|file| file.trim_start_matches('/').to_owned());
    files
        .filter(|file| file.ends_with(".rs"))
        .map(|file| {
            let whole = path.join(&file);
            let shown = whole.display().to_string();
            read_text(&whole, &shown).map(|text| (shown, text))
        })
        .collect()
}
