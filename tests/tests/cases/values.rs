//! Rust expressions for the values of a case, of whatever type an argument has.
//!
//! A type is left to inference where it can be: what the expression is given to says what to decode.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use syn::{Type, TypeImplTrait, TypeParamBound};

use crate::emitted::{Emitted, Slot, plain};
use crate::json::Json;

/// Writes values for one method.
pub(crate) struct Values<'a> {
    pub(crate) emitted: &'a Emitted,
    /// Index of the module that the types are named in.
    pub(crate) module: usize,
}

impl Values<'_> {
    /// The value for an argument or setter.
    ///
    /// # Errors
    ///
    /// Why no expression of the type can be written.
    pub(crate) fn of(&self, slot: &Slot, value: &Json) -> Result<String, String> {
        self.expression(&slot.ty, value).map_err(|why| format!("{}: {why}", slot.name))
    }

    fn expression(&self, ty: &Type, value: &Json) -> Result<String, String> {
        match ty {
            Type::Reference(reference) => self.reference(&reference.elem, value),
            Type::ImplTrait(bounds) => self.bounded(bounds, value),
            Type::Path(_) => match (argument_of(ty, "Option"), value) {
                (Some(_), Json::Null) => Ok("None".to_owned()),
                (Some(inner), value) => Ok(format!("Some({})", self.expression(inner, value)?)),
                (None, value) => self.owned(ty, value),
            },
            _ => Ok(decoded("_", value)),
        }
    }

    fn reference(&self, ty: &Type, value: &Json) -> Result<String, String> {
        if let Some(bytes) = bytes(value)? {
            return Ok(format!("&{bytes}"));
        }
        match ty {
            Type::Slice(slice) => match &*slice.elem {
                Type::Reference(inner) if last(&inner.elem) == "str" => {
                    Ok(format!("&{}.iter().map(String::as_str).collect::<Vec<_>>()", decoded("Vec<String>", value)))
                }
                _ => Ok(format!("&{}", decoded("Vec<_>", value))),
            },
            ty if last(ty) == "str" => Ok(format!("&{}", decoded("String", value))),
            ty => Ok(format!("&{}", self.expression(ty, value)?)),
        }
    }

    fn owned(&self, ty: &Type, value: &Json) -> Result<String, String> {
        if let Some(bytes) = bytes(value)? {
            return Ok(format!("{bytes}.into()"));
        }
        if let Some(file) = self.file(ty, value)? {
            return Ok(file);
        }
        // A file is no JSON, so what holds one is put together member by member.
        if value
            .members()
            .iter()
            .any(|(_, member)| matches!(file(member), Ok(Some(_))) || matches!(bytes(member), Ok(Some(_))))
        {
            return self.built(ty, value);
        }
        Ok(decoded("_", value))
    }

    /// By the type's constructor and its setters.
    fn built(&self, ty: &Type, value: &Json) -> Result<String, String> {
        let path = self.emitted.outside(ty, self.module);
        let inside = Values { emitted: self.emitted, module: self.emitted.home(&path).unwrap_or(self.module) };
        let functions = self.emitted.functions(&path);
        let named =
            |name: &str| functions.iter().find(|function| plain(&function.sig.ident.to_string()) == plain(name));
        let new = named("new").ok_or_else(|| format!("{path} has no constructor `new`"))?;
        let mut left: Vec<&(String, Json)> = value.members().iter().collect();
        let mut arguments = Vec::new();
        for input in new.sig.inputs.iter() {
            let syn::FnArg::Typed(typed) = input else { continue };
            let syn::Pat::Ident(pattern) = &*typed.pat else { continue };
            let name = pattern.ident.to_string();
            let at = left.iter().position(|(member, _)| plain(member) == plain(&name));
            let (_, value) = left.remove(at.ok_or_else(|| format!("the case has no value for {name} of {path}"))?);
            arguments.push(inside.expression(&typed.ty, value)?);
        }
        let mut text = format!("{path}::new({})", arguments.join(", "));
        for (member, value) in left {
            let setter =
                named(&format!("with_{member}")).ok_or_else(|| format!("{path} has no setter for {member}"))?;
            let taken = setter.sig.inputs.iter().find_map(|input| match input {
                syn::FnArg::Typed(typed) => Some(&*typed.ty),
                syn::FnArg::Receiver(_) => None,
            });
            let taken = taken.ok_or_else(|| format!("the setter for {member} takes nothing"))?;
            let value = inside.expression(taken, value)?;
            text.push_str(&format!(".{}({value})", setter.sig.ident));
        }
        Ok(text)
    }

    fn bounded(&self, bounds: &TypeImplTrait, value: &Json) -> Result<String, String> {
        let traits = bounds.bounds.iter().filter_map(|bound| match bound {
            TypeParamBound::Trait(bound) => bound.path.segments.last(),
            _ => None,
        });
        if let Some(bytes) = bytes(value)? {
            return Ok(bytes);
        }
        for segment in traits {
            let argument = match &segment.arguments {
                syn::PathArguments::AngleBracketed(arguments) => arguments.args.first(),
                _ => None,
            };
            match (segment.ident.to_string().as_str(), argument) {
                ("Into" | "TryInto", Some(syn::GenericArgument::Type(ty))) => return self.into(ty, value),
                ("IntoIterator", Some(syn::GenericArgument::AssocType(item))) => {
                    return Ok(match &item.ty {
                        Type::Reference(_) => format!("{}.iter()", decoded("Vec<_>", value)),
                        Type::ImplTrait(_) => list(value),
                        _ => decoded("Vec<_>", value),
                    });
                }
                ("IntoIterator", _) => return Ok(list(value)),
                _ => {}
            }
        }
        Ok(match value {
            Json::List(_) => list(value),
            value => decoded(scalar(value), value),
        })
    }

    /// A file by the crate's own type for files, else whatever the crate takes for one.
    fn file(&self, ty: &Type, value: &Json) -> Result<Option<String>, String> {
        let Some((name, bytes)) = file(value)? else { return Ok(None) };
        Ok(Some(match last(ty).as_str() {
            "File" => format!("{}::File::new({name:?}, {bytes}.to_vec())", self.emitted.library),
            _ => format!("file({name:?}, {bytes}.to_vec())"),
        }))
    }

    fn into(&self, ty: &Type, value: &Json) -> Result<String, String> {
        if let Some(file) = self.file(ty, value)? {
            return Ok(file);
        }
        let is_text =
            matches!(value, Json::String(_)) && ["String", "Secret", "str", "Cow"].contains(&last(ty).as_str());
        if is_text {
            return Ok(decoded("String", value));
        }
        Ok(decoded(&self.emitted.outside(ty, self.module), value))
    }
}

