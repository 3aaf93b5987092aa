//! Text to tree, within limits that no honest document comes near.

use std::sync::Arc;

use indexmap::IndexMap;
use indexmap::map::Entry;
use serde_saphyr::budget::BudgetBreach;
use serde_saphyr::options::{DuplicateKeyPolicy, MergeKeyPolicy};
use serde_saphyr::{Error, Location, Options, Spanned};

use super::stack::with_deep_stack;
use super::tree::{Document, Key, Mapping, Node, Source, Value};
use super::yaml::{Raw, RawKey};
use crate::model::{Found, Place, Problem, Problems};

/// How many collections may stand in one another. The vendor's documents stay below 20; every later stage may recurse.
pub const MAX_DEPTH: usize = 128;

/// How long a text may be, in bytes. The whole vSphere Automation API is below 9 MB.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// How many aliases, anchors and merge keys a document may have, each.
const MAX_ALIASES: usize = 10_000;

/// How many characters a key may have.
const LONGEST_KEY: usize = 4096;

/// How many values all aliases together may repeat.
const MAX_REPEATED: usize = 50_000;

/// What a text breaks that is not one document.
const YAML: &str = "yaml";

/// What a key breaks that stands twice in one mapping.
const DUPLICATE_KEY: &str = "duplicate-key";

/// The names of all that reading finds, each with what holds where nothing is found.
pub(crate) fn rules() -> [(&'static str, &'static str); 2] {
    [(YAML, "the text is one document, YAML or JSON, within limits"), (DUPLICATE_KEY, "keys stand once in a mapping")]
}

/// Reads YAML or JSON.
///
/// # Errors
///
/// What keeps the text from being one document: bad syntax, a second document, keys that stand twice in one mapping
/// (all of them), and more nesting or repetition than [`MAX_DEPTH`], [`MAX_BYTES`] and the alias limits allow.
pub fn load(source: &Source) -> Result<Document, Problems> {
    let file: Arc<str> = source.path.as_str().into();
    if source.text.len() > MAX_BYTES {
        let problem =
            Problem::at(&Place::new(file, 1, 1), format!("the document is longer than {MAX_BYTES} bytes")).of(YAML);
        return Err(problem.help("split it, or leave out what need not be generated").into());
    }
    with_deep_stack(|| read(&source.text, &file)).unwrap_or_else(|error| {
        Err(Problem::new(format!("cannot read {}: no thread to read it on: {error}", source.path)).into())
    })
}

fn read(text: &str, file: &Arc<str>) -> Result<Document, Problems> {
    let raw = serde_saphyr::from_str_with_options::<Spanned<Raw>>(text, options())
        .map_err(|error| Problems::from(refusal(error.without_snippet(), file).of(YAML)))?;
    let mut tree = Tree { file: file.clone(), twice: Found::default() };
    let root = tree.node(raw);
    Problems::from_iter(tree.twice.to_vec()).into_result()?;
    Ok(Document { file: file.clone(), root })
}

fn options() -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: MAX_DEPTH,
            // The scanner runs ahead of the depth count by as much as a key in braces may be long.
            simple_key_max_lookahead: LONGEST_KEY,
            flow_nesting_limit: MAX_DEPTH + 2 * LONGEST_KEY,
            max_events: MAX_BYTES,
            max_nodes: MAX_BYTES,
            max_total_scalar_bytes: MAX_BYTES,
            max_recorded_anchor_events: MAX_REPEATED,
            max_aliases: MAX_ALIASES,
            max_anchors: MAX_ALIASES,
            max_merge_keys: MAX_ALIASES,
            max_documents: 1,
            enforce_alias_anchor_ratio: false,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: MAX_REPEATED,
            max_replay_stack_depth: MAX_DEPTH,
        },
        // Repeated keys reach our visitor, which reports each of them with both places.
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::Merge,
        strict_booleans: true,
        underscored_numbers_as_strings: true,
        leading_zero_numbers_as_strings: true,
        with_snippet: false,
        emit_comments: false,
    }
}

