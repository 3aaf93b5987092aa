//! The Rust code of one call, as a caller of the emitted crate would write it.

use std::collections::BTreeMap;

use quote::ToTokens;
use syn::{Fields, Type};

use crate::case::{Call, Credential, Credentials};
use crate::emitted::{Emitted, Method, Place, Slot, body_slot, parameter_slot, plain};
use crate::json::Json;
use crate::values::Values;

/// The source of a module with one function `run`.
///
/// # Errors
///
/// What the crate does not have that the call needs.
pub(crate) fn source(call: &Call, credentials: &Credentials, emitted: &Emitted) -> Result<String, String> {
    let method = emitted.method(&call.operation)?;
    let given = given(call, method)?;
    let values = Values { emitted, module: method.module };
    let mut arguments = Vec::new();
    for slot in &method.required {
        let value = given.get(&slot.name).ok_or_else(|| {
            format!("{} wants an argument {}, which the case does not give", method.path(), slot.name)
        })?;
        arguments.push(values.of(slot, value)?);
    }
    let mut setters = String::new();
    for slot in &method.optional {
        if let Some(value) = given.get(&slot.name) {
            setters.push_str(&format!("    let call = call.{}({});\n", slot.name, values.of(slot, value)?));
        }
    }
    let library = &emitted.library;
    let credentials = self::credentials(credentials, emitted)?;
    let call = format!("client.{}({})", method.path(), arguments.join(", "));
    let value = answer(emitted, method);
    let typed = typed(emitted, method);
    Ok(format!(
        r#"use prelude::*;

pub async fn run(address: &str, proxy: Option<&str>) -> Result<Outcome, Fault> {{
    let builder = {library}::Client::builder(address);
    let builder = match proxy {{
        Some(proxy) => builder.proxy(proxy),
        None => builder.no_proxy(),
    }};
{credentials}    let client = builder.build().map_err(|error| Fault::new("the client cannot be built", &error))?;
    let call = {call};
{setters}    match call.send().await {{
        Ok(answer) => {{
            let headers = answer.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes()));
            Outcome::answer(answer.status().as_u16(), headers, {value})
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
"#
    ))
}

/// Values by the argument or setter that takes them.
fn given(call: &Call, method: &Method) -> Result<BTreeMap<String, Json>, String> {
    let slots: Vec<&Slot> = method.required.iter().chain(&method.optional).collect();
    let mut given = BTreeMap::new();
    let mut give = |slot: &Slot, name: &str, value: &Json| match given.insert(slot.name.clone(), value.clone()) {
        Some(_) => Err(format!("{} takes {name} and something else too", slot.name)),
        None => Ok(()),
    };
    for (name, value) in call.arguments.members() {
        if name != "body" {
            let (place, bare) = Place::split(name);
            let slot = parameter_slot(&slots, bare, place).map_err(|why| format!("{}: {why}", method.path()))?;
            give(slot, name, value)?;
            continue;
        }
        let media_type = call.request.headers.get("content-type");
        if let Some(slot) = body_slot(&slots, media_type.map(String::as_str), value) {
            give(slot, name, value)?;
            continue;
        }
        // A method may take the members of the body instead of the body.
        for (member, value) in value.members() {
            let slot = parameter_slot(&slots, member, Some(Place::Body))
                .map_err(|why| format!("{} takes no body: {why}", method.path()))?;
            give(slot, member, value)?;
        }
        if value.members().is_empty() {
            return Err(format!("{} takes no body", method.path()));
        }
    }
    Ok(given)
}

/// The steps that give the builder its credentials, each by the constructor that is named after the scheme.
fn credentials(credentials: &Credentials, emitted: &Emitted) -> Result<String, String> {
    let mut steps = String::new();
    let secret = |text: &String| format!("{}::Secret::from({text:?})", emitted.library);
    for (scheme, credential) in credentials {
        let (usual, arguments) = match credential {
            Credential::Bearer(token) => ("bearer", secret(token)),
            Credential::Basic(user, password) => ("basic", format!("{user:?}, {}", secret(password))),
            Credential::ApiKey(key) => ("api_key", secret(key)),
        };
        let of = |name: &str| emitted.credentials.iter().find(|own| plain(own) == plain(name));
        let constructor = of(scheme)
            .or_else(|| of(usual))
            .ok_or_else(|| format!("Credentials has no constructor for the scheme {scheme}"))?;
        let library = &emitted.library;
        steps.push_str(&format!(
            "    let builder = builder.credentials({library}::Credentials::{constructor}({arguments}));\n"
        ));
    }
    Ok(steps)
}

/// What `answer` holds, for the outcome.
fn answer(emitted: &Emitted, method: &Method) -> String {
    if is_bytes(&method.result) {
        return "Value::bytes(&*answer)".to_owned();
    }
    let Some(several) = emitted.several_answers(&method.result, method.module) else {
        return "Value::json(&*answer)?".to_owned();
    };
    let path = emitted.outside(&method.result, method.module);
    let arms = several.variants.iter().map(|variant| {
        let (name, is_bytes) = (&variant.ident, |field: &syn::Field| is_bytes(&field.ty));
        match &variant.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                let bytes = fields.unnamed.first().is_some_and(is_bytes);
                let value = if bytes { "Value::bytes(value)" } else { "Value::json(value)?" };
                format!("{path}::{name}(value) => {value},")
            }
            _ => format!("{path}::{name} {{ .. }} => Value::json(&())?,"),
        }
    });
    let arms: String = arms.collect();
    format!(
        "match &*answer {{ {arms} #[allow(unreachable_patterns)] other => return Err(Fault::new(\"an unknown answer\", other)) }}"
    )
}

/// The body of `error` as a type of the document, for the outcome.
fn typed(emitted: &Emitted, method: &Method) -> String {
    let Some(ty) = &method.error else { return "None".to_owned() };
    let path = emitted.outside(ty, method.module);
    let value = match emitted.several_answers(ty, method.module) {
        None => "Value::json(&body)?".to_owned(),
        Some(several) => {
            let arms = several
                .variants
                .iter()
                .map(|variant| format!("{path}::{}(body) => Value::json(&body)?,", variant.ident));
            let arms: String = arms.collect();
            format!(
                "match body {{ {arms} #[allow(unreachable_patterns)] _ => return Err(Fault::new(\"an unknown error\", \"\")) }}"
            )
        }
    };
    format!("match error.typed::<{path}>() {{ Some(body) => Some({value}), None => None }}")
}

fn is_bytes(ty: &Type) -> bool {
    let text = ty.to_token_stream().to_string().replace(' ', "");
    text == "Vec<u8>" || text.rsplit("::").next() == Some("Bytes")
}

#[cfg(test)]
mod tests {
    use super::source;
    use crate::emitted::Emitted;
    use crate::json::yaml;

    const SOURCE: &str = r#"
        impl Client {
            pub fn cuts(&self) -> Cuts<'_> { Cuts(self) }
        }
        impl Credentials {
            pub fn site_key(key: Secret) -> Self { todo!() }
        }
        pub struct Cuts<'c>(&'c Client);
        impl<'c> Cuts<'c> {
            pub fn cut(self, video: impl Into<NewCut>) -> Call<'c, Cut> {
                Call::json(self.0, &CUT).body(&video.into())
            }
        }
    "#;

    fn written(call: &str, credentials: &str) -> Result<String, String> {
        let call = format!(
            "{{{call}, request: {{method: GET, target: /}}, response: {{status: 200}}, result: {{status: 200}}}}"
        );
        source(&yaml(&call).unwrap(), &yaml(credentials).unwrap(), &Emitted::of_text(SOURCE))
    }

    #[test]
    fn what_the_crate_lacks_is_said() {
        let credentials = written("operation: cut, arguments: {body: {video: v}}", "{other: {apiKey: k}}");
        assert!(credentials.unwrap_err().contains("scheme other"));
        assert!(written("operation: paste", "{}").unwrap_err().contains("no method"));
        assert!(written("operation: cut", "{}").unwrap_err().contains("wants an argument video"));
        assert!(
            written("operation: cut, arguments: {x: 1}", "{}").unwrap_err().contains("no argument or setter takes x")
        );
    }
}
