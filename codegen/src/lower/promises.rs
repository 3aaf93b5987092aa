//! What our own document promises the passes: one that finds less has rotted.

use crate::model::{Api, Schema, Shape, StringFormat};

/// Pass → how many places it must change at least, counted before any pass has run.
pub(super) fn promises(api: &Api) -> Vec<(&'static str, usize)> {
    let mut schemas: Vec<&Schema> = Vec::new();
    let components = api.schemas.values();
    let parameters =
        api.operations.iter().flat_map(|operation| &operation.parameters).map(|parameter| &parameter.schema);
    for schema in components.chain(parameters) {
        schema.walk(&mut |schema| schemas.push(schema));
    }
    let count = |wanted: fn(&Schema) -> bool| schemas.iter().filter(|schema| wanted(schema)).count();
    let stated = api.operations.iter().filter(|operation| operation.lifecycle.is_some()).count();
    let errors = api.operations.iter().filter(|operation| operation.actions.is_empty());
    vec![
        ("actions", api.operations.iter().map(|operation| operation.actions.len()).sum()),
        ("lifecycles", stated + api.schemas.values().filter(|schema| schema.lifecycle.is_some()).count()),
        ("errors", errors.flat_map(|operation| &operation.responses).map(|response| response.errors.len()).sum()),
        ("ids", count(|schema| schema.id.is_some())),
        ("references", count(|schema| matches!(&schema.shape, Shape::AllOf(parts) if parts.len() == 1))),
        ("secrets", count(|schema| matches!(schema.shape, Shape::String(StringFormat::Password)))),
    ]
}

#[cfg(test)]
mod tests {
    use crate::testing::lowering;

    #[test]
    fn what_the_document_has_is_promised() {
        let lowering = lowering(
            "components: {schemas: {A: {type: object, properties: {p: {type: string, format: password}, i: {type: string, x-sdk-id: Id}}}}}",
        );
        let promises = super::promises(&lowering.api);
        assert!(promises.contains(&("secrets", 1)) && promises.contains(&("ids", 1)), "{promises:?}");
    }

    #[test]
    fn a_pass_that_finds_less_is_an_error_that_names_it() {
        // An id that is no string: the pass passes over it.
        let mut lowering =
            lowering("components: {schemas: {A: {type: object, properties: {i: {type: integer, x-sdk-id: Id}}}}}");
        lowering.foreign = false;
        let problem = crate::lower::lower(&mut lowering).expect_err("a problem");
        assert_eq!(problem.message, "the pass `ids` changed 0 places where the document has 1");
    }
}
