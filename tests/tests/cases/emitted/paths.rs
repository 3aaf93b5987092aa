//! Types as a caller writes them.

use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{Item, ItemEnum, Type, parse_quote};

use super::Emitted;
use super::sources::{Module, bare};

/// Macros of the runtime that read an enum by the status of an answer.
const TELL_APART: [&str; 2] = ["answers", "error_body"];

impl Emitted {
    /// The type that the module at that index names, as code outside the crate names it.
    pub(crate) fn outside(&self, ty: &Type, module: usize) -> String {
        let mut ty = ty.clone();
        Outside { emitted: self, module: &self.modules[module] }.visit_type_mut(&mut ty);
        ty.to_token_stream().to_string()
    }

    /// The enum that a type is, if it is one of the crate's own that serde knows nothing of: one that only tells several
    /// answers apart.
    pub(crate) fn several_answers(&self, ty: &Type, module: usize) -> Option<&ItemEnum> {
        let path = self.outside(ty, module).replace(' ', "");
        let (home, name) = path.rsplit_once("::")?;
        let home: Vec<&str> = home.split("::").skip(1).collect();
        let module = self.modules.iter().find(|module| module.path == home)?;
        let found = module.items.iter().find_map(|item| match item {
            Item::Enum(item) if item.ident == name => Some(item),
            _ => None,
        })?;
        let derives = found.attrs.iter().any(|attribute| {
            attribute.path().is_ident("derive") && attribute.to_token_stream().to_string().contains("Serialize")
        });
        let implements = module.items.iter().any(|item| match item {
            Item::Impl(item) => {
                let of =
                    item.trait_.as_ref().is_some_and(|(path, _)| path.segments.iter().any(|s| s.ident == "Serialize"));
                of && item.self_ty.to_token_stream().to_string() == name
            }
            // These tell answers and errors apart; they are no serde.
            Item::Macro(item)
                if item.mac.path.segments.last().is_some_and(|name| TELL_APART.contains(&&*name.ident.to_string())) =>
            {
                false
            }
            Item::Macro(item) => item.mac.tokens.to_string().split_whitespace().next() == Some(name),
            _ => false,
        });
        (!derives && !implements).then_some(found)
    }

    /// The functions of a type that the crate has at this path.
    pub(crate) fn functions(&self, path: &str) -> Vec<&syn::ImplItemFn> {
        let path = path.replace(' ', "");
        let Some((home, name)) = path.rsplit_once("::") else { return Vec::new() };
        let home: Vec<&str> = home.split("::").skip(1).collect();
        let items = self.modules.iter().filter(|module| module.path == home).flat_map(|module| &module.items);
        let impls = items.filter_map(|item| match item {
            Item::Impl(item) if item.self_ty.to_token_stream().to_string() == name => Some(&item.items),
            _ => None,
        });
        let functions = impls.flatten().filter_map(|item| match item {
            syn::ImplItem::Fn(function) => Some(function),
            _ => None,
        });
        functions.collect()
    }

    /// Index of the module of a type at this path.
    pub(crate) fn home(&self, path: &str) -> Option<usize> {
        let path = path.replace(' ', "");
        let home: Vec<&str> = path.rsplit_once("::")?.0.split("::").skip(1).collect();
        self.modules.iter().position(|module| module.path == home)
    }

    fn absolute(&self, segments: &[String], module: &Module) -> Option<Vec<String>> {
        let first = segments.first()?;
        let rest = |from: usize| segments[from..].iter().cloned();
        let library = || std::iter::once(self.library.clone());
        if first == "crate" {
            let rest = rest(1).filter(|segment| segment != "generated").collect::<Vec<_>>();
            // What the runtime has is re-exported by the root, and can be named nowhere else.
            return match (rest.first().map(String::as_str), rest.last()) {
                (Some("runtime"), Some(last)) => Some(library().chain([last.clone()]).collect()),
                _ => Some(library().chain(rest).collect()),
            };
        }
        if first.ends_with("_runtime") {
            return Some(library().chain(segments.last().cloned()).collect());
        }
        if let Some(used) = module.uses.get(first).filter(|used| used.first() != Some(first)) {
            let whole: Vec<String> = used.iter().cloned().chain(rest(1)).collect();
            return self.absolute(&whole, module);
        }
        let is_own = module.items.iter().any(|item| match item {
            Item::Struct(item) => bare(&item.ident) == *first,
            Item::Enum(item) => bare(&item.ident) == *first,
            Item::Type(item) => bare(&item.ident) == *first,
            Item::Mod(item) => bare(&item.ident) == *first,
            _ => false,
        });
        is_own.then(|| library().chain(module.path.iter().cloned()).chain(segments.iter().cloned()).collect())
    }
}

struct Outside<'a> {
    emitted: &'a Emitted,
    module: &'a Module,
}

impl VisitMut for Outside<'_> {
    fn visit_type_path_mut(&mut self, ty: &mut syn::TypePath) {
        visit_mut::visit_type_path_mut(self, ty);
        let segments: Vec<String> = ty.path.segments.iter().map(|segment| bare(&segment.ident)).collect();
        let Some(path) = self.emitted.absolute(&segments, self.module) else { return };
        let Ok(mut absolute) = syn::parse_str::<syn::Path>(&path.join("::")) else { return };
        if let (Some(new), Some(old)) = (absolute.segments.last_mut(), ty.path.segments.last()) {
            new.arguments = old.arguments.clone();
        }
        *ty = parse_quote!(#absolute);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut syn::Lifetime) {
        lifetime.ident = syn::Ident::new("_", lifetime.ident.span());
    }
}
