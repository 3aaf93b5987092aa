//! Id strings are newtypes that cannot be mixed up; their mechanics come from the runtime.

use quote::{format_ident, quote};
use syn::{Item, parse_quote};

use crate::model::{Crate, Facts};

pub(super) fn run(krate: &mut Crate, _: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        if !item.component.is_id() {
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
