//! The curated document against the vendor's descriptions, small ones of our own: what differs is found, and nothing else.

mod support;

use support::fixture;
use vsphere_automation_codegen::curation::{self, Audit, Vendor};
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::{Problems, Version};

const OLD: &str = "curation/7.0.3.swagger2.yaml";
const NEW: &str = "curation/9.1.0.openapi3.yaml";

fn source(path: &str, text: String) -> Source {
    Source { path: path.to_owned(), text }
}

/// Text, and what stands in its place.
type Edits = &'static [(&'static str, &'static str)];

/// An audit in which each file is edited first.
#[derive(Default)]
struct Edited {
    curated: Edits,
    old: Edits,
    new: Edits,
    waivers: Edits,
}

fn edited(file: &str, edits: &[(&str, &str)]) -> Source {
    let text = edits.iter().fold(fixture(file), |text, (from, to)| {
        assert!(text.contains(from), "{file} was to have this: {from}");
        text.replace(from, to)
    });
    source(file.trim_start_matches("curation/"), text)
}

impl Edited {
    fn audit(&self) -> Audit {
        self.result().unwrap_or_else(|problems| panic!("{problems}"))
    }

    fn result(&self) -> Result<Audit, Problems> {
        let vendors = [
            Vendor { source: edited(OLD, self.old), release: Version::parse("7.0.3") },
            Vendor { source: edited(NEW, self.new), release: None },
        ];
        let curated = edited("curation/curated.yaml", self.curated);
        curation::audit(&curated, &vendors, Some(&edited("curation/waivers.yaml", self.waivers)))
    }
}

/// What nothing explains, a line each.
fn unexplained(audit: &Audit) -> Vec<String> {
    let lines = audit.unexplained();
    lines
        .map(|one| format!("{} {} {} {}: {}", one.release, one.flavour, one.subject, one.item, one.difference))
        .collect()
}

#[test]
fn descriptions_in_other_words_agree() {
    let audit = Edited::default().audit();
    assert_eq!(unexplained(&audit), [""; 0]);
    assert!(audit.agrees());
    let explained: Vec<usize> = audit.waivers.iter().map(|waiver| waiver.explains).collect();
    assert_eq!(explained, [1, 1]);
    let read: Vec<String> = audit
        .releases
        .iter()
        .map(|file| format!("{} {} {} of {}", file.release, file.flavour, file.curated, file.described))
        .collect();
    assert_eq!(read, ["7.0.3 api 3 of 3", "7.0.3 rest 3 of 3", "9.1.0 api 2 of 2"]);
}

#[test]
fn what_the_document_has_otherwise_is_found_with_its_release() {
    let cases: &[(Edits, &[&str])] = &[
        (
            &[("        secret: {type: string, format: password, description: Who knows it may watch.}\n", "")],
            &[
                "7.0.3 api property Play.Games.BeginSpec.secret: only the vendor's has it",
                "7.0.3 rest property Play.Games.BeginSpec.secret: only the vendor's has it",
                "9.1.0 api property Play.Games.BeginSpec.secret: only the vendor's has it",
            ],
        ),
        (
            &[("enum: [OPEN, OVER]", "enum: [OPEN]")],
            &[
                "7.0.3 api constant Play.Games.State: OVER: only the vendor's has it",
                "7.0.3 rest constant Play.Games.State: OVER: only the vendor's has it",
                "9.1.0 api constant Play.Games.State: OVER: only the vendor's has it",
            ],
        ),
        (
            &[("required: [state, moves, players]", "required: [state, players]")],
            &[
                "7.0.3 api property Play.Games.Info.moves: required: the vendor's true, ours false",
                "7.0.3 rest property Play.Games.Info.moves: required: the vendor's true, ours false",
                "9.1.0 api property Play.Games.Info.moves: required: the vendor's true, ours false",
            ],
        ),
        // One release has it, the other has not.
        (
            &[(
                "- {from: \"8.0.1\", stage: generally-available}\n  challenge",
                "- {from: \"9.2.0\", stage: generally-available}\n  challenge",
            )],
            &[
                "9.1.0 api property Play.Games.Info.clock: only the vendor's has it",
                "9.1.0 api property Play.Games.Info.clock: since: the vendor's 8.0.1, ours 9.2.0",
            ],
        ),
        (
            &[("    - {from: \"8.0.1\", stage: absent}\n", "")],
            &["9.1.0 api operation Play.Games_hint: only ours has it"],
        ),
        (
            &[("{type: INVALID_ARGUMENT, when: The board is no board.}", "{type: NOT_FOUND, when: No board.}")],
            &[
                "7.0.3 api error Play.Games_begin → 400 INVALID_ARGUMENT: only the vendor's has it",
                "7.0.3 api error Play.Games_begin → 400 NOT_FOUND: only ours has it",
                "7.0.3 rest error Play.Games_begin → 400 NOT_FOUND: only ours has it",
                "9.1.0 api error Play.Games_begin → 400 INVALID_ARGUMENT: only the vendor's has it",
                "9.1.0 api error Play.Games_begin → 400 NOT_FOUND: only ours has it",
            ],
        ),
        (
            &[("x-sdk-rest-body: spec", "x-sdk-rest-body: '*'")],
            &[
                "7.0.3 rest property Play.Games.BeginSpec.board: only ours has it",
                "7.0.3 rest property Play.Games.BeginSpec.secret: only ours has it",
                "7.0.3 rest property Play.Games.BeginSpec.spec: only the vendor's has it",
            ],
        ),
    ];
    for (curated, expected) in cases {
        let found = unexplained(&Edited { curated, ..Edited::default() }.audit());
        for expected in *expected {
            assert!(found.iter().any(|found| found == expected), "{curated:?}: {expected} is not in {found:#?}");
        }
        let unexpected: Vec<&String> = found.iter().filter(|found| !expected.contains(&found.as_str())).collect();
        assert!(unexpected.is_empty(), "{curated:?}: {unexpected:#?}");
    }
}

