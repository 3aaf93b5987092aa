use super::{Item, ItemKind, Span, Stage, compare};
use std::cmp::Ordering;

const SYNC: Item = Item {
    kind: ItemKind::Operation,
    name: "Sync_reset",
    gate: Some("tech-preview"),
    timeline: &[
        Span { from: "6.7.0", stage: Stage::TechnologyPreview, api_from: Some("7.0.2") },
        Span { from: "8.0.1", stage: Stage::Absent, api_from: None },
    ],
};

#[test]
fn a_stage_holds_until_the_next_begins() {
    assert_eq!(SYNC.stage_in("6.5"), Stage::Absent);
    assert_eq!(SYNC.stage_in("6.7"), Stage::TechnologyPreview);
    assert_eq!(SYNC.stage_in("8.0.0.9"), Stage::TechnologyPreview);
    assert_eq!(SYNC.stage_in("8.0.1-pre"), Stage::TechnologyPreview);
    assert_eq!(SYNC.stage_in("8.0.1"), Stage::Absent);
    assert_eq!(SYNC.current(), Stage::Absent);
}

#[test]
fn releases_compare_by_their_numbers() {
    assert_eq!(compare("7.0", "7.0.0"), Ordering::Equal);
    assert_eq!(compare("7.0.10", "7.0.9"), Ordering::Greater);
    assert_eq!(compare("7.0.0-pre", "7.0.0"), Ordering::Less);
    assert_eq!(compare("7.0.0", "7.0.0-pre"), Ordering::Greater);
}
