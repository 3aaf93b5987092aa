//! What an audit found, for people.

use vsphere_automation_codegen::curation::{Audit, Derived, Entry, Finding, Reading};
use vsphere_automation_codegen::model::{Place, Span};

use crate::console::Console;

pub(super) fn write(audit: &Audit, document: &str, console: &mut Console<'_>) {
    console.line("what was read");
    for file in &audit.releases {
        let (release, flavour, described, curated) = (&file.release, file.flavour, file.described, file.curated);
        console.line(format!("  {release} /{flavour}: {curated} of {described} operations, {}", file.file));
    }
    readings(&audit.readings, console);
    timelines(&audit.timelines, console);
    waivers(audit, console);
    differences(audit, document, console);
    entries(&audit.entries, console);
    let (open, stale) = (audit.unexplained().count(), audit.stale.len());
    let meant = audit.findings.len() - open;
    console.line(format!("\ndifferences: {open} unexplained, {meant} meant; waivers that explain nothing: {stale}"));
}

fn readings(readings: &[Reading], console: &mut Console<'_>) {
    if readings.is_empty() {
        return;
    }
    console.line("\nread out of sentences");
    for reading in readings {
        let Reading { release, flavour, item, says, place, .. } = reading;
        console.line(format!("  {release} /{flavour} {item}: {says}  {place}"));
    }
}

fn timelines(timelines: &[Derived], console: &mut Console<'_>) {
    console.line("\ntimelines, as the descriptions have them");
    for Derived { name, releases } in timelines {
        let stages = releases.iter().map(|one| match one.derived {
            None => format!("{} –", one.release),
            Some(stage) if one.agrees() => format!("{} {}", one.release, stage.as_str()),
            Some(stage) => format!("{} {} (curated: {})", one.release, stage.as_str(), one.curated.as_str()),
        });
        console.line(format!("  {name}: {}", stages.collect::<Vec<_>>().join(", ")));
    }
}

fn waivers(audit: &Audit, console: &mut Console<'_>) {
    let used = || audit.waivers.iter().filter(|waiver| waiver.explains > 0);
    if used().next().is_some() {
        console.line("\nmeant");
    }
    for waiver in used() {
        console.line(format!(
            "  {} {} ({}×)  {}\n      {}",
            waiver.difference, waiver.item, waiver.explains, waiver.place, waiver.reason
        ));
    }
    if !audit.stale.is_empty() {
        console.line("\nwaivers that explain nothing");
    }
    for stale in &audit.stale {
        let waiver = &audit.waivers[stale.waiver];
        console.line(format!("  {}: {} {}, in {}", waiver.place, waiver.difference, waiver.item, stale.release));
        console.line("      take the release out of it, or the waiver away");
    }
}

fn differences(audit: &Audit, document: &str, console: &mut Console<'_>) {
    let mut last = None;
    for finding in audit.unexplained() {
        let group = (&finding.release, finding.flavour);
        if last != Some(group) {
            console.line(format!("\n{document} differs from {} below /{}", finding.release, finding.flavour));
            last = Some(group);
        }
        let Finding { subject, item, difference, .. } = finding;
        console.line(format!("  {subject} {item}: {difference}"));
        console.line(format!("      {} ↔ {}", shown(finding.vendor.as_ref()), shown(finding.ours.as_ref())));
        if let Some(waiver) = finding.elsewhere.map(|number| &audit.waivers[number]) {
            console.line(format!(
                "      meant in other releases, by {}; add {} if it still is",
                waiver.place, finding.release
            ));
        }
    }
}

fn shown(place: Option<&Place>) -> String {
    place.map_or_else(|| "(nowhere)".to_owned(), ToString::to_string)
}

fn entries(entries: &[Entry], console: &mut Console<'_>) {
    if entries.is_empty() {
        return;
    }
    console.line("\nfor x-sdk-lifecycles, if the descriptions are right:\n");
    for Entry { timeline, items, before, from, stage } in entries {
        items.iter().for_each(|item| console.line(format!("  # {item}")));
        console.line(format!("  {timeline}:"));
        for Span { from, stage, api_from } in before.iter().flat_map(|timeline| &timeline.0) {
            let api_from = api_from.as_ref().map_or(String::new(), |from| format!(", api-from: \"{from}\""));
            console.line(format!("    - {{from: \"{from}\", stage: {}{api_from}}}", stage.as_str()));
        }
        console.line(format!("    - {{from: \"{from}\", stage: {}}}", stage.as_str()));
    }
}
