use super::machine::{Machine, Tool};
use super::step::Action;
use super::{Log, TEST, steps};

const ALL: [Tool; 5] = [Tool::OpenSsl, Tool::Windows, Tool::MacOs, Tool::CargoDeny, Tool::Advisories];

fn lines(tools: &[Tool]) -> Vec<String> {
    let shown = |action: &Action| match action {
        Action::Cargo(invocation) | Action::Packages(invocation) => invocation.arguments.join(" "),
        Action::Regen => "regen".to_owned(),
        Action::Snapshots => "snapshots".to_owned(),
        Action::Skip(reason) => format!("skip: {reason}"),
    };
    steps::all(&Machine::with(tools), &Log::new().unwrap()).iter().map(|step| shown(&step.action)).collect()
}

#[test]
fn the_steps_are_these() {
    insta::assert_snapshot!(lines(&ALL).join("\n"));
}

#[test]
fn what_is_skipped_is_said_and_nothing_else_is_lost() {
    let (with, without) = (lines(&ALL), lines(&[Tool::Windows, Tool::MacOs, Tool::CargoDeny, Tool::Advisories]));
    assert_eq!(without.len(), with.len() + 1);
    assert_eq!(without.last().unwrap(), "skip: pkg-config finds no OpenSSL headers; all other features were checked");
    assert!(!without.iter().any(|line| line.contains("--all-features")), "{without:#?}");
    assert!(
        without.iter().any(|line| line.contains("--features tech-preview,schemars,session-file,http2,holder-of-key")),
        "{without:#?}"
    );
}

#[test]
fn licences_are_checked_where_the_program_is_and_advisories_where_they_are() {
    let skipped = |tools: &[Tool]| -> Vec<String> {
        lines(tools).into_iter().filter(|line| line.starts_with("skip: ")).collect()
    };
    assert_eq!(skipped(&ALL), Vec::<String>::new());
    let without = "skip: cargo-deny is not installed; `cargo install cargo-deny --locked` does it";
    assert_eq!(skipped(&[Tool::OpenSsl, Tool::Windows, Tool::MacOs]), [without, without]);
    let old = "skip: there is no copy of the advisories; `cargo deny fetch` gets one";
    assert_eq!(skipped(&[Tool::OpenSsl, Tool::Windows, Tool::MacOs, Tool::CargoDeny]), [old]);
}

/// The features that are named one by one where OpenSSL is missing are all that the client has.
#[test]
fn no_feature_of_the_client_is_forgotten() {
    let manifest = include_str!("../../../../generated-client/Cargo.toml");
    let table = manifest.split("[features]").nth(1).unwrap_or_default().split("\n[").next().unwrap_or_default();
    let mut features: Vec<&str> =
        table.lines().filter_map(|line| line.split_once('=')).map(|(name, _)| name.trim()).collect();
    features.sort_unstable();
    assert_eq!(
        features,
        ["default", "holder-of-key", "http2", "native-tls", "rustls", "schemars", "session-file", "tech-preview"]
    );
}

#[test]
fn the_readme_and_ci_use_the_same_test_command() {
    let readme = include_str!("../../../../README.md");
    assert!(readme.contains(&format!("\ncargo {TEST}\n")), "README.md does not name `cargo {TEST}`");
    assert!(lines(&ALL).contains(&TEST.to_owned()));
}
