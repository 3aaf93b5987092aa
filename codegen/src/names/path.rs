//! Where items live: modules that mirror the vendor's packages.

use super::ident;
use crate::model::{Names, Operation, RustPath, Schema, Shape, own_id};

/// Words that end the name of a data type in this API family. What follows such a segment is nested in the type, what
/// precedes it is a package: `Providers.SessionInfo.Stage` is `providers::SessionInfoStage`. Words that end the names of
/// packages more often, as in `Esx.Settings`, `Content.Library.Item` and `Reports.Summary`, are not among them.
const TYPE_ENDINGS: &[&str] =
    &["Info", "Spec", "Error", "Param", "Message", "Result", "Credentials", "Model", "Entry", "Request", "Response"];

/// The path of a schema: a leading `Vcenter` and any `Std` go, package segments become modules, a type nested in another
/// is joined to it. Names of a single segment, as older descriptions have them, live in `types`.
pub fn schema_path(name: &str) -> RustPath {
    let name = name.strip_prefix("com.vmware.").unwrap_or(name);
    let segments: Vec<&str> = name.split('.').filter(|s| !s.is_empty()).collect();
    let Some((_, packages)) = segments.split_last() else {
        return RustPath { module: vec!["types".to_owned()], ident: String::new() };
    };
    let first_type = packages.iter().position(|s| is_type(s)).unwrap_or(packages.len());
    let mut module = modules(&segments[..first_type]);
    if module.is_empty() {
        module.push("types".to_owned());
    }
    RustPath { module, ident: ident::type_name(&segments[first_type..].join(" ")) }
}

/// The module of a tag, which is a service: all its segments are packages. `hvc/links` and `Vcenter.Hvc.Links` are one.
pub fn tag_module(tag: &str) -> Vec<String> {
    let segments: Vec<&str> = tag.split(['.', '/']).filter(|s| !s.is_empty()).collect();
    let module = modules(&segments);
    if module.is_empty() { vec!["operations".to_owned()] } else { module }
}

/// The accessor of a tag on the client where the document gives none: all of its module, joined.
pub fn accessor(tag: &str) -> String {
    let name = tag_module(tag).iter().map(|m| m.trim_end_matches('_')).collect::<Vec<_>>().join("_");
    ident::accessor_method(&name)
}

/// The method of an operation id: what follows its last `_` when that is the tag's (`Cis.Session_get`), else all of it.
pub fn operation_method(id: &str, tag: &str) -> String {
    ident::method(own_id(id, tag))
}

/// The constant that describes an operation to the runtime, from its method. One that looks like a type (`X`, `V2`) steps
/// aside: the type of a service of that name may stand beside it.
pub fn operation_constant(method: &str) -> String {
    let name = method.trim_end_matches('_').to_uppercase();
    if ident::type_name(&name) == name { format!("{name}_") } else { name }
}

/// The call of an operation that has optional parameters, from its method.
pub fn operation_call(method: &str) -> String {
    ident::type_name(&format!("{method} call"))
}

/// The enum of the answers of an operation that has several, from its method.
pub fn operation_answer(method: &str) -> String {
    ident::type_name(&format!("{method} answer"))
}

/// The headers of the answers of an operation, from its method.
pub fn operation_headers(method: &str) -> String {
    ident::type_name(&format!("{method} headers"))
}

/// The variant of a union, from what it holds.
pub fn union_variant(variant: &Schema) -> String {
    match &variant.shape {
        Shape::Reference(component) => {
            let name = component.to_string();
            ident::variant(name.rsplit('.').next().unwrap_or(&name))
        }
        Shape::Boolean => "Boolean".to_owned(),
        Shape::Integer(_) => "Integer".to_owned(),
        Shape::Number => "Number".to_owned(),
        Shape::String(_) => "String".to_owned(),
        Shape::Array(inner) => format!("{}List", union_variant(inner)),
        Shape::Map(inner) => format!("{}Map", union_variant(inner)),
        Shape::FreeObject => "Object".to_owned(),
        _ => "Value".to_owned(),
    }
}

fn modules(segments: &[&str]) -> Vec<String> {
    let leading = usize::from(segments.first().is_some_and(|s| s.eq_ignore_ascii_case("vcenter")));
    segments[leading..].iter().filter(|s| !s.eq_ignore_ascii_case("std")).map(|s| ident::module(s)).collect()
}

fn is_type(segment: &str) -> bool {
    TYPE_ENDINGS.iter().any(|ending| segment.ends_with(ending))
}

/// What callers call an operation: `hvc::links::HvcLinks::get`.
pub(crate) fn callable(operation: &Operation, names: &Names) -> String {
    let service = names.accessors.get(&operation.tag).map_or_else(String::new, |service| service.path.to_string());
    format!("{service}::{}", operation_method(&operation.id, &operation.tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemas_mirror_the_packages() {
        let names = [
            "Vcenter.Hvc.Links.Sync.Providers.SessionInfo.Stage",
            "Vcenter.Hvc.Links.Sync.Providers.Status",
            "Appliance.Recovery.Reconciliation.Job.CreateSpec",
            "Vapi.Std.Errors.Error.Type",
            "Vapi.Std.LocalizableMessage",
            "Cis.Session.Info",
            "Esx.Settings.Clusters.Software.Commits.Info",
            "VcenterHvcLinksInfo",
            "vcenter.hvc.links_create",
        ];
        assert_eq!(
            names.map(|n| schema_path(n).to_string()),
            [
                "hvc::links::sync::providers::SessionInfoStage",
                "hvc::links::sync::providers::Status",
                "appliance::recovery::reconciliation::job::CreateSpec",
                "vapi::errors::ErrorType",
                "vapi::LocalizableMessage",
                "cis::session::Info",
                "esx::settings::clusters::software::commits::Info",
                "types::VcenterHvcLinksInfo",
                "hvc::LinksCreate",
            ]
        );
    }

    #[test]
    fn operations_are_named_within_their_tag() {
        assert_eq!(
            operation_method("Vcenter.Hvc.Links_deleteWithCredentials", "Vcenter.Hvc.Links"),
            "delete_with_credentials"
        );
        assert_eq!(operation_method("Appliance.Networking_change$Task", "Appliance.Networking"), "change_task");
        assert_eq!(operation_method("get_thing", "Things"), "get_thing");
    }

    #[test]
    fn accessors_join_the_module() {
        assert_eq!(accessor("Vcenter.Hvc.Links"), "hvc_links");
        assert_eq!(accessor("tagging/tag_association"), "tagging_tag_association");
    }
}
