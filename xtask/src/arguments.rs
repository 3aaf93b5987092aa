//! What the maintainer asked for.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

use crate::failure::Failure;

/// What `cargo xtask help` prints.
pub const USAGE: &str = "\
Usage: cargo xtask COMMAND

  regen                 bring every generated file up to date with spec/vsphere.yaml
  regen --check         write nothing; show what is stale
  regen --spec FILE --out DIR [--name NAME] [--skip-unsupported]
        [--runtime VERSION | --runtime-path PATH] [--check]
                        emit a complete crate for another OpenAPI 3.0 document into DIR;
                        NAME is the package's name, else it comes from the document's title;
                        --skip-unsupported leaves out what cannot be generated and lists it;
                        DIR gets a copy of the runtime, unless --runtime VERSION (published) or
                        --runtime-path PATH (a folder, seen from DIR) names one to share
  lint                  check spec/vsphere.yaml alone
  accept                rewrite the snapshots of all tests and show what changed
  ci                    all checks: format, clippy, regen --check, tests, docs
  help                  this text

Exit codes: 0 all is well, 1 generated files are stale, 2 failed.";

const COMMANDS: [&str; 5] = ["regen", "lint", "accept", "ci", "help"];

/// A command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arguments {
    /// The repository to work in, if not the one that this command was built in. For tests; not in the usage.
    pub root: Option<PathBuf>,
    /// What to do.
    pub command: Command,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Generate, and compare or write.
    Regen(Regen),
    /// Check the curated document.
    Lint,
    /// Rewrite snapshots.
    Accept,
    /// Run all checks.
    Ci,
    /// Print the usage.
    Help,
}

/// What to generate.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Regen {
    /// Whether to compare only.
    pub check: bool,
    /// Another document than the curated one.
    pub foreign: Option<Foreign>,
}

/// Another document, and where its crate goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// The document.
    pub spec: PathBuf,
    /// The folder of the crate.
    pub out: PathBuf,
    /// The package's name, if not from the document's title.
    pub name: Option<String>,
    /// Whether to leave out what cannot be generated.
    pub skip_unsupported: bool,
    /// The runtime to depend on, instead of a copy.
    pub runtime: Option<Shared>,
}

/// A runtime that several crates share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shared {
    /// The published one, in this version.
    Version(String),
    /// The one in this folder, seen from the crate's.
    Path(String),
}

/// Reads a command line (without the program's own name).
///
/// # Errors
///
/// If it is not one of [`USAGE`].
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, Failure> {
    let mut parser = Parser::from_args(arguments);
    let mut root = None;
    let mut command: Option<String> = None;
    let mut options = Options::default();
    while let Some(argument) = parser.next().map_err(unusable)? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Arguments { root, command: Command::Help }),
            Arg::Long("root") => root = Some(parser.value().map_err(unusable)?.into()),
            Arg::Value(word) if command.is_none() => command = Some(known(word.string().map_err(unusable)?)?),
            Arg::Long(option) if command.as_deref() == Some("regen") => {
                let option = option.to_owned();
                options.set(&option, &mut parser)?;
            }
            other => return Err(unusable(other.unexpected())),
        }
    }
    let command = match command.as_deref() {
        Some("regen") => Command::Regen(options.regen()?),
        Some("lint") => Command::Lint,
        Some("accept") => Command::Accept,
        Some("ci") => Command::Ci,
        Some(_) => Command::Help,
        None => return Err(Failure::new("no command given").help(USAGE)),
    };
    Ok(Arguments { root, command })
}

#[derive(Default)]
struct Options {
    check: bool,
    skip_unsupported: bool,
    spec: Option<PathBuf>,
    out: Option<PathBuf>,
    name: Option<String>,
    runtime: Option<String>,
    runtime_path: Option<String>,
}

impl Options {
    fn set(&mut self, option: &str, parser: &mut Parser) -> Result<(), Failure> {
        match option {
            "check" => self.check = true,
            "skip-unsupported" => self.skip_unsupported = true,
            "spec" => self.spec = Some(parser.value().map_err(unusable)?.into()),
            "out" => self.out = Some(parser.value().map_err(unusable)?.into()),
            "name" => self.name = Some(package_name(parser.value().map_err(unusable)?)?),
            "runtime" => self.runtime = Some(parser.value().and_then(ValueExt::string).map_err(unusable)?),
            "runtime-path" => self.runtime_path = Some(parser.value().and_then(ValueExt::string).map_err(unusable)?),
            _ => return Err(unusable(Arg::Long(option).unexpected())),
        }
        Ok(())
    }