#[test]
fn what_only_the_vendor_has_is_found_where_it_stands() {
    let new = &[("paths:\n", "paths:\n  /players:\n    get: {responses: {'200': {description: All.}}}\n")];
    let audit = Edited { new, ..Edited::default() }.audit();
    assert_eq!(unexplained(&audit), ["9.1.0 api operation GET /api/players: only the vendor's has it"]);
    let finding = audit.unexplained().next().expect("one");
    let place = finding.vendor.as_ref().expect("it stands there").to_string();
    assert!(place.starts_with("9.1.0.openapi3.yaml:") && finding.ours.is_none(), "{place}");
    let entries: Vec<_> = audit.entries.iter().map(|entry| (&*entry.timeline, &*entry.items[0])).collect();
    assert_eq!(entries, [("new-in-9-1-0", "GET /api/players")]);
}

#[test]
fn a_waiver_that_explains_nothing_is_stale_where_its_release_was_audited() {
    let stale = |waivers| {
        let audit = Edited { waivers, ..Edited::default() }.audit();
        assert!(audit.agrees() == audit.stale.is_empty());
        audit
            .stale
            .iter()
            .map(|stale| format!("{} {}", audit.waivers[stale.waiver].place, stale.release))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        stale(&[("[\"7.0.3\"]\n  flavour: api", "[\"7.0.3\", \"9.1.0\", \"8.0.2\"]\n  flavour: api")]),
        ["waivers.yaml:1:9 9.1.0"]
    );
    assert_eq!(stale(&[]), [""; 0]);
}

#[test]
fn a_waiver_that_is_not_whole_is_told_at_its_place() {
    for (waivers, told) in [
        (&[("  reason: The last", "  because: The last")] as Edits, "waivers.yaml:10:3: waivers have no `because`"),
        (&[("  reason: The last error of a status is left.\n", "")], "waivers.yaml:6:3: the waiver has no `reason`"),
        (&[("flavour: rest", "flavour: old")], "waivers.yaml:9:12: there is no such flavour"),
        (&[("[\"7.0.3\"]\n  flavour: rest", "[seven]\n  flavour: rest")], "this is no release"),
    ] {
        let problems = Edited { waivers, ..Edited::default() }.result().expect_err(told).to_string();
        assert!(problems.contains(told), "{problems}");
    }
}

