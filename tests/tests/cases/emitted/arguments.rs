//! Which argument or setter takes the value of a name in the document.
//!
//! A name says it where it is the document's but for case and signs. Where several are alike, the text that the method
//! sends the value under says it, and the step that sends it: `.query("id", id)`.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};
use syn::{Expr, FnArg, ImplItemFn, Item, Pat, Type};

use super::plain;
use super::sources::{Module, bare};
use crate::json::Json;

/// Where a value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Cookie,
    Body,
}

impl Place {
    const WORDS: [(&'static str, Self); 8] = [
        ("cookie", Self::Cookie),
        ("header", Self::Header),
        ("query", Self::Query),
        ("path", Self::Path),
        ("body", Self::Body),
        ("multipart", Self::Body),
        ("form", Self::Body),
        ("part", Self::Body),
    ];

    /// A name of the case, and where it stands if it says so: `path.id`.
    pub(crate) fn split(name: &str) -> (Option<Self>, &str) {
        let of = |word: &str| Self::WORDS[..4].iter().find(|(of, _)| *of == word).map(|(_, place)| *place);
        match name.split_once('.') {
            Some((word, rest)) if of(word).is_some() => (of(word), rest),
            _ => (None, name),
        }
    }
}

/// Something that takes a value.
#[derive(Clone)]
pub(crate) struct Slot {
    pub(crate) name: String,
    pub(crate) ty: Type,
    place: Option<Place>,
    texts: BTreeSet<String>,
}

impl Slot {
    pub(super) fn of(input: &FnArg, evidence: &Evidence) -> Option<Self> {
        let FnArg::Typed(typed) = input else { return None };
        let Pat::Ident(pattern) = &*typed.pat else { return None };
        let name = bare(&pattern.ident);
        let steps: Vec<&Step> = evidence.0.iter().filter(|step| step.arguments.contains(&name)).collect();
        Some(Self {
            ty: (*typed.ty).clone(),
            place: steps.iter().find_map(|step| step.place()),
            texts: steps.iter().flat_map(|step| step.texts.iter().cloned()).collect(),
            name,
        })
    }

    fn may_be_in(&self, place: Option<Place>) -> bool {
        match (place, self.place) {
            (Some(wanted), Some(place)) => wanted == place,
            (None, Some(Place::Body)) => false,
            _ => true,
        }
    }

    fn is_named(&self, name: &str) -> bool {
        let own = self.name.trim_start_matches("r#");
        let own = own.strip_prefix("with_").unwrap_or(own);
        !plain(name).is_empty() && plain(own) == plain(name)
    }
}

/// The slot of a parameter.
///
/// # Errors
///
/// That there is none, or that several could be it.
pub(crate) fn parameter_slot<'a>(slots: &[&'a Slot], name: &str, place: Option<Place>) -> Result<&'a Slot, String> {
    let in_place: Vec<&'a Slot> = slots.iter().copied().filter(|slot| slot.may_be_in(place)).collect();
    let sends = |slot: &Slot| match slot.place {
        Some(Place::Header) => slot.texts.iter().any(|text| text.eq_ignore_ascii_case(name)),
        _ => slot.texts.contains(name),
    };
    let tests: [&dyn Fn(&Slot) -> bool; 2] = [&sends, &|slot| slot.is_named(name)];
    for test in tests {
        let found: Vec<&'a Slot> = in_place.iter().copied().filter(|slot| test(slot)).collect();
        match found[..] {
            [] => {}
            [slot] => return Ok(slot),
            _ => {
                let exact: Vec<&'a Slot> = found.iter().copied().filter(|slot| slot.name == name).collect();
                let names: Vec<&str> = found.iter().map(|slot| slot.name.as_str()).collect();
                return match exact[..] {
                    [slot] => Ok(slot),
                    _ => Err(format!("several arguments could be {name}: {}", names.join(", "))),
                };
            }
        }
    }
    Err(format!("no argument or setter takes {name}"))
}

