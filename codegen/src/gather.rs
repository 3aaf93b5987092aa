//! Everything that makes one document of what the user gave: overlays, several files, a selection, and defects that a
//! reader can put right without guessing.
//!
//! What comes out has references to its own components only, so that no later stage knows of files. Every value keeps
//! the place where somebody wrote it. Our own document is one file, and goes through none of this.

mod bundle;
mod component_names;
mod files;
mod lifted;
mod merging;
mod omissions;
mod overlays;
mod selection;
mod tolerance;

use crate::document::{self, Document, Source};
use crate::model::{Kept, Problem, Problems, Version};

pub use files::ReadFile;
pub(crate) use omissions::without_faults;
pub(crate) use selection::select_of_several;

/// What the user gave.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The document.
    pub document: &'a Source,
    /// What is laid over it, in this order.
    pub overlays: &'a [Source],
    /// Tags, operations and paths to be generated; all where there are none.
    pub only: &'a [String],
    /// Reads the file of that path, which is as seen from where the document's is seen from.
    pub read: &'a ReadFile<'a>,
    /// What callers of the crate that is generated anew know; of a new one nothing.
    pub kept: Option<&'a Kept>,
    /// The other releases of the document, if a crate is to be for several.
    pub releases: Option<&'a Releases<'a>>,
}

/// Releases of one document.
#[derive(Clone, Copy)]
pub struct Releases<'a> {
    /// That of the document itself.
    pub newest: &'a Version,
    /// The others.
    pub older: &'a [(Version, Input<'a>)],
    /// What a person says where they differ.
    pub hints: Option<&'a Source>,
}

impl<'a> Input<'a> {
    /// A document of one file.
    pub fn alone(document: &'a Source) -> Self {
        Self { document, overlays: &[], only: &[], read: &files::read_nothing, kept: None, releases: None }
    }
}

/// One document, and what was done for it.
pub(crate) struct Gathered {
    pub(crate) document: Document,
    /// The files that it was made of, the first aside.
    pub(crate) files: Vec<String>,
    /// Defects that were put right.
    pub(crate) tolerated: Vec<Problem>,
}

/// Makes one document of all files.
///
/// # Errors
///
/// What is wrong with the overlays, the selection, or a reference to another file.
pub(crate) fn gather(input: &Input<'_>) -> Result<Gathered, Problems> {
    let mut gathered = whole(input)?;
    selection::select(&mut gathered.document, input.only)?;
    Ok(gathered)
}

/// Makes one document of all files, and selects nothing.
///
/// # Errors
///
/// What is wrong with the overlays, or a reference to another file.
pub(crate) fn whole(input: &Input<'_>) -> Result<Gathered, Problems> {
    let mut document = document::load(input.document)?;
    let mut files: Vec<String> = Vec::new();
    for overlay in input.overlays {
        overlays::apply(&document::load(overlay)?, &mut document)?;
        files.push(overlay.path.clone());
    }
    files.extend(bundle::bundle(&mut document, input.read)?);
    let tolerated = tolerance::put_right(&mut document);
    Ok(Gathered { document, files, tolerated })
}
