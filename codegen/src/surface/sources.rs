//! Sources → what callers can see of them.

use std::collections::BTreeMap;

use syn::{Attribute, Fields, ImplItem, Item, TraitItem, Type, UseTree, Visibility};

use super::other_names;
use super::seen::{Seen, Surface};
use super::signature::{function, line, traits};
use crate::model::Problem;
use crate::model::gate::feature;

type Files = BTreeMap<Vec<String>, syn::File>;

/// Reads sources: path below the crate's root module, with forward slashes → text. A root is `mod.rs` or `lib.rs`.
///
/// # Errors
///
/// The file that is not Rust.
pub fn read(sources: &BTreeMap<String, String>) -> Result<Surface, Problem> {
    let mut files = Files::new();
    for (path, text) in sources {
        let file = syn::parse_file(text).map_err(|e| Problem::new(format!("{path} is not Rust: {e}")))?;
        let module = path.trim_end_matches(".rs");
        let module = module.strip_suffix("/mod").unwrap_or(module);
        let module: Vec<String> = module.split('/').map(str::to_owned).collect();
        let is_root = matches!(path.as_str(), "mod.rs" | "lib.rs");
        files.insert(if is_root { Vec::new() } else { module }, file);
    }
    let mut reader = Reader { files: &files, found: BTreeMap::new(), aliases: Vec::new() };
    reader.module(&At { file: Vec::new(), shown: Vec::new(), gate: None });
    other_names::follow(&mut reader.found, &reader.aliases);
    Ok(Surface(reader.found))
}

struct Reader<'a> {
    files: &'a Files,
    found: BTreeMap<String, Seen>,
    /// Other names for types of the crate, and what they stand for.
    aliases: Vec<(String, String)>,
}

/// A module: where it is written, where callers find what it has, and what it is behind.
struct At {
    file: Vec<String>,
    shown: Vec<String>,
    gate: Option<String>,
}

