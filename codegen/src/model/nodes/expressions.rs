//! Values and calls.

use proc_macro2::Span;
use syn::{
    Attribute, Expr, ExprArray, ExprAssign, ExprCall, ExprField, ExprLit, ExprMethodCall, ExprPath, ExprReference,
    ExprStruct, ExprTuple, FieldValue, GenericArgument, Ident, Lit, LitInt, LitStr, Member, Path, Type,
};

use super::written_types::{arguments, ident};

/// What a name stands for.
pub(crate) fn variable(name: &Ident) -> Expr {
    value(name.clone().into())
}

/// What a path stands for.
pub(crate) fn value(path: Path) -> Expr {
    Expr::Path(ExprPath { attrs: Vec::new(), qself: None, path })
}

/// `"text"`.
pub(crate) fn text(text: &str) -> Expr {
    Expr::Lit(ExprLit { attrs: Vec::new(), lit: Lit::Str(LitStr::new(text, Span::call_site())) })
}

/// `17`.
pub(crate) fn number(number: usize) -> Expr {
    let number = LitInt::new(&number.to_string(), Span::call_site());
    Expr::Lit(ExprLit { attrs: Vec::new(), lit: Lit::Int(number) })
}

/// `function(given)`.
pub(crate) fn call(function: Path, given: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::Call(ExprCall {
        attrs: Vec::new(),
        func: Box::new(value(function)),
        paren_token: Default::default(),
        args: given.into_iter().collect(),
    })
}

/// `receiver.method(given)`, or `receiver.method::<ty>(given)`.
pub(crate) fn called_on(receiver: Expr, method: &str, ty: Option<Type>, given: impl IntoIterator<Item = Expr>) -> Expr {
    let turbofish = ty.map(|ty| {
        let mut arguments = arguments([GenericArgument::Type(ty)]);
        arguments.colon2_token = Some(Default::default());
        arguments
    });
    Expr::MethodCall(ExprMethodCall {
        attrs: Vec::new(),
        receiver: Box::new(receiver),
        dot_token: Default::default(),
        method: ident(method),
        turbofish,
        paren_token: Default::default(),
        args: given.into_iter().collect(),
    })
}

/// `&value`.
pub(crate) fn borrowed(value: Expr) -> Expr {
    Expr::Reference(ExprReference {
        attrs: Vec::new(),
        and_token: Default::default(),
        mutability: None,
        expr: Box::new(value),
    })
}

/// `holder.member`, or `holder.0`.
pub(crate) fn field_of(holder: Expr, member: impl Into<Member>) -> Expr {
    let member = member.into();
    Expr::Field(ExprField { attrs: Vec::new(), base: Box::new(holder), dot_token: Default::default(), member })
}

/// `left = right`.
pub(crate) fn assigned(left: Expr, right: Expr) -> Expr {
    let (left, right) = (Box::new(left), Box::new(right));
    Expr::Assign(ExprAssign { attrs: Vec::new(), left, eq_token: Default::default(), right })
}

/// `Path { … }`.
pub(crate) fn literal(path: Path, fields: impl IntoIterator<Item = FieldValue>) -> Expr {
    Expr::Struct(ExprStruct {
        attrs: Vec::new(),
        qself: None,
        path,
        brace_token: Default::default(),
        fields: fields.into_iter().collect(),
        dot2_token: None,
        rest: None,
    })
}

/// `name: value`, or `name` where that is the value.
pub(crate) fn given(attrs: Vec<Attribute>, name: &Ident, expr: Expr) -> FieldValue {
    let is_short = matches!(&expr, Expr::Path(path) if path.path.is_ident(name));
    let colon_token = (!is_short).then(Default::default);
    FieldValue { attrs, member: Member::Named(name.clone()), colon_token, expr }
}

/// `[a, b]`.
pub(crate) fn list(values: impl IntoIterator<Item = Expr>) -> Expr {
    let elems = values.into_iter().collect();
    Expr::Array(ExprArray { attrs: Vec::new(), bracket_token: Default::default(), elems })
}

/// `(a, b)`.
pub(crate) fn pair(one: Expr, other: Expr) -> Expr {
    let elems = [one, other].into_iter().collect();
    Expr::Tuple(ExprTuple { attrs: Vec::new(), paren_token: Default::default(), elems })
}
