//! Leaves out the schemas that only error responses reach: every error is one type of the runtime.
//!
//! Schemas that nothing reaches stay: newer descriptions have enums whose values are sent as plain strings.

use std::collections::HashSet;

use crate::lower::Lowering;
use crate::model::{Component, Operation};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let api = &mut lowering.api;
    let data = api.operations.iter().flat_map(|o| &o.responses).flat_map(|r| &r.errors).filter_map(|e| e.data.as_ref());
    let roots = api.operations.iter().flat_map(Operation::references).chain(data);
    let roots = roots.chain(api.schemas.keys().filter(|component| !component.schema().is_some_and(is_error)));
    let keep: HashSet<Component> = api.reached(roots).into_iter().cloned().collect();
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
    use crate::testing::lowering;

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
