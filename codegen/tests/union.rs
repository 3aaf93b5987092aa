//! Several releases of one document: the timelines of their union, what differs, and what callers have of it.

mod support;

use std::fmt::Write as _;

use support::edits::{EDITS, Edit};
use support::{assert_beside, emitted, fixture, runtime};
use vsphere_automation_codegen::compare::{Change, Subject};
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::{Place, Problems, Version};
use vsphere_automation_codegen::{Input, Output, Package, Releases, Runtime, Target, compared, generate_from};

fn source(path: &str, text: &str) -> Source {
    Source { path: path.to_owned(), text: text.to_owned() }
}

/// Generates for all of them, the newest last.
fn united(documents: &[(&str, Source)], hints: Option<&str>, package: Package) -> Result<Output, Problems> {
    let version = |text: &str| Version::release(text).expect("a release");
    let (newest, older) = documents.split_last().expect("documents");
    let older: Vec<(Version, Input<'_>)> =
        older.iter().map(|(release, source)| (version(release), Input::alone(source))).collect();
    let (release, hints) = (version(newest.0), hints.map(|text| source("hints.yaml", text)));
    let releases = Releases { newest: &release, older: &older, hints: hints.as_ref() };
    let input = Input { releases: Some(&releases), ..Input::alone(&newest.1) };
    generate_from(&input, &Target::Package(package))
}

fn library() -> Vec<(&'static str, Source)> {
    let one = |release| (release, source(&format!("{release}.yaml"), &fixture(&format!("union/{release}.yaml"))));
    ["8.0.2", "9.0.0", "9.1.0"].map(one).to_vec()
}

#[test]
fn each_item_says_which_releases_have_it_and_what_differs_is_told() {
    let output = united(&library(), None, Package::default()).expect("no conflict");
    let mut shown = String::new();
    for problem in &output.report.resolved {
        let _ = writeln!(shown, "{problem}");
    }
    let _ = writeln!(shown, "\n{}", output.ledger);
    for (path, text) in output.files.iter().filter(|(path, _)| path.starts_with("src/generated/")) {
        let docs = text.lines().filter(|line| {
            let said = ["Required", "Known", "Declared", "Default", "Deprecated", "Preview"];
            line.trim_start().starts_with("///") && said.iter().any(|word| line.contains(word))
        });
        docs.for_each(|line| {
            let _ = writeln!(shown, "{path}: {}", line.trim());
        });
    }
    assert_beside("union", "library", &shown);
}

#[test]
fn calls_know_the_releases() {
    let folder = tempfile::tempdir().expect("a folder");
    let runtime = Runtime::Path(runtime().display().to_string());
    let package = Package { name: Some("things".to_owned()), runtime, ..Package::default() };
    let output = united(&library(), None, package).expect("no conflict");
    emitted::write(&folder.path().join("things"), output.files);
    emitted::consumer(folder.path(), &["things"], include_str!("support/several_releases.rs"));
    let cargo = emitted::cargo(&folder.path().join("consumer"), &["run"]).output().expect("cargo runs");
    let (said, errors) = (String::from_utf8_lossy(&cargo.stdout), String::from_utf8_lossy(&cargo.stderr));
    assert!(cargo.status.success(), "{errors}");
    assert_beside("union", "calls", &said);
}

/// Two releases of a document of one operation, whose answer is that.
fn of_answers(old: &str, new: &str) -> Vec<(&'static str, Source)> {
    let one = |release: &'static str, schemas: &str| {
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: Things, version: '1'}}\nsecurity: []\npaths:\n  /thing:\n    get:\n      \
             tags: [Things]\n      operationId: Things_get\n      responses:\n        '200': {{description: It., content: \
             {{application/json: {{schema: {{$ref: '#/components/schemas/Thing'}}}}}}}}\ncomponents:\n  schemas:\n{schemas}"
        );
        (release, source(&format!("{release}.yaml"), &text))
    };
    vec![one("9.0.0", old), one("9.1.0", new)]
}

#[test]
fn what_no_rule_makes_one_of_is_refused_with_what_to_write() {
    let thing = |property: &str| format!("    Thing: {{type: object, properties: {{{property}}}}}\n");
    let pairs = [
        ("another type", thing("size: {type: string}"), thing("size: {type: integer}")),
        ("a list by now", thing("names: {type: string}"), thing("names: {type: array, items: {type: string}}")),
        ("bytes by now", thing("picture: {type: string}"), thing("picture: {type: string, format: binary}")),
        (
            "another name",
            thing("part: {$ref: '#/components/schemas/Part'}")
                + "    Part: {type: object, properties: {a: {type: string}}}\n",
            thing("part: {$ref: '#/components/schemas/Piece'}")
                + "    Piece: {type: object, properties: {a: {type: string}, b: {type: string}}}\n",
        ),
    ];
    let mut shown = String::new();
    for (name, old, new) in &pairs {
        let documents = of_answers(old, new);
        let problems = united(&documents, None, Package::default()).expect_err(name);
        let _ = writeln!(shown, "# {name}\n{problems}\n");
        // What the message says to write is what resolves it; of two hints the first.
        let problem = problems.into_iter().next().expect("a problem");
        let help = problem.help.expect("what to write");
        let lines = help.lines().skip(1).take_while(|line| !line.ends_with("otherwise:"));
        let hints: String = lines.map(|line| format!("{line}\n")).collect();
        let output =
            united(&documents, Some(&hints), Package::default()).unwrap_or_else(|p| panic!("{name}: {p}\n{hints}"));
        for problem in &output.report.resolved {
            let _ = writeln!(shown, "{problem}");
        }
        shown.push('\n');
    }
    assert_beside("union", "conflicts", &shown);
}

