//! What an audit found, for programs.

use serde_json::{Value, json};
use vsphere_automation_codegen::curation::{Audit, Difference, Finding};
use vsphere_automation_codegen::model::{Place, Stage};

pub(super) fn text(audit: &Audit) -> String {
    let value = json!({
        "agrees": audit.agrees(),
        "files": audit.releases.iter().map(|file| json!({
            "release": file.release.as_str(),
            "flavour": file.flavour.as_str(),
            "file": file.file,
            "described": file.described,
            "curated": file.curated,
        })).collect::<Vec<_>>(),
        "differences": audit.findings.iter().map(|finding| self::finding(finding, audit)).collect::<Vec<_>>(),
        "staleWaivers": audit.stale.iter().map(|stale| json!({
            "release": stale.release.as_str(),
            "place": place(Some(&audit.waivers[stale.waiver].place)),
        })).collect::<Vec<_>>(),
        "readings": audit.readings.iter().map(|reading| json!({
            "release": reading.release.as_str(),
            "flavour": reading.flavour.as_str(),
            "item": reading.item,
            "says": reading.says,
            "place": place(Some(&reading.place)),
        })).collect::<Vec<_>>(),
        "timelines": audit.timelines.iter().map(|timeline| json!({
            "name": timeline.name,
            "releases": timeline.releases.iter().map(|one| json!({
                "release": one.release.as_str(),
                "derived": one.derived.map(Stage::as_str),
                "curated": one.curated.as_str(),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "entries": audit.entries.iter().map(|entry| json!({
            "timeline": entry.timeline,
            "items": entry.items,
            "from": entry.from.as_str(),
            "stage": entry.stage.as_str(),
        })).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn finding(finding: &Finding, audit: &Audit) -> Value {
    let (vendor, ours) = match &finding.difference {
        Difference::Otherwise { vendor, ours, .. } => (Some(vendor), Some(ours)),
        _ => (None, None),
    };
    json!({
        "release": finding.release.as_str(),
        "flavour": finding.flavour.as_str(),
        "subject": finding.subject.to_string(),
        "item": finding.item,
        "difference": finding.difference.word(),
        "vendor": vendor,
        "ours": ours,
        "vendorPlace": place(finding.vendor.as_ref()),
        "ourPlace": place(finding.ours.as_ref()),
        "meantElsewhere": finding.elsewhere.map(|number| place(Some(&audit.waivers[number].place))),
        "reason": finding.waiver.map(|number| &audit.waivers[number].reason),
    })
}

fn place(place: Option<&Place>) -> Value {
    place.map_or(Value::Null, |place| json!({"file": &*place.file, "line": place.line, "column": place.column}))
}
