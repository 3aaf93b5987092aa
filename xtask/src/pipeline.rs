//! The generator as commands call it that write what it makes, or judge a document by it, so that something else can stand
//! for it in their tests. What only asks something of a document asks the generator itself.

use vsphere_automation_codegen::document::{self, Source};
use vsphere_automation_codegen::model::Problems;
use vsphere_automation_codegen::{self as codegen, Comparison, Input, Output, Target, lint};

/// The generator, or what stands for it in tests.
pub trait Pipeline {
    /// Document in, files out; what else is read, the caller reads.
    ///
    /// # Errors
    ///
    /// Every problem of the document.
    fn generate(&self, input: &Input<'_>, target: &Target) -> Result<Output, Problems>;

    /// What differs between two documents for those who call their clients.
    ///
    /// # Errors
    ///
    /// Every problem of either document.
    fn compare(&self, old: &Input<'_>, new: &Input<'_>, target: &Target) -> Result<Comparison, Problems> {
        codegen::compared(old, new, target)
    }

    /// Checks the curated document alone.
    ///
    /// # Errors
    ///
    /// Every problem of the document.
    fn lint(&self, source: &Source) -> Result<(), Problems>;
}

/// `vsphere-automation-codegen`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Codegen;

impl Pipeline for Codegen {
    fn generate(&self, input: &Input<'_>, target: &Target) -> Result<Output, Problems> {
        codegen::generate_from(input, target)
    }

    fn lint(&self, source: &Source) -> Result<(), Problems> {
        lint::check_and_lint(&document::load(source)?).into_result()
    }
}
