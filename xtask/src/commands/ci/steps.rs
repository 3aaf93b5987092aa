//! The steps of `cargo xtask ci`, in order.

use super::machine::{MACOS, Machine, Tool, WINDOWS};
use super::step::{Action, Step};
use crate::process::Invocation;
use crate::snapshots::{LOG_VARIABLE, Log};

/// The packages that others can depend on, each after those that it needs.
pub const PUBLISHED: [&str; 3] = ["vsphere-automation-runtime", "vsphere-automation-fake", "vsphere-automation"];

/// The test command of the README.
pub const TEST: &str = "test --workspace";

/// The client and its runtime, whose features are the same.
const CLIENT: &str = "-p vsphere-automation -p vsphere-automation-runtime";

/// The steps. Features only add, so three sets of the client stand for all: default, preview, and everything.
pub(super) fn all(machine: &Machine, log: &Log) -> Vec<Step> {
    let cargo = |name: &str, line: String, repair| Step {
        name: name.to_owned(),
        action: Action::Cargo(Invocation::new(&line)),
        repair,
    };
    let everything = match machine.has(Tool::OpenSsl) {
        true => "--all-features",
        false => "--features tech-preview,schemars,session-file,http2,holder-of-key",
    };
    let sets = [("default", ""), ("tech-preview", "--features tech-preview"), ("all features", everything)];

    let mut steps = vec![
        cargo("format", "fmt --all --check".to_owned(), "run `cargo fmt --all`"),
        Step { name: "regen --check".to_owned(), action: Action::Regen, repair: "run `cargo xtask regen`" },
        // Also the step that notices a Cargo.lock that does not fit.
        cargo(
            "clippy",
            "clippy --locked --workspace --all-targets -- -D warnings".to_owned(),
            "repair the warnings above; if Cargo.lock is out of date, run `cargo check` and commit it",
        ),
    ];
    for (set, features) in sets {
        let line = format!("clippy {CLIENT} --all-targets {features} -- -D warnings");
        steps.push(cargo(&format!("clippy, client with {set}"), line, "repair the warnings above"));
    }
    steps.push(cargo(
        "clippy, client without features",
        format!("clippy {CLIENT} --lib --no-default-features -- -D warnings"),
        "repair the warnings above",
    ));
    for (tool, platform, target) in [(Tool::Windows, "Windows", WINDOWS), (Tool::MacOs, "macOS", MACOS)] {
        let step = cargo(
            &format!("clippy, xtask for {platform}"),
            format!("clippy --target {target} -p xtask --no-default-features -- -D warnings"),
            "what only one platform has goes behind `cfg!`, where the others compile it too",
        );
        steps.push(machine.step(tool, step));
    }
    let tests = Invocation::new(TEST).env("INSTA_UPDATE", "no").env(LOG_VARIABLE, log.path());
    steps.push(Step {
        name: TEST.to_owned(),
        action: Action::Cargo(tests),
        repair: "repair the tests above; if only snapshots differ and are meant to, run `cargo xtask accept`",
    });
    steps.push(Step {
        name: "snapshots".to_owned(),
        action: Action::Snapshots,
        repair: "run `cargo xtask accept`, which removes them",
    });
    for (set, features) in sets {
        let mut step = cargo(&format!("test, client with {set}"), format!("test {CLIENT} {features}"), "see above");
        if let Action::Cargo(invocation) = step.action {
            step.action = Action::Cargo(invocation.env("INSTA_UPDATE", "no"));
        }
        steps.push(step);
    }
    let whole = ("workspace", "--workspace".to_owned());
    let client = sets.map(|(set, features)| (set, format!("{CLIENT} {features}")));
    for (set, what) in std::iter::once(whole).chain(client) {
        let mut step = cargo(&format!("docs, {set}"), format!("doc --no-deps {what}"), "repair the doc comments above");
        if let Action::Cargo(invocation) = step.action {
            step.action = Action::Cargo(invocation.env("RUSTDOCFLAGS", "-D warnings"));
        }
        steps.push(step);
    }
    let packages: String = PUBLISHED.map(|name| format!(" -p {name}")).concat();
    // From what is there, committed or not, and from what the steps before have brought.
    let line = format!("package{packages} --allow-dirty --offline");
    steps.push(Step {
        name: "packages".to_owned(),
        action: Action::Packages(Invocation::new(&line)),
        repair: "a package has to build from its own files: see `include` in its Cargo.toml",
    });
    let licences = cargo(
        "licences and sources",
        "deny --offline check licenses bans sources".to_owned(),
        "replace the dependency, or say in deny.toml why it may stay",
    );
    steps.push(machine.step(Tool::CargoDeny, licences));
    let advisories = cargo(
        "advisories",
        "deny --offline check advisories".to_owned(),
        "update the dependency, or say in deny.toml why it may stay",
    );
    steps.push(machine.step(Tool::Advisories, advisories));
    if !machine.has(Tool::OpenSsl) {
        steps.push(machine.skipped(Tool::OpenSsl, "feature native-tls".to_owned()));
    }
    steps
}
