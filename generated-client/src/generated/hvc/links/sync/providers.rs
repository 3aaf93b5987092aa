// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! The sync providers of a hybrid link.
//! Each replicates one kind of data.

use crate::hvc::links::LinkId;
use crate::lifecycle::HVC_SYNC;
use crate::vapi::LocalizableMessage;
#[cfg(doc)]
use crate::vapi::errors::ErrorType;
use chrono::{DateTime, Utc};
use vsphere_automation_runtime::generated::{Call, Connection, Method, Operation, Rest, Unrecognized};

/// One sync provider in a list.
///
/// **Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.
/// An early-access API: it may change or disappear in any release. Not for production.
#[doc(alias = "VcenterHvcLinksSyncProvidersSummary")]
#[doc(alias = "HvcLinksSyncProvidersSummary")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Summary {
    /// Identifier of the provider.
    pub provider: ProviderId,
}

vsphere_automation_runtime::generated::object!(Summary:
    provider = required("provider"),
);

impl Summary {
    /// A value with the required properties.
    pub fn new(provider: impl Into<ProviderId>) -> Self {
        Self { provider: provider.into() }
    }
}

/// Sync state of one provider.
///
/// **Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.
/// An early-access API: it may change or disappear in any release. Not for production.
#[doc(alias = "VcenterHvcLinksSyncProvidersInfo")]
#[doc(alias = "HvcLinksSyncProvidersInfo")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Info {
    /// When the last sync began, whether by itself or forced.
    /// Unset where there was none.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub last_sync_time: Option<DateTime<Utc>>,
    /// Result of the last sync.
    /// It is not the state of a forced one under way; [`current_session_info`](Self::current_session_info) has that.
    pub status: Status,
    /// Seconds between two syncs that the server begins by itself.
    pub polling_interval_in_seconds: i64,
    /// The forced sync that is outstanding.
    /// Unset where there is none.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub current_session_info: Option<SessionInfo>,
    /// Why the last sync failed.
    /// Set when [`status`](Self::status) is [`Status::Failed`], unset otherwise.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub status_message: Option<LocalizableMessage>,
}

vsphere_automation_runtime::generated::object!(Info:
    last_sync_time = optional_time("last_sync_time"),
    status = required("status"),
    polling_interval_in_seconds = required("polling_interval_in_seconds"),
    current_session_info = optional("current_session_info"),
    status_message = optional("status_message"),
);

impl Info {
    /// A value with the required properties.
    pub fn new(status: impl Into<Status>, polling_interval_in_seconds: i64) -> Self {
        Self {
            last_sync_time: None,
            status: status.into(),
            polling_interval_in_seconds,
            current_session_info: None,
            status_message: None,
        }
    }

    /// Sets [`last_sync_time`](Self::last_sync_time).
    #[must_use]
    #[inline]
    pub fn with_last_sync_time(mut self, value: DateTime<Utc>) -> Self {
        self.last_sync_time = Some(value);
        self
    }

    /// Sets [`current_session_info`](Self::current_session_info).
    #[must_use]
    #[inline]
    pub fn with_current_session_info(mut self, value: SessionInfo) -> Self {
        self.current_session_info = Some(value);
        self
    }

    /// Sets [`status_message`](Self::status_message).
    #[must_use]
    #[inline]
    pub fn with_status_message(mut self, value: LocalizableMessage) -> Self {
        self.status_message = Some(value);
        self
    }
}

/// Result of the last sync of a provider.
///
/// **Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.
/// An early-access API: it may change or disappear in any release. Not for production.
///
/// Servers may send values that this list lacks: match with a `_` arm, read them with [`as_str`](Self::as_str).
#[doc(alias = "VcenterHvcLinksSyncProvidersStatus")]
#[doc(alias = "HvcLinksSyncProvidersStatus")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Status {
    /// The last sync succeeded.
    Succeeded,
    /// The last sync failed.
    Failed,
    /// There was no sync yet.
    NoSyncFound,
    /// A value that this version of the crate does not know.
    Unknown(Unrecognized),
}

vsphere_automation_runtime::generated::open_enum!(Status:
    Succeeded = "SUCCEEDED",
    Failed = "FAILED",
    NoSyncFound = "NO_SYNC_FOUND",
);

/// Progress of one forced sync.
///
/// **Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.
/// An early-access API: it may change or disappear in any release. Not for production.
#[doc(alias = "VcenterHvcLinksSyncProvidersSessionInfo")]
#[doc(alias = "HvcLinksSyncProvidersSessionInfo")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SessionInfo {
    /// Stage that the sync is in.
    pub stage: SessionInfoStage,
    /// Work done so far, in the same undocumented unit as [`total_work`](Self::total_work).
    pub completed_work: i64,
    /// Work to be done in all, in an undocumented unit.
    /// It may be 0 while nothing is known.
    pub total_work: i64,
    /// When the forced sync began.
    pub start_time: DateTime<Utc>,
    /// When the forced sync ended, in [`SessionInfoStage::Completed`] as in [`SessionInfoStage::Failed`].
    /// Unset while it is under way.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub completion_time: Option<DateTime<Utc>>,
    /// Why the sync failed.
    /// Set when [`stage`](Self::stage) is [`SessionInfoStage::Failed`], unset otherwise.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub exception: Option<LocalizableMessage>,
}

