use annotate_snippets::Renderer;
use vsphere_automation_codegen::document::{self, Source};
use vsphere_automation_codegen::model::{Place, Problem, Problems};

use super::{human, json, sarif, short};
use crate::failure::Failure;

const DOCUMENT: &str =
    "openapi: 3.0.3\ninfo:\n  titel: Größe der 仮想 Welt\n  \"x-a\": 1\n\tversion: 1\nlist: [A, B]\n";

/// Problems of a text, each at a line and a column.
fn failure(text: &str, problems: &[(u32, u32, &str, &str)]) -> Failure {
    let one = |(line, column, message, help): &(u32, u32, &str, &str)| {
        let problem = Problem::at(&Place::new("a.yaml", *line, *column), *message);
        if help.is_empty() { problem } else { problem.help(*help) }
    };
    let problems: Problems = problems.iter().map(one).collect();
    Failure::problems(problems, &Source { path: "a.yaml".to_owned(), text: text.to_owned() })
}

fn plain(failure: &Failure) -> String {
    human(failure, &Renderer::plain().term_width(100))
}

fn both(failure: &Failure) -> String {
    format!("{}\n\n——————————\n\n{}", short(failure), plain(failure))
}

#[test]
fn all_problems_are_shown_each_at_its_place() {
    let failure = failure(
        DOCUMENT,
        &[
            (3, 3, "unknown member `titel`", "did you mean `title`?"),
            (3, 20, "this is behind letters of several bytes and of double width", ""),
            (4, 3, "a key in quotes", ""),
            (5, 2, "a tab stands before it", "write spaces\nas everywhere"),
            (6, 11, "the second of a list", ""),
        ],
    );
    insta::assert_snapshot!(both(&failure));
}

#[test]
fn the_end_of_the_file_is_a_place() {
    insta::assert_snapshot!(both(&failure(
        "a: [1,\n",
        &[(1, 7, "no end in sight", ""), (2, 1, "it ends here", "close it")]
    )));
}

#[test]
fn a_place_that_the_text_does_not_have_is_said_without_a_line() {
    insta::assert_snapshot!(both(&failure("a: 1\n", &[(1, 99, "behind the line", ""), (7, 1, "behind the text", "")])));
}

#[test]
fn a_long_line_is_trimmed_around_its_place() {
    let line = format!("{{\"a\": \"{}\", \"wrong\": 1, \"b\": \"{}\"}}", "ä".repeat(3000), "z".repeat(3000));
    insta::assert_snapshot!(both(&failure(&line, &[(1, 3012, "unknown member `wrong`", "")])));
}

#[test]
fn indentation_that_leaves_no_room_is_trimmed() {
    let text = format!("{}wrong: 1\n", " ".repeat(150));
    insta::assert_snapshot!(both(&failure(&text, &[(1, 151, "far to the right", "")])));
}

#[test]
fn what_a_terminal_would_obey_reaches_it_in_neither_form() {
    let text = "a: \"\x1b[2J\x1b]0;owned\x07\u{9b}31m\u{202e}\"\r\nb: 1\n";
    let message = "`\x1b[2J` is no\nvalue";
    let shown = failure(text, &[(1, 4, message, "write \x1b[0m\nor\u{9b}K")]);
    let harmless = both(&shown);
    assert!(harmless.chars().all(|c| c == '\n' || !c.is_control()), "{harmless:?}");
    insta::assert_snapshot!(harmless);
}

#[test]
fn lines_end_as_yaml_ends_them() {
    insta::assert_snapshot!(plain(&failure(
        "\u{feff}a: 1\r\nb: 2\rc: 3\nd: 4",
        &[(1, 1, "a", ""), (2, 1, "b", ""), (3, 1, "c", ""), (4, 1, "d", "")]
    )));
}

#[test]
fn colours_mark_the_same_text() {
    let failure = failure(DOCUMENT, &[(3, 3, "unknown member `titel`", "did you mean `title`?")]);
    let coloured = human(&failure, &Renderer::styled().term_width(100));
    assert!(coloured.contains("\x1b["), "{coloured:?}");
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain(&failure));
}

#[test]
fn a_failure_without_a_place_has_its_help() {
    insta::assert_snapshot!(both(&Failure::new("cannot read x\x1b[31m: denied").help("check this\nor that")));
}

#[test]
fn a_problem_of_the_whole_has_no_place() {
    let problems = Problems::from(Problem::new("nothing can be generated").help("add an operation"));
    let source = Source { path: "a.yaml".to_owned(), text: String::new() };
    insta::assert_snapshot!(both(&Failure::problems(problems, &source)));
}

#[test]
fn an_item_that_is_refused_is_named() {
    let source = Source { path: "a.yaml".to_owned(), text: String::new() };
    insta::assert_snapshot!(both(&Failure::problems(Problem::refused("schema A", "/a", "it has no end"), &source)));
}

#[test]
fn programs_are_told_all_there_is() {
    let source = Source { path: "a.yaml".to_owned(), text: "a: 1\na: 2\n".to_owned() };
    let problems = document::load(&source).unwrap_err();
    let failure = Failure::problems(problems, &source).help("mend it");
    insta::assert_snapshot!(json(&failure));
    let log: serde_json::Value = serde_json::from_str(&sarif(&failure)).unwrap();
    let run = &log["runs"][0];
    insta::assert_snapshot!(format!("{:#}", run["results"]));
    let rule = &run["results"][0]["ruleId"];
    assert!(run["tool"]["driver"]["rules"].as_array().unwrap().iter().any(|known| known["id"] == *rule));
}

#[test]
fn a_command_that_could_not_work_is_no_result() {
    let failure = Failure::new("cannot read x\u{202e}\x1b[31m").help("check this");
    let log = sarif(&failure);
    assert!(!log.contains('\u{202e}') && !json(&failure).contains('\x1b'), "{log}");
    let log: serde_json::Value = serde_json::from_str(&log).unwrap();
    assert_eq!(log["runs"][0]["results"], serde_json::json!([]));
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn no_text_and_no_place_is_too_strange_to_be_shown() {
    let letters: Vec<char> =
        "aä漢🦀\u{301}\u{200d}\u{feff} \t\r\n\x1b\0\u{85}\u{2028}\u{202e}\"',:#[]{}".chars().collect();
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..2_000 {
        let length = random.usize(..700);
        let text: String = (0..length).map(|_| letters[random.usize(..letters.len())]).collect();
        let lines = text.lines().count().try_into().unwrap_or(u32::MAX);
        let place = (random.u32(..lines + 3), random.u32(..400), text.as_str(), text.as_str());
        let shown = both(&failure(&text, &[place]));
        assert!(shown.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()), "{text:?} at {place:?}");
    }
}

/// A thousand problems in one line of megabytes, as a document without line ends can have.
#[test]
fn many_problems_in_one_long_line_are_no_burden() {
    let problems: Vec<(u32, u32, &str, &str)> = (1..1000).map(|n| (1, n * 4000, "wrong", "")).collect();
    let shown = plain(&failure(&"x".repeat(4_000_000), &problems));
    assert!(shown.len() < 400_000, "{}", shown.len());
}