/// The slot of the whole body: of several, the one for the media type that the case wants. What is sent under the name of
/// a member is not all of it.
pub(crate) fn body_slot<'a>(slots: &[&'a Slot], media_type: Option<&str>, body: &Json) -> Option<&'a Slot> {
    let is_member = |slot: &Slot| body.members().iter().any(|(name, _)| slot.texts.contains(name));
    let bodies: Vec<&'a Slot> = slots
        .iter()
        .copied()
        .filter(|slot| slot.place == Some(Place::Body) || slot.place.is_none() && slot.is_named("body"))
        .filter(|slot| !is_member(slot))
        .collect();
    let media_type = media_type.unwrap_or_default();
    let by_text = bodies.iter().find(|slot| slot.texts.contains(media_type));
    let by_name = || {
        let mut words = media_type.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
        bodies.iter().find(|slot| words.any(|word| bodies.len() > 1 && plain(&slot.name).contains(&plain(word))))
    };
    by_text.or_else(by_name).or(bodies.first()).copied()
}

/// What a method does with its arguments.
pub(super) struct Evidence(Vec<Step>);

/// A call within the method: `.query("id", id)`.
struct Step {
    name: String,
    texts: BTreeSet<String>,
    /// Arguments of the method that it uses.
    arguments: BTreeSet<String>,
}

impl Step {
    fn place(&self) -> Option<Place> {
        Place::WORDS.iter().find(|(word, _)| self.name.contains(word)).map(|(_, place)| *place)
    }
}

impl Evidence {
    pub(super) fn of(function: &ImplItemFn, module: &Module) -> Self {
        let arguments = function.sig.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(typed) => match &*typed.pat {
                Pat::Ident(pattern) => Some(bare(&pattern.ident)),
                _ => None,
            },
            FnArg::Receiver(_) => None,
        });
        let mut steps = Steps { steps: Vec::new(), arguments: arguments.collect(), module };
        steps.visit_block(&function.block);
        Self(steps.steps)
    }

    pub(super) fn texts(&self) -> BTreeSet<String> {
        self.0.iter().flat_map(|step| step.texts.iter().cloned()).collect()
    }
}

struct Steps<'a> {
    steps: Vec<Step>,
    arguments: BTreeSet<String>,
    module: &'a Module,
}

impl Steps<'_> {
    fn step<'b>(&mut self, name: String, arguments: impl Iterator<Item = &'b Expr>) {
        let mut mentions = Mentions::default();
        arguments.for_each(|argument| mentions.visit_expr(argument));
        // What a constant holds counts as if it were written here.
        let constants = self.module.items.iter().filter_map(|item| match item {
            Item::Const(item) if mentions.names.contains(&item.ident.to_string()) => Some(&*item.expr),
            _ => None,
        });
        let mut more = Mentions::default();
        constants.for_each(|constant| more.visit_expr(constant));
        mentions.texts.extend(more.texts);
        let arguments = mentions.names.into_iter().filter(|name| self.arguments.contains(name)).collect();
        self.steps.push(Step { name, texts: mentions.texts, arguments });
    }
}

impl<'a> Visit<'a> for Steps<'_> {
    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        self.step(call.method.to_string(), call.args.iter());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_call(&mut self, call: &'a syn::ExprCall) {
        let name = match &*call.func {
            Expr::Path(path) => path.path.segments.last().map(|segment| bare(&segment.ident)).unwrap_or_default(),
            _ => String::new(),
        };
        // A struct around the call takes all of it, and says nothing of one argument.
        if !name.starts_with(char::is_uppercase) {
            self.step(name, call.args.iter());
        }
        visit::visit_expr_call(self, call);
    }
}

#[derive(Default)]
struct Mentions {
    texts: BTreeSet<String>,
    names: BTreeSet<String>,
}

impl<'a> Visit<'a> for Mentions {
    fn visit_lit_str(&mut self, text: &'a syn::LitStr) {
        self.texts.insert(text.value());
    }

    fn visit_ident(&mut self, ident: &'a syn::Ident) {
        self.names.insert(bare(ident));
    }
}
