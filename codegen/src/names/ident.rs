//! Single identifiers.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use heck::{ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{TokenStream, TokenTree};

use crate::model::item_tokens::items;

/// The catch-all variant of every open enum; a constant of that name steps aside.
const CATCH_ALL: &str = "Unknown";

/// Root modules and crates that a generated module must not shadow.
const RESERVED_MODULES: &[&str] = &[
    "accessors",
    "alloc",
    "chrono",
    "clock",
    "core",
    "crate_",
    "ext",
    "generated",
    "lifecycle",
    "provenance",
    "schemars",
    "security_schemes",
    "self_",
    "serde",
    "serde_json",
    "server_address",
    "std",
    "super_",
    "vsphere_automation_runtime",
];

/// The field of a property: `camelCase` and `kebab-case` become `snake_case`, keywords get a trailing `_`.
pub fn field(property: &str) -> String {
    value_ident(property)
}

/// The field of the members that an object has besides its properties.
pub(crate) fn others<'a>(properties: impl Iterator<Item = &'a String>) -> String {
    let taken: BTreeSet<String> = properties.map(|property| field(property)).collect();
    let free = |name: &String| !taken.contains(name);
    let names = ["other", "other_members"].map(str::to_owned).into_iter();
    names.chain((2..).map(|number| format!("other_members_{number}"))).find(free).unwrap_or_default()
}

/// The macros of the runtime that write what every client and every call of its own type have.
const FACE: &str = include_str!("../../../generated-client/runtime/src/client/face.rs");

static CLIENT_METHODS: LazyLock<BTreeSet<String>> = LazyLock::new(|| given_by("client"));
static CALL_METHODS: LazyLock<BTreeSet<String>> = LazyLock::new(|| given_by("call"));

/// The public functions that a macro of the runtime gives the type that it is called for.
fn given_by(name: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for item in items(FACE.parse::<TokenStream>().unwrap_or_default()) {
        if let [.., TokenTree::Ident(ident), TokenTree::Group(rules)] = &item[..]
            && ident == name
        {
            public_functions(rules.stream(), &mut found);
        }
    }
    found
}

/// What follows `pub fn` or `pub async fn`.
fn public_functions(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let mut last = [String::new(), String::new(), String::new()];
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            public_functions(group.stream(), found);
        }
        if matches!(last.each_ref().map(String::as_str), [_, "pub", "fn"] | ["pub", "async", "fn"]) {
            found.insert(token.to_string());
        }
        last.rotate_left(1);
        last[2] = token.to_string();
    }
}

/// What accessors of services have of traits that are always in scope: a method of the same name would hide it.
const ACCESSOR_TRAITS: &[&str] = &["clone", "clone_from", "into", "to_owned", "try_into"];

/// The same of calls, which are no copies.
const CALL_TRAITS: &[&str] = &["into", "into_future", "try_into"];

/// The accessor of a service on the client, which must not be one of the methods that every client has.
pub fn accessor_method(name: &str) -> String {
    aside(value_ident(name), |name| CLIENT_METHODS.contains(name))
}

/// The setter of an optional parameter, which must not be one of the methods that every call has.
pub(crate) fn setter(name: &str) -> String {
    aside(name.to_owned(), |name| CALL_METHODS.contains(name) || CALL_TRAITS.contains(&name))
}

/// The setter of an optional property, from its field: without what keeps that clear of keywords and digits.
pub(crate) fn with(field: &str) -> String {
    format!("with_{}", field.trim_start_matches('_').trim_end_matches('_'))
}

fn aside(name: String, is_taken: impl Fn(&str) -> bool) -> String {
    if is_taken(&name) { format!("{name}_") } else { name }
}

/// The argument of a parameter.
pub fn parameter(name: &str) -> String {
    match value_ident(name).as_str() {
        // `self` is taken by the accessor.
        "self_" => "self_value".to_owned(),
        other => other.to_owned(),
    }
}

/// The method of an operation, from the part of its id that names it, which must not be one that the accessor has.
pub fn method(operation: &str) -> String {
    aside(value_ident(operation), |name| ACCESSOR_TRAITS.contains(&name))
}

/// The module of one package segment. Modules are files, whose names rustc wants in ASCII: other letters are spelled out.
pub fn module(segment: &str) -> String {
    let spelled: String = segment
        .chars()
        .map(|c| if c.is_ascii() || !c.is_alphanumeric() { c.to_string() } else { format!("u{:04x}", u32::from(c)) })
        .collect();
    let name = value_ident(&spelled);
    if RESERVED_MODULES.contains(&name.as_str()) { format!("{name}_") } else { name }
}

/// The type of a schema or accessor.
pub fn type_name(name: &str) -> String {
    let name = digits_first(usable(name).to_upper_camel_case());
    if name == "Self" { "Self_".to_owned() } else { name }
}

/// The enum variant of a constant.
///
/// A leading sign is kept as a word, so that `-1` and `1` stay apart.
pub fn variant(constant: &str) -> String {
    let signed = match constant.strip_prefix('-') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => format!("minus_{rest}"),
        _ => constant.to_owned(),
    };
    let name = type_name(&signed);
    if name == CATCH_ALL { format!("{CATCH_ALL}_") } else { name }
}

