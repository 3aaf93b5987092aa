//! Where the generated sources go: into the client of this repository, or into a crate of their own.

mod blocks;
mod calls;
mod crate_tests;
mod credentials;
mod expectations;
mod gate_cases;
mod lock;
mod manifest;
mod readme;
mod root;
pub mod roots;
mod runtime;
mod server;
mod setup;
mod types;
mod uses;

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Document;
use crate::emit::banner;
use crate::model::{Api, Facts, Kept, Package, Problem, Provenance, Report, Runtime};

pub(crate) use crate_tests::spelled;
pub use crate_tests::{Calls, Holds, Spelled, Wanted};
pub use lock::Lock;

/// Adds the lock of what is about to be written, at that path.
pub(crate) fn locked(
    files: &mut BTreeMap<String, String>,
    path: &str,
    report: &Report,
    from: &Provenance,
    kept: Kept,
    file: &str,
) {
    let text = Lock::new(report, from, kept, files).text(file);
    files.insert(path.to_owned(), text);
}

pub(crate) use uses::uses;

/// The files of this repository.
pub(crate) fn curated(
    sources: BTreeMap<String, String>,
    text: &str,
    file: &str,
    facts: &Facts<'_>,
    gated: &BTreeSet<String>,
) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, String> =
        sources.into_iter().map(|(path, text)| (format!("{}/{path}", roots::SOURCES), text)).collect();
    files.insert(format!("{}/calls.rs", roots::TABLES), calls::file(facts, file));
    files.insert(format!("{}/types.rs", roots::TABLES), types::file(facts, file));
    let cases = gate_cases::files(facts, gated, file);
    files.extend(cases.into_iter().map(|(name, text)| (format!("{}/{name}.rs", roots::GATE_CASES), text)));
    files.insert(format!("{}/generated.rs", roots::EXPECTATIONS), expectations::file(facts, file));
    files.insert(roots::FAKES_COPY.to_owned(), format!("# {}\n\n{text}", banner(file)));
    files.insert("generated-client/README.md#operations".to_owned(), blocks::operations(facts));
    files.insert("README.md#releases".to_owned(), blocks::releases(facts));
    files.insert("ARCHITECTURE.md#passes".to_owned(), blocks::passes());
    files
}

/// The files of a crate of its own.
///
/// # Errors
///
/// When our own manifest or root is not what it should be: a fault of this repository.
pub(crate) fn package(
    sources: BTreeMap<String, String>,
    package: &Package,
    facts: &Facts<'_>,
    document: &Document,
    file: &str,
    report: &mut Report,
) -> Result<BTreeMap<String, String>, Problem> {
    let mut files: BTreeMap<String, String> =
        sources.into_iter().map(|(path, text)| (format!("src/generated/{path}"), text)).collect();
    let name = name(package, facts.api);
    let manifest = manifest::of_crate(&name, facts.api, file, package, &files)?;
    files.insert("Cargo.toml".to_owned(), manifest);
    if let Runtime::Copy(sources) = &package.runtime {
        files.insert("runtime/Cargo.toml".to_owned(), manifest::of_runtime(&name)?);
        files.extend(runtime::copy(sources));
    }
    let code = |text: &String| text.lines().filter(|line| !line.trim_start().starts_with("//")).all(str::is_ascii);
    let ascii = files.iter().filter(|(path, _)| path.starts_with("src/generated/")).all(|(_, text)| code(text));
    if let Some(text) = credentials::file(facts, file)? {
        files.insert("src/security_schemes.rs".to_owned(), text);
    }
    if let Some(text) = server::file(facts, file)? {
        files.insert("src/server_address.rs".to_owned(), text);
    }
    files.insert("README.md".to_owned(), readme::readme(facts, &name, file, &package.runtime));
    files.insert("src/lib.rs".to_owned(), root::root(facts, file, &report.refused, ascii)?);
    if package.with_tests {
        let tests = crate_tests::tests(facts, document, file);
        files.extend(tests.files);
        report.untried = tests.untried;
    }
    Ok(files)
}

/// The package's name: what was asked for, else the document's title.
pub(crate) fn name(package: &Package, api: &Api) -> String {
    let given = package.name.clone().unwrap_or_else(|| {
        let words = api.title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
    });
    match given.chars().next() {
        None => "client".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("api-{given}"),
        // A name that is a crate or keyword of the language could not be imported.
        Some(_)
            if crate::names::is_keyword(&given.replace('-', "_"))
                || ["std", "core", "alloc", "test"].contains(&given.as_str())
                || manifest::depends_on(&given) =>
        {
            format!("{given}-client")
        }
        Some(_) => given,
    }
}
