//! Leaves out the schemas that only error responses reach: every error is one type of the runtime.
//!
//! Schemas that nothing reaches stay: newer descriptions have enums whose values are sent as plain strings.

use std::collections::BTreeSet;

use super::Lowering;

pub(super) fn run(lowering: &mut Lowering) -> usize {
    let api = &mut lowering.api;
    let mut keep: BTreeSet<String> = BTreeSet::new();
    let mut waiting: Vec<String> = Vec::new();
    for operation in &api.operations {
        let contents =
            operation.body.iter().flat_map(|b| &b.content).chain(operation.responses.iter().flat_map(|r| &r.content));
        let schemas = operation.parameters.iter().map(|p| &p.schema).chain(contents.map(|media| &media.schema));
        waiting.extend(schemas.flat_map(|schema| schema.references()).map(str::to_owned));
        waiting.extend(operation.responses.iter().flat_map(|r| &r.errors).filter_map(|case| case.data.clone()));
    }
    waiting.extend(api.schemas.keys().filter(|name| !is_error(name)).cloned());
    while let Some(name) = waiting.pop() {
        if let Some(schema) = api.schemas.get(&name)
            && keep.insert(name)
        {
            waiting.extend(schema.references().into_iter().map(str::to_owned));
        }
    }
    let before = api.schemas.len();
    api.schemas.retain(|name, _| keep.contains(name));
    before - api.schemas.len()
}

/// Whether a schema is of the vendor's package of errors, in any of its spellings. The package's base and the list of its
/// types are part of the public face.
fn is_error(name: &str) -> bool {
    let key: String = name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_ascii_lowercase();
    let key = key.strip_prefix("comvmware").unwrap_or(&key);
    key.strip_prefix("vapistderrors").is_some_and(|own| !matches!(own, "error" | "errortype"))
}

#[cfg(test)]
mod tests {
    use crate::lower::testing::lowering;

    #[test]
    fn error_leaves_go_and_lonely_enums_stay() {
        let mut lowering = lowering(
            "
components:
  schemas:
    VapiStdErrorsNotFound: {type: object}
    Vapi.Std.Errors.Error: {type: object}
    Lonely: {type: string, enum: [A]}
",
        );
        assert_eq!(super::run(&mut lowering), 1);
        assert_eq!(lowering.api.schemas.keys().collect::<Vec<_>>(), ["Vapi.Std.Errors.Error", "Lonely"]);
    }
}
