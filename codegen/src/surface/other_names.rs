//! Another name for a type of the same crate has all that the type has: callers see no difference.

use std::collections::BTreeMap;

use syn::{PathArguments, Type};

use super::seen::Seen;

/// What a type alias stands for, as a path from the root of the crate; `here` is where it is written.
pub(super) fn target(item: &syn::ItemType, imports: &BTreeMap<String, String>, here: &[String]) -> Option<String> {
    let Type::Path(path) = &*item.ty else { return None };
    let is_plain = path.path.segments.iter().all(|segment| matches!(segment.arguments, PathArguments::None));
    let segments: Vec<String> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    if !item.generics.params.is_empty() || !is_plain {
        return None;
    }
    match segments.split_first()? {
        (first, rest) if first == "crate" => Some(rest.join("::")),
        (name, []) => {
            let beside = || here.iter().chain([name]).map(String::as_str).collect::<Vec<_>>().join("::");
            Some(imports.get(name).cloned().unwrap_or_else(beside))
        }
        _ => None,
    }
}

/// Gives each other name what the type has that it stands for.
pub(super) fn follow(found: &mut BTreeMap<String, Seen>, aliases: &[(String, String)]) {
    // An alias of an alias is followed once for each.
    for _ in 0..aliases.len().min(3) {
        for (name, target) in aliases {
            let of_target = |path: &str| {
                let rest = path.strip_prefix(target.as_str())?;
                (rest.is_empty() || rest.starts_with(['.', ':', ' '])).then(|| format!("{name}{rest}"))
            };
            let copied: Vec<(String, Seen)> =
                found.iter().filter_map(|(path, seen)| Some((of_target(path)?, seen.clone()))).collect();
            found.extend(copied);
        }
    }
}
