//! Single identifiers.

use heck::{ToSnakeCase, ToUpperCamelCase};

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
    "runtime",
    "schemars",
    "self_",
    "serde",
    "serde_json",
    "std",
    "super_",
];

/// The field of a property: `camelCase` and `kebab-case` become `snake_case`, keywords get a trailing `_`.
pub fn field(property: &str) -> String {
    value_ident(property)
}

/// Methods of every client, which an accessor must not take.
const CLIENT_METHODS: &[&str] = &["builder", "logout", "with_core", "with_session"];

/// The accessor of a service on the client.
pub fn accessor_method(name: &str) -> String {
    let name = value_ident(name);
    if CLIENT_METHODS.contains(&name.as_str()) { format!("{name}_") } else { name }
}

/// The argument of a parameter.
pub fn parameter(name: &str) -> String {
    match value_ident(name).as_str() {
        // `self` is taken by the accessor.
        "self_" => "self_value".to_owned(),
        other => other.to_owned(),
    }
}

/// The method of an operation, from the part of its id that names it.
pub fn method(operation: &str) -> String {
    value_ident(operation)
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

/// Whether `name` needs to step aside for the language.
pub fn is_keyword(name: &str) -> bool {
    // What syn refuses as an identifier is exactly what rustc reserves, `_` and the path keywords included.
    syn::parse_str::<syn::Ident>(name).is_err() || matches!(name, "gen" | "union" | "dyn" | "async" | "await" | "try")
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
    fn constants_keep_clear_of_the_catch_all() {
        assert_eq!(
            ["UNKNOWN", "CHANGE_DETECTION", "Self", "-1", "1", "10GB"].map(variant),
            ["Unknown_", "ChangeDetection", "Self_", "Minus1", "_1", "_10gb"]
        );
    }

    #[test]
    fn modules_do_not_shadow_ours() {
        assert_eq!(
            ["std", "runtime", "Links", "SystemName", "type"].map(module),
            ["std_", "runtime_", "links", "system_name", "type_"]
        );
        assert_eq!(module("größe"), "gru00f6u00dfe");
    }

    #[test]
    fn modules_and_accessors_keep_clear_of_the_public_face() {
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
        for text in [
            include_str!("../../../generated-client/src/runtime/client.rs"),
            include_str!("../../../generated-client/src/runtime/client/scope.rs"),
        ] {
            let file = syn::parse_file(text).expect("Rust");
            let own = file.items.iter().filter_map(|item| match item {
                syn::Item::Impl(item)
                    if item.trait_.is_none() && words(quote::quote!(#item)).contains(&"Client".to_owned()) =>
                {
                    Some(item)
                }
                _ => None,
            });
            for item in own.flat_map(|block| &block.items) {
                if let syn::ImplItem::Fn(method) = item {
                    let name = method.sig.ident.to_string();
                    assert_eq!(
                        accessor_method(&name),
                        format!("{name}_"),
                        "an accessor of this name would be a second method"
                    );
                }
            }
        }
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
