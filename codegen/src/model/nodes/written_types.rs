//! Names, paths and types.

use proc_macro2::Span;
use syn::{
    AngleBracketedGenericArguments, GenericArgument, Ident, Lifetime, Path, PathArguments, PathSegment, TraitBound,
    Type, TypeImplTrait, TypeParamBound, TypePath, TypeReference, TypeSlice,
};

/// A name, which may be raw: `r#type`.
pub(crate) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(name) => Ident::new_raw(name, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// `a::b::c`.
pub(crate) fn path<'a>(segments: impl IntoIterator<Item = &'a str>) -> Path {
    let segments = segments.into_iter().map(|segment| PathSegment::from(ident(segment)));
    Path { leading_colon: None, segments: segments.collect() }
}

/// What the runtime has for generated code: `vsphere_automation_runtime::generated::a::b`.
pub(crate) fn runtime<'a>(segments: impl IntoIterator<Item = &'a str>) -> Path {
    path(["vsphere_automation_runtime", "generated"].into_iter().chain(segments))
}

/// The type of a path.
pub(crate) fn plain(path: Path) -> Type {
    Type::Path(TypePath { attrs: Vec::new(), qself: None, path })
}

/// `Option<T>`.
pub(crate) fn of(wrapper: &str, ty: Type) -> Type {
    plain(with(ident(wrapper).into(), [GenericArgument::Type(ty)]))
}

/// `T<'c>` or `T<'c, R>`.
pub(crate) fn with_life(path: Path, lifetime: &str, ty: Option<Type>) -> Type {
    let lifetime = GenericArgument::Lifetime(Lifetime::new(lifetime, Span::call_site()));
    plain(with(path, std::iter::once(lifetime).chain(ty.map(GenericArgument::Type))))
}

/// `&T`.
pub(crate) fn reference(ty: Type) -> Type {
    Type::Reference(TypeReference {
        attrs: Vec::new(),
        and_token: Default::default(),
        lifetime: None,
        mutability: None,
        elem: Box::new(ty),
    })
}

/// `[T]`.
pub(crate) fn slice(ty: Type) -> Type {
    Type::Slice(TypeSlice { attrs: Vec::new(), bracket_token: Default::default(), elem: Box::new(ty) })
}

/// `impl Into<T>`.
pub(crate) fn into(ty: Type) -> Type {
    let bound = TypeParamBound::Trait(TraitBound {
        paren_token: None,
        lifetimes: None,
        modifiers: Default::default(),
        maybe: None,
        path: with(ident("Into").into(), [GenericArgument::Type(ty)]),
    });
    let bounds = std::iter::once(bound).collect();
    Type::ImplTrait(TypeImplTrait { attrs: Vec::new(), impl_token: Default::default(), bounds })
}

fn with(mut path: Path, given: impl IntoIterator<Item = GenericArgument>) -> Path {
    if let Some(last) = path.segments.last_mut() {
        last.arguments = PathArguments::AngleBracketed(arguments(given));
    }
    path
}

/// `<T>`, behind a path.
pub(super) fn arguments(given: impl IntoIterator<Item = GenericArgument>) -> AngleBracketedGenericArguments {
    AngleBracketedGenericArguments {
        colon2_token: None,
        lt_token: Default::default(),
        args: given.into_iter().collect(),
        gt_token: Default::default(),
    }
}