    fn regen(self) -> Result<Regen, Failure> {
        let Self { check, skip_unsupported, spec, out, name, runtime, runtime_path } = self;
        let runtime = match (runtime, runtime_path) {
            (Some(_), Some(_)) => {
                return Err(Failure::new("--runtime and --runtime-path name two runtimes; a crate has one"));
            }
            (version, path) => version.map(Shared::Version).or(path.map(Shared::Path)),
        };
        let foreign = match (spec, out) {
            (Some(spec), Some(out)) => Some(Foreign { spec, out, name, skip_unsupported, runtime }),
            (Some(_), None) => return Err(Failure::new("--spec needs --out DIR, the folder of the crate")),
            (None, Some(_)) => return Err(Failure::new("--out needs --spec FILE, the document")),
            (None, None) if name.is_some() => {
                return Err(Failure::new("--name needs --spec FILE and --out DIR")
                    .help("the package of spec/vsphere.yaml is named in generated-client/Cargo.toml"));
            }
            (None, None) if skip_unsupported => {
                return Err(Failure::new("--skip-unsupported needs --spec FILE and --out DIR")
                    .help("spec/vsphere.yaml is generated whole or not at all"));
            }
            (None, None) if runtime.is_some() => {
                return Err(Failure::new("--runtime and --runtime-path need --spec FILE and --out DIR")
                    .help("the client of this repository uses generated-client/runtime"));
            }
            (None, None) => None,
        };
        Ok(Regen { check, foreign })
    }
}

/// A name that cargo takes for a package.
fn package_name(name: OsString) -> Result<String, Failure> {
    let shown = name.to_string_lossy().into_owned();
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_".contains(letter);
    if shown.starts_with(|first: char| first.is_ascii_lowercase()) && shown.chars().all(plain) {
        return Ok(shown);
    }
    Err(Failure::new(format!("--name `{shown}` is no name for a package"))
        .help("use lower-case ASCII letters, digits, `-` and `_`, a letter first"))
}

fn known(word: String) -> Result<String, Failure> {
    if COMMANDS.contains(&word.as_str()) {
        return Ok(word);
    }
    let nearest = COMMANDS
        .into_iter()
        .map(|command| (similar::TextDiff::from_chars(command, word.as_str()).ratio(), command))
        .filter(|(ratio, _)| *ratio > 0.5)
        .max_by(|(a, _), (b, _)| a.total_cmp(b));
    Err(Failure::new(format!("there is no command `{word}`")).help(match nearest {
        Some((_, command)) => format!("did you mean `{command}`? (`cargo xtask help` lists them)"),
        None => USAGE.to_owned(),
    }))
}

fn unusable(error: lexopt::Error) -> Failure {
    Failure::new(error.to_string()).help("`cargo xtask help` lists commands and options")
}

#[cfg(test)]
mod tests {
    use super::{Command, Foreign, Regen, parse};

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(Into::into))
            .map(|arguments| arguments.command)
            .map_err(|failure| failure.to_string().lines().next().unwrap().replacen("error: ", "", 1))
    }

    #[test]
    fn every_command_of_the_usage_is_understood() {
        assert_eq!(parsed("regen"), Ok(Command::Regen(Regen::default())));
        assert_eq!(parsed("regen --check"), Ok(Command::Regen(Regen { check: true, foreign: None })));
        let foreign = Foreign {
            spec: "a.json".into(),
            out: "crate".into(),
            name: Some("some-crate".into()),
            skip_unsupported: true,
            runtime: None,
        };
        assert_eq!(
            parsed("regen --spec a.json --out=crate --name some-crate --skip-unsupported"),
            Ok(Command::Regen(Regen { check: false, foreign: Some(foreign) }))
        );
        assert_eq!(parsed("lint"), Ok(Command::Lint));
        assert_eq!(parsed("accept"), Ok(Command::Accept));
        assert_eq!(parsed("ci"), Ok(Command::Ci));
        for line in ["help", "--help", "-h", "regen --help"] {
            assert_eq!(parsed(line), Ok(Command::Help), "{line}");
        }
    }

    #[test]
    fn a_wrong_line_says_what_is_wrong() {
        for (line, message) in [
            ("", "no command given"),
            ("regn", "there is no command `regn`"),
            ("regen extra", "unexpected argument \"extra\""),
            ("regen --chek", "invalid option '--chek'"),
            ("lint --check", "invalid option '--check'"),
            ("regen --spec", "missing argument for option '--spec'"),
            ("regen --spec a.yaml", "--spec needs --out DIR, the folder of the crate"),
            ("regen --out dir", "--out needs --spec FILE, the document"),
            ("regen --name x", "--name needs --spec FILE and --out DIR"),
            ("regen --runtime 1", "--runtime and --runtime-path need --spec FILE and --out DIR"),
            (
                "regen --spec a --out b --runtime 1 --runtime-path r",
                "--runtime and --runtime-path name two runtimes; a crate has one",
            ),
            ("regen --skip-unsupported", "--skip-unsupported needs --spec FILE and --out DIR"),
            ("regen --spec a --out b --name 9x", "--name `9x` is no name for a package"),
            ("regen --spec a --out b --name ../x", "--name `../x` is no name for a package"),
        ] {
            assert_eq!(parsed(line), Err(message.to_owned()), "{line}");
        }
    }

    #[test]
    fn a_misspelt_command_names_the_nearest() {
        let failure = parse(["regn".into()]).unwrap_err().to_string();
        assert!(failure.ends_with("did you mean `regen`? (`cargo xtask help` lists them)"), "{failure}");
    }
}
