//! `cargo xtask audit`: the curated document against what the vendor describes.

use clap::Args;
use vsphere_automation_codegen::curation::{self, Vendor};
use vsphere_automation_codegen::document::Source;

use crate::Outcome;
use crate::console::Console;
use crate::failure::Failure;
use crate::workspace::{DOCUMENT, Workspace};

mod for_people;
mod for_programs;
pub(super) mod vendor;

/// The differences that we mean, from the root of the repository.
const WAIVERS: &str = "spec/waivers.yaml";

/// What to audit against.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
#[command(after_help = "\
A description is Swagger 2.0 or OpenAPI 3.0; each says of operations below /api and below /rest what the document says of
them in that release. Give all files of a release together: what none of them has is missing.

What differs and is meant stands in spec/waivers.yaml, each with a reason and its releases. A difference without a waiver
fails, and so does a waiver of an audited release that explains nothing. What is read out of sentences (previews,
deprecations, first releases) is listed with its place.

Exit codes: 0 all is as we mean it, 1 something is not, 2 failed.

Examples:
  cargo xtask audit vcenter-9.1.yaml
  cargo xtask audit 7.0.3=api-hvc.json 7.0.3=rest-hvc.json 8.0.2=api-hvc.json
  cargo xtask audit --json vcenter-9.1.yaml")]
pub struct Audit {
    /// Descriptions that the vendor publishes; RELEASE= before one that does not say which release it is of
    #[arg(value_name = "[RELEASE=]VENDOR", required = true)]
    pub vendors: Vec<String>,

    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// Audits, and tells what differs.
///
/// # Errors
///
/// A file cannot be read, or is no description.
pub fn run(request: &Audit, workspace: &Workspace, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let document = workspace.document()?;
    let waivers = match workspace.root().join(WAIVERS).is_file() {
        true => Some(Source { path: WAIVERS.to_owned(), text: workspace.read(WAIVERS)? }),
        false => None,
    };
    let vendors: Vec<Vendor> = request.vendors.iter().map(|vendor| vendor::read(vendor)).collect::<Result<_, _>>()?;
    let audit = curation::audit(&document, &vendors, waivers.as_ref()).map_err(|problems| {
        let sources =
            vendors.iter().map(|vendor| vendor.source.clone()).chain([document.clone()]).chain(waivers.clone());
        Failure::problems_of(problems, sources.collect())
    })?;
    if request.json {
        console.script(&for_programs::text(&audit));
    } else {
        for_people::write(&audit, DOCUMENT, console);
    }
    Ok(if audit.agrees() { Outcome::Done } else { Outcome::Stale })
}
