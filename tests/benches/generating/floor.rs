//! The least that it takes to make Rust of a document: progenitor's work, a syntax tree of it, and text of that.

use progenitor::{GenerationSettings, Generator, InterfaceStyle};
use vsphere_automation_codegen::digestible;
use vsphere_automation_codegen::model::Problems;

use super::documents::Measured;
use super::support::Fallible;

/// The document as progenitor can digest it: as it is where that is possible, else as our generator gives it to it, without
/// names and descriptions.
pub(crate) fn document(of: &Measured) -> Fallible<String> {
    let said = |problems: Problems| format!("{}: {problems}", of.name);
    let as_it_is = serde_saphyr::from_str::<serde_json::Value>(&of.source.text)?.to_string();
    let works = |document: &str| {
        [InterfaceStyle::Builder, InterfaceStyle::Positional].map(|style| text(document, style).is_ok())
    };
    // It panics on what it cannot do.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let outcome = std::panic::catch_unwind(|| works(&as_it_is));
    std::panic::set_hook(hook);
    if outcome.is_ok_and(|works| works == [true, true]) {
        return Ok(as_it_is);
    }
    Ok(serde_json::to_string(&digestible(&of.source, &of.target).map_err(said)?)?)
}

/// Of a document that progenitor can digest.
pub(crate) fn text(document: &str, style: InterfaceStyle) -> Fallible<String> {
    let document = serde_json::from_str(document)?;
    let mut settings = GenerationSettings::new();
    settings.with_interface(style);
    let tokens = Generator::new(&settings).generate_tokens(&document)?;
    Ok(prettyplease::unparse(&syn::parse2(tokens)?))
}
