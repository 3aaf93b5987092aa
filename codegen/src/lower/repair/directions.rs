//! What is required of an answer alone (`readOnly`) need not be given in a request, and what is required of a request alone
//! (`writeOnly`) need not come in an answer: it may be absent where its type goes both ways. What a request has to have a
//! constructor still takes.

use std::collections::HashSet;

use crate::lower::Lowering;
use crate::model::{Component, Direction, Media, Shape};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let api = &lowering.api;
    let reached = |contents: &mut dyn Iterator<Item = &Media>| -> HashSet<Component> {
        let names: Vec<&Component> = contents.flat_map(|media| media.schema.references()).collect();
        api.reached(names.into_iter()).into_iter().cloned().collect()
    };
    let written = reached(&mut api.operations.iter().filter_map(|o| o.body.as_ref()).flat_map(|body| &body.content));
    let read = reached(&mut api.operations.iter().flat_map(|o| &o.responses).flat_map(|response| &response.content));
    let mut places = 0;
    for (name, schema) in &mut lowering.api.schemas {
        let Shape::Object(properties) = &mut schema.shape else { continue };
        for property in properties.values_mut().filter(|property| property.required) {
            let absent = match property.schema.direction {
                Direction::Read => written.contains(name),
                Direction::Written => read.contains(name),
                Direction::Both => false,
            };
            if absent {
                property.required = false;
                property.given = property.schema.direction == Direction::Written;
                places += 1;
            }
        }
    }
    places
}
