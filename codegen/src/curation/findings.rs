//! What differs, release by release.

use std::collections::BTreeSet;
use std::fmt;

use super::as_of;
use super::described::Description;
use super::flavour::Flavour;
use super::pairs::{self, Theirs};
use super::wording::{self, Operations};
use crate::compare::{self, Aspect, Change, Subject};
use crate::document::Document;
use crate::model::{Api, Facts, Place, Version};

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Audited {
    /// The release.
    pub release: Version,
    /// The flavour of the operations.
    pub flavour: Flavour,
    /// The file.
    pub file: String,
    /// How many operations it has of this flavour.
    pub described: usize,
    /// How many of them we curate.
    pub curated: usize,
}

/// How it differs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Only our document has it.
    OursOnly,
    /// Only the vendor's description has it.
    VendorOnly,
    /// Both have it, otherwise.
    Otherwise {
        /// In what, in one word.
        aspect: String,
        /// What the vendor says.
        vendor: String,
        /// What we say.
        ours: String,
    },
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// In which release.
    pub release: Version,
    /// In which flavour.
    pub flavour: Flavour,
    /// What: an operation, or a part of it; a type, `TYPE.property`, `TYPE: CONSTANT`.
    pub item: String,
    /// What it is.
    pub subject: Subject,
    /// How it differs.
    pub difference: Difference,
    /// Where the vendor has it.
    pub vendor: Option<Place>,
    /// Where we have it.
    pub ours: Option<Place>,
    /// The waiver that explains it, by its number.
    pub waiver: Option<usize>,
    /// The waiver that explains the same in other releases, by its number.
    pub elsewhere: Option<usize>,
}

impl Difference {
    /// In one word, as waivers name it.
    pub fn word(&self) -> &str {
        match self {
            Self::OursOnly => "ours-only",
            Self::VendorOnly => "vendor-only",
            Self::Otherwise { aspect, .. } => aspect,
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OursOnly => f.write_str("only ours has it"),
            Self::VendorOnly => f.write_str("only the vendor's has it"),
            Self::Otherwise { aspect, vendor, ours } => {
                let shown = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
                write!(f, "{aspect}: the vendor's {}, ours {}", shown(vendor), shown(ours))
            }
        }
    }
}

/// What differs for those who call, and not for those who read a description.
const OF_CALLERS: &[Aspect] = &[
    Aspect::Name,
    Aspect::Server,
    Aspect::Order,
    Aspect::Shortcut,
    Aspect::Gate,
    Aspect::Deprecated,
    Aspect::Releases,
];

/// Findings as they are made: those of several files are one.
#[derive(Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    pub(super) fn push(&mut self, finding: Finding) {
        let is_same = |other: &Finding| {
            let key = |finding: &Finding| (finding.release.clone(), finding.flavour, finding.subject);
            key(other) == key(&finding) && other.item == finding.item && other.difference == finding.difference
        };
        if !self.0.iter().any(is_same) {
            self.0.push(finding);
        }
    }

    pub(super) fn into_sorted(mut self) -> Vec<Finding> {
        self.0.sort();
        self.0
    }

    /// What differs in the operations and types that a description shares with ours of that release.
    pub(super) fn compare(&mut self, curated: &Document, ours: &Api, description: &Description, theirs: &Theirs) {
        let shared = shared(ours, &theirs.api);
        let (own_names, their_names) = (wording::names(&shared), wording::names(&theirs.api));
        let operations = Operations::of(&shared, &own_names);
        let runtime = std::collections::BTreeMap::new();
        let facts = |api, names| Facts { api, names, runtime: &runtime, library: "" };
        let (old, new) = (facts(&theirs.api, &their_names), facts(&shared, &own_names));
        for found in compare::compare((&old, &description.document), (&new, curated)) {
            let difference = match found.change {
                Change::Changed { aspect, .. } if OF_CALLERS.contains(&aspect) => continue,
                // What errors are read as follows from what they are.
                Change::Changed { aspect: Aspect::Type, .. } if found.subject == Subject::Error => continue,
                Change::Added | Change::AddedRequired => Difference::OursOnly,
                Change::Removed => Difference::VendorOnly,
                Change::Changed { aspect, old, new } => {
                    Difference::Otherwise { aspect: aspect.to_string().replace(' ', "-"), vendor: old, ours: new }
                }
            };
            self.push(Finding {
                release: description.release.clone(),
                flavour: description.flavour,
                item: operations.named(&found.item),
                subject: found.subject,
                difference,
                vendor: found.old,
                ours: found.new,
                waiver: None,
                elsewhere: None,
            });
        }
        let of_theirs = |pointer: &str| Some(description.document.place(pointer).clone());
        for (request, pointer) in &theirs.others {
            self.push(Finding {
                release: description.release.clone(),
                flavour: description.flavour,
                item: request.clone(),
                subject: Subject::Operation,
                difference: Difference::VendorOnly,
                vendor: of_theirs(pointer),
                ours: None,
                waiver: None,
                elsewhere: None,
            });
        }
        for torn in &theirs.torn {
            let [one, other] = &torn.pointers;
            let other = description.document.place(other);
            self.push(Finding {
                release: description.release.clone(),
                flavour: description.flavour,
                item: torn.item.clone(),
                subject: Subject::Property,
                difference: Difference::Otherwise {
                    aspect: "shapes".to_owned(),
                    vendor: format!("two, the other at {other}"),
                    ours: "one".to_owned(),
                },
                vendor: of_theirs(one),
                ours: None,
                waiver: None,
                elsewhere: None,
            });
        }
    }

    /// Operations of ours that no description of a release has, in the flavours that its descriptions have.
    pub(super) fn absent(&mut self, curated: &Document, ours: &Api, descriptions: &[Description]) {
        let audited: BTreeSet<(&Version, Flavour)> =
            descriptions.iter().map(|description| (&description.release, description.flavour)).collect();
        for (release, flavour) in audited {
            let of_it = descriptions.iter().filter(|d| d.release == *release && d.flavour == flavour);
            let described: Vec<_> = of_it
                .flat_map(|description| &description.api.operations)
                .map(|operation| pairs::key(operation, flavour, false))
                .collect();
            let there = ours.operations.iter().filter(|operation| as_of::has(operation, release, flavour));
            for operation in there.filter(|own| !described.contains(&pairs::key(own, flavour, true))) {
                self.push(Finding {
                    release: release.clone(),
                    flavour,
                    item: operation.id.clone(),
                    subject: Subject::Operation,
                    difference: Difference::OursOnly,
                    vendor: None,
                    ours: Some(curated.place(&operation.pointer).clone()),
                    waiver: None,
                    elsewhere: None,
                });
            }
        }
    }
}

/// Ours, with those operations alone that theirs has, and what these reach.
fn shared(ours: &Api, theirs: &Api) -> Api {
    let mut api = ours.clone();
    api.operations.retain(|operation| theirs.operations.iter().any(|other| other.id == operation.id));
    let data = api.operations.iter().flat_map(|operation| operation.references());
    let reached: BTreeSet<_> = api.reached(data).into_iter().cloned().collect();
    api.schemas.retain(|name, _| reached.contains(name));
    api
}
