//! What a call must have, where it is given by name: a structure beside the type of the call, with a field for each required
//! parameter. The body and files keep their places.

use syn::{Item, Type, parse_quote};

use super::methods::Site;
use super::sending::{argument_type, held};
use crate::model::syntax::crate_path;
use crate::model::{Facts, Operation, Parameter, nodes};
use crate::names::{self, Opaque};
use crate::words;

/// The structure, where there is one.
pub(super) fn of(site: &Site<'_>, generated: &syn::Signature, facts: &Facts<'_>) -> Option<Item> {
    let Site { operation, name, service } = site;
    let fields = fields(operation, generated, facts);
    if fields.is_empty() {
        return None;
    }
    let ident = nodes::ident(&names::operation_required(name));
    let generics = borrows(&fields).then(|| nodes::takes_life("'a"));
    let fields = fields.into_iter().map(|(ident, ty, words)| {
        let docs = nodes::docs(&words::lines(&words));
        nodes::field(docs.into_iter().collect(), nodes::ident(&ident), ty)
    });
    let mut text = words::Text::default();
    text.verbatim(&format!("What [`{0}::{name}`] must be given: each by its name.", service.ident));
    if let Some(example) = words::example::rust(operation, &facts.names.accessors[&operation.tag].method, facts) {
        text.verbatim("# Example");
        text.verbatim(&example);
    }
    let docs = text.docs().into_iter();
    Some(parse_quote! {
        #(#docs)*
        #[derive(Clone, Debug)]
        pub struct #ident #generics { #(#fields),* }
    })
}

/// The structure as the method takes it.
pub(super) fn taken(operation: &Operation, generated: &syn::Signature, facts: &Facts<'_>) -> Type {
    let module = &facts.names.accessors[&operation.tag].path.module;
    let path = crate_path(&names::operation_required_path(operation, module));
    if borrows(&fields(operation, generated, facts)) { parse_quote!(#path<'_>) } else { path }
}

/// A lifetime that nothing has is none.
fn borrows(fields: &[(String, Type, String)]) -> bool {
    fields.iter().any(|(_, ty, _)| matches!(ty, Type::Reference(_)))
}

/// Name, type and words of each.
fn fields(operation: &Operation, generated: &syn::Signature, facts: &Facts<'_>) -> Vec<(String, Type, String)> {
    let field = |(index, ident, parameter): (usize, String, &Parameter)| {
        let words = parameter.description.clone().unwrap_or_else(|| format!("`{}`.", parameter.name));
        (ident, held(&argument_type(generated, &Opaque::parameter(index))), words)
    };
    names::named(operation, facts.api).into_iter().map(field).collect()
}
