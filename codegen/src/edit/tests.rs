use super::{Move, moved};
use crate::document::Source;
use crate::model::{Stage, Version};

const TEXT: &str = "\
x-sdk-lifecycles:
  # Of the rest.
  rest:
    - {from: \"6.7.0\", stage: generally-available} # for good
  # Withdrawn.
  sync:
    # Seen early.
    - {from: \"6.7.0\", stage: technology-preview, api-from: \"7.0.2\"}
    - from: \"8.0.1\"
      stage: absent # as somebody said
  inline: [{from: \"6.7.0\", stage: absent}]
paths:
  /a:
    get: {operationId: A_get, x-sdk-lifecycle: sync}
    put: {operationId: A_put, x-sdk-lifecycle: rest}
    post: {operationId: A_post, x-sdk-lifecycle: rest}
";

fn edit(text: &str, item: &str, stage: Stage, from: &str) -> Result<String, String> {
    let source = Source { path: "d.yaml".to_owned(), text: text.to_owned() };
    let from = Version::parse(from).expect("a version");
    moved(&source, &Move { item, stage, from }).map_err(|problems| problems.to_string())
}

/// The lines that go and come.
fn difference(item: &str, stage: Stage, from: &str) -> String {
    let new = edit(TEXT, item, stage, from).expect("it can be edited");
    let lines = |one: &str, other: &str, sign: &str| {
        let gone = one.lines().filter(|line| !other.lines().any(|other| other == *line));
        gone.map(|line| format!("{sign}{}\n", line.trim_start())).collect::<String>()
    };
    lines(TEXT, &new, "-") + &lines(&new, TEXT, "+")
}

#[test]
fn a_span_of_that_release_changes_its_stage_and_nothing_else() {
    let changed = "-stage: absent # as somebody said\n+stage: generally-available # as somebody said\n";
    for item in ["sync", "A_get"] {
        assert_eq!(difference(item, Stage::GenerallyAvailable, "8.0.1"), changed);
    }
}

#[test]
fn a_span_of_another_release_is_put_in_where_it_belongs() {
    let text = edit(TEXT, "rest", Stage::Deprecated, "9.0.0").unwrap();
    assert!(text.contains("# for good\n    - {from: \"9.0.0\", stage: deprecated}\n  # Withdrawn."), "{text}");
    let text = edit(TEXT, "sync", Stage::InDevelopment, "6.5.0").unwrap();
    assert!(text.contains("early.\n    - {from: \"6.5.0\", stage: in-development}\n    - {from: \"6.7.0\""), "{text}");
}

#[test]
fn what_would_be_said_twice_is_said_once() {
    let gone = "-- from: \"8.0.1\"\n-stage: absent # as somebody said\n";
    assert_eq!(difference("sync", Stage::TechnologyPreview, "8.0.1"), gone);
    let earlier = edit(TEXT, "sync", Stage::Absent, "7.0.0").unwrap();
    assert!(earlier.contains("- {from: \"7.0.0\", stage: absent}\n  inline"), "{earlier}");
}

#[test]
fn there_and_back_is_the_same_text() {
    for (stage, from, back) in [
        (Stage::GenerallyAvailable, "8.0.1", Stage::Absent),
        (Stage::GenerallyAvailable, "9.0.0", Stage::Absent),
        (Stage::Deprecated, "7.0.0", Stage::TechnologyPreview),
    ] {
        let there = edit(TEXT, "sync", stage, from).unwrap();
        assert_eq!(edit(&there, "sync", back, from).as_deref(), Ok(TEXT), "{from}");
    }
    let windows = TEXT.replace('\n', "\r\n");
    let there = edit(&windows, "rest", Stage::Deprecated, "9.0.0").unwrap();
    assert!(there.contains("stage: deprecated}\r\n"), "{there}");
    assert_eq!(edit(&there, "rest", Stage::GenerallyAvailable, "9.0.0"), Ok(windows));
}

#[test]
fn what_cannot_be_edited_is_told_with_what_to_do() {
    for (item, stage, from, told) in [
        ("snyc", Stage::Absent, "9.0.0", "there is no timeline or item `snyc`\n    nearest: sync"),
        ("A_put", Stage::Absent, "9.0.0", "`A_put` is one of 2 that have the timeline `rest`"),
        ("rest", Stage::GenerallyAvailable, "8.0.0", "`rest` is generally-available in 8.0.0 already"),
        ("inline", Stage::Deprecated, "8.0.0", "the lifecycle `inline` cannot be edited"),
    ] {
        let message = edit(TEXT, item, stage, from).unwrap_err();
        assert!(message.contains(told), "{message}");
    }
}
