//! Methods that make a call, with their setters.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{FnArg, GenericArgument, ImplItem, ImplItemFn, Item, ItemImpl, PathArguments, ReturnType, Type};

use super::arguments::{Evidence, Slot};
use super::plain;
use super::sources::{Module, bare};

/// A method of an accessor.
pub(crate) struct Method {
    /// The accessor's method on the client.
    accessor: String,
    pub(crate) name: String,
    /// Index of the module that it stands in.
    pub(crate) module: usize,
    /// What a call gives.
    pub(crate) result: Type,
    /// What the body of an error is read as: `.errors::<T>(…)` of the constant that describes the operation.
    pub(crate) error: Option<Type>,
    /// Arguments in their order.
    pub(crate) required: Vec<Slot>,
    /// Setters of the call.
    pub(crate) optional: Vec<Slot>,
    /// Texts in the method and in the constants that it names.
    texts: BTreeSet<String>,
}

impl Method {
    /// As a caller writes it.
    pub(crate) fn path(&self) -> String {
        format!("{}().{}", self.accessor, self.name)
    }

    /// How much speaks for it being the operation of that id.
    pub(super) fn fits(&self, operation: &str) -> u8 {
        let exactly = self.texts.contains(operation);
        let with_service = self.texts.iter().any(|text| text.ends_with(&format!("_{operation}")));
        let by_name = !plain(operation).is_empty() && plain(&self.name) == plain(operation);
        let by_both = plain(&format!("{}{}", self.accessor, self.name)) == plain(operation);
        8 * u8::from(exactly) + 4 * u8::from(with_service) + 2 * u8::from(by_name) + u8::from(by_both)
    }
}

pub(super) fn methods(modules: &[Module]) -> Vec<Method> {
    let impls = || {
        modules.iter().enumerate().flat_map(|(index, module)| {
            module.items.iter().filter_map(move |item| match item {
                Item::Impl(item) => Some((index, item)),
                _ => None,
            })
        })
    };
    let accessors: BTreeMap<String, String> = impls()
        .filter(|(_, item)| last(&item.self_ty).as_deref() == Some("Client"))
        .flat_map(|(_, item)| functions(item))
        .filter(|function| function.sig.inputs.len() == 1)
        .filter_map(|function| Some((last(returned(function)?)?, bare(&function.sig.ident))))
        .collect();
    let mut methods = Vec::new();
    for (module, item) in impls() {
        let Some(accessor) = last(&item.self_ty).and_then(|owner| accessors.get(&owner)) else { continue };
        for function in functions(item).filter(|function| function.sig.receiver().is_some()) {
            let Some((result, call)) = returned(function).and_then(|ty| call_of(ty, modules)) else { continue };
            let evidence = Evidence::of(function, &modules[module]);
            let required = function.sig.inputs.iter().filter_map(|input| Slot::of(input, &evidence));
            let setters = impls().filter(|(_, item)| call.is_some() && last(&item.self_ty) == call);
            let setters = setters.flat_map(|(module, item)| functions(item).map(move |function| (module, function)));
            methods.push(Method {
                accessor: accessor.clone(),
                name: function.sig.ident.to_string(),
                module,
                result,
                error: error_of(function, &modules[module]),
                required: required.collect(),
                optional: setters.filter_map(|(module, setter)| optional(setter, &modules[module])).collect(),
                texts: evidence.texts(),
            });
        }
    }
    methods
}

/// The type of errors that a constant which the method names has.
fn error_of(function: &ImplItemFn, module: &Module) -> Option<Type> {
    struct Idents(BTreeSet<String>);
    impl<'a> Visit<'a> for Idents {
        fn visit_ident(&mut self, ident: &'a syn::Ident) {
            self.0.insert(ident.to_string());
        }
    }
    struct Errors(Option<Type>);
    impl<'a> Visit<'a> for Errors {
        fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
            if call.method == "errors"
                && let Some(GenericArgument::Type(ty)) = call.turbofish.as_ref().and_then(|fish| fish.args.first())
            {
                self.0 = Some(ty.clone());
            }
            visit::visit_expr_method_call(self, call);
        }
    }
    let mut named = Idents(BTreeSet::new());
    named.visit_block(&function.block);
    let mut errors = Errors(None);
    for item in &module.items {
        if let Item::Const(item) = item
            && named.0.contains(&item.ident.to_string())
        {
            errors.visit_expr(&item.expr);
        }
    }
    errors.0
}

/// The functions that give credentials.
pub(super) fn credentials(modules: &[Module]) -> BTreeSet<String> {
    let impls = modules.iter().flat_map(|module| &module.items).filter_map(|item| match item {
        Item::Impl(item) if last(&item.self_ty).as_deref() == Some("Credentials") => Some(item),
        _ => None,
    });
    let makers = impls.flat_map(functions).filter(|function| function.sig.receiver().is_none());
    makers.map(|function| function.sig.ident.to_string()).collect()
}

fn functions(item: &ItemImpl) -> impl Iterator<Item = &ImplItemFn> {
    item.items.iter().filter_map(|item| match item {
        ImplItem::Fn(function) if matches!(function.vis, syn::Visibility::Public(_)) => Some(function),
        _ => None,
    })
}

/// A setter takes the call and one value, and gives the call.
fn optional(function: &ImplItemFn, module: &Module) -> Option<Slot> {
    let gives_itself = returned(function).and_then(last).is_some_and(|name| name == "Self");
    let mut inputs = function.sig.inputs.iter();
    let (Some(FnArg::Receiver(_)), Some(value), None) = (inputs.next(), inputs.next(), inputs.next()) else {
        return None;
    };
    let mut slot = Slot::of(value, &Evidence::of(function, module)).filter(|_| gives_itself)?;
    slot.name = function.sig.ident.to_string();
    Some(slot)
}

fn returned(function: &ImplItemFn) -> Option<&Type> {
    match &function.sig.output {
        ReturnType::Type(_, ty) => Some(ty),
        ReturnType::Default => None,
    }
}

/// What the call gives, and the type that its setters belong to: `Call<'c, T>`, or a struct around one.
fn call_of(ty: &Type, modules: &[Module]) -> Option<(Type, Option<String>)> {
    let name = last(ty)?;
    if name == "Call" {
        return Some((type_argument(ty)?, None));
    }
    let wrapped = modules.iter().flat_map(|module| &module.items).find_map(|item| match item {
        Item::Struct(item) if item.ident == name => item.fields.iter().next().map(|field| &field.ty),
        _ => None,
    })?;
    (last(wrapped)? == "Call").then(|| type_argument(wrapped)).flatten().map(|ty| (ty, Some(name)))
}

fn type_argument(ty: &Type) -> Option<Type> {
    let Type::Path(path) = ty else { return None };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty.clone()),
        _ => None,
    })
}

fn last(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|segment| bare(&segment.ident)),
        _ => None,
    }
}