#[test]
fn sentences_are_read_and_each_reading_is_told() {
    let audit = Edited::default().audit();
    let told: Vec<String> = audit
        .readings
        .iter()
        .filter(|reading| reading.flavour.as_str() == "api")
        .map(|reading| format!("{} {}: {} {}", reading.release, reading.item, reading.says, reading.place))
        .collect();
    assert_eq!(
        told,
        [
            "7.0.3 Play.Games_begin: technology-preview 7.0.3.swagger2.yaml:13:7",
            "7.0.3 Play.Games_get: technology-preview 7.0.3.swagger2.yaml:24:7",
            "7.0.3 Play.Games_hint: technology-preview 7.0.3.swagger2.yaml:32:7",
            "7.0.3 Play.Games.BeginSpec.board: technology-preview 7.0.3.swagger2.yaml:72:29",
            "9.1.0 Play.Games_begin: added in 6.7 9.1.0.openapi3.yaml:9:7",
            "9.1.0 Play.Games.Info.clock: added in 8.0.1.0 9.1.0.openapi3.yaml:50:11",
        ]
    );
}

#[test]
fn what_sentences_say_otherwise_is_a_difference() {
    let old =
        &[(" This attribute is available as Technology Preview.", " This is deprecated as of __vSphere API 7.0.3__.")];
    let found = unexplained(&Edited { old, ..Edited::default() }.audit());
    let expected = "property Play.Games.BeginSpec.board: stage: the vendor's deprecated, ours technology-preview";
    assert_eq!(found, [format!("7.0.3 api {expected}"), format!("7.0.3 rest {expected}")]);
    let new =
        &[("description: Reads.", "description: \"Reads. These APIs are subject to change in future releases.\"")];
    let found = unexplained(&Edited { new, ..Edited::default() }.audit());
    let expected =
        "9.1.0 api operation Play.Games_get: stage: the vendor's technology-preview, ours generally-available";
    assert_eq!(found, [expected]);
}

#[test]
fn timelines_are_derived_and_what_is_to_be_written_is_told() {
    let curated = &[("    - {from: \"8.0.1\", stage: absent}\n", "")];
    let audit = Edited { curated, ..Edited::default() }.audit();
    let shown: Vec<String> = (audit.timelines.iter())
        .map(|timeline| {
            let stages = timeline.releases.iter().map(|one| one.derived.map_or("-", |stage| stage.as_str()));
            format!("{}: {}", timeline.name, stages.collect::<Vec<_>>().join(", "))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "games: technology-preview, generally-available",
            "hints: technology-preview, absent",
            "clocks: absent, generally-available",
            "challenge: generally-available, generally-available",
        ]
    );
    let entries: Vec<String> = audit
        .entries
        .iter()
        .map(|entry| format!("{} {} {}", entry.timeline, entry.from, entry.stage.as_str()))
        .collect();
    assert_eq!(entries, ["hints 9.1.0 absent"]);
}

#[test]
fn what_ends_alone_gets_a_timeline_of_its_own() {
    let new = &[("        moves: {type: integer, format: int64}\n", ""), ("moves, players]", "players]")];
    let audit = Edited { new, ..Edited::default() }.audit();
    assert_eq!(unexplained(&audit), ["9.1.0 api property Play.Games.Info.moves: only ours has it"]);
    let [entry] = &audit.entries[..] else { panic!("{:#?}", audit.entries) };
    assert_eq!(
        (entry.timeline.as_str(), &*entry.items),
        ("games-until-9-1-0", &["Play.Games.Info.moves".to_owned()][..])
    );
    assert_eq!(entry.before.as_ref().map(|timeline| timeline.0.len()), Some(2));
}

#[test]
fn what_is_meant_in_another_release_names_the_waiver() {
    let waivers = &[("releases: [\"7.0.3\"]\n  flavour: rest", "releases: [\"7.0.2\"]\n  flavour: rest")];
    let audit = Edited { waivers, ..Edited::default() }.audit();
    assert_eq!(audit.unexplained().map(|finding| finding.elsewhere).collect::<Vec<_>>(), [Some(1)]);
}

#[test]
fn a_file_that_names_no_release_asks_for_one() {
    let vendors = [Vendor { source: edited(OLD, &[]), release: None }];
    let problems = curation::audit(&edited("curation/curated.yaml", &[]), &vendors, None).expect_err("which release?");
    let expected = "7.0.3.swagger2.yaml:2:30: this version is no release of vSphere\n    say which release the file describes: 8.0.2=7.0.3.swagger2.yaml";
    assert_eq!(problems.to_string(), expected);
}
