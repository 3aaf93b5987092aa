//! `cargo xtask surface`: what callers can see, and what of it differs.

use std::path::PathBuf;

use clap::Args;
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::{Lock, Package, Target, roots, surface as seen};

use crate::Outcome;
use crate::console::Console;
use crate::face;
use crate::failure::Failure;
use crate::pipeline::Pipeline;
use crate::workspace::{DOCUMENT, Workspace};

mod as_json;
mod changelog;
mod compared;
mod html;
mod people;
mod revision;

use compared::Compared;

use super::regen::{self, inputs::Inputs};

/// What to show or to compare.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
#[command(after_help = "\
Without arguments: every public item of the client with its stage, gate and signature, as in spec/surface.txt.

Compared are the documents, and the sources that are generated from them: of two documents as if each were new, while
`regen` over the crate of the first keeps the orders, boxes, options and names that callers know. Silent changes come first: callers compile,
and something else happens. Changes of what is behind `tech-preview` never count as breaking.

Examples:
  cargo xtask surface --against main
  cargo xtask surface release-1.yaml release-2.yaml
  cargo xtask surface --against v0.1.0 --html")]
pub struct Surface {
    /// Two documents of anybody, the older first
    #[arg(value_name = "OLD NEW", num_args = 2, conflicts_with = "against")]
    pub documents: Vec<PathBuf>,

    /// Compare with this revision of the repository
    #[arg(long, value_name = "REV")]
    pub against: Option<String>,

    /// Print JSON
    #[arg(long, conflicts_with = "html")]
    pub json: bool,

    /// Print one page of HTML: operations by release, and the differences
    #[arg(long)]
    pub html: bool,
}

/// Shows what callers can see, or compares.
///
/// # Errors
///
/// Every problem of either document; or that there is no such revision.
pub fn run(
    request: &Surface,
    workspace: &Workspace,
    pipeline: &dyn Pipeline,
    console: &mut Console<'_>,
) -> Result<Outcome, Failure> {
    let compared = match (&request.documents[..], &request.against) {
        ([old, new], _) => of_documents(old, new, pipeline)?,
        (_, Some(revision)) => against(revision, workspace, pipeline)?,
        _ if request.html => with_itself(workspace, pipeline)?,
        _ => {
            let output = ours(workspace)?.generate(pipeline, &Target::Curated)?;
            let surface = face::of(workspace.root(), &output.files, &output)?;
            console.script(&if request.json { as_json::surface(&surface) } else { surface.to_string() });
            return Ok(Outcome::Done);
        }
    };
    if request.json {
        console.script(&as_json::comparison(&compared));
    } else if request.html {
        console.script(&html::page(&compared));
    } else {
        people::write(&compared, console);
    }
    Ok(Outcome::Done)
}

/// Our document, with the order that callers know.
fn ours(workspace: &Workspace) -> Result<Inputs, Failure> {
    let mut inputs = Inputs::ours(workspace)?;
    inputs.kept = regen::kept(workspace)?;
    Ok(inputs)
}

fn of_documents(old: &std::path::Path, new: &std::path::Path, pipeline: &dyn Pipeline) -> Result<Compared, Failure> {
    let read = |path| Inputs::given(path, &[], &[], None);
    let (old, new) = (read(old)?, read(new)?);
    let target = Target::Package(Package { skip_unsupported: true, ..Package::default() });
    let comparison = old.compare(&new, pipeline, &target)?;
    Ok(Compared { old: old.document.path, new: new.document.path, comparison, version: None })
}

fn against(revision: &str, workspace: &Workspace, pipeline: &dyn Pipeline) -> Result<Compared, Failure> {
    let now = ours(workspace)?;
    let shown = format!("{revision}:{DOCUMENT}");
    let text = revision::read(workspace.root(), revision, DOCUMENT)?;
    let mut then = Inputs::alone(Source { path: shown.clone(), text });
    // Revisions before the first lock kept no order.
    let lock = revision::read(workspace.root(), revision, roots::LOCK).ok();
    then.kept = lock.and_then(|text| Lock::read(roots::LOCK, &text).ok()).map(|lock| lock.kept);
    let mut comparison = then.compare(&now, pipeline, &Target::Curated)?;
    // The client has sources by hand, too; what there was of them, its own file knows.
    let before = revision::read(workspace.root(), revision, face::FILE).map_err(|failure| {
        failure.help("revisions before the first with spec/surface.txt can be compared as two documents")
    })?;
    let before: seen::Surface =
        before.parse().map_err(|error| Failure::new(format!("{revision}:{}: {error}", face::FILE)))?;
    let output = &comparison.output;
    comparison.face = seen::changes(&before, &face::of(workspace.root(), &output.files, output)?);
    let version = revision::version(workspace)?;
    Ok(Compared { old: shown, new: DOCUMENT.to_owned(), comparison, version })
}

fn with_itself(workspace: &Workspace, pipeline: &dyn Pipeline) -> Result<Compared, Failure> {
    let ours = ours(workspace)?;
    let comparison = ours.compare(&ours, pipeline, &Target::Curated)?;
    Ok(Compared { old: DOCUMENT.to_owned(), new: DOCUMENT.to_owned(), comparison, version: None })
}
