// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! The client, with an accessor for each service.

use crate::appliance::recovery::reconciliation::job::ReconciliationJob;
use crate::appliance::system::version::ApplianceVersion;
use crate::cis::session::Session;
use crate::hvc::links::HvcLinks;
#[cfg(feature = "tech-preview")]
use crate::hvc::links::sync::HvcSync;
#[cfg(feature = "tech-preview")]
use crate::hvc::links::sync::providers::HvcSyncProviders;
use crate::hvc::management::administrators::HvcAdministrators;

use crate::provenance::PRODUCT;

vsphere_automation_runtime::generated::client!(as PRODUCT);

impl Client {
    /// Login sessions of the API.
    pub fn session(&self) -> Session<'_> {
        Session(&self.0)
    }

    /// Links between the single sign-on domain of this vCenter and that of another site (hybrid linked mode).
    pub fn hvc_links(&self) -> HvcLinks<'_> {
        HvcLinks(&self.0)
    }

    /// Replication between the two ends of a hybrid link, all providers together.
    ///
    /// **Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.
    /// An early-access API: it may change or disappear in any release. Not for production.
    #[cfg(feature = "tech-preview")]
    #[cfg_attr(docsrs, doc(cfg(feature = "tech-preview")))]
    pub fn hvc_sync(&self) -> HvcSync<'_> {
        HvcSync(&self.0)
    }

    /// The sync providers of a hybrid link.
    /// Each replicates one kind of data.
    ///
    /// **Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.
    /// An early-access API: it may change or disappear in any release. Not for production.
    #[cfg(feature = "tech-preview")]
    #[cfg_attr(docsrs, doc(cfg(feature = "tech-preview")))]
    pub fn hvc_sync_providers(&self) -> HvcSyncProviders<'_> {
        HvcSyncProviders(&self.0)
    }

    /// Groups whose members administer the local cloud vCenter through hybrid linked mode.
    pub fn hvc_administrators(&self) -> HvcAdministrators<'_> {
        HvcAdministrators(&self.0)
    }

    /// The job that reconciles a vCenter appliance with its surroundings after a restore.
    /// There is one at most.
    pub fn reconciliation_job(&self) -> ReconciliationJob<'_> {
        ReconciliationJob(&self.0)
    }

    /// Which release the vCenter appliance is.
    pub fn appliance_version(&self) -> ApplianceVersion<'_> {
        ApplianceVersion(&self.0)
    }
}

#[cfg(not(feature = "tech-preview"))]
impl Client {
    #[doc(hidden)]
    pub fn hvc_sync(&self) -> NeedsFeature
    where
        for<'a> NeedsFeature: Enabled<'a>,
    {
        NeedsFeature
    }

    #[doc(hidden)]
    pub fn hvc_sync_providers(&self) -> NeedsFeature
    where
        for<'a> NeedsFeature: Enabled<'a>,
    {
        NeedsFeature
    }
}

/// What a gated accessor would give.
#[cfg(not(feature = "tech-preview"))]
#[derive(Debug)]
pub struct NeedsFeature;

/// Nothing implements this: its message is what the compiler says.
#[cfg(not(feature = "tech-preview"))]
#[diagnostic::on_unimplemented(
    message = "this accessor is Technology Preview: it needs the feature `tech-preview` of `vsphere-automation`",
    label = "needs the feature `tech-preview`",
    note = "in Cargo.toml: vsphere-automation = {{ version = \"…\", features = [\"tech-preview\"] }}"
)]
pub trait Enabled<'a> {}