impl Reader<'_> {
    fn module(&mut self, at: &At) {
        let Some(file) = self.files.get(&at.file) else { return };
        self.items(&file.items, at);
    }

    fn declared(&mut self, item: &syn::ItemMod, beside: &[Item], at: &At) {
        let ident = item.ident.to_string();
        let mut inside = At {
            file: below(&at.file, &ident),
            shown: below(&at.shown, &ident),
            gate: feature(&item.attrs).or_else(|| at.gate.clone()),
        };
        let public = is_public(&item.vis);
        if !public {
            inside.shown.clone_from(&at.shown);
        }
        let before = std::mem::take(&mut self.found);
        match &item.content {
            Some((_, items)) => self.items(items, &inside),
            None => self.module(&inside),
        }
        let mut found = std::mem::replace(&mut self.found, before);
        if !public {
            // Of a private module callers see what is exported, and what it adds to types of others.
            let exported = exports(beside, &ident);
            let here = inside.shown.join("::");
            found.retain(|path, _| {
                let rest = path.strip_prefix(&here).unwrap_or(path).trim_start_matches("::");
                let first = rest.split([':', '.', ' ']).next().unwrap_or_default();
                exported.is_all || exported.names.iter().any(|name| name == first) || rest.split("::").nth(2).is_some()
            });
        }
        self.found.extend(found);
    }

    fn items(&mut self, items: &[Item], at: &At) {
        let imports = imports(items);
        let (module, outer) = (&*at.shown, at.gate.as_deref());
        for item in items.iter().filter(|item| !is_only_without(item)) {
            match item {
                Item::Mod(item) => self.declared(item, items, at),
                Item::Use(item) if is_public(&item.vis) => {
                    for (name, from) in external(&item.tree) {
                        self.see(join(module, &name), &item.attrs, outer, format!("use {from}"));
                    }
                }
                Item::Struct(item) if is_public(&item.vis) => {
                    let path = join(module, &item.ident.to_string());
                    let signature = format!("struct{}", traits(&item.attrs, given(items, &item.ident)));
                    let gate = self.see(path.clone(), &item.attrs, outer, signature);
                    self.fields(&path, &item.fields, gate.as_deref());
                }
                Item::Enum(item) if is_public(&item.vis) => {
                    let path = join(module, &item.ident.to_string());
                    let signature = format!("enum{}", traits(&item.attrs, &[]));
                    let gate = self.see(path.clone(), &item.attrs, outer, signature);
                    for variant in &item.variants {
                        let signature = format!("variant{}", line(&variant.fields));
                        self.see(format!("{path}::{}", variant.ident), &variant.attrs, gate.as_deref(), signature);
                    }
                }
                Item::Type(item) if is_public(&item.vis) => {
                    let target = other_names::target(item, &imports, module);
                    self.aliases.extend(target.map(|target| (join(module, &item.ident.to_string()), target)));
                    let signature = format!("type{} = {}", line(&item.generics), line(&item.ty));
                    self.see(join(module, &item.ident.to_string()), &item.attrs, outer, signature);
                }
                Item::Const(item) if is_public(&item.vis) => {
                    let signature = format!("const: {}", line(&item.ty));
                    self.see(join(module, &item.ident.to_string()), &item.attrs, outer, signature);
                }
                Item::Static(item) if is_public(&item.vis) => {
                    let signature = format!("static: {}", line(&item.ty));
                    self.see(join(module, &item.ident.to_string()), &item.attrs, outer, signature);
                }
                Item::Fn(item) if is_public(&item.vis) => {
                    self.see(join(module, &item.sig.ident.to_string()), &item.attrs, outer, function(&item.sig));
                }
                Item::Trait(item) if is_public(&item.vis) => {
                    let path = join(module, &item.ident.to_string());
                    let gate = self.see(path.clone(), &item.attrs, outer, "trait".to_owned());
                    for method in &item.items {
                        if let TraitItem::Fn(method) = method {
                            let signature = function(&method.sig);
                            self.see(
                                format!("{path}::{}", method.sig.ident),
                                &method.attrs,
                                gate.as_deref(),
                                signature,
                            );
                        }
                    }
                }
                Item::Impl(item) => self.implementation(item, &imports, module, outer),
                Item::Macro(item) => self.by_macro(item, module, outer),
                _ => {}
            }
        }
    }

    fn fields(&mut self, path: &str, fields: &Fields, gate: Option<&str>) {
        for field in fields.iter().filter(|field| is_public(&field.vis)) {
            if let Some(ident) = &field.ident {
                self.see(format!("{path}.{ident}"), &field.attrs, gate, line(&field.ty));
            }
        }
    }

    fn implementation(&mut self, item: &syn::ItemImpl, imports: &Imports, module: &[String], outer: Option<&str>) {
        let Type::Path(holder) = &*item.self_ty else { return };
        let Some(holder) = holder.path.segments.last() else { return };
        let holder = holder.ident.to_string();
        let path = imports.get(&holder).cloned().unwrap_or_else(|| join(module, &holder));
        if let Some((name, _)) = &item.trait_ {
            self.see(format!("{path} as {}", line(name)), &item.attrs, outer, "trait".to_owned());
            return;
        }
        let gate = feature(&item.attrs).or_else(|| outer.map(str::to_owned));
        for member in &item.items {
            match member {
                ImplItem::Fn(method) if is_public(&method.vis) => {
                    let signature = function(&method.sig);
                    self.see(format!("{path}::{}", method.sig.ident), &method.attrs, gate.as_deref(), signature);
                }
                ImplItem::Const(constant) if is_public(&constant.vis) => {
                    let signature = format!("const: {}", line(&constant.ty));
                    self.see(format!("{path}::{}", constant.ident), &constant.attrs, gate.as_deref(), signature);
                }
                _ => {}
            }
        }
    }

    /// What a macro of the runtime gives a type. `id!(LinkId)`: it has all that ids have.
    fn by_macro(&mut self, item: &syn::ItemMacro, module: &[String], outer: Option<&str>) {
        let Some(name) = item.mac.path.segments.last() else { return };
        // What it gives is said with what is derived.
        if name.ident == OBJECT {
            return;
        }
        let words = item.mac.tokens.to_string();
        let Some(holder) = words.split(|c: char| !c.is_alphanumeric() && c != '_').find(|word| !word.is_empty()) else {
            return;
        };
        let path = format!("{} as {}!", join(module, holder), name.ident);
        // Of a call what it gives.
        let words = line(&item.mac.tokens);
        let given = words.split_once(": ").filter(|_| name.ident == "call");
        let signature = given.map_or_else(|| "trait".to_owned(), |(_, value)| format!("gives {value}"));
        self.see(path, &item.attrs, outer, signature);
    }

    fn see(
        &mut self,
        path: String,
        attributes: &[Attribute],
        outer: Option<&str>,
        signature: String,
    ) -> Option<String> {
        let gate = feature(attributes).or_else(|| outer.map(str::to_owned));
        if !is_hidden(attributes) {
            let deprecated = attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"));
            let seen = Seen { gate: gate.clone(), stage: String::new(), deprecated, signature };
            self.found.entry(path).or_insert(seen);
        }
        gate
    }
}

