//! `case.yaml`: what a document must come to. The README beside the cases has the format in words.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer};

use crate::json::Json;

/// A folder with a document, and what is expected of it.
pub(crate) struct Case {
    /// The folder's name.
    pub(crate) name: String,
    pub(crate) folder: PathBuf,
    pub(crate) expected: Expected,
}

impl Case {
    /// Names the case among packages and modules: `28`, or the whole name where it begins with no number.
    pub(crate) fn key(&self) -> String {
        let number: String = self.name.chars().take_while(char::is_ascii_digit).collect();
        if number.is_empty() { self.name.replace(|c: char| !c.is_ascii_alphanumeric(), "_") } else { number }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    pub(crate) kind: String,
    #[expect(dead_code, reason = "for readers")]
    why: String,
    pub(crate) expect: Expectation,
    #[serde(rename = "checked-by")]
    #[expect(dead_code, reason = "for readers")]
    checked_by: Option<String>,
    #[serde(default)]
    pub(crate) message: Vec<String>,
    #[serde(default)]
    pub(crate) credentials: Credentials,
    #[serde(default)]
    pub(crate) calls: Vec<Call>,
}

/// What a case may be about.
const KINDS: &str = "security style media-type union map number name header server body refusal reference enum answer";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Expectation {
    Generates,
    Refused,
}

/// By the name of the security scheme.
pub(crate) type Credentials = BTreeMap<String, Credential>;

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Credential {
    Bearer(String),
    Basic(String, String),
    ApiKey(String),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Call {
    pub(crate) operation: String,
    /// Instead of the case's.
    pub(crate) credentials: Option<Credentials>,
    /// Values by the names of the document.
    #[serde(default = "Json::nothing")]
    pub(crate) arguments: Json,
    pub(crate) request: Request,
    pub(crate) response: Response,
    pub(crate) result: Outcome,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) host: Option<String>,
    #[serde(default)]
    pub(crate) headers: BTreeMap<String, String>,
    #[serde(default)]
    pub(crate) absent: Vec<String>,
    pub(crate) body: Option<Body>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Response {
    pub(crate) status: u16,
    #[serde(default)]
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Option<Body>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Body {
    Json(Json),
    Text(String),
    Base64(String),
    Form(String),
    Multipart(Vec<Part>),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) filename: Option<String>,
    pub(crate) content_type: Option<String>,
    #[serde(default, deserialize_with = "given")]
    pub(crate) json: Option<Json>,
    pub(crate) text: Option<String>,
    pub(crate) base64: Option<String>,
}

/// What the caller must be able to see.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Outcome {
    #[serde(default, deserialize_with = "given")]
    pub(crate) ok: Option<Json>,
    /// Schema by JSON pointer.
    #[serde(default)]
    pub(crate) variants: BTreeMap<String, String>,
    pub(crate) bytes: Option<String>,
    #[serde(default)]
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) status: Option<u16>,
    pub(crate) error: Option<Failure>,
    pub(crate) succeeds: Option<bool>,
    pub(crate) no_panic: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Failure {
    pub(crate) status: u16,
    #[serde(default, deserialize_with = "given")]
    pub(crate) body: Option<Json>,
    pub(crate) text: Option<String>,
}

/// `null` is a value, and not the absence of one.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Json>, D::Error> {
    Json::deserialize(deserializer).map(Some)
}

/// The cases of a folder in the order of their names; with `only`, those whose name begins with one of the texts.
///
/// # Errors
///
/// Which folder or file is not as it should be.
pub(crate) fn all(folder: &Path, only: &[String]) -> Result<Vec<Case>, String> {
    let fault = |path: &Path, error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let entries = fs::read_dir(folder).map_err(|e| fault(folder, &e))?;
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    let mut cases = Vec::new();
    for folder in folders {
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !only.is_empty() && !only.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        let path = folder.join("case.yaml");
        let text = fs::read_to_string(&path).map_err(|e| fault(&path, &e))?;
        let expected: Expected = crate::json::yaml(&text).map_err(|e| fault(&path, &e))?;
        if KINDS.split(' ').all(|kind| kind != expected.kind) {
            return Err(fault(&path, &format_args!("`{}` is no kind", expected.kind)));
        }
        cases.push(Case { name, folder, expected });
    }
    Ok(cases)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(text: &str) -> Result<Outcome, String> {
        crate::json::yaml(text).map_err(|error| error.to_string())
    }

    #[test]
    fn null_is_a_result_and_nothing_is_none() {
        assert_eq!(outcome("ok: null").unwrap().ok, Some(Json::Null));
        assert_eq!(outcome("status: 304").unwrap().ok, None);
    }

    #[test]
    fn members_that_mean_nothing_are_errors() {
        assert!(outcome("okay: 1").unwrap_err().contains("okay"));
    }

    #[test]
    fn numbers_keep_their_digits() {
        let read = |text: &str| outcome(&format!("ok: {text}")).unwrap().ok.unwrap();
        for text in ["18446744073709551615", "9007199254740993", "-9223372036854775808", "0.1", "21.5"] {
            assert_eq!(read(text), Json::Number(text.to_owned()));
        }
    }
}
