//! Reads lifecycles out of descriptions, where no extension states them: “available as Technology Preview”, “was added
//! in”, “deprecated as of”, “removed in”. The sentences that were read are taken out; the generator words them itself.

use crate::lower::Lowering;
use crate::model::{RELEASES, Shape, Span, Stage, Timeline, Version};

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

fn speaks_of_lifecycle(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    ["technology preview", "technical preview", "in development", "added in", "deprecated as of", "removed in"]
        .iter()
        .any(|p| lower.contains(p))
}

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
        if lower.contains("technology preview") || lower.contains("technical preview") {
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
    let first = added.or_else(|| Version::parse(RELEASES[0]));
    let stage = preview.unwrap_or(Stage::GenerallyAvailable);
    let mut spans = Vec::new();
    if let Some(from) = first.filter(|_| stated) {
        spans.push(Span { from, stage, api_from: None });
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (String, Option<String>) {
        let mut description = Some(text.to_owned());
        let mut timeline = None;
        read(&mut description, false, &mut timeline);
        let timeline = timeline
            .map(|t| t.0.iter().map(|s| format!("{} {}", s.from, s.stage.as_str())).collect::<Vec<_>>().join(", "));
        (description.unwrap_or_default(), timeline)
    }

    #[test]
    fn a_preview_warning_is_data() {
        let text = "State of the thing. Warning: This attribute is available as Technology Preview. These are early access APIs. It may be unset.";
        let (rest, timeline) = read_text(text);
        assert_eq!(rest, "State of the thing. It may be unset.");
        assert_eq!(timeline.as_deref(), Some("6.7.0 technology-preview"));
    }

    #[test]
    fn releases_are_read() {
        let (rest, timeline) = read_text(
            "A thing. This property was added in __vSphere API 7.0.0.0__. Deprecated as of __vSphere API 9.0.0.0__, use the other one.",
        );
        assert_eq!(rest, "A thing. use the other one.");
        assert_eq!(timeline.as_deref(), Some("7.0.0.0 generally-available, 9.0.0.0 deprecated"));
    }

    #[test]
    fn what_is_in_development_or_was_removed_is_read() {
        let text = "A thing. __Warning:__ this property is part of a new feature in development. It may be changed at any time and may lack functionality.";
        assert_eq!(read_text(text), ("A thing.".to_owned(), Some("6.7.0 in-development".to_owned())));
        let text = "A thing.\n\nThis schema is deprecated as of __vSphere API 8.0.3.0__ and removed in __vSphere API 9.0.0.0__.";
        let timeline = "6.7.0 generally-available, 8.0.3.0 deprecated, 9.0.0.0 absent";
        assert_eq!(read_text(text), ("A thing.".to_owned(), Some(timeline.to_owned())));
    }

    #[test]
    fn other_text_is_left_alone() {
        assert_eq!(
            read_text("Groups that were added in the last call."),
            ("Groups that were added in the last call.".to_owned(), None)
        );
    }
}