#[test]
fn a_hint_that_is_wrong_or_not_needed_is_refused() {
    let same = "    Thing: {type: object, properties: {size: {type: string}}}\n";
    let documents = of_answers(same, same);
    let mut shown = String::new();
    for hints in [
        "take: {'/components/schemas/Thing': '9.1'}",
        "take: {'/components/schemas/Thing': '8.0'}",
        "renames: {'9.0': {Gone: Thing}}",
        "renames: {'9.0': [Thing]}",
        "operations: {'GET /thing': 1}",
        "rename: {}",
        "[]",
    ] {
        let problems = united(&documents, Some(hints), Package::default()).expect_err(hints);
        let _ = writeln!(shown, "{hints}\n{problems}\n");
    }
    assert_beside("union", "hints", &shown);
}

#[test]
fn an_id_that_moved_to_another_path_is_of_two_operations() {
    let same = "    Thing: {type: object, properties: {size: {type: string}}}\n";
    let mut documents = of_answers(same, same);
    documents[1].1.text = documents[1].1.text.replace("/thing:", "/things/one:");
    let problems = united(&documents, None, Package::default()).expect_err("one id").to_string();
    assert!(problems.contains("\"GET /thing\": Things_get_older"), "{problems}");
    let hints = "operations: {'GET /thing': Things_get_older}";
    let output = united(&documents, Some(hints), Package::default()).expect("two ids");
    assert_eq!(output.operations.len(), 2);
}

#[test]
fn a_document_of_several_releases_is_no_release() {
    let documents = [("9.0.0", source("base.yaml", &fixture("compare/base.yaml")))];
    let problems = united(&documents, None, Package::default()).expect_err("it has timelines").to_string();
    assert!(problems.starts_with("base.yaml:5:1: this document speaks of several releases itself"), "{problems}");
}

/// Whatever `compare` finds otherwise in two documents, which are then two releases, the union tells or refuses. What
/// only one of them has is in its timeline.
#[test]
fn nothing_that_differs_is_passed_over() {
    let plain = |text: &str| {
        let lines = text.lines().filter(|line| !line.starts_with("  old:") && !line.starts_with("  trial:"));
        let lines = lines.filter(|line| !line.starts_with("  leaving:") && !line.trim().starts_with("x-sdk-lifecycle"));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    let base = fixture("compare/base.yaml");
    let (mut silent, mut tried) = (Vec::new(), 0);
    for Edit(name, _, edits) in EDITS {
        let edited = edits.iter().fold(base.clone(), |text, (old, new)| text.replace(old, new));
        if name.contains("gated") || edited.contains("x-sdk-lifecycle: trial}") {
            continue;
        }
        tried += 1;
        let (old, new) = (source("old.yaml", &plain(&base)), source("new.yaml", &plain(&edited)));
        let target = Target::Package(Package::default());
        let found =
            compared(&Input::alone(&old), &Input::alone(&new), &target).unwrap_or_else(|p| panic!("{name}: {p}"));
        let told = match united(&[("9.0.0", old), ("9.1.0", new)], None, Package::default()) {
            Ok(output) => {
                let said: Vec<String> = output.report.resolved.iter().map(ToString::to_string).collect();
                said.join("\n") + &output.ledger
            }
            Err(problems) => problems.to_string(),
        };
        for difference in found.differences {
            // Deprecations and gates are stages. What was given by place has the order of the newest; what is in a box
            // and what sentences make of a text is as in the newest, and every value of the older ones fits.
            let Change::Changed { aspect, .. } = difference.change else { continue };
            use vsphere_automation_codegen::compare::Aspect::{
                Boxed, Deprecated, Gate, Order, Releases, Shortcut, Statuses,
            };
            if matches!(aspect, Boxed | Deprecated | Gate | Order | Releases | Shortcut | Statuses)
                || *name == "a sentence names an enum"
                || difference.subject == Subject::Error
            {
                continue;
            }
            // What is told stands in the item, if not where the item begins.
            let is_told = |place: &Option<Place>| {
                let lines =
                    place.iter().flat_map(|place| (place.line..place.line + 4).map(move |line| (&place.file, line)));
                lines.map(|(file, line)| format!("{file}:{line}:")).any(|place| told.contains(&place))
            };
            if !is_told(&difference.old) && !is_told(&difference.new) {
                silent.push(format!("{name}: {} {}: {aspect}", difference.subject, difference.item));
            }
        }
    }
    assert!(tried > 50, "{tried}");
    assert_eq!(silent, Vec::<String>::new());
}