vsphere_automation_runtime::generated::object!(SessionInfo:
    stage = required("stage"),
    completed_work = required("completed_work"),
    total_work = required("total_work"),
    start_time = required_time("start_time"),
    completion_time = optional_time("completion_time"),
    exception = optional("exception"),
);

impl SessionInfo {
    /// A value with the required properties.
    pub fn new(
        stage: impl Into<SessionInfoStage>,
        completed_work: i64,
        total_work: i64,
        start_time: DateTime<Utc>,
    ) -> Self {
        Self { stage: stage.into(), completed_work, total_work, start_time, completion_time: None, exception: None }
    }

    /// Sets [`completion_time`](Self::completion_time).
    #[must_use]
    #[inline]
    pub fn with_completion_time(mut self, value: DateTime<Utc>) -> Self {
        self.completion_time = Some(value);
        self
    }

    /// Sets [`exception`](Self::exception).
    #[must_use]
    #[inline]
    pub fn with_exception(mut self, value: LocalizableMessage) -> Self {
        self.exception = Some(value);
        self
    }
}

/// Stage of a forced sync.
/// In time, [`Waiting`](Self::Waiting) comes first, then [`ChangeDetection`](Self::ChangeDetection),
/// [`ChangeEnumeration`](Self::ChangeEnumeration) and [`ChangeApplication`](Self::ChangeApplication);
/// [`Completed`](Self::Completed) and [`Failed`](Self::Failed) are the ends.
///
/// **Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.
/// An early-access API: it may change or disappear in any release. Not for production.
///
/// Servers may send values that this list lacks: match with a `_` arm, read them with [`as_str`](Self::as_str).
#[doc(alias = "VcenterHvcLinksSyncProvidersSessionInfoStage")]
#[doc(alias = "HvcLinksSyncProvidersSessionInfoStage")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum SessionInfoStage {
    /// The source is searched for changes.
    ChangeDetection,
    /// The changes that were found are listed.
    ChangeEnumeration,
    /// The changes are made at the destination.
    ChangeApplication,
    /// The sync has succeeded.
    Completed,
    /// The sync has failed.
    Failed,
    /// No progress has been reported yet.
    Waiting,
    /// A value that this version of the crate does not know.
    Unknown(Unrecognized),
}

vsphere_automation_runtime::generated::open_enum!(SessionInfoStage:
    ChangeDetection = "CHANGE_DETECTION",
    ChangeEnumeration = "CHANGE_ENUMERATION",
    ChangeApplication = "CHANGE_APPLICATION",
    Completed = "COMPLETED",
    Failed = "FAILED",
    Waiting = "WAITING",
);

/// Identifier of a sync provider of a hybrid link.
/// Opaque; it means something only together with its link.
///
/// Resource type: `com.vmware.vcenter.hvc.sync.Providers` or `com.vmware.vcenter.hvc.links.sync.Providers`.
///
/// **Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.
/// An early-access API: it may change or disappear in any release. Not for production.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProviderId(Box<str>);

vsphere_automation_runtime::generated::id!(ProviderId);

/// The sync providers of a hybrid link.
/// Each replicates one kind of data.
///
/// From [`Client::hvc_sync_providers`](crate::Client::hvc_sync_providers).
///
/// **Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.
/// An early-access API: it may change or disappear in any release. Not for production.
#[derive(Clone, Copy, Debug)]
pub struct HvcSyncProviders<'c>(pub(crate) &'c Connection);

