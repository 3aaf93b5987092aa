//! `$ref`.

use super::kind::Kind;
use super::outline::Outline;
use crate::document::Node;
use crate::model::Problem;

/// References lead to a component of this document, of the kind that is needed there.
pub(super) fn lead_somewhere(outline: &Outline<'_>) -> Vec<Problem> {
    outline.references().filter_map(|(_, site, reference)| fault(outline, reference, site.kind)).collect()
}

/// What is wrong with a reference to a component of a kind.
pub(crate) fn fault(outline: &Outline<'_>, reference: &Node, kind: Kind) -> Option<Problem> {
    let text = reference.as_str()?;
    let section = kind.section()?;
    let at = |message: String| Problem::at(&reference.place, message);
    if !text.starts_with('#') {
        return Some(
            at(format!("`{text}` is outside of this document"))
                .help(format!("put what it refers to under components.{section} and refer to it there")),
        );
    }
    let Some(target) = outline.document.resolve(text) else {
        let name = text.rsplit('/').next().unwrap_or(text);
        let known = outline.components(section).map(|(key, _)| key.text.as_str());
        let help = outline.suggest.nearest(name, known, format!("there are no components.{section}"));
        return Some(at(format!("`{text}` does not exist")).help(help));
    };
    let segments: Vec<&str> = text.split('/').collect();
    match segments[..] {
        ["#", "components", in_section, _] if in_section == section => None,
        ["#", "components", _, _] => {
            let found = outline
                .site_of(target)
                .map_or("no object of OpenAPI".to_owned(), |id| outline.sites[id].kind.with_article());
            Some(
                at(format!("`{text}` is {found}, but {} is needed here", kind.with_article()))
                    .help(format!("refer to one under components.{section}")),
            )
        }
        _ => Some(
            at(format!("`{text}` is not a component"))
                .help(format!("give what it refers to a name under components.{section}")),
        ),
    }
}
