//! Header parameters that OpenAPI has ignored: what is sent and accepted, and who sends it, is said elsewhere in a document.

use crate::lower::Lowering;
use crate::model::{Location, Parameter};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    for operation in &mut lowering.api.operations {
        let before = operation.parameters.len();
        operation.parameters.retain(|parameter| !is_ignored(parameter));
        places += before - operation.parameters.len();
    }
    places
}

fn is_ignored(parameter: &Parameter) -> bool {
    let ignored = ["accept", "authorization", "content-type"];
    parameter.location == Location::Header && ignored.iter().any(|name| parameter.name.eq_ignore_ascii_case(name))
}