/// `json::<T>("…")?`, which decodes when the driver runs.
fn decoded(ty: &str, value: &Json) -> String {
    format!("json::<{ty}>({:?})?", value.to_string())
}

/// A list whose items say themselves what they are.
fn list(value: &Json) -> String {
    let item = match value {
        Json::List(items) => items.first().map_or("String", scalar),
        _ => "_",
    };
    decoded(&format!("Vec<{item}>"), value)
}

fn scalar(value: &Json) -> &'static str {
    match value {
        Json::Bool(_) => "bool",
        Json::Number(text) if text.starts_with('-') && text.parse::<i64>().is_ok() => "i64",
        Json::Number(text) if text.parse::<u64>().is_ok() => "u64",
        Json::Number(_) => "f64",
        _ => "String",
    }
}

/// `{base64: …}` as bytes.
fn bytes(value: &Json) -> Result<Option<String>, String> {
    match value.members() {
        [(name, Json::String(text))] if name == "base64" => literal(text).map(|text| Some(format!("{text}.to_vec()"))),
        _ => Ok(None),
    }
}

/// `{file: {name: …, base64: …}}`: its name and its bytes.
fn file(value: &Json) -> Result<Option<(String, String)>, String> {
    let Some(file) = value.member("file") else { return Ok(None) };
    match (file.member("name").and_then(Json::as_str), file.member("base64").and_then(Json::as_str)) {
        (Some(name), Some(text)) => Ok(Some((name.to_owned(), literal(text)?))),
        _ => Ok(None),
    }
}

fn literal(base64: &str) -> Result<String, String> {
    let bytes = STANDARD.decode(base64).map_err(|e| format!("{base64} is no base64: {e}"))?;
    Ok(format!("b\"{}\"", bytes.escape_ascii()))
}

fn last(ty: &Type) -> String {
    match ty {
        Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default(),
        _ => String::new(),
    }
}

/// `T` of `Name<T>`.
fn argument_of<'t>(ty: &'t Type, name: &str) -> Option<&'t Type> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last().filter(|segment| segment.ident == name)?;
    let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        syn::GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}
