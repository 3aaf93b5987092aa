//! The address of the server of an emitted crate, where the document leaves some of it to callers.

use quote::{format_ident, quote};
use syn::{Attribute, parse_quote};

use crate::emit::module;
use crate::model::{Api, Facts, Problem, ServerVariable};
use crate::{names, words};

/// The text of `src/server_address.rs`; nothing where the address has no variables.
///
/// # Errors
///
/// When what is written here is not Rust.
pub(super) fn file(facts: &Facts<'_>, file: &str) -> Result<Option<String>, Problem> {
    let api = facts.api;
    let Some((template, variables)) = api.server_template.as_ref().zip(variables(api)) else { return Ok(None) };
    let fields: Vec<_> = variables.iter().map(|(_, field)| format_ident!("{field}")).collect();
    let defaults = variables.iter().map(|(variable, _)| &variable.default);
    let setters = variables.iter().zip(&fields).map(|((variable, name), field)| {
        let (docs, setter) = (docs(variable), format_ident!("{}", setter(name)));
        quote! {
            #docs
            #[must_use]
            pub fn #setter(mut self, value: impl Into<String>) -> Self {
                self.#field = value.into();
                self
            }
        }
    });
    let (origin, path) = parts(template);
    let (path_format, path_fields) = format(path, &variables);
    let base = &api.base_path;
    let placed =
        (!path_fields.is_empty()).then(|| quote!(.base_path(#base, format!(#path_format, #(self.#path_fields),*))));
    let builder = match origin {
        Some(origin) => {
            let (origin_format, origin_fields) = format(&origin, &variables);
            let url = if origin_fields.is_empty() {
                quote!(#origin)
            } else {
                quote!(format!(#origin_format, #(self.#origin_fields),*))
            };
            quote! {
                /// Sets up a client of this server.
                pub fn builder(&self) -> crate::ClientBuilder {
                    crate::Client::builder(#url) #placed
                }
            }
        }
        None => quote! {
            /// Sets up a client of the server at `url`, which is its address without the path.
            pub fn builder(&self, url: impl Into<String>) -> crate::ClientBuilder {
                crate::Client::builder(url) #placed
            }
        },
    };
    let shown = format!(" The address of the server: `{}`.", template.replace('`', "%60"));
    let body: syn::File = parse_quote! {
        #[doc = #shown]
        ///
        /// What is not set is as the document has it.
        #[derive(Clone, Debug)]
        pub struct Server { #(#fields: String),* }
        impl Default for Server {
            fn default() -> Self {
                Self { #(#fields: #defaults.to_owned()),* }
            }
        }
        impl Server {
            #(#setters)*
            #builder
        }
    };
    Ok(Some(module(file, "The address of the server.", "server_address", body.items)))
}

/// A call that sets the first variable and begins to set up a client; nothing where the address has no variables.
pub(super) fn example(api: &Api) -> Option<String> {
    let (template, variables) = api.server_template.as_ref().zip(variables(api))?;
    let (variable, name) = variables.first()?;
    let url = if parts(template).0.is_some() { "" } else { "\"https://api.example.com\"" };
    Some(format!("Server::default()\n    .{}({:?})\n    .builder({url})", setter(name), variable.default))
}

/// The variables with the names of their fields; `None` where there are none.
fn variables(api: &Api) -> Option<Vec<(&ServerVariable, String)>> {
    let wires: Vec<String> = api.server_variables.iter().map(|variable| variable.name.clone()).collect();
    let named = api.server_variables.iter().zip(names::fields(wires.iter()));
    Some(named.collect()).filter(|variables: &Vec<_>| !variables.is_empty())
}

/// The method that sets a variable, clear of those that the type has.
fn setter(field: &str) -> String {
    match names::method(field.trim_end_matches('_')) {
        name if ["builder", "default"].contains(&name.as_str()) => format!("{name}_"),
        _ if field.ends_with('_') => field.to_owned(),
        name => name,
    }
}

/// Scheme and host, if there is a host, and the path without a slash at the end.
fn parts(template: &str) -> (Option<String>, &str) {
    let (scheme, rest) = match (template.split_once("://"), template.strip_prefix("//")) {
        (Some((scheme, rest)), _) => (scheme, rest),
        (None, Some(rest)) => ("https", rest),
        (None, None) => return (None, template.trim_end_matches('/')),
    };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    (Some(format!("{scheme}://{host}")), path.trim_end_matches('/'))
}

/// A text with variables as `format!` takes it, and what stands at its places.
fn format(text: &str, variables: &[(&ServerVariable, String)]) -> (String, Vec<syn::Ident>) {
    let (mut format, mut fields) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, after) = rest.split_at(at);
        format.push_str(&before.replace('}', "}}"));
        let found = variables.iter().find_map(|(variable, field)| {
            Some((after[1..].strip_prefix(variable.name.as_str())?.strip_prefix('}')?, field))
        });
        rest = match found {
            Some((rest, field)) => {
                format.push_str("{}");
                fields.push(format_ident!("{field}"));
                rest
            }
            None => {
                format.push_str("{{");
                &after[1..]
            }
        };
    }
    format.push_str(&rest.replace('}', "}}"));
    (format, fields)
}

/// The document's words, what may stand there, and what does.
fn docs(variable: &ServerVariable) -> Option<Attribute> {
    let code = |text: &String| format!("`{}`", text.replace('`', "'"));
    let mut text = words::Text::default();
    if let Some(description) = &variable.description {
        text.paragraph(description);
    }
    let default = match variable.default.as_str() {
        "" => "Nothing unless it is set.".to_owned(),
        _ => format!("{} unless it is set.", code(&variable.default)),
    };
    let values: Vec<String> = variable.values.iter().map(code).collect();
    text.paragraph(&if values.is_empty() { default } else { format!("One of {}; {default}", values.join(", ")) });
    text.docs()
}

#[cfg(test)]
mod tests {
    use super::{ServerVariable, format, parts};

    #[test]
    fn variables_become_places() {
        let variable = |name: &str| ServerVariable {
            name: name.to_owned(),
            default: String::new(),
            values: Vec::new(),
            description: None,
        };
        let (site, base) = (variable("site"), variable("base"));
        let variables = [(&site, "site".to_owned()), (&base, "base_".to_owned())];
        let shown = |text: &str| {
            let (format, fields) = format(text, &variables);
            (format, fields.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        };
        let (origin, path) = parts("https://{site}.test:8/{base}/{other}/");
        assert_eq!(shown(&origin.expect("a host")), ("https://{}.test:8".to_owned(), "site".to_owned()));
        assert_eq!(shown(path), ("/{}/{{other}}".to_owned(), "base_".to_owned()));
        assert_eq!(parts("//{site}/v1").0.as_deref(), Some("https://{site}"));
        assert_eq!(parts("/{base}"), (None, "/{base}"));
    }
}
