//! An emitted crate as its callers see it: accessors, methods, setters and types, read from its sources.
//!
//! Nothing here asks the generator what it called something: what counts is what a caller can find.

mod arguments;
mod calls;
mod paths;
mod sources;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use arguments::{Place, Slot, body_slot, parameter_slot};
pub(crate) use calls::Method;

/// The face of a crate.
#[derive(Default)]
pub(crate) struct Emitted {
    /// The library as code names it.
    pub(crate) library: String,
    pub(crate) methods: Vec<Method>,
    /// Functions of `Credentials` that make some.
    pub(crate) credentials: BTreeSet<String>,
    modules: Vec<sources::Module>,
    /// Fields that have another name in JSON.
    renames: BTreeMap<String, BTreeSet<String>>,
}

impl Emitted {
    /// Whether the field of some struct stands for the member of that name.
    pub(crate) fn is_field(&self, field: &str, member: &str) -> bool {
        let field = field.trim_start_matches("r#");
        match plain(member) {
            name if name.is_empty() => self.renames.get(field).is_some_and(|names| names.contains(member)),
            name => plain(field) == name || self.renames.get(field).is_some_and(|names| names.contains(member)),
        }
    }

    /// The method that calls the operation.
    ///
    /// # Errors
    ///
    /// That there is none, or that several look as if they did.
    pub(crate) fn method(&self, operation: &str) -> Result<&Method, String> {
        let best = self.methods.iter().map(|method| method.fits(operation)).max().unwrap_or_default();
        let found: Vec<&Method> =
            self.methods.iter().filter(|method| best > 0 && method.fits(operation) == best).collect();
        match found[..] {
            [method] => Ok(method),
            [] => Err(format!("there is no method for the operation {operation}")),
            _ => {
                let names: Vec<String> = found.iter().map(|method| method.path()).collect();
                Err(format!("several methods could be the operation {operation}: {}", names.join(", ")))
            }
        }
    }
}

/// A name without its case and its signs, which differ between a document and Rust.
pub(crate) fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One operation with its setters on the runtime's call, the other with a call of its own.
    const SOURCE: &str = r#"
        impl Client {
            pub fn cables(&self) -> Cables<'_> { Cables(self) }
        }
        pub mod types {
            use crate::runtime::Secret;
            pub struct Cable { #[cfg_attr(feature = "schemars", schemars(rename = "ID"))] pub id_2: Option<i64>, pub key: Secret }
            pub enum Answer { Found(Cable), Nothing }
        }
        use crate::types::Answer;
        pub struct Cables<'c>(&'c Client);
        impl<'c> Cables<'c> {
            pub fn get_cable(self, id: &str) -> Call<'c, Answer, GetCableOptions> {
                Call::json(self.0, &GET_CABLE).path(id)
            }
            pub fn put(self, id: &str, body: &crate::types::Cable) -> Put<'c> {
                Put(Call::void(self.0, &PUT).path(id).body(body))
            }
        }
        impl<'c> Call<'c, (), GetCableOptions> {
            pub fn id_2(self, value: i64) -> Self { self.query("id", value) }
            pub fn id_3(self, cookie: i64) -> Self { self.query("ID", cookie) }
            pub fn id_4(self, value: &str) -> Self { self.header("id", value) }
        }
        pub struct Put<'c>(Call<'c, ()>);
        impl<'c> Put<'c> {
            pub fn force(self, value: bool) -> Self { Self(self.0.query("force", value)) }
        }
        const GET_CABLE: Operation = Operation::new("cables_getCable", Method::Get, "/cables/{id}");
        const PUT: Operation = Operation::new("putCable", Method::Put, "/cables/{id}");
    "#;

    fn slot(operation: &str, name: &str) -> Result<String, String> {
        let emitted = Emitted::of_text(SOURCE);
        let method = emitted.method(operation)?;
        let slots: Vec<&Slot> = method.required.iter().chain(&method.optional).collect();
        let (place, name) = Place::split(name);
        parameter_slot(&slots, name, place).map(|slot| slot.name.clone())
    }

    #[test]
    fn operations_are_found_by_their_ids_or_names() {
        let emitted = Emitted::of_text(SOURCE);
        let path = |operation: &str| emitted.method(operation).map(Method::path);
        assert_eq!(path("getCable").unwrap(), "cables().get_cable");
        assert_eq!(path("putCable").unwrap(), "cables().put");
        assert_eq!(path("cables_put").unwrap(), "cables().put");
        assert!(path("cut").unwrap_err().contains("no method"));
    }

    #[test]
    fn arguments_are_found_by_what_is_sent_and_where() {
        assert_eq!(slot("getCable", "path.id").unwrap(), "id");
        assert_eq!(slot("getCable", "query.id").unwrap(), "id_2");
        assert_eq!(slot("getCable", "query.ID").unwrap(), "id_3");
        assert_eq!(slot("getCable", "header.Id").unwrap(), "id_4");
        assert_eq!(slot("putCable", "force").unwrap(), "force");
        assert!(slot("putCable", "query.id").unwrap_err().contains("no argument"));
    }

    #[test]
    fn the_body_is_the_argument_that_is_sent_as_one() {
        let emitted = Emitted::of_text(SOURCE);
        let slots = |operation: &str| {
            let method = emitted.method(operation).unwrap();
            let slots: Vec<&Slot> = method.required.iter().chain(&method.optional).collect();
            body_slot(&slots, None, &crate::json::Json::Null).map(|slot| slot.name.clone())
        };
        assert_eq!(slots("putCable").as_deref(), Some("body"));
        assert_eq!(slots("getCable"), None);
    }

    #[test]
    fn types_have_the_path_that_a_caller_writes() {
        let emitted = Emitted::of_text(SOURCE);
        let method = emitted.method("getCable").unwrap();
        assert_eq!(emitted.outside(&method.result, method.module).replace(' ', ""), "case::types::Answer");
        assert!(emitted.several_answers(&method.result, method.module).is_some());
        assert!(emitted.is_field("id_2", "ID") && emitted.is_field("key", "Key") && !emitted.is_field("key", "ID"));
        let secret = syn::parse_str("Vec<Secret>").unwrap();
        let home = emitted.home("case::types::Cable").unwrap();
        assert_eq!(emitted.outside(&secret, home).replace(' ', ""), "Vec<case::Secret>");
    }
}