impl<'c> HvcSyncProviders<'c> {
    /// Lists the sync providers of a link.
    ///
    /// Returns every provider of the link, without paging or filter.
    ///
    /// **Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.
    /// An early-access API: it may change or disappear in any release. Not for production.
    ///
    /// `GET /rest/hvc/links/{link}/sync/providers` in the legacy flavour.
    ///
    /// # Arguments
    ///
    /// - `link`: The hybrid link.
    ///
    /// # Errors
    ///
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`Unauthorized`](ErrorType::Unauthorized) (403): The user lacks the privilege for this operation.
    /// - [`NotFound`](ErrorType::NotFound) (404): The link does not exist.
    /// - [`Error`](ErrorType::Error) (500): Anything else went wrong on the server.
    ///
    /// # Example
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// let all = client.hvc_sync_providers().list(&"link-1".into()).await?;
    /// println!("{all:?}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -H "vmware-api-session-id: $SESSION" "$SERVER/api/hvc/links/link-1/sync/providers"
    /// ```
    #[inline]
    pub fn list(self, link: &LinkId) -> ListCall<'c> {
        ListCall(Call::json(self.0, &LIST).path(link.as_str()))
    }

    /// Reads the sync state of one provider.
    ///
    /// Reports the result of the last sync and, while a forced sync is outstanding, its progress.
    ///
    /// Returns the sync state of the provider.
    ///
    /// **Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.
    /// An early-access API: it may change or disappear in any release. Not for production.
    ///
    /// `GET /rest/hvc/links/{link}/sync/providers/{provider}` in the legacy flavour.
    ///
    /// # Arguments
    ///
    /// - `link`: The hybrid link.
    /// - `provider`: The sync provider of the link.
    ///
    /// # Errors
    ///
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`Unauthorized`](ErrorType::Unauthorized) (403): The user lacks the privilege for this operation.
    /// - [`NotFound`](ErrorType::NotFound) (404): The link or the provider does not exist.
    /// - [`Error`](ErrorType::Error) (500): Anything else went wrong on the server.
    ///
    /// # Example
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// let info = client.hvc_sync_providers().get(&"link-1".into(), &"provider-1".into()).await?;
    /// println!("{info:?}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -H "vmware-api-session-id: $SESSION" "$SERVER/api/hvc/links/link-1/sync/providers/provider-1"
    /// ```
    #[inline]
    pub fn get(self, link: &LinkId, provider: &ProviderId) -> GetCall<'c> {
        GetCall(Call::json(self.0, &GET).path(link.as_str()).path(provider.as_str()))
    }

    /// Forces a sync of one provider now.
    ///
    /// Begins a sync between the local and the remote replica instead of waiting for the next poll.
    /// Returns at once; the provider's state tells how it goes.
    ///
    /// **Technology Preview** · feature `tech-preview` · vSphere 6.7.0 to 8.0.0, before 7.0.2 under `/rest` alone.
    /// An early-access API: it may change or disappear in any release. Not for production.
    ///
    /// `POST /rest/hvc/links/{link}/sync/providers/{provider}?action=start` in the legacy flavour.
    ///
    /// # Arguments
    ///
    /// - `link`: The hybrid link.
    /// - `provider`: The sync provider of the link.
    ///
    /// # Errors
    ///
    /// - [`InvalidArgument`](ErrorType::InvalidArgument) (400): An identifier or the action cannot be read.
    /// - [`UnexpectedInput`](ErrorType::UnexpectedInput) (400): The request carries something that this operation does
    ///   not take.
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`Unauthorized`](ErrorType::Unauthorized) (403): The user lacks the privilege for this operation.
    /// - [`NotFound`](ErrorType::NotFound) (404): The link or the provider does not exist.
    /// - [`Error`](ErrorType::Error) (500): Anything else went wrong on the server.
    /// - [`ResourceBusy`](ErrorType::ResourceBusy) (500): A sync of this provider is under way.
    ///
    /// # Example
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// client.hvc_sync_providers().start(&"link-1".into(), &"provider-1".into()).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -X POST \
    ///     -H "vmware-api-session-id: $SESSION" \
    ///     "$SERVER/api/hvc/links/link-1/sync/providers/provider-1?action=start"
    /// ```
    #[inline]
    pub fn start(self, link: &LinkId, provider: &ProviderId) -> StartCall<'c> {
        StartCall(Call::void(self.0, &START).path(link.as_str()).path(provider.as_str()))
    }
}

/// A call of [`HvcSyncProviders::list`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct ListCall<'c>(Call<'c, Vec<Summary>>);

vsphere_automation_runtime::generated::call!(ListCall: Vec<Summary>);

/// A call of [`HvcSyncProviders::get`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetCall<'c>(Call<'c, Info>);

vsphere_automation_runtime::generated::call!(GetCall: Info);

/// A call of [`HvcSyncProviders::start`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct StartCall<'c>(Call<'c, ()>);

vsphere_automation_runtime::generated::call!(StartCall: ());

const LIST: Operation =
    Operation::new("Vcenter.Hvc.Links.Sync.Providers_list", Method::Get, "/api/hvc/links/{link}/sync/providers")
        .rest(Rest::new(Method::Get, "/rest/hvc/links/{link}/sync/providers"))
        .timeline(HVC_SYNC)
        .available("6.7.0 to 8.0.0")
        .technology_preview();
const GET: Operation = Operation::new(
    "Vcenter.Hvc.Links.Sync.Providers_get",
    Method::Get,
    "/api/hvc/links/{link}/sync/providers/{provider}",
)
.rest(Rest::new(Method::Get, "/rest/hvc/links/{link}/sync/providers/{provider}"))
.timeline(HVC_SYNC)
.available("6.7.0 to 8.0.0")
.technology_preview();
const START: Operation = Operation::new(
    "Vcenter.Hvc.Links.Sync.Providers_start",
    Method::Post,
    "/api/hvc/links/{link}/sync/providers/{provider}",
)
.constant_query(&[("action", "start")])
.rest(Rest::new(Method::Post, "/rest/hvc/links/{link}/sync/providers/{provider}").query(&[("action", "start")]))
.timeline(HVC_SYNC)
.available("6.7.0 to 8.0.0")
.technology_preview();
