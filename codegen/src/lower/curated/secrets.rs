//! Every string of format `password` becomes the runtime's secret type.

use crate::lower::Lowering;
use crate::model::{Component, RustPath, Schema, Shape, StringFormat};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    lowering.api.for_each_schema_mut(&mut |schema| {
        if matches!(schema.shape, Shape::String(StringFormat::Password)) {
            schema.shape = Shape::Reference(Component::Secret);
            places += 1;
        }
    });
    if places > 0 {
        lowering.api.schemas.insert(Component::Secret, Schema::of("", Shape::String(StringFormat::Text)));
        lowering.runtime.insert(Component::Secret, RustPath { module: Vec::new(), ident: "Secret".to_owned() });
    }
    places
}

#[cfg(test)]
mod tests {
    use crate::testing::lowering;

    #[test]
    fn passwords_are_secrets() {
        let mut lowering = lowering(
            "components: {schemas: {A: {type: object, properties: {password: {type: string, format: password}, user: {type: string}}}}}",
        );
        assert_eq!(super::run(&mut lowering), 1);
        assert_eq!(lowering.api.schemas["A"].references(), [&super::Component::Secret]);
    }
}
