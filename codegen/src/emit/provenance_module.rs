//! `provenance`: what a crate was generated from, and by what.

use std::fmt::Write as _;

use super::layout::banner;
use crate::model::Provenance;

pub(super) fn file(provenance: &Provenance, document: &str) -> String {
    let digest = provenance.digest();
    let mut text = format!("// {}\n\n", banner(document));
    text.push_str("//! What this crate was generated from, and by what.\n\n");
    let _ = write!(
        text,
        "/// The document.\npub const DOCUMENT: &str = {document:?};\n\n\
         /// Its SHA-256, in hexadecimal; of several files that of the list of theirs.\n\
         pub const DOCUMENT_SHA256: &str = \"{digest}\";\n\n\
         /// What generated it, and what that is built on: names and versions.\n\
         pub const GENERATOR: &[(&str, &str)] = &[\n"
    );
    for (name, version) in &provenance.generator {
        let _ = writeln!(text, "    ({name:?}, {version:?}),");
    }
    let short = digest.get(..12).unwrap_or(&digest);
    let _ = write!(
        text,
        "];\n\n/// What the `User-Agent` begins with.\npub(crate) const PRODUCT: &str =\n    \
         concat!(env!(\"CARGO_PKG_NAME\"), \"/\", env!(\"CARGO_PKG_VERSION\"), \" (document {short})\");\n"
    );
    text
}
