//! Types are written in one way: prelude names, ordered maps, paths from the crate root instead of progenitor's modules.

use syn::visit_mut::{VisitMut, visit_type_mut};
use syn::{Type, parse_quote};

use crate::model::{Crate, Facts, nodes};

pub(super) fn run(krate: &mut Crate, _: &Facts<'_>) -> usize {
    let mut containers = Containers { places: 0 };
    krate.visit_types_mut(&mut containers);
    containers.places
}

struct Containers {
    places: usize,
}

impl VisitMut for Containers {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        visit_type_mut(self, ty);
        let Type::Path(path) = ty else { return };
        let Some(first) = path.path.segments.first().filter(|_| path.path.leading_colon.is_some()) else { return };
        let (krate, Some(last)) = (first.ident.to_string(), path.path.segments.last()) else { return };
        path.path = match (krate.as_str(), last.ident.to_string().as_str()) {
            ("std", "String" | "Option" | "Vec" | "Box") => last.clone().into(),
            // Ordered, so that two encodings of one value are equal.
            ("std", "HashMap") => {
                let arguments = &last.arguments;
                parse_quote!(std::collections::BTreeMap #arguments)
            }
            ("chrono", "DateTime") => parse_quote!(chrono::DateTime<chrono::Utc>),
            ("serde_json", "Value") => nodes::path(["serde_json", "Value"]),
            ("serde_json", "Map") => parse_quote!(serde_json::Map<String, serde_json::Value>),
            _ => return,
        };
        self.places += 1;
    }
}