/// What rustc reserves in any edition, `_` and the path keywords included, and `union`, which reads as if it were.
const KEYWORDS: &[&str] = &[
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while",
    "yield",
];

/// Whether `name` needs to step aside for the language, or is no name in it.
pub fn is_keyword(name: &str) -> bool {
    let mut letters = name.chars();
    let starts = letters.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
    !(starts && letters.all(unicode_ident::is_xid_continue)) || KEYWORDS.binary_search(&name).is_ok()
}

fn value_ident(name: &str) -> String {
    let name = digits_first(usable(name).to_snake_case());
    if !name.is_empty() && is_keyword(&name) { format!("{name}_") } else { name }
}

/// Leaves what can stand in an identifier; everything else separates words.
fn usable(name: &str) -> String {
    name.chars().map(|c| if c.is_alphanumeric() && unicode_ident::is_xid_continue(c) { c } else { ' ' }).collect()
}

fn digits_first(name: String) -> String {
    if name.starts_with(|c: char| !unicode_ident::is_xid_start(c)) { format!("_{name}") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_snake_case_and_never_keywords() {
        let names = ["user_name", "camelCase", "kebab-case", "type", "self", "2fa", "@class", "größe", "gen"];
        let fields = names.map(field);
        assert_eq!(
            fields,
            ["user_name", "camel_case", "kebab_case", "type_", "self_", "_2fa", "class", "größe", "gen_"]
        );
    }

    #[test]
    fn keywords_are_what_syn_refuses() {
        assert!(KEYWORDS.is_sorted(), "they are looked up by halves");
        let sooner_or_later = ["gen", "union"];
        for word in KEYWORDS.iter().chain(&["", "1", "a-b", "a b", "link", "_a", "größe", "Type", "raw", "auto"]) {
            let refused = syn::parse_str::<syn::Ident>(word).is_err() || sooner_or_later.contains(word);
            assert_eq!(is_keyword(word), refused, "{word}");
        }
    }

    #[test]
    fn constants_keep_clear_of_the_catch_all() {
        assert_eq!(
            ["UNKNOWN", "CHANGE_DETECTION", "Self", "-1", "1", "10GB"].map(variant),
            ["Unknown_", "ChangeDetection", "Self_", "Minus1", "_1", "_10gb"]
        );
    }

    #[test]
    fn modules_do_not_shadow_ours() {
        assert_eq!(
            ["std", "serde", "Links", "SystemName", "type"].map(module),
            ["std_", "serde_", "links", "system_name", "type_"]
        );
        assert_eq!(module("größe"), "gru00f6u00dfe");
    }

    #[test]
    fn modules_keep_clear_of_the_public_face() {
        let root = syn::parse_file(include_str!("../../../generated-client/src/lib.rs")).expect("Rust");
        let names = root.items.iter().flat_map(|item| match item {
            syn::Item::Mod(item) => vec![item.ident.to_string()],
            syn::Item::Use(item) => words(quote::quote!(#item)),
            _ => Vec::new(),
        });
        let lower_case = names
            .filter(|name| name.starts_with(char::is_lowercase) && !["pub", "use", "crate"].contains(&name.as_str()));
        for name in lower_case {
            assert_eq!(module(&name), format!("{name}_"), "a module of this name would hide ours");
        }
    }

    #[test]
    fn accessors_and_setters_keep_clear_of_what_the_runtime_gives() {
        let names = |names: &BTreeSet<String>| names.iter().cloned().collect::<Vec<_>>().join(" ");
        assert_eq!(
            names(&CLIENT_METHODS),
            "availability builder close connection forget_refusals logout release request session_id sessions_ended \
             with_session"
        );
        assert_eq!(names(&CALL_METHODS), "dry_run header request_id retry send send_streaming timeout");
        assert_eq!((accessor_method("logout"), accessor_method("links")), ("logout_".into(), "links".into()));
        // Methods that only generated code uses are no methods of a call of its own type.
        assert_eq!((setter("send"), setter("clock")), ("send_".into(), "clock".into()));
    }

    #[test]
    fn methods_and_setters_hide_nothing_of_traits_that_are_in_scope() {
        assert_eq!(["clone", "Into", "clone_vm"].map(method), ["clone_", "into_", "clone_vm"]);
        assert_eq!(["into_future", "clone"].map(setter), ["into_future_", "clone"]);
    }

    /// Identifiers of `tokens`, those inside of braces too.
    fn words(tokens: proc_macro2::TokenStream) -> Vec<String> {
        tokens
            .into_iter()
            .flat_map(|token| match token {
                proc_macro2::TokenTree::Group(group) if group.delimiter() == proc_macro2::Delimiter::Brace => {
                    words(group.stream())
                }
                proc_macro2::TokenTree::Ident(ident) => vec![ident.to_string()],
                _ => Vec::new(),
            })
            .collect()
    }

    #[test]
    fn a_name_without_letters_or_digits_gives_nothing() {
        assert_eq!(field("$$"), "");
        assert_eq!(type_name("--"), "");
    }
}
