//! The one place that calls progenitor.
//!
//! It panics without naming the culprit on what it cannot do. The opaque document has nothing of that kind as far as we
//! know; what is left is caught here and narrowed down to one operation or schema.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use ::progenitor::{GenerationSettings, Generator, InterfaceStyle};

use super::document::opaque_document;
use crate::model::{Api, Refused, RustPath, Shape};
use crate::names::Opaque;

/// What progenitor makes of the lowered document.
///
/// # Errors
///
/// The operations and schemas that it cannot do, each with what it said.
pub(crate) fn call(
    api: &Api,
    opaque: &Opaque,
    runtime: &std::collections::BTreeMap<String, RustPath>,
) -> Result<syn::File, Vec<Refused>> {
    match attempt(api, opaque, runtime, |_| true) {
        Ok(file) => Ok(file),
        Err(reason) => Err(narrow(api, opaque, runtime, &reason)),
    }
}

fn attempt(
    api: &Api,
    opaque: &Opaque,
    runtime: &std::collections::BTreeMap<String, RustPath>,
    wanted: impl Fn(usize) -> bool,
) -> Result<syn::File, String> {
    let document = opaque_document(api, opaque, wanted).map_err(|e| e.to_string())?;
    let mut settings = GenerationSettings::new();
    settings.with_interface(InterfaceStyle::Positional);
    for (name, path) in runtime {
        // Our own `Secret`; the other types of the runtime are generated as well, to be compared with it.
        if name == crate::model::SECRET
            && let Some(number) = opaque.schema(name)
        {
            settings.with_replacement(number, format!("crate::{path}"), std::iter::empty());
        }
    }
    let generated = quietly(|| {
        let tokens = Generator::new(&settings).generate_tokens(&document).map_err(|e| e.to_string())?;
        syn::parse2::<syn::File>(tokens).map_err(|e| format!("it emitted something that is not Rust: {e}"))
    });
    generated.and_then(|result| result)
}

/// Which operation, else which schema, is enough to make it fail.
fn narrow(
    api: &Api,
    opaque: &Opaque,
    runtime: &std::collections::BTreeMap<String, RustPath>,
    reason: &str,
) -> Vec<Refused> {
    let refused = |pointer: &str, item: String, reason: String| Refused {
        pointer: pointer.to_owned(),
        item,
        reason: format!("progenitor: {reason}"),
    };
    // Without any operation: the schemas are to blame.
    if attempt(api, opaque, runtime, |_| false).is_err() {
        let alone = |name: &String| {
            let mut one = api.clone();
            one.operations.clear();
            // Everything else is a value of any kind, so that references still resolve.
            one.schemas
                .iter_mut()
                .filter(|(other, _)| *other != name)
                .for_each(|(_, schema)| schema.shape = Shape::Any);
            attempt(&one, opaque, runtime, |_| false).err()
        };
        let culprits: Vec<Refused> = api
            .schemas
            .iter()
            .filter_map(|(name, schema)| Some(refused(&schema.pointer, format!("schema {name}"), alone(name)?)))
            .collect();
        if !culprits.is_empty() {
            return culprits;
        }
    } else {
        let culprits: Vec<Refused> = api
            .operations
            .iter()
            .enumerate()
            .filter_map(|(index, operation)| {
                let reason = attempt(api, opaque, runtime, |other| other == index).err()?;
                Some(refused(&operation.pointer, format!("operation {}", operation.id), reason))
            })
            .collect();
        if !culprits.is_empty() {
            return culprits;
        }
    }
    vec![refused("", "document".to_owned(), reason.to_owned())]
}

/// Runs `work` with the panic hook silenced; a panic becomes its message.
fn quietly<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // The hook is of the process: two silenced calls at once would restore each other's.
    static HOOK: Mutex<()> = Mutex::new(());
    let _guard = HOOK.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let previous = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let result = catch_unwind(AssertUnwindSafe(work));
    std::panic::set_hook(previous);
    result.map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        text.unwrap_or("it stopped without a word").lines().next().unwrap_or_default().to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::quietly;

    #[test]
    fn a_panic_is_a_message() {
        assert_eq!(quietly(|| -> () { panic!("no {}", "way") }), Err("no way".to_owned()));
        assert_eq!(quietly(|| 1), Ok(1));
    }
}
