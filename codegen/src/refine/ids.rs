//! Id strings are newtypes that cannot be mixed up; their mechanics come from the runtime.

use quote::{format_ident, quote};
use syn::{Item, parse_quote};

use crate::model::{Crate, Facts};

pub(super) fn run(krate: &mut Crate, facts: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        // The component of an id type, not a property that has it.
        let schema = facts.schema(item);
        if schema.id.is_none() || !item.component.starts_with("x-sdk-id ") {
            continue;
        }
        let name = format_ident!("{}", item.path.ident);
        item.definition = parse_quote! {
            #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct #name(Box<str>);
        };
        item.companions.extend(syn::parse2::<Item>(quote!(vsphere_automation_runtime::generated::id! { #name })).ok());
        places += 1;
    }
    places
}
