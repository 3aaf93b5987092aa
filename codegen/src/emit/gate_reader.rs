//! What is behind which feature, read from the trees that are about to be printed: not from what they were made of.

use std::collections::BTreeMap;

use syn::{ImplItem, Item};

use crate::model::EmittedGates;
use crate::model::gate::feature;
use crate::model::syntax::named;

/// A gate that has been read: the feature, or none.
type Gate = Option<String>;

/// What the modules say, each of itself.
#[derive(Debug, Default)]
pub(super) struct Modules {
    modules: BTreeMap<Vec<String>, Module>,
}

#[derive(Debug, Default)]
struct Module {
    /// The modules that it declares.
    declared: Vec<(String, Gate)>,
    /// Its items, by their path below it.
    items: Vec<(String, Gate)>,
    /// What it only names, with its path from the root.
    named: Vec<(String, String)>,
}

impl Modules {
    /// Reads the items of a module.
    pub(super) fn read(&mut self, module: &[String], items: &[Item]) {
        let mut own = Module::default();
        items.iter().for_each(|item| own.read(item));
        self.modules.insert(module.to_vec(), own);
    }

    /// Everything that can be reached from the root, with the gates of what it lies in.
    pub(super) fn gates(&self) -> EmittedGates {
        let mut gates = EmittedGates::default();
        self.below(&mut Vec::new(), None, &mut gates);
        gates
    }

    fn below(&self, path: &mut Vec<String>, outer: Option<&String>, gates: &mut EmittedGates) {
        let Some(module) = self.modules.get(path) else { return };
        let own =
            |item: &str| path.iter().flat_map(|segment| [segment.as_str(), "::"]).chain([item]).collect::<String>();
        for (name, home) in &module.named {
            gates.name(own(name), home.clone());
        }
        for (item, gate) in &module.items {
            gates.insert(own(item), gate.as_ref().or(outer).cloned());
        }
        for (name, gate) in &module.declared {
            path.push(name.clone());
            self.below(path, gate.as_ref().or(outer), gates);
            path.pop();
        }
    }
}

impl Module {
    fn read(&mut self, item: &Item) {
        match item {
            Item::Mod(item) => self.declared.push((item.ident.to_string(), feature(&item.attrs))),
            Item::Use(_) => {
                let home = |path: String| path.trim_start_matches("crate::").to_owned();
                self.named.extend(named(item).into_iter().map(|(name, path)| (name, home(path))));
            }
            Item::Type(item) => self.items.push((item.ident.to_string(), feature(&item.attrs))),
            Item::Struct(item) => {
                let gate = feature(&item.attrs);
                let named = item.fields.iter().filter_map(|field| Some((field.ident.as_ref()?, &field.attrs)));
                self.members(&item.ident, &gate, named);
                self.items.push((item.ident.to_string(), gate));
            }
            Item::Enum(item) => {
                let gate = feature(&item.attrs);
                self.members(&item.ident, &gate, item.variants.iter().map(|variant| (&variant.ident, &variant.attrs)));
                self.items.push((item.ident.to_string(), gate));
            }
            Item::Impl(item) if item.trait_.is_none() => {
                let syn::Type::Path(of) = &*item.self_ty else { return };
                let Some(holder) = of.path.segments.last() else { return };
                let methods = item.items.iter().filter_map(|item| match item {
                    ImplItem::Fn(method) => Some((&method.sig.ident, &method.attrs)),
                    _ => None,
                });
                self.members(&holder.ident, &feature(&item.attrs), methods);
            }
            _ => {}
        }
    }

    fn members<'a>(
        &mut self,
        holder: &syn::Ident,
        outer: &Gate,
        members: impl Iterator<Item = (&'a syn::Ident, &'a Vec<syn::Attribute>)>,
    ) {
        for (ident, attributes) in members {
            self.items.push((format!("{holder}::{ident}"), feature(attributes).or_else(|| outer.clone())));
        }
    }
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::Modules;

    #[test]
    fn what_lies_in_something_gated_is_gated() {
        let mut modules = Modules::default();
        let root = parse_quote!(
            #[cfg(feature = "outer")]
            pub mod m;
        );
        let structure = parse_quote!(
            pub struct A {
                #[cfg(feature = "inner")]
                pub b: u8,
                pub c: u8,
            }
        );
        let methods = parse_quote!(impl A { pub fn c() {} pub fn d() {} });
        let of_a_trait = parse_quote!(impl Clone for A { fn e() {} });
        modules.read(&[], &[root]);
        modules.read(&["m".to_owned()], &[structure, methods, of_a_trait]);
        let gates = modules.gates();
        let of = |path| gates.of(path).map(Option::unwrap_or_default);
        assert_eq!(of("m::A").as_deref(), Some("outer"));
        assert_eq!(of("m::A::b").as_deref(), Some("inner"));
        assert_eq!(of("m::A::c").as_deref(), Some("outer"));
        assert_eq!(of("m::A::d").as_deref(), Some("outer"));
        assert_eq!(of("m::A::e"), None);
    }
}
