//! Id strings are newtypes that cannot be mixed up; their mechanics come from the runtime.

use quote::quote;

use crate::model::nodes::{around, ident, inner, listed, of, of_macro, path, plain, runtime};
use crate::model::{Crate, Facts};

pub(super) fn run(krate: &mut Crate, _: &Facts<'_>) -> usize {
    let mut places = 0;
    for item in &mut krate.types {
        if !item.component.is_id() {
            continue;
        }
        let name = ident(&item.path.ident);
        let derived = listed("derive", quote!(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash));
        let text = inner(of("Box", plain(path(["str"]))));
        item.definition = around(vec![derived], name.clone(), Default::default(), text);
        item.companions.push(of_macro(runtime(["id"]), quote!(#name)));
        places += 1;
    }
    places
}
