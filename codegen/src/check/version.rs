//! Which OpenAPI a document is written in.

use crate::document::{Document, Value};
use crate::model::Problem;

/// What this breaks.
pub(super) const RULE: &str = "openapi-version";

/// Why nothing else can be said of a document: it is not OpenAPI 3.0. `None` if it is.
pub(crate) fn version(document: &Document) -> Option<Problem> {
    fault(document).map(|problem| problem.of(RULE))
}

fn fault(document: &Document) -> Option<Problem> {
    let root = &document.root;
    let Value::Mapping(mapping) = &root.value else {
        let message = match root.value {
            Value::Null => "the document is empty".to_owned(),
            _ => format!("the document must be a mapping, not {}", root.kind()),
        };
        return Some(Problem::at(&root.place, message).help("it begins with `openapi: 3.0.3`"));
    };
    let Some((_, openapi)) = mapping.entry("openapi") else {
        return Some(match mapping.entry("swagger") {
            Some((key, swagger)) => {
                let version = swagger.as_str().unwrap_or("2.0");
                Problem::at(&key.place, format!("this is Swagger {version}, not OpenAPI 3.0"))
                    .help("convert it to OpenAPI 3.0.3, for example with swagger2openapi")
            }
            None => Problem::at(&root.place, "the document has no `openapi`").help("it begins with `openapi: 3.0.3`"),
        });
    };
    let Some(version) = openapi.as_str() else {
        let message = format!("`openapi` must be a string, not {}", openapi.kind());
        return Some(Problem::at(&openapi.place, message).help("write `openapi: 3.0.3`"));
    };
    let is_3_0 = version.strip_prefix("3.0.").is_some_and(|patch| patch.parse::<u8>().is_ok());
    (!is_3_0).then(|| {
        Problem::at(&openapi.place, format!("OpenAPI {version} is not supported"))
            .help("convert it to 3.0.3, which this generator reads")
    })
}

#[cfg(test)]
mod tests {
    use super::version;
    use crate::testing::document;

    fn refused(text: &str) -> Option<String> {
        version(&document(text)).map(|problem| problem.message)
    }

    #[test]
    fn only_3_0_is_read() {
        for good in ["openapi: 3.0.0", "openapi: '3.0.3'", "{\"openapi\": \"3.0.4\"}"] {
            assert_eq!(refused(good), None, "{good}");
        }
        assert_eq!(refused("openapi: 3.1.0").as_deref(), Some("OpenAPI 3.1.0 is not supported"));
        assert_eq!(refused("openapi: 3.0").as_deref(), Some("`openapi` must be a string, not a number"));
        assert_eq!(refused("swagger: '2.0'").as_deref(), Some("this is Swagger 2.0, not OpenAPI 3.0"));
        assert_eq!(refused("info: {}").as_deref(), Some("the document has no `openapi`"));
        assert_eq!(refused("").as_deref(), Some("the document is empty"));
        assert_eq!(refused("[]").as_deref(), Some("the document must be a mapping, not a list"));
    }
}