/// The macro of the runtime that gives a structure what serde would derive.
const OBJECT: &str = "object";

/// What a macro beside a type gives it as if it were derived.
fn given(beside: &[Item], ident: &syn::Ident) -> &'static [&'static str] {
    let is_given = beside.iter().any(|item| match item {
        Item::Macro(item) if item.mac.path.segments.last().is_some_and(|last| last.ident == OBJECT) => {
            let first = item.mac.tokens.clone().into_iter().next();
            matches!(first, Some(proc_macro2::TokenTree::Ident(holder)) if holder == *ident)
        }
        _ => false,
    });
    if is_given { &["Deserialize", "Serialize"] } else { &[] }
}

/// Types of this crate that a file imports: name → path.
type Imports = BTreeMap<String, String>;

fn imports(items: &[Item]) -> Imports {
    let uses = items.iter().filter_map(|item| if let Item::Use(item) = item { Some(&item.tree) } else { None });
    let all = uses.flat_map(|tree| leaves(tree, &[]));
    let own = all.filter(|path| path.first().is_some_and(|first| first == "crate"));
    own.filter_map(|path| Some((path.last()?.clone(), path[1..].join("::")))).collect()
}

/// What a module exports of one inside it.
struct Exports {
    is_all: bool,
    names: Vec<String>,
}

fn exports(items: &[Item], module: &str) -> Exports {
    let public = items.iter().filter_map(|item| match item {
        Item::Use(item) if is_public(&item.vis) && !is_hidden(&item.attrs) => Some(&item.tree),
        _ => None,
    });
    let paths = public.flat_map(|tree| leaves(tree, &[]));
    let names: Vec<String> = paths
        .filter(|path| path.first().is_some_and(|first| first == module))
        .filter_map(|path| path.last().cloned())
        .collect();
    Exports { is_all: names.iter().any(|name| name == "*"), names }
}

/// What an export takes from another crate, with that crate.
fn external(tree: &UseTree) -> Vec<(String, String)> {
    let paths = leaves(tree, &[]).into_iter();
    let others = paths.filter(|path| path.len() > 1 && path[0].starts_with("vsphere_automation_runtime"));
    others.filter_map(|path| Some((path.last()?.clone(), path[0].clone()))).collect()
}

fn leaves(tree: &UseTree, above: &[String]) -> Vec<Vec<String>> {
    match tree {
        UseTree::Path(path) => leaves(&path.tree, &below(above, &path.ident.to_string())),
        UseTree::Name(name) => vec![below(above, &name.ident.to_string())],
        UseTree::Rename(name) => vec![below(above, &name.rename.to_string())],
        UseTree::Glob(_) => vec![below(above, "*")],
        UseTree::Group(group) => group.items.iter().flat_map(|tree| leaves(tree, above)).collect(),
    }
}

/// Whether an item is there only where a feature is off: what stands in for what is behind it.
fn is_only_without(item: &Item) -> bool {
    let attributes = match item {
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => return false,
    };
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg") && line(&attribute.meta).contains("not(feature"))
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    // A doc line is an attribute as well, and there are more of these than of anything else.
    let mut lists = attributes.iter().filter(|attribute| matches!(attribute.meta, syn::Meta::List(_)));
    lists.any(|attribute| attribute.path().is_ident("doc") && line(&attribute.meta) == "doc(hidden)")
}

fn below(module: &[String], ident: &str) -> Vec<String> {
    module.iter().cloned().chain([ident.to_owned()]).collect()
}

fn join(module: &[String], ident: &str) -> String {
    module.iter().map(String::as_str).chain([ident]).collect::<Vec<_>>().join("::")
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
