//! Every case of `codegen/tests/cases` from document to wire: what the command says of the document, whether the crate
//! compiles without a warning, which request each call sends, and what its answer comes to.
//!
//! `CASES=28,35` runs those whose folder begins so, `CASES_FOLDER=DIR` those of another folder (absolute, or as it is seen
//! from `tests/`); both print the table and fail unless all of it passes. Without them the table is compared with a
//! snapshot, which says how far the generator is: a case that got better or worse is a line of its difference.

mod build;
mod call_site;
mod case;
mod command;
mod compare;
mod credentials;
mod driver;
mod flavours;
mod json;
mod number;
mod observed;
mod program;
mod run;
mod schema;
mod server;
mod table;

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn every_case_from_document_to_wire() {
    let only = std::env::var("CASES").unwrap_or_default();
    let only: Vec<String> = only.split(',').map(str::trim).filter(|one| !one.is_empty()).map(str::to_owned).collect();
    let elsewhere = std::env::var_os("CASES_FOLDER").map(PathBuf::from);
    let folder = elsewhere.clone().unwrap_or_else(|| root().join("codegen/tests/cases"));
    // The command runs in another folder than this test.
    let folder = folder.canonicalize().unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    let cases = case::all(&folder, &only).unwrap_or_else(|why| panic!("{why}"));
    assert!(!cases.is_empty(), "no case of {} is asked for", folder.display());
    // Crates of one folder do not replace those of another; what they depend on is built once for all.
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("wire");
    let verdicts = run::all(&cases, &place.join(name), &place.join("target")).unwrap_or_else(|why| panic!("{why}"));
    let table = table::text(&verdicts);
    if only.is_empty() && elsewhere.is_none() {
        insta::assert_snapshot!("ledger", table);
        return;
    }
    print!("{table}");
    assert!(verdicts.iter().all(table::Verdict::passes), "not all cases pass: the table is above");
}
