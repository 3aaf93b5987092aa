//! Every string of format `password` becomes the runtime's secret type.

use super::Lowering;
use super::ids::for_each_schema;
use crate::api::{Schema, Shape, StringFormat};
use crate::names::RustPath;

/// The component that stands for the secret type; no schema of a document has such a name.
pub(crate) const SECRET: &str = "x-sdk-secret";

pub(super) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    for_each_schema(&mut lowering.api, &mut |schema| {
        if matches!(schema.shape, Shape::String(StringFormat::Password)) {
            schema.shape = Shape::Reference(SECRET.to_owned());
            places += 1;
        }
    });
    if places > 0 {
        lowering.api.schemas.insert(SECRET.to_owned(), Schema::of("", Shape::String(StringFormat::Text)));
        lowering.runtime.insert(SECRET.to_owned(), RustPath { module: Vec::new(), ident: "Secret".to_owned() });
    }
    places
}

#[cfg(test)]
mod tests {
    use crate::lower::testing::lowering;

    #[test]
    fn passwords_are_secrets() {
        let mut lowering = lowering(
            "components: {schemas: {A: {type: object, properties: {password: {type: string, format: password}, user: {type: string}}}}}",
        );
        assert_eq!(super::run(&mut lowering), 1);
        assert_eq!(lowering.api.schemas["A"].references(), [super::SECRET]);
    }
}
