//! Formats of schemas.

use super::context::Context;
use crate::check::Kind;
use crate::model::Problem;

/// The formats of a type: those that change what becomes of a value, and those that tell readers what a text is.
fn formats(of_type: &str) -> &'static [&'static str] {
    match of_type {
        "integer" => &["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"],
        "number" => &["double", "float"],
        "string" => &[
            "binary",
            "byte",
            "date",
            "date-time",
            "duration",
            "email",
            "hostname",
            "ipv4",
            "ipv6",
            "password",
            "time",
            "uri",
            "uri-reference",
            "uuid",
        ],
        _ => &[],
    }
}

/// A format is one that values of its type can have. A misspelt one would be passed over without a word: `int46` is a
/// whole number of any size.
pub(super) fn are_those_of_their_type(context: &Context<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let written = outline.of_kind(Kind::Schema).filter_map(|(_, site)| {
        let format = site.node.get("format")?;
        Some((site.node.text("type").unwrap_or_default(), format))
    });
    written
        .filter_map(|(of_type, node)| {
            // A type that is wrong itself is told elsewhere.
            let (format, known) = (node.as_str()?, formats(of_type));
            if known.contains(&format) {
                return None;
            }
            let help = || match known {
                [] => "remove it".to_owned(),
                known => format!("write one of {}", known.join(", ")),
            };
            let help = outline.suggest.meant(format, known.iter().copied(), help);
            Some(Problem::at(&node.place, format!("there is no format `{format}` of type `{of_type}`")).help(help))
        })
        .collect()
}
