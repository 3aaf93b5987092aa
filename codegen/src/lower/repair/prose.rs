//! Reads lifecycles out of descriptions, where no extension states them: “available as Technology Preview”, “was added
//! in”, “deprecated as of”, “removed in”. The sentences that were read are taken out; the generator words them itself.
//!
//! The vendor's documents state previews and releases as sentences only:
//! <https://developer.vmware.com/apis/vsphere-automation/latest/vcenter/data-structures/Compute/Policies/Capabilities/ClusterScaleInIgnoreVmCapabilities/Info/>.

use crate::lower::Lowering;
use crate::model::{Shape, Span, Stage, Timeline, Version, release_before};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let api = &mut lowering.api;
    for tag in api.tags.values_mut() {
        // A service has the lifecycles of its operations.
        places += read(&mut tag.description, true, &mut None);
    }
    for operation in &mut api.operations {
        let stated = operation.lifecycle.is_some();
        places += read(&mut operation.description, stated, &mut operation.timeline);
        places += read(&mut operation.summary, stated, &mut operation.timeline);
    }
    api.for_each_schema_mut(&mut |schema| {
        let stated = schema.lifecycle.is_some();
        places += read(&mut schema.description, stated, &mut schema.timeline);
        if let Shape::Enum(constants) = &mut schema.shape {
            for constant in constants.values_mut() {
                places += read(&mut constant.description, constant.lifecycle.is_some(), &mut constant.timeline);
            }
        }
    });
    places
}

fn read(description: &mut Option<String>, stated: bool, timeline: &mut Option<Timeline>) -> usize {
    let Some(text) = description.as_deref().filter(|text| speaks_of_lifecycle(text)) else { return 0 };
    let (spans, rest) = spans(text);
    if spans.is_empty() {
        return 0;
    }
    *description = Some(rest).filter(|rest| !rest.is_empty());
    if !stated && timeline.is_none() {
        *timeline = Some(Timeline(spans));
    }
    1
}

/// The spans that a description states: where it names no release, from an undated one on.
pub(crate) fn stated(text: &str) -> Vec<Span> {
    if speaks_of_lifecycle(text) { spans(text).0 } else { Vec::new() }
}

fn speaks_of_lifecycle(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    const PHRASES: &[&str] = &[
        "technology preview",
        "technical preview",
        "in development",
        CHANGEABLE,
        "added in",
        "deprecated as of",
        "removed in",
    ];
    PHRASES.iter().any(|phrase| lower.contains(phrase))
}

/// What some products say of a preview instead of calling it one.
const CHANGEABLE: &str = "subject to change in future releases";

/// The spans that sentences of `text` state, and the text without these sentences.
fn spans(text: &str) -> (Vec<Span>, String) {
    let mut added = None;
    let mut preview = None;
    let mut deprecated = None;
    let mut removed = None;
    let mut kept = String::new();
    for sentence in sentences(text) {
        let plain = sentence.replace(['_', '*'], "");
        let lower = plain.to_ascii_lowercase();
        if preview.is_some() && is_preview_boilerplate(&lower) {
            continue;
        }
        let version = |phrase: &str| lower.find(phrase).and_then(|at| first_version(&plain[at + phrase.len()..]));
        if ["technology preview", "technical preview", CHANGEABLE].iter().any(|phrase| lower.contains(phrase)) {
            preview = Some(Stage::TechnologyPreview);
        } else if lower.contains("new feature in development") {
            preview = Some(Stage::InDevelopment);
        } else if let Some(found) = version("added in") {
            added = Some(found);
        } else if let Some(found) = version("deprecated as of") {
            deprecated = Some(found);
            removed = version("removed in").or(removed);
            // What to use instead stays.
            if let Some((_, instead)) = sentence.split_once(", ") {
                kept.push_str(instead);
                kept.push(' ');
            }
        } else if let Some(found) = version("removed in") {
            removed = Some(found);
        } else {
            kept.push_str(sentence);
        }
    }
    let stated = preview.is_some() || added.is_some() || deprecated.is_some() || removed.is_some();
    if added.is_none()
        && let Some(removed) = removed.as_ref().filter(|removed| release_before(removed).is_none())
    {
        // Nothing says which releases have it, so that the sentence says more than a span could.
        kept.push_str(&format!("Removed in {removed}."));
    }
    let stage = preview.unwrap_or(Stage::GenerallyAvailable);
    let mut spans = Vec::new();
    if stated {
        // Prose that names no release is not dated.
        spans.push(Span { from: added.unwrap_or_else(Version::undated), stage, api_from: None });
    }
    spans.extend(deprecated.map(|from| Span { from, stage: Stage::Deprecated, api_from: None }));
    spans.extend(removed.map(|from| Span { from, stage: Stage::Absent, api_from: None }));
    (spans, kept.trim().to_owned())
}

/// The sentences that follow the warning wherever the vendor writes it.
fn is_preview_boilerplate(lower: &str) -> bool {
    ["early access api", "backwards compatib", "preview apis might only", "may be changed at any time"]
        .iter()
        .any(|phrase| lower.contains(phrase))
}

/// Sentences with what separates them, so that together they are the text.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        let ends = *byte == b'.' && bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace) || *byte == b'\n';
        if ends {
            let mut end = at + 1;
            while bytes.get(end).is_some_and(|b| *b == b' ') {
                end += 1;
            }
            if start < end {
                sentences.push(&text[start..end]);
            }
            start = end;
        }
    }
    if start < text.len() {
        sentences.push(&text[start..]);
    }
    sentences
}

fn first_version(text: &str) -> Option<Version> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .map(|word| word.trim_matches('.'))
        .find(|word| word.contains('.') || word.len() == 1 && word.starts_with(|c: char| c.is_ascii_digit()))
        .and_then(Version::parse)
}
