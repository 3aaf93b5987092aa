//! What we curate against what the vendor describes: release by release, both ways, modern and legacy.
//!
//! The vendor's description is put into our document's words by walking both from the operations that they share, our
//! document is reduced to what it says of that release, and [`crate::compare`] tells the rest. What differs and is meant
//! stands among the waivers.

mod addition;
mod as_of;
mod derived;
mod described;
mod envelopes;
mod findings;
mod flavour;
mod pairs;
mod readings;
mod waivers;
mod wording;

use crate::check;
use crate::document::{self, Source};
use crate::model::{Problem, Problems};

pub use addition::{Addition, add, filled};
pub use derived::{Derived, Entry, InRelease};
pub use described::Vendor;
pub use findings::{Audited, Difference, Finding};
pub use flavour::Flavour;
pub use readings::Reading;
pub use waivers::{Stale, Waiver};

/// What an audit has found.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    /// The releases that were audited, oldest first, with how many operations of ours each file of theirs has.
    pub releases: Vec<Audited>,
    /// What differs.
    pub findings: Vec<Finding>,
    /// What is meant, each with how much it explains.
    pub waivers: Vec<Waiver>,
    /// Waivers that explain nothing, in a release that was audited.
    pub stale: Vec<Stale>,
    /// What sentences say of lifecycles.
    pub readings: Vec<Reading>,
    /// Our timelines, and what the vendor's descriptions make of them.
    pub timelines: Vec<Derived>,
    /// What to write where both say otherwise.
    pub entries: Vec<Entry>,
}

impl Audit {
    /// What differs, and nothing explains.
    pub fn unexplained(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.waiver.is_none())
    }

    /// Whether all is as we mean it.
    pub fn agrees(&self) -> bool {
        self.unexplained().next().is_none() && self.stale.is_empty()
    }
}

/// Audits the curated document.
///
/// # Errors
///
/// What keeps the document, a description or the waivers from being read.
pub fn audit(curated: &Source, vendors: &[Vendor], waivers: Option<&Source>) -> Result<Audit, Problems> {
    document::with_deep_stack(|| audited(curated, vendors, waivers))
        .map_err(|e| Problem::new(format!("no thread could be started: {e}")))?
}

fn audited(curated: &Source, vendors: &[Vendor], waivers: Option<&Source>) -> Result<Audit, Problems> {
    let curated = document::load(curated)?;
    check::check(&curated).into_result()?;
    let ours = described::ours(&curated);
    let waivers = waivers.map(waivers::read).transpose()?.unwrap_or_default();
    let mut descriptions = Vec::new();
    for vendor in vendors {
        descriptions.extend(described::theirs(vendor)?);
    }
    descriptions.sort_by(|one, other| (&one.release, one.flavour).cmp(&(&other.release, other.flavour)));
    let mut audit = Audit::default();
    let mut seen = derived::Seen::new(&ours);
    let mut found = findings::Findings::default();
    for description in &descriptions {
        let reduced = as_of::release(&ours, &description.release, description.flavour);
        let (theirs, matched) = pairs::in_our_words(&ours, &reduced, description);
        audit.releases.push(Audited {
            release: description.release.clone(),
            flavour: description.flavour,
            file: description.document.file.to_string(),
            described: description.api.operations.len(),
            curated: matched,
        });
        found.compare(&curated, &reduced, description, &theirs);
        audit.readings.extend(readings::of(&ours, description, &theirs.api, &mut found));
        seen.see(description, &theirs.api);
    }
    found.absent(&curated, &ours, &descriptions);
    audit.findings = found.into_sorted();
    audit.findings.retain(|finding| !seen.elsewhere(finding));
    audit.waivers = waivers;
    audit.stale = waivers::apply(&mut audit.waivers, &mut audit.findings, &audit.releases);
    audit.timelines = seen.timelines(&audit.readings);
    audit.entries = derived::entries(&ours, &audit.timelines, &audit.findings);
    Ok(audit)
}
