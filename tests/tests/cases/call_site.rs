//! The Rust code of one call. What a caller writes to make it, and what can be looked at then, says the generator; what it
//! says is compiled and run.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::{Package, Problem};
use vsphere_automation_codegen::{Calls, Holds, Input, Spelled, Wanted, spelled};

use crate::case::{Call, Case, Credential};
use crate::driver::package;
use crate::json::Json;

/// For each call of a case the source of a module with one function `run`; or what the crate lacks for it.
///
/// # Errors
///
/// What is wrong with the document.
pub(crate) fn sources(case: &Case) -> Result<Vec<Result<String, String>>, String> {
    let read = |path: &str| match std::fs::read_to_string(path) {
        Ok(text) => Ok(Source { path: path.to_owned(), text }),
        Err(error) => Err(Problem::new(format!("{path}: {error}"))),
    };
    let document = read(&case.folder.join("openapi.yaml").display().to_string()).map_err(|problem| problem.message)?;
    let input = Input { read: &read, ..Input::alone(&document) };
    let package = Package { name: Some(package(&case.key())), ..Package::default() };
    let calls = &case.expected.calls;
    let said = spelled(&input, &package, &calls.iter().map(wanted).collect::<Vec<_>>(), &file);
    let said = said.map_err(|problems| problems.to_string())?;
    let each = calls.iter().zip(&said.spelled);
    Ok(each.map(|(call, spelled)| source(case, call, spelled.as_ref()?, &said)).collect())
}

fn wanted(call: &Call) -> Wanted {
    let parameters = call.arguments.members().iter().filter(|(name, _)| name != "body");
    Wanted {
        operation: call.operation.clone(),
        arguments: parameters.map(|(name, value)| (name.clone(), value.to_string())).collect(),
        body: call.arguments.member("body").map(Json::to_string),
    }
}

fn source(case: &Case, call: &Call, spelled: &Spelled, said: &Calls) -> Result<String, String> {
    let library = package(&case.key()).replace('-', "_");
    let credentials = credentials(case, call, said, &library)?;
    let body = body(call, spelled)?;
    let answer = looked_at(&spelled.answer, "&*answer");
    let typed = spelled.error.as_ref().map_or("None".to_owned(), |error| {
        let (Holds::Typed(path) | Holds::OneOf(path, _)) = error else { return "None".to_owned() };
        format!("match error.typed::<{path}>() {{ Some(body) => Some({}), None => None }}", looked_at(error, "&body"))
    });
    Ok(format!(
        r#"use prelude::*;

pub async fn run(address: &str, proxy: Option<&str>) -> Result<Outcome, Fault> {{
    let builder = {library}::Client::builder(address);
    let builder = match proxy {{
        Some(proxy) => builder.proxy(proxy),
        None => builder.no_proxy(),
    }};
{credentials}    let client = builder.build().map_err(|error| Fault::new("the client cannot be built", &error))?;
{body}    let call = {};
    match call.send().await {{
        Ok(answer) => {{
            let headers = answer.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes()));
            Outcome::answer(answer.status().as_u16(), headers, {answer})
        }}
        Err(error) => Ok(Outcome::error(
            error.status().map(|status| status.as_u16()),
            error.body(),
            {typed},
            &format!("{{:?}}", error.kind()),
            &error,
        )),
    }}
}}
"#,
        spelled.call
    ))
}

/// The steps that give the builder its credentials, each by the constructor of the scheme.
fn credentials(case: &Case, call: &Call, said: &Calls, library: &str) -> Result<String, String> {
    let secret = |text: &String| format!("{library}::Secret::from({text:?})");
    let step = |(scheme, credential): (&String, &Credential)| {
        let arguments = match credential {
            Credential::Bearer(secret_text) | Credential::ApiKey(secret_text) => secret(secret_text),
            Credential::Basic(user, password) => format!("{user:?}, {}", secret(password)),
        };
        let constructor = said.credentials.get(scheme);
        let constructor =
            constructor.ok_or_else(|| format!("Credentials has no constructor for the scheme {scheme}"))?;
        let credentials = format!("{library}::Credentials::{constructor}({arguments})");
        Ok(format!("    let builder = builder.credentials({credentials});\n"))
    };
    call.credentials.as_ref().unwrap_or(&case.expected.credentials).iter().map(step).collect()
}

/// The body, where the call has one: bytes, a text as it is, or JSON to be decoded.
fn body(call: &Call, spelled: &Spelled) -> Result<String, String> {
    let Some(body) = call.arguments.member("body") else { return Ok(String::new()) };
    let text = match (body, body.member("base64").and_then(Json::as_str)) {
        (_, Some(base64)) => format!("{}.as_slice()", literal(base64)?),
        (Json::String(text), None) if spelled.call.contains("body.text") => format!("{text:?}"),
        (body, None) => format!("{:?}", body.to_string()),
    };
    Ok(format!("    let body = &Body {{ text: {text} }};\n"))
}

/// `{file: {name: …, base64: …}}` or `{base64: …}`, as arguments of the constructor of a file.
fn file(value: &Value) -> Option<String> {
    let file = value.get("file").unwrap_or(value);
    let name = file.get("name").and_then(Value::as_str).unwrap_or_default();
    Some(format!("{name:?}, {}.to_vec()", literal(file.get("base64")?.as_str()?).ok()?))
}

fn literal(base64: &str) -> Result<String, String> {
    let bytes = STANDARD.decode(base64).map_err(|e| format!("{base64} is no base64: {e}"))?;
    Ok(format!("b\"{}\"", bytes.escape_ascii()))
}

/// What a value holds, for the outcome.
fn looked_at(holds: &Holds, value: &str) -> String {
    match holds {
        Holds::Value | Holds::Typed(_) => format!("Value::json({value})?"),
        Holds::Bytes => format!("Value::bytes({value})"),
        Holds::OneOf(path, variants) => {
            let arms = variants.iter().map(|(name, holds)| match holds {
                Some(holds) => format!("{path}::{name}(value) => {},", looked_at(holds, "value")),
                None => format!("{path}::{name} {{ .. }} => Value::json(&())?,"),
            });
            let arms: String = arms.collect();
            format!(
                "match {value} {{ {arms} #[allow(unreachable_patterns)] other => return Err(Fault::new(\"an unknown variant\", other)) }}"
            )
        }
    }
}
