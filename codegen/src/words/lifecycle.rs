//! Lifecycles in words: the one place that words a preview warning.

use crate::model::gate::service_gate;
use crate::model::{Facts, Service, Stage, Timeline, Version};

/// The stage, the feature, and the releases of an item.
pub(crate) fn words(timeline: &Timeline) -> String {
    let releases = releases(timeline);
    let reach = match timeline.api_from() {
        Some(from) => format!("{releases}, before {from} under `/rest` alone"),
        None => releases,
    };
    // A document need not say since when something exists.
    let reach = if reach.is_empty() { String::new() } else { format!("vSphere {reach}.") };
    match timeline.gate() {
        Some(feature) => {
            let stage = match timeline.last_stage() {
                Some(Stage::InDevelopment) => "In development",
                _ => "Technology Preview",
            };
            let reach = if reach.is_empty() { ".".to_owned() } else { format!(" · {reach}") };
            format!(
                "**{stage}** · feature `{feature}`{reach}\nAn early-access API: it may change or disappear in any release. Not for production."
            )
        }
        None => {
            let mut words = reach;
            if let Some(available) = first(timeline, Stage::GenerallyAvailable).filter(|_| was_preview(timeline)) {
                words.push_str(&format!("\nTechnology Preview before {available}."));
            }
            if let Some(deprecated) = first(timeline, Stage::Deprecated) {
                words.push_str(&format!("\nDeprecated since {deprecated}."));
            }
            words.trim_start().to_owned()
        }
    }
}

/// The releases in which an item exists; what only a pre-release had does not count.
pub(crate) fn releases(timeline: &Timeline) -> String {
    let runs = timeline.runs().into_iter().filter(|(_, last)| !last.as_ref().is_some_and(Version::is_pre_release));
    let words: Vec<String> = runs
        .filter(|(first, last)| !first.is_undated() || last.as_ref().is_some_and(|last| !last.is_undated()))
        .map(|(first, last)| match last {
            Some(last) if first.is_undated() => format!("up to {last}"),
            None => format!("{first} and later"),
            Some(last) if last == *first => first.to_string(),
            Some(last) => format!("{first} to {last}"),
        })
        .collect();
    words.join(", ")
}

fn first(timeline: &Timeline, stage: Stage) -> Option<&Version> {
    timeline.0.iter().find(|span| span.stage == stage).map(|span| &span.from)
}

/// Whether a release had it as a preview.
fn was_preview(timeline: &Timeline) -> bool {
    timeline.0.iter().any(|span| span.stage == Stage::TechnologyPreview)
}

/// The warning of a service that is a preview as a whole.
pub(crate) fn preview_words(service: &Service, facts: &Facts<'_>) -> Option<String> {
    service_gate(service, facts)?;
    let operation = &facts.api.operations[service.methods.first()?.operation];
    operation.timeline.as_ref().map(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    fn timeline(spans: &[(&str, Stage)]) -> Timeline {
        let span = |(from, stage): &(&str, Stage)| Span {
            from: Version::parse(from).expect("a version"),
            stage: *stage,
            api_from: None,
        };
        Timeline(spans.iter().map(span).collect())
    }

    #[test]
    fn a_preview_names_its_feature() {
        let mut sync = timeline(&[("6.7.0", Stage::TechnologyPreview), ("8.0.1", Stage::Absent)]);
        sync.0[0].api_from = Version::parse("7.0.2");
        assert_eq!(
            words(&sync),
            "**Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.\n\
             An early-access API: it may change or disappear in any release. Not for production."
        );
    }

    #[test]
    fn what_became_available_says_what_it_was() {
        let links = timeline(&[
            ("6.7.0", Stage::TechnologyPreview),
            ("8.0.1", Stage::GenerallyAvailable),
            ("9.1.0", Stage::Absent),
        ]);
        assert_eq!(words(&links), "vSphere 6.7.0 to 9.0.0.\nTechnology Preview before 8.0.1.");
    }

    #[test]
    fn what_nobody_dated_has_no_date() {
        let undated = |stage| Span { from: Version::undated(), stage, api_from: None };
        assert_eq!(
            words(&Timeline(vec![undated(Stage::TechnologyPreview)])),
            "**Technology Preview** · feature `tech-preview`.\n\
             An early-access API: it may change or disappear in any release. Not for production."
        );
        let mut old = timeline(&[("8.0.1", Stage::Deprecated)]);
        old.0.insert(0, undated(Stage::GenerallyAvailable));
        assert_eq!(words(&old), "Deprecated since 8.0.1.");
        old.0.push(timeline(&[("9.0.0", Stage::Absent)]).0.remove(0));
        assert_eq!(words(&old), "vSphere up to 8.0.3.\nDeprecated since 8.0.1.");
    }

    #[test]
    fn a_pre_release_does_not_count() {
        let get = timeline(&[
            ("7.0.0-pre", Stage::InDevelopment),
            ("7.0.0", Stage::Absent),
            ("8.0.1", Stage::GenerallyAvailable),
            ("9.1.0", Stage::Absent),
        ]);
        assert_eq!(words(&get), "vSphere 8.0.1 to 9.0.0.");
    }
}
