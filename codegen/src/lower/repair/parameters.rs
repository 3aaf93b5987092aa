//! Parameters become what can be sent: what has no type is text, nothing is null, and what is in a path is required.
//!
//! OpenAPI 3.0 lets a parameter be null without saying how that is written:
//! <https://github.com/OAI/OpenAPI-Specification/issues/1915>.

use crate::lower::Lowering;
use crate::model::{Location, Shape, StringFormat, StyleKind};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    for parameter in lowering.api.operations.iter_mut().flat_map(|operation| &mut operation.parameters) {
        let is_json = parameter.style.kind == StyleKind::Json;
        parameter.schema.walk_mut(&mut |schema| {
            if is_json {
                return;
            }
            // What has no type is written as text, and there is no way to write null.
            if matches!(schema.shape, Shape::Any) {
                schema.shape = Shape::String(StringFormat::Text);
                places += 1;
            }
            schema.nullable = false;
        });
        if parameter.location == Location::Path {
            places += usize::from(!parameter.required);
            parameter.required = true;
        }
    }
    places
}
