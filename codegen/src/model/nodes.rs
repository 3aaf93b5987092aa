//! Nodes of the syntax tree, put together without being parsed.
//!
//! `parse_quote!` makes tokens, a buffer of them, and then a tree. That reads best where something is made once; what is made
//! for every property and every operation is put together from these.

mod attributes;
mod declarations;
mod expressions;
mod written_types;

pub(crate) use attributes::{END_OF_LINE, doc, docs, listed, mark, says};
pub(crate) use declarations::{
    alias, argument, around, block, constant, enumeration, field, implementation, inner, method, of_macro, receiver,
    structure, takes_life, variant,
};
pub(crate) use expressions::{
    assigned, borrowed, call, called_on, field_of, given, list, literal, number, pair, text, value, variable,
};
pub(crate) use written_types::{ident, into, of, path, plain, reference, runtime, slice, with_life};

#[cfg(test)]
mod tests {
    use quote::quote;
    use syn::{Attribute, Expr, ImplItem, Item, Type, parse_quote};

    use super::*;

    #[test]
    fn types_are_as_they_would_be_parsed() {
        let text = || plain(path(["String"]));
        let types: [(Type, Type); 6] = [
            (of("Option", text()), parse_quote!(Option<String>)),
            (reference(slice(text())), parse_quote!(&[String])),
            (into(text()), parse_quote!(impl Into<String>)),
            (with_life(ident("ListCall").into(), "'c", None), parse_quote!(ListCall<'c>)),
            (
                with_life(runtime(["Call"]), "'c", Some(text())),
                parse_quote!(vsphere_automation_runtime::generated::Call<'c, String>),
            ),
            (plain(path(["crate", "r#type"])), parse_quote!(crate::r#type)),
        ];
        types.into_iter().for_each(|(made, parsed)| assert_eq!(made, parsed));
    }

    #[test]
    fn expressions_are_as_they_would_be_parsed() {
        let value_of = |name: &str| variable(&ident(name));
        let by_name = given(Vec::new(), &ident("a"), text("b"));
        let short = given(vec![mark("c")], &ident("a"), value_of("a"));
        let expressions: [(Expr, Expr); 6] = [
            (call(path(["Box", "new"]), [value_of("a")]), parse_quote!(Box::new(a))),
            (called_on(value_of("a"), "b", Some(of("C", plain(path(["D"])))), []), parse_quote!(a.b::<C<D>>())),
            (borrowed(list([pair(text("a"), number(200))])), parse_quote!(&[("a", 200)])),
            (field_of(value_of("self"), 0), parse_quote!(self.0)),
            (assigned(field_of(value_of("self"), ident("a")), value_of("a")), parse_quote!(self.a = a)),
            (
                literal(path(["Self"]), [by_name, short]),
                parse_quote!(Self {
                    a: "b",
                    #[c]
                    a
                }),
            ),
        ];
        expressions.into_iter().for_each(|(made, parsed)| assert_eq!(made, parsed));
    }

    #[test]
    fn items_are_as_they_would_be_parsed() {
        let (name, text) = (|| ident("A"), || plain(path(["String"])));
        let derived = || vec![listed("derive", quote!(Clone, Debug))];
        let sets = block([call(path(["a"]), [])], variable(&ident("self")));
        let inputs = [receiver(true), argument(&ident("b"), text())];
        let method = method(vec![says("must_use", "c")], ident("set"), inputs, plain(path(["Self"])), sets);
        let variants = [variant(ident("B"), None), variant(ident("C"), Some(inner(text())))];
        let field = field(vec![doc(" B.")], ident("b"), text());
        let parsed: ImplItem = parse_quote! {
            #[must_use = "c"]
            pub fn set(mut self, b: String) -> Self { a(); self }
        };
        let items: [(Item, Item); 7] = [
            (
                structure(derived(), name(), [field]),
                parse_quote!(
                    #[derive(Clone, Debug)]
                    pub struct A {
                        #[doc = " B."]
                        pub b: String,
                    }
                ),
            ),
            (
                around(Vec::new(), name(), takes_life("'c"), inner(text())),
                parse_quote!(
                    pub struct A<'c>(String);
                ),
            ),
            (
                enumeration(derived(), name(), variants),
                parse_quote!(
                    #[derive(Clone, Debug)]
                    pub enum A {
                        B,
                        C(String),
                    }
                ),
            ),
            (
                alias(name(), text()),
                parse_quote!(
                    pub type A = String;
                ),
            ),
            (
                constant(name(), text(), variable(&ident("b"))),
                parse_quote!(
                    const A: String = b;
                ),
            ),
            (of_macro(path(["a", "b"]), quote!(C: "d")), parse_quote!(a::b! { C: "d" })),
            (
                implementation(takes_life("'c"), with_life(name().into(), "'c", None), vec![ImplItem::Fn(method)]),
                parse_quote!(impl<'c> A<'c> { #parsed }),
            ),
        ];
        // A comma behind the last field is all the same to who prints it.
        let shown = |item| {
            prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] })
        };
        items.into_iter().for_each(|(made, parsed)| assert_eq!(shown(made), shown(parsed)));
        let marked: Attribute = parse_quote!(#[deprecated]);
        assert_eq!(mark("deprecated"), marked);
    }
}