/// Turns what was read into nodes, and remembers the keys that stand twice.
struct Tree {
    file: Arc<str>,
    twice: Found,
}

impl Tree {
    fn node(&mut self, raw: Spanned<Raw>) -> Node {
        let place = place(&self.file, raw.defined);
        let value = match raw.value {
            Raw::Null => Value::Null,
            Raw::Bool(value) => Value::Bool(value),
            Raw::Number(number) => Value::Number(number),
            Raw::String(text) => Value::String(text),
            Raw::Sequence(items) => Value::Sequence(items.into_iter().map(|item| self.node(item)).collect()),
            Raw::Mapping(entries) => Value::Mapping(self.mapping(entries)),
        };
        Node { place, value }
    }

    fn mapping(&mut self, entries: Vec<(Spanned<RawKey>, Spanned<Raw>)>) -> Mapping {
        let mut mapping = IndexMap::with_capacity(entries.len());
        for (key, value) in entries {
            let place = place(&self.file, key.defined);
            match mapping.entry(Key { text: key.value.0, place: place.clone() }) {
                Entry::Vacant(entry) => {
                    entry.insert(self.node(value));
                }
                Entry::Occupied(entry) => {
                    let first = entry.key();
                    self.twice.push(|| {
                        Problem::at(&place, format!("the key `{}` stands here a second time", first.text))
                            .of(DUPLICATE_KEY)
                            .help(format!("the first is at {}; remove one of them", first.place))
                    });
                }
            }
        }
        Mapping(mapping)
    }
}

fn place(file: &Arc<str>, location: Location) -> Place {
    let number = |value: u64| u32::try_from(value).unwrap_or(u32::MAX).max(1);
    Place::new(file.clone(), number(location.line()), number(location.column()))
}

/// Says in our words why the reader refused.
fn refusal(error: &Error, file: &Arc<str>) -> Problem {
    let place = place(file, error.location().unwrap_or(Location::UNKNOWN));
    let at = |message: String| Problem::at(&place, message);
    let deep = || {
        at(format!("the document nests more than {MAX_DEPTH} levels deep"))
            .help("give inner schemas names under components.schemas and refer to them")
    };
    let repeats = || {
        at("the document repeats itself by aliases more often than is allowed".to_owned())
            .help("write it out, or put it under components and refer to it with `$ref`")
    };
    match error {
        Error::AliasError { error, .. } => refusal(error.without_snippet(), file),
        Error::Budget { breach: BudgetBreach::Depth { .. }, .. } => deep(),
        Error::Budget {
            breach:
                BudgetBreach::Aliases { .. }
                | BudgetBreach::Anchors { .. }
                | BudgetBreach::MergeKeys { .. }
                | BudgetBreach::RecordedAnchorEvents { .. }
                | BudgetBreach::RecordedAnchorBytes { .. },
            ..
        }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::AliasReplayCounterOverflow { .. } => repeats(),
        Error::Budget { breach: BudgetBreach::Documents { .. }, .. } | Error::MultipleDocuments { .. } => {
            at("a second YAML document begins here".to_owned()).help("keep one document per file")
        }
        Error::Budget { breach, .. } => {
            at(format!("the document is larger than is allowed: {breach:?}")).help("split it")
        }
        Error::RecursiveReferencesRequireWeakTypes { .. } => {
            at("an alias repeats the value that it stands in".to_owned()).help("recursion is written with `$ref`")
        }
        Error::UnknownAnchor { .. } => at("there is no anchor of this name before this alias".to_owned())
            .help("define it with `&` first, or refer with `$ref`"),
        Error::NullIntoString { .. } => at("a key must not be null".to_owned()).help("put it into quotes"),
        Error::Eof { .. } => at("the document is empty".to_owned()).help("it begins with `openapi: 3.0.3`"),
        other => {
            // The place is told already.
            let reason = other.to_string();
            let reason = reason.rsplit_once(" at line ").map_or(&*reason, |(reason, _)| reason);
            at(format!("this is not YAML: {reason}")).help("correct it here, or in the lines before")
        }
    }
}
