//! Every operation has a type of its own for its calls, so that the first optional parameter is another type for nobody:
//! optional parameters and optional bodies are setters on it.

use quote::quote;
use syn::ImplItem;

use super::bodies::body;
use super::methods::{self, Site};
use super::operations::result;
use super::sending::{argument_type, sent, taken};
use super::steps::{Step, chained};
use crate::model::nodes::{self, block, field_of, path, plain, runtime, variable, with_life};
use crate::model::{Crate, Facts, Operation};
use crate::names::{self, Opaque};

pub(super) fn promised(facts: &Facts<'_>) -> usize {
    facts.api.operations.len()
}

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    methods::each(krate, facts, |site, method| {
        let Site { operation, name, service } = site;
        let call = nodes::ident(&names::operation_call(name));
        let setters = setters(operation, &method.generated, facts);
        let (constructor, result) = result(operation, &method.generated, facts);
        let options = if setters.is_empty() { "" } else { ", with a setter for each optional parameter" };
        let words = format!(" A call of [`{}::{name}`]{options}.", service.ident);
        method.options.push(definition(&words, call.clone(), result.clone()));
        let streaming = (constructor == "bytes").then(|| quote!(, streaming));
        method.options.push(nodes::of_macro(runtime(["call"]), quote!(#call: #result #streaming)));
        let places = 1 + setters.len();
        if !setters.is_empty() {
            let ty = with_life(call.into(), "'c", None);
            method.options.push(nodes::implementation(nodes::takes_life("'c"), ty, setters));
        }
        places
    })
}

/// What is awaited.
fn definition(words: &str, name: syn::Ident, result: syn::Type) -> syn::Item {
    let inner = nodes::inner(with_life(runtime(["Call"]), "'c", Some(result)));
    let attributes = vec![
        nodes::doc(words),
        nodes::listed("derive", quote!(Debug)),
        nodes::says("must_use", "a call does nothing until it is awaited"),
    ];
    nodes::around(attributes, name, nodes::takes_life("'c"), inner)
}

fn setters(operation: &Operation, generated: &syn::Signature, facts: &Facts<'_>) -> Vec<ImplItem> {
    let mut setters = Vec::new();
    let idents = names::parameters(operation);
    for (index, parameter) in operation.parameters.iter().enumerate().filter(|(_, p)| !p.required) {
        let ty = argument_type(generated, &Opaque::parameter(index));
        let value = nodes::ident("value");
        let (taken, given) = taken(&value, &ty, parameter, facts);
        let step = sent(parameter, &ty, given, facts);
        let words = parameter.description.clone().unwrap_or_else(|| format!("Sets `{}`.", parameter.name));
        setters.push(setter(&idents[index], &words, parameter.deprecated, nodes::argument(&value, taken), step));
    }
    let optional = operation.optional_body();
    if let Some((argument, step)) = optional.and_then(|_| body(operation, generated, facts)) {
        let words = optional.and_then(|body| body.description.as_deref()).unwrap_or("Sets the body of the request.");
        setters.push(setter("body", words, false, argument, step));
    }
    setters
}

fn setter(name: &str, words: &str, deprecated: bool, argument: syn::FnArg, step: Step) -> ImplItem {
    let name = names::setter(name);
    let mut attributes = Vec::from_iter(nodes::docs(&crate::words::lines(words)));
    attributes.extend(deprecated.then(|| nodes::mark("deprecated")));
    attributes.extend(super::operations::quiet(&name, 1));
    attributes.push(nodes::mark("inline"));
    let this = path(["Self"]);
    let call = field_of(variable(&nodes::ident("self")), 0);
    let block = block([], nodes::call(this.clone(), [chained(call, [step])]));
    let inputs = [nodes::receiver(false), argument];
    ImplItem::Fn(nodes::method(attributes, nodes::ident(&name), inputs, plain(this), block))
}
