//! A small document of the curated kind, for tests of commands.

#![allow(dead_code, reason = "each test program uses its part")]

/// It has one resource.
pub(crate) const SMALL: &str = include_str!("../../../codegen/tests/lint/small.yaml");

/// Its one required property.
pub(crate) const NAME: &str = "        name: {type: string, description: Its name.}\n";

/// One more.
pub(crate) const NOTE: &str = "        note: {type: string, description: A note.}\n";

/// The document in which both must be given.
pub(crate) fn with_a_note() -> String {
    SMALL
        .replace("required: [name]", "required: [name, note]")
        .replace("value: {name: lamp}", "value: {name: lamp, note: new}")
        .replace(NAME, &format!("{NAME}{NOTE}"))
}
