//! The one place that calls progenitor.
//!
//! It panics without naming the culprit on what it cannot do. The opaque document has nothing of that kind as far as we
//! know; what is left is caught here and narrowed down to one operation or schema.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use ::progenitor::{GenerationSettings, Generator, InterfaceStyle};
use openapiv3::OpenAPI;

use super::cut::{Cut, cut};
use super::opaque_document::opaque_document;
use crate::model::{Api, Component, Problem, RustPath, Shape};
use crate::names::Opaque;

/// What progenitor makes of the lowered document.
///
/// # Errors
///
/// The operations and schemas that it cannot do, each with what it said.
pub(crate) fn call(api: &Api, opaque: &Opaque, runtime: &BTreeMap<Component, RustPath>) -> Result<Cut, Vec<Problem>> {
    // The other types of the runtime are generated as well, to be compared with it.
    let secret = opaque.schema(&Component::Secret).zip(runtime.get(&Component::Secret));
    let attempt = |api: &Api, wanted: &dyn Fn(usize) -> bool| attempt(api, opaque, secret, wanted);
    attempt(api, &|_| true).map_err(|problem| narrow(api, &attempt, problem))
}

fn attempt(
    api: &Api,
    opaque: &Opaque,
    secret: Option<(&str, &RustPath)>,
    wanted: &dyn Fn(usize) -> bool,
) -> Result<Cut, Problem> {
    let document = opaque_document(api, opaque, wanted);
    let mut settings = GenerationSettings::new();
    settings.with_interface(InterfaceStyle::Positional);
    if let Some((number, path)) = secret {
        settings.with_replacement(number, format!("crate::{path}"), std::iter::empty());
    }
    quietly(|| {
        let tokens = Generator::new(&settings).generate_tokens(&document).map_err(|e| Problem::new(e.to_string()))?;
        cut(tokens).map_err(|e| Problem::new(format!("it emitted something that is not Rust: {e}")))
    })?
}

/// The document that it is given.
pub(crate) fn digestible(api: &Api, opaque: &Opaque) -> OpenAPI {
    opaque_document(api, opaque, |_| true)
}

type Attempt<'a> = dyn Fn(&Api, &dyn Fn(usize) -> bool) -> Result<Cut, Problem> + 'a;

/// Which operation, else which schema, is enough to make it fail.
fn narrow(api: &Api, attempt: &Attempt<'_>, problem: Problem) -> Vec<Problem> {
    let refused = |name: String, pointer: &str, problem: Problem| {
        Problem::refused(name, pointer, format!("progenitor: {}", problem.message))
    };
    let no_operation = |_| false;
    // Without any operation: the schemas are to blame.
    let culprits: Vec<Problem> = if attempt(api, &no_operation).is_err() {
        let alone = |name: &Component| {
            let mut one = api.clone();
            one.operations.clear();
            // Everything else is a value of any kind, so that references still resolve.
            one.schemas
                .iter_mut()
                .filter(|(other, _)| *other != name)
                .for_each(|(_, schema)| schema.shape = Shape::Any);
            attempt(&one, &no_operation).err()
        };
        let schemas = api.schemas.iter();
        schemas
            .filter_map(|(name, schema)| Some(refused(format!("schema {name}"), &schema.pointer, alone(name)?)))
            .collect()
    } else {
        let operations = api.operations.iter().enumerate();
        let alone = |index: usize| attempt(api, &|other| other == index).err();
        operations
            .filter_map(|(index, operation)| {
                Some(refused(format!("operation {}", operation.id), &operation.pointer, alone(index)?))
            })
            .collect()
    };
    if culprits.is_empty() { vec![refused("document".to_owned(), "", problem)] } else { culprits }
}

/// Runs `work` with the panic hook silenced; a panic becomes its message.
fn quietly<T>(work: impl FnOnce() -> T) -> Result<T, Problem> {
    // The hook is of the process: two silenced calls at once would restore each other's.
    static HOOK: Mutex<()> = Mutex::new(());
    let _guard = HOOK.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let previous = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let result = catch_unwind(AssertUnwindSafe(work));
    std::panic::set_hook(previous);
    result.map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        Problem::new(text.unwrap_or("it stopped without a word").lines().next().unwrap_or_default())
    })
}

#[cfg(test)]
mod tests {
    use super::{Problem, quietly};

    #[test]
    fn a_panic_is_a_message() {
        assert_eq!(quietly(|| -> () { panic!("no {}", "way") }), Err(Problem::new("no way")));
        assert_eq!(quietly(|| 1), Ok(1));
    }
}
