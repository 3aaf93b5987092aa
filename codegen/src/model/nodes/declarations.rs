//! Items, methods and their arguments.

use proc_macro2::{Span, TokenStream};
use syn::{
    Attribute, Block, Expr, Field, Fields, FieldsNamed, FieldsUnnamed, FnArg, GenericParam, Generics, Ident, ImplItem,
    ImplItemFn, Item, ItemConst, ItemEnum, ItemImpl, ItemMacro, ItemStruct, ItemType, Lifetime, LifetimeParam, Macro,
    MacroDelimiter, Pat, PatIdent, PatType, Path, Receiver, ReceiverKind, ReturnType, Signature, Stmt, Type, Variant,
    Visibility, WhereClausePlacement,
};

/// `pub`.
fn public() -> Visibility {
    Visibility::Public(Default::default())
}

/// `self` or `mut self`.
pub(crate) fn receiver(is_mutable: bool) -> FnArg {
    FnArg::Receiver(Receiver {
        attrs: Vec::new(),
        mutability: is_mutable.then(Default::default),
        self_token: Default::default(),
        kind: ReceiverKind::Value,
    })
}

/// `name: T`.
pub(crate) fn argument(name: &Ident, ty: Type) -> FnArg {
    let pattern = PatIdent { attrs: Vec::new(), by_ref: None, mutability: None, ident: name.clone(), subpat: None };
    FnArg::Typed(PatType {
        attrs: Vec::new(),
        pat: Box::new(Pat::Ident(pattern)),
        colon_token: Default::default(),
        ty: Box::new(ty),
    })
}

/// `pub fn name(inputs) -> T { body }`.
pub(crate) fn method(
    attrs: Vec<Attribute>,
    name: Ident,
    inputs: impl IntoIterator<Item = FnArg>,
    output: Type,
    block: Block,
) -> ImplItemFn {
    let sig = Signature {
        constness: None,
        asyncness: None,
        safety: Default::default(),
        abi: None,
        fn_token: Default::default(),
        ident: name,
        generics: Generics::default(),
        paren_token: Default::default(),
        inputs: inputs.into_iter().collect(),
        variadic: None,
        output: ReturnType::Type(Default::default(), Box::new(output)),
    };
    ImplItemFn { attrs, vis: public(), modifiers: Default::default(), sig, block }
}

/// `{ statement; value }`.
pub(crate) fn block(statements: impl IntoIterator<Item = Expr>, value: Expr) -> Block {
    let statements = statements.into_iter().map(|statement| Stmt::Expr(statement, Some(Default::default())));
    Block { brace_token: Default::default(), stmts: statements.chain([Stmt::Expr(value, None)]).collect() }
}

/// `pub name: T`.
pub(crate) fn field(attrs: Vec<Attribute>, name: Ident, ty: Type) -> Field {
    Field { attrs, vis: public(), ident: Some(name), colon_token: Some(Default::default()), ..inner(ty) }
}

/// `T`, the field of a structure that has no names for its fields.
pub(crate) fn inner(ty: Type) -> Field {
    Field {
        attrs: Vec::new(),
        vis: Visibility::Inherited,
        modifiers: Default::default(),
        ident: None,
        colon_token: None,
        ty,
        default: None,
    }
}

/// `pub struct Name { … }`.
pub(crate) fn structure(attrs: Vec<Attribute>, ident: Ident, fields: impl IntoIterator<Item = Field>) -> Item {
    let fields = FieldsNamed { brace_token: Default::default(), named: fields.into_iter().collect() };
    Item::Struct(ItemStruct {
        attrs,
        vis: public(),
        struct_token: Default::default(),
        ident,
        generics: Generics::default(),
        fields: Fields::Named(fields),
        semi_token: None,
    })
}

/// `pub struct Name(T);`.
pub(crate) fn around(attrs: Vec<Attribute>, ident: Ident, generics: Generics, inner: Field) -> Item {
    let fields = FieldsUnnamed { paren_token: Default::default(), unnamed: std::iter::once(inner).collect() };
    Item::Struct(ItemStruct {
        attrs,
        vis: public(),
        struct_token: Default::default(),
        ident,
        generics,
        fields: Fields::Unnamed(fields),
        semi_token: Some(Default::default()),
    })
}

/// `pub enum Name { … }`.
pub(crate) fn enumeration(attrs: Vec<Attribute>, ident: Ident, variants: impl IntoIterator<Item = Variant>) -> Item {
    Item::Enum(ItemEnum {
        attrs,
        vis: public(),
        enum_token: Default::default(),
        ident,
        generics: Generics::default(),
        brace_token: Default::default(),
        variants: variants.into_iter().collect(),
    })
}

/// `Name` or `Name(T)`.
pub(crate) fn variant(ident: Ident, inner: Option<Field>) -> Variant {
    let fields = match inner {
        Some(inner) => Fields::Unnamed(FieldsUnnamed {
            paren_token: Default::default(),
            unnamed: std::iter::once(inner).collect(),
        }),
        None => Fields::Unit,
    };
    Variant { attrs: Vec::new(), ident, fields, discriminant: None }
}

/// `pub type Name = T;`.
pub(crate) fn alias(ident: Ident, ty: Type) -> Item {
    Item::Type(ItemType {
        attrs: Vec::new(),
        vis: public(),
        modifiers: Default::default(),
        type_token: Default::default(),
        ident,
        generics: Generics::default(),
        eq_token: Default::default(),
        ty: Box::new(ty),
        semi_token: Default::default(),
        where_clause_placement: WhereClausePlacement::Early,
    })
}

/// `impl T { … }`.
pub(crate) fn implementation(generics: Generics, ty: Type, items: Vec<ImplItem>) -> Item {
    Item::Impl(ItemImpl {
        attrs: Vec::new(),
        modifiers: Default::default(),
        unsafety: None,
        impl_token: Default::default(),
        generics,
        trait_: None,
        self_ty: Box::new(ty),
        brace_token: Default::default(),
        items,
    })
}

/// `<'c>`, where it is declared.
pub(crate) fn takes_life(lifetime: &str) -> Generics {
    let life = LifetimeParam::new(Lifetime::new(lifetime, Span::call_site()));
    Generics {
        lt_token: Some(Default::default()),
        params: std::iter::once(GenericParam::Lifetime(life)).collect(),
        gt_token: Some(Default::default()),
        where_clause: None,
    }
}

/// `const NAME: T = value;`.
pub(crate) fn constant(name: Ident, ty: Type, value: Expr) -> Item {
    Item::Const(ItemConst {
        attrs: Vec::new(),
        vis: Visibility::Inherited,
        modifiers: Default::default(),
        const_token: Default::default(),
        ident: name,
        generics: Generics::default(),
        colon_token: Default::default(),
        ty: Box::new(ty),
        eq_token: Default::default(),
        expr: Box::new(value),
        semi_token: Default::default(),
    })
}

/// `path! { tokens }`.
pub(crate) fn of_macro(path: Path, tokens: TokenStream) -> Item {
    let delimiter = MacroDelimiter::Brace(Default::default());
    let mac = Macro { path, bang_token: Default::default(), delimiter, tokens };
    Item::Macro(ItemMacro { attrs: Vec::new(), ident: None, mac, semi_token: None })
}
