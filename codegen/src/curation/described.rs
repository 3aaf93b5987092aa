//! Documents in a form in which they can be compared.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::envelopes;
use super::flavour::Flavour;
use crate::check;
use crate::document::{self, Document, Source};
use crate::lower::{self, Lowering};
use crate::model::{
    Api, Authentication, FIRST_RELEASE, Kept, Operation, Place, Problem, Problems, RuntimeTypes, SchemeKind, Version,
};
use crate::{read, swagger};

/// A file of the vendor.
#[derive(Clone, Debug)]
pub struct Vendor {
    /// Its text.
    pub source: Source,
    /// The release that it describes, where the caller says it.
    pub release: Option<Version>,
}

/// The operations of one flavour that a file describes, in one release.
pub(super) struct Description {
    pub(super) release: Version,
    pub(super) flavour: Flavour,
    pub(super) api: Api,
    pub(super) document: Rc<Document>,
}

/// The curated document.
pub(super) fn ours(document: &Document) -> Api {
    comparable(document, false)
}

/// A file of the vendor that was read.
pub(super) struct Described {
    pub(super) release: Version,
    pub(super) api: Api,
    pub(super) document: Document,
}

/// Reads a file of the vendor.
pub(super) fn read(vendor: &Vendor) -> Result<Described, Problems> {
    let mut document = document::load(&vendor.source)?;
    if swagger::is_swagger(&document) {
        document = swagger::in_openapi(&document)?;
    }
    check::check(&document).into_result()?;
    let release = release(vendor, &document)?;
    let api = comparable(&document, true);
    Ok(Described { release, api, document })
}

/// What a file of the vendor describes, by flavour.
pub(super) fn theirs(vendor: &Vendor) -> Result<Vec<Description>, Problems> {
    let Described { release, api, document } = read(vendor)?;
    let document = Rc::new(document);
    let description = |flavour| {
        let mut api = api.clone();
        api.operations.retain(|operation| Flavour::of(&operation.path) == flavour);
        if flavour == Flavour::Rest {
            envelopes::open(&mut api);
        }
        Description { release: release.clone(), flavour, api, document: Rc::clone(&document) }
    };
    let both = [Flavour::Api, Flavour::Rest].map(description);
    Ok(both.into_iter().filter(|description| !description.api.operations.is_empty()).collect())
}

/// The release that a file describes: the caller's word, else the file's own.
fn release(vendor: &Vendor, document: &Document) -> Result<Version, Problem> {
    if let Some(release) = &vendor.release {
        return Ok(release.clone());
    }
    let first = Version::parse(FIRST_RELEASE);
    let info = document.root.get("info");
    let said = info.and_then(|info| info.get("version"));
    let version = said.and_then(|version| Version::parse(version.as_str()?)).map(|version| version.to_release());
    version.filter(|version| first.is_none_or(|first| *version >= first)).ok_or_else(|| {
        let place: &Place = said.or(info).map_or(&document.root.place, |node| &node.place);
        Problem::at(place, "this version is no release of vSphere")
            .help(format!("say which release the file describes: 8.0.2={}", document.file))
    })
}

fn comparable(document: &Document, foreign: bool) -> Api {
    let mut lowering = Lowering {
        api: read::read(document),
        foreign,
        runtime: BTreeMap::new(),
        runtime_types: RuntimeTypes::default(),
        refused: Vec::new(),
        kept: Kept::default(),
    };
    lower::comparable(&mut lowering);
    let mut api = lowering.api;
    let shown: Vec<Authentication> = api.operations.iter().map(|operation| shown(operation, &api)).collect();
    for (operation, shown) in api.operations.iter_mut().zip(shown) {
        operation.authentication = shown;
        operation.server = None;
    }
    api
}

/// What lets a caller in, whatever a document calls it.
fn shown(operation: &Operation, api: &Api) -> Authentication {
    let Authentication::Schemes(alternatives) = &operation.authentication else {
        return operation.authentication.clone();
    };
    let kind = |name: &String| api.security_schemes.get(name);
    let all = |is: &dyn Fn(&SchemeKind, bool) -> bool| {
        !alternatives.is_empty()
            && alternatives
                .iter()
                .flatten()
                .all(|name| kind(name).is_some_and(|scheme| is(&scheme.kind, scheme.is_session())))
    };
    if all(&|_, is_session| is_session) {
        Authentication::Session
    } else if all(&|kind, _| matches!(kind, SchemeKind::Basic | SchemeKind::Http(_))) {
        Authentication::Credentials
    } else {
        operation.authentication.clone()
    }
}
