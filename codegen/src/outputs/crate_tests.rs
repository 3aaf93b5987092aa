//! Tests of an emitted crate, by what its document shows: that every example is a value of its type and comes back as it
//! was, and that every call sends the request that its examples make and reads what the document says is answered.
//!
//! What is expected is taken from the document, not from the passes: a request is written here by OpenAPI's own rules. What
//! cannot be tried is told, each with its place.

mod answered;
mod asked;
mod exchange;
mod exchanges;
mod feature;
mod given;
mod literal;
mod request;
mod round_trip;
mod rust_type;
mod shown;
mod source;
mod spelled;
mod subject;
mod written;

use std::collections::BTreeMap;

use self::subject::Subject;
use crate::document::Document;
use crate::emit::banner;
use crate::model::{Facts, KnownBy, Problem, SchemeKind};
use crate::words;
use crate::words::code::{WIDTH, statement};

pub(crate) use spelled::spelled;
pub use spelled::{Calls, Holds, Spelled, Wanted};

/// The folder of the tests: one program.
const FOLDER: &str = "tests/document";

const SHOWN: &str = include_str!("../../templates/document/shown.rs");
const WIRE: &str = include_str!("../../templates/document/wire.rs");
const SERVER: &str = include_str!("../../templates/document/server.rs");

/// The tests, and what they leave out.
pub(super) struct CrateTests {
    /// Path from the root of the crate → text.
    pub(super) files: BTreeMap<String, String>,
    /// What cannot be tried, and why.
    pub(super) untried: Vec<Problem>,
}

/// All tests of a crate.
pub(super) fn tests(facts: &Facts<'_>, document: &Document, file: &str) -> CrateTests {
    let subject = Subject { facts, document, file };
    let mut untried = Vec::new();
    let examples = round_trip::file(&subject, &mut untried);
    let calls = exchanges::file(&subject, &client(facts), &mut untried);
    let mut files = BTreeMap::from([("shown.rs", SHOWN.to_owned()), ("wire.rs", WIRE.to_owned())]);
    files.insert("server.rs", SERVER.to_owned());
    files.insert("main.rs", main(&untried));
    files.insert("examples.rs", examples);
    files.insert("calls.rs", calls);
    let banner = banner(file);
    let files = files.into_iter().map(|(name, text)| (format!("{FOLDER}/{name}"), format!("// {banner}\n\n{text}")));
    CrateTests { files: files.collect(), untried }
}

fn main(untried: &[Problem]) -> String {
    let mut text = String::from(
        "//! What the document shows, tried with this crate.\n//!\n\
         //! - `examples`: each example is a value of its type, and comes back as it was.\n\
         //! - `calls`: each call sends the request that its examples make, and reads the answers that they are.\n",
    );
    if !untried.is_empty() {
        text.push_str("//!\n//! # Not tried\n//!\n");
        for problem in untried {
            let words = words::lines(&format!("- {}", problem.message));
            words.iter().for_each(|line| text.push_str(&format!("//!{}\n", line.trim_end())));
        }
    }
    text.push_str(
        "\n#![allow(deprecated, reason = \"the document shows it\")]\n\
         #![allow(non_snake_case, reason = \"names are those of the document\")]\n\n\
         mod calls;\nmod examples;\nmod server;\nmod shown;\nmod wire;\n",
    );
    text
}

/// The function that makes a client: one with everything that lets calls in, and that tries nothing twice.
fn client(facts: &Facts<'_>) -> String {
    let mut steps = String::new();
    let mut step = |text: String| steps.push_str(&format!(".{text}"));
    let secret = format!("::{}::Secret::from(\"secret\")", facts.library);
    match facts.api.known_by() {
        KnownBy::Nothing => {}
        KnownBy::Session => {
            step(format!("credentials(::{}::Credentials::basic(\"user\", {secret}))", facts.library));
            step(format!("flavour(::{}::Flavour::Api)", facts.library));
        }
        KnownBy::Schemes => {
            for (_, scheme) in facts.api.used_schemes() {
                let credentials = format!("::{}::Credentials::{}", facts.library, scheme.constructor);
                match scheme.kind {
                    SchemeKind::Basic => step(format!("credentials({credentials}(\"user\", {secret}))")),
                    SchemeKind::Certificate | SchemeKind::Unknown(_) => {}
                    _ => step(format!("credentials({credentials}({secret}))")),
                }
            }
        }
    }
    let ends = format!(".no_proxy().retry(::{}::RetryPolicy::off()).build().expect(\"a client\")", facts.library);
    let lines = statement(&format!("Client::builder(url){steps}{ends}"), WIDTH - 4);
    let lines: String = lines.iter().map(|line| format!("    {line}\n")).collect();
    format!(
        "/// A client of the server at that address, with everything that lets calls in.\n\
         pub(crate) fn client(url: &str) -> Client {{\n{lines}}}\n"
    )
}
