use clap::{ColorChoice, CommandFactory};

use super::{Arguments, parse};
use crate::commands::Command;
use crate::commands::regen::{Foreign, OfRelease, Regen};
use crate::messages::MessageFormat;

fn read(line: &str) -> Result<Arguments, String> {
    let words = std::iter::once("xtask").chain(line.split_whitespace());
    parse(words.map(Into::into)).map_err(|answer| answer.to_string())
}

fn command(line: &str) -> Command {
    read(line).unwrap_or_else(|answer| panic!("{line}: {answer}")).command
}

fn of(release: Option<&str>, path: &str) -> OfRelease {
    OfRelease { release: release.map(str::to_owned), path: path.into() }
}

fn of_another(spec: &str, out: &str) -> Foreign {
    Foreign { spec: vec![of(None, spec)], out: out.into(), ..Foreign::default() }
}

#[test]
fn clap_finds_no_contradiction() {
    Arguments::command().debug_assert();
}

#[test]
fn regen_is_of_our_document_unless_another_is_named() {
    assert_eq!(command("regen"), Command::Regen(Box::default()));
    assert_eq!(
        command("regen --check"),
        Command::Regen(Box::new(Regen { check: true, foreign: None, ..Regen::default() }))
    );
    let foreign = Foreign { name: Some("some-crate".into()), skip_unsupported: true, ..of_another("a.json", "crate") };
    assert_eq!(
        command("regen --spec a.json --out=crate --name some-crate --skip-unsupported"),
        Command::Regen(Box::new(Regen { check: false, foreign: Some(foreign), ..Regen::default() }))
    );
}

#[test]
fn the_runtime_of_another_document_is_copied_unless_one_is_named() {
    let foreign = || of_another("a.json", "crate");
    let shared = [
        ("", foreign()),
        (" --runtime 0.1", Foreign { runtime: Some("0.1".into()), ..foreign() }),
        (" --runtime-path ../runtime", Foreign { runtime_path: Some("../runtime".into()), ..foreign() }),
    ];
    for (flags, foreign) in shared {
        let line = format!("regen --spec a.json --out crate{flags}");
        assert_eq!(
            command(&line),
            Command::Regen(Box::new(Regen { check: false, foreign: Some(foreign), ..Regen::default() })),
            "{line}"
        );
    }
}

#[test]
fn the_format_of_messages_stands_before_or_after_the_command() {
    for line in ["--message-format short lint", "lint --message-format=short"] {
        assert_eq!(read(line).map(|arguments| arguments.message_format), Ok(Some(MessageFormat::Short)), "{line}");
    }
}

/// What a wrong line is answered with: one snapshot, so that all of it is read.
#[test]
fn a_wrong_line_says_what_is_wrong() {
    let lines = [
        "regn",
        "regen extra",
        "regen --chek",
        "lint --check",
        "lint --message-format long",
        "regen --spec",
        "regen --spec a.yaml",
        "regen --out dir",
        "regen --name x",
        "regen --skip-unsupported",
        "regen --runtime 0.1",
        "regen --runtime-path ../runtime",
        "regen --spec a --out b --runtime 0.1 --runtime-path ../runtime",
        "regen --spec a --out b --name 9x",
        "regen --spec a --out b --name ../x",
        "completions tcsh",
    ];
    let answers = lines.map(|line| format!("$ cargo xtask {line}\n{}", read(line).expect_err(line)));
    insta::assert_snapshot!(answers.join("\n"));
}

#[test]
fn the_help_lists_the_commands() {
    insta::assert_snapshot!(read("help").expect_err("help is an answer"));
}

/// Whoever reads the help of a command sees a line to copy, and the line works.
#[test]
fn every_command_shows_an_example_that_is_understood() {
    let root = Arguments::command().color(ColorChoice::Never);
    for command in root.get_subcommands().filter(|command| command.get_name() != "help") {
        let name = command.get_name();
        let help = command.get_after_help().unwrap_or_else(|| panic!("{name} has no example")).to_string();
        let examples = help.lines().filter_map(|line| line.split_once("cargo xtask ")).map(|(_, rest)| rest);
        let lines: Vec<&str> = examples.filter(|rest| rest.starts_with(name)).collect();
        assert!(!lines.is_empty(), "{name}: {help}");
        for line in lines {
            let line = line.split([')', '&']).next().unwrap_or_default();
            assert!(read(line).is_ok(), "{line}: {:?}", read(line));
        }
    }
}

#[test]
fn documents_may_have_a_release() {
    let spec = |line: &str| match read(line)?.command {
        Command::Regen(regen) => Ok(regen.foreign.map(|foreign| foreign.spec).unwrap_or_default()),
        other => Err(format!("{other:?}")),
    };
    let both = spec("regen --spec 8.0.2=old.json --spec 9.1=new.yaml --out crate");
    assert_eq!(both, Ok(vec![of(Some("8.0.2"), "old.json"), of(Some("9.1.0"), "new.yaml")]));
    assert_eq!(spec("regen --spec a=b.yaml --out crate"), Ok(vec![of(None, "a=b.yaml")]));
    let unknown = spec("regen --spec 9.7=new.yaml --out crate").unwrap_err();
    assert!(unknown.contains("9.7 is no release of vSphere: write one of 6.7.0"), "{unknown}");
}
