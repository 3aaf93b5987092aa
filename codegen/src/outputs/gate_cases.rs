//! Programs that must not compile without the feature: one for each kind of item that is behind it.

use std::collections::BTreeSet;

use super::calls::{arguments, called};
use crate::emit::banner;
use crate::model::{Facts, Operation};
use crate::names;

/// Name → text. None where nothing is gated.
pub(super) fn files(facts: &Facts<'_>, gated: &BTreeSet<String>, document: &str) -> Vec<(&'static str, String)> {
    let cases = [
        ("gated_type", type_of(facts, gated)),
        ("gated_accessor", accessor(facts, gated)),
        ("gated_function", function(facts, gated)),
        ("gated_operation", operation(facts, gated)),
    ];
    let banner = banner(document);
    cases.into_iter().filter_map(|(name, case)| Some((name, format!("// {banner}\n\n{}", case?)))).collect()
}

fn type_of(facts: &Facts<'_>, gated: &BTreeSet<String>) -> Option<String> {
    let schemas = facts.api.schemas.keys().filter(|component| component.schema().is_some());
    let path = schemas.map(|component| facts.names.schema(component).to_string()).find(|path| gated.contains(path))?;
    let name = path.rsplit("::").next()?;
    Some(format!("use vsphere_automation::{path};\n\nfn main() {{\n    let _: Option<{name}> = None;\n}}\n"))
}

fn accessor(facts: &Facts<'_>, gated: &BTreeSet<String>) -> Option<String> {
    let operation = of_gated_service(facts, gated).next()?;
    let accessor = &facts.names.accessors[&operation.tag].method;
    Some(format!(
        "use vsphere_automation::Client;\n\nfn main() {{\n    \
         let client = Client::builder(\"https://vcenter.example.com\").build().unwrap();\n    \
         let _ = client.{accessor}();\n}}\n"
    ))
}

fn function(facts: &Facts<'_>, gated: &BTreeSet<String>) -> Option<String> {
    let operation = of_gated_service(facts, gated).next()?;
    let path = names::callable(operation, facts.names);
    Some(format!("fn main() {{\n    let _ = vsphere_automation::{path};\n}}\n"))
}

fn operation(facts: &Facts<'_>, gated: &BTreeSet<String>) -> Option<String> {
    of_gated_service(facts, gated).filter(|operation| operation.body.is_none()).find_map(|operation| {
        let arguments = arguments(operation, "\"x\"", facts)?;
        let call = called(operation, &arguments, facts);
        Some(format!(
            "use vsphere_automation::{{Client, Error}};\n\n\
             async fn call(client: &Client) -> Result<(), Error> {{\n    {call}.await.map(drop)\n}}\n\n\
             fn main() {{\n    let _ = call;\n}}\n"
        ))
    })
}

/// The operations of services of which nothing is there without the feature.
fn of_gated_service<'f>(facts: &'f Facts<'_>, gated: &'f BTreeSet<String>) -> impl Iterator<Item = &'f Operation> {
    let is_gated = |operation: &&Operation| gated.contains(&facts.names.accessors[&operation.tag].path.to_string());
    facts.api.operations.iter().filter(is_gated)
}
