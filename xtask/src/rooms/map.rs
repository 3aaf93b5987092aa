//! The map: which rooms there are, and which lie above which. ARCHITECTURE.md shows it with the arrows that there are.

/// A package whose sources are divided into rooms: the modules of its root, each with what is inside.
#[derive(Debug)]
pub(super) struct House {
    /// Its sources.
    pub(super) folder: &'static str,
    /// From the top. A room may need those of the floors below it, and no other. The root is above them all.
    pub(super) floors: &'static [&'static [&'static str]],
    /// Circles of files that are not undone yet. One that is gone must leave this list.
    pub(super) circles: &'static [&'static [&'static str]],
    /// Files of one name, and why they may have it. A name that only one file has must leave this list.
    pub(super) of_one_name: &'static [(&'static str, &'static str)],
}

/// All houses. One whose folder is not there is passed over, so that other trees can be examined.
pub(super) const HOUSES: &[House] = &[
    House {
        folder: "codegen/src",
        floors: &[
            &["generate", "explain", "amend", "curation"],
            &["outputs", "audit", "union"],
            &["gather", "lint", "lower", "progenitor", "refine", "emit"],
            &["keep", "read", "check", "words", "compare", "surface", "swagger"],
            &["document", "names"],
            &["model"],
        ],
        circles: &[],
        of_one_name: &[
            ("names", "the rules for names, what lint says of them, and the pass that puts them in"),
            ("path", "a path of Rust as the model has it, and the rules that make one"),
        ],
    },
    House {
        folder: "generated-client/runtime/src",
        floors: &[
            &["generated"],
            &["client"],
            &["session"],
            &["attempts"],
            &["wire"],
            &["observer"],
            &["error"],
            &["values", "clock"],
        ],
        circles: &[],
        of_one_name: &[
            ("body", "how a body is written, and the bytes that a transport carries"),
            ("failure", "what an error is made of, and what a transport says of one"),
            ("headers", "typed headers of an answer, and those that callers add to a request"),
            ("call", "one call of a client, and the calls of the session's own operations"),
            ("entry", "what lets a request in: the trait, and how a session implements it"),
        ],
    },
    House { folder: "generated-client/src", floors: &[&["ext"], &["generated"]], circles: &[], of_one_name: &[] },
    House {
        folder: "xtask/src",
        floors: &[
            &["arguments"],
            &["commands"],
            &["by_hand", "chores", "face", "outputs", "pipeline", "rehearsal", "rooms", "snapshots"],
            &["blocks", "imports", "process", "tokens", "transaction", "workspace"],
            &["console"],
            &["messages"],
            &["banner", "diff", "failure", "outcome"],
        ],
        circles: &[],
        of_one_name: &[],
    },
];

/// Rooms whose files are named after the part of a document, or of what is made of it, that each is about: `lint/actions.rs`
/// and `lower/curated/actions.rs` are about the same actions.
pub(super) const NAMED_BY_SUBJECT: &[&str] =
    &["check", "compare", "lint", "lower", "model", "read", "refine", "swagger", "union", "words"];

/// Folders in which a module with a folder of its own is a `mod.rs`.
pub(super) const MAY_HAVE_MOD_RS: &[(&str, &str)] = &[
    ("/generated/", "the generator names its root so that the whole folder is replaced at once"),
    ("/support/", "cargo takes every other file beside tests and examples for a program"),
];
