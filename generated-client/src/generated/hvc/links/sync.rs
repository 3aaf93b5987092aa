// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! Replication between the two ends of a hybrid link, all providers together.

use crate::hvc::links::LinkId;
use crate::lifecycle::HVC_SYNC;
#[cfg(doc)]
use crate::vapi::errors::ErrorType;
use vsphere_automation_runtime::generated::{Call, Connection, Method, Operation, Rest};

pub mod providers;

/// Replication between the two ends of a hybrid link, all providers together.
///
/// From [`Client::hvc_sync`](crate::Client::hvc_sync).
///
/// **Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.
/// An early-access API: it may change or disappear in any release. Not for production.
#[derive(Clone, Copy, Debug)]
pub struct HvcSync<'c>(pub(crate) &'c Connection);

impl<'c> HvcSync<'c> {
    /// Makes every provider of a link sync from the beginning.
    ///
    /// Cancels a sync that is under way and starts over.
    /// Returns at once.
    ///
    /// **Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.
    /// An early-access API: it may change or disappear in any release. Not for production.
    ///
    /// `POST /rest/hvc/links/{link}/sync?action=reset` in the legacy flavour.
    ///
    /// # Arguments
    ///
    /// - `link`: The hybrid link.
    ///
    /// # Errors
    ///
    /// - [`InvalidArgument`](ErrorType::InvalidArgument) (400): An identifier or the action cannot be read.
    /// - [`UnexpectedInput`](ErrorType::UnexpectedInput) (400): The request carries something that this operation does
    ///   not take.
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`Unauthorized`](ErrorType::Unauthorized) (403): The user lacks the privilege for this operation.
    /// - [`NotFound`](ErrorType::NotFound) (404): The link does not exist.
    /// - [`Error`](ErrorType::Error) (500): Anything else went wrong on the server.
    ///
    /// # Example
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// client.hvc_sync().reset(&"link-1".into()).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -X POST -H "vmware-api-session-id: $SESSION" "$SERVER/api/hvc/links/link-1/sync?action=reset"
    /// ```
    #[inline]
    pub fn reset(self, link: &LinkId) -> ResetCall<'c> {
        ResetCall(Call::void(self.0, &RESET).path(link.as_str()))
    }
}

/// A call of [`HvcSync::reset`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct ResetCall<'c>(Call<'c, ()>);

vsphere_automation_runtime::generated::call!(ResetCall: ());

const RESET: Operation = Operation::new("Vcenter.Hvc.Links.Sync_reset", Method::Post, "/api/hvc/links/{link}/sync")
    .constant_query(&[("action", "reset")])
    .rest(Rest::new(Method::Post, "/rest/hvc/links/{link}/sync").query(&[("action", "reset")]))
    .timeline(HVC_SYNC)
    .available("6.7.0 to 8.0.0")
    .technology_preview();
