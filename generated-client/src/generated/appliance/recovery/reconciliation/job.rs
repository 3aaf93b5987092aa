// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! The job that reconciles a vCenter appliance with its surroundings after a restore.
//! There is one at most.

use crate::Secret;
use crate::lifecycle::RECONCILIATION;
use crate::vapi::errors::Error;
#[cfg(doc)]
use crate::vapi::errors::ErrorType;
use crate::vapi::{DynamicId, LocalizableMessage};
use chrono::{DateTime, Utc};
use vsphere_automation_runtime::generated::{Call, Connection, Method, Operation, Rest, Unrecognized};

/// How to reconcile a restored appliance.
/// Everything is optional.
///
/// vSphere 6.7.0 and later, before 7.0.2 under `/rest` alone.
#[doc(alias = "ApplianceRecoveryReconciliationJobCreateSpec")]
#[doc(alias = "ApplianceRecoveryReconciliationJobCreate")]
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CreateSpec {
    /// An administrator of single sign-on.
    /// Unset means that the job does not log in there; on a node that is embedded or for management, it has to.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub sso_admin_user_name: Option<String>,
    /// Password of that administrator.
    /// Unset like the name.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub sso_admin_user_password: Option<Secret>,
    /// Go on in spite of validation warnings.
    /// Unset means that a warning fails the job.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub ignore_warnings: Option<bool>,
}

vsphere_automation_runtime::generated::object!(CreateSpec:
    sso_admin_user_name = optional("sso_admin_user_name"),
    sso_admin_user_password = optional("sso_admin_user_password"),
    ignore_warnings = optional("ignore_warnings"),
);

impl CreateSpec {
    /// A value with nothing set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`sso_admin_user_name`](Self::sso_admin_user_name).
    #[must_use]
    pub fn with_sso_admin_user_name(mut self, value: impl Into<String>) -> Self {
        self.sso_admin_user_name = Some(value.into());
        self
    }

    /// Sets [`sso_admin_user_password`](Self::sso_admin_user_password).
    #[must_use]
    #[inline]
    pub fn with_sso_admin_user_password(mut self, value: Secret) -> Self {
        self.sso_admin_user_password = Some(value);
        self
    }

    /// Sets [`ignore_warnings`](Self::ignore_warnings).
    #[must_use]
    #[inline]
    pub fn with_ignore_warnings(mut self, value: bool) -> Self {
        self.ignore_warnings = Some(value);
        self
    }
}

/// State of the reconciliation job.
///
/// vSphere 6.7.0 and later, before 7.0.2 under `/rest` alone.
#[doc(alias = "ApplianceRecoveryReconciliationJobInfo")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Info {
    /// What the job does.
    pub description: LocalizableMessage,
    /// Name of the service that [`operation`](Self::operation) belongs to.
    ///
    /// An identifier of `com.vmware.appliance.recovery.reconciliation.job`.
    pub service: String,
    /// Name of the operation that started the job.
    pub operation: String,
    /// The job that this one is a part of.
    /// Unset where there is none.
    ///
    /// An identifier of `com.vmware.appliance.recovery.reconciliation.job`.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub parent: Option<String>,
    /// What the job works on.
    /// Unset where that is nothing, or more than one thing.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub target: Option<DynamicId>,
    /// Whether the job runs, and how it ended.
    pub status: Status,
    /// Whether the job could be cancelled now; this may change while it runs.
    /// Unset means that it cannot.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub cancelable: Option<bool>,
    /// Why the job failed.
    /// Only with status [`Status::Failed`], and even then it may be unset.
    /// Descriptions before 9.1 call it a string, so be prepared for one.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub error: Option<Error>,
    /// When the job began.
    /// Set with [`Status::Running`], [`Status::Succeeded`] and [`Status::Failed`], unset with [`Status::None`].
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub start_time: Option<DateTime<Utc>>,
    /// When the job ended.
    /// Set with [`Status::Succeeded`] and [`Status::Failed`], unset with [`Status::None`] and [`Status::Running`].
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub end_time: Option<DateTime<Utc>>,
    /// What the job has to say, such as warnings.
    /// May be empty.
    pub messages: Vec<LocalizableMessage>,
    /// How much is done, in percent.
    /// No bounds are documented.
    pub progress: i64,
}

vsphere_automation_runtime::generated::object!(Info:
    description = required("description"),
    service = required("service"),
    operation = required("operation"),
    parent = optional("parent"),
    target = optional("target"),
    status = required("status"),
    cancelable = optional("cancelable"),
    error = error("error"),
    start_time = optional_time("start_time"),
    end_time = optional_time("end_time"),
    messages = required("messages"),
    progress = required("progress"),
);

/// What a [`Info`] must have, for [`Info::new`]: each by its name.
#[derive(Clone, Debug)]
pub struct InfoRequired {
    /// [`Info::description`].
    pub description: LocalizableMessage,
    /// [`Info::service`].
    pub service: String,
    /// [`Info::operation`].
    pub operation: String,
    /// [`Info::status`].
    pub status: Status,
    /// [`Info::messages`].
    pub messages: Vec<LocalizableMessage>,
    /// [`Info::progress`].
    pub progress: i64,
}

impl Info {
    /// A value with the required properties.
    pub fn new(required: InfoRequired) -> Self {
        Self {
            description: required.description,
            service: required.service,
            operation: required.operation,
            parent: None,
            target: None,
            status: required.status,
            cancelable: None,
            error: None,
            start_time: None,
            end_time: None,
            messages: required.messages,
            progress: required.progress,
        }
    }

    /// Sets [`parent`](Self::parent).
    #[must_use]
    pub fn with_parent(mut self, value: impl Into<String>) -> Self {
        self.parent = Some(value.into());
        self
    }

    /// Sets [`target`](Self::target).
    #[must_use]
    #[inline]
    pub fn with_target(mut self, value: DynamicId) -> Self {
        self.target = Some(value);
        self
    }

    /// Sets [`cancelable`](Self::cancelable).
    #[must_use]
    #[inline]
    pub fn with_cancelable(mut self, value: bool) -> Self {
        self.cancelable = Some(value);
        self
    }

    /// Sets [`error`](Self::error).
    #[must_use]
    #[inline]
    pub fn with_error(mut self, value: Error) -> Self {
        self.error = Some(value);
        self
    }

    /// Sets [`start_time`](Self::start_time).
    #[must_use]
    #[inline]
    pub fn with_start_time(mut self, value: DateTime<Utc>) -> Self {
        self.start_time = Some(value);
        self
    }

    /// Sets [`end_time`](Self::end_time).
    #[must_use]
    #[inline]
    pub fn with_end_time(mut self, value: DateTime<Utc>) -> Self {
        self.end_time = Some(value);
        self
    }
}

/// State of the reconciliation job.
///
/// vSphere 6.7.0 and later, before 7.0.2 under `/rest` alone.
///
/// Servers may send values that this list lacks: match with a `_` arm, read them with [`as_str`](Self::as_str).
#[doc(alias = "ApplianceRecoveryReconciliationJobStatus")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Status {
    /// No job is running.
    None,
    /// The job is running.
    Running,
    /// The job has succeeded.
    Succeeded,
    /// The job has failed.
    Failed,
    /// A value that this version of the crate does not know.
    Unknown(Unrecognized),
}

vsphere_automation_runtime::generated::open_enum!(Status:
    None = "NONE",
    Running = "RUNNING",
    Succeeded = "SUCCEEDED",
    Failed = "FAILED",
);

/// The job that reconciles a vCenter appliance with its surroundings after a restore.
/// There is one at most.
///
/// From [`Client::reconciliation_job`](crate::Client::reconciliation_job).
#[derive(Clone, Copy, Debug)]
pub struct ReconciliationJob<'c>(pub(crate) &'c Connection);

impl<'c> ReconciliationJob<'c> {
    /// Reads the progress or the result of the reconciliation job.
    ///
    /// There is one job at most, so it has no identifier.
    ///
    /// Returns the job.
    ///
    /// vSphere 6.7.0 and later, before 7.0.2 under `/rest` alone.
    ///
    /// `GET /rest/appliance/recovery/reconciliation/job` in the legacy flavour.
    ///
    /// # Errors
    ///
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`NotFound`](ErrorType::NotFound) (404): No reconciliation job is running.
    /// - [`Error`](ErrorType::Error) (500): Anything else went wrong on the server.
    ///
    /// # Example
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// let info = client.reconciliation_job().get().await?;
    /// println!("{info:?}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -H "vmware-api-session-id: $SESSION" "$SERVER/api/appliance/recovery/reconciliation/job"
    /// ```
    #[inline]
    pub fn get(self) -> GetCall<'c> {
        GetCall(Call::json(self.0, &GET))
    }

    /// Starts the reconciliation job.
    ///
    /// To be called once a restore has finished.
    /// Returns at once with the state of the new job; read the job to follow it.
    ///
    /// vSphere 6.7.0 and later, before 7.0.2 under `/rest` alone.
    ///
    /// `POST /rest/appliance/recovery/reconciliation/job` in the legacy flavour.
    ///
    /// # Arguments
    ///
    /// - `spec`: How to reconcile.
    ///
    /// # Errors
    ///
    /// - [`FeatureInUse`](ErrorType::FeatureInUse) (400): A backup or a restore is under way.
    /// - [`NotAllowedInCurrentState`](ErrorType::NotAllowedInCurrentState) (400): No restore has finished successfully.
    /// - [`InvalidArgument`](ErrorType::InvalidArgument) (400): A property of the body is not valid.
    /// - [`UnexpectedInput`](ErrorType::UnexpectedInput) (400): The body has a property that this server does not know.
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`Error`](ErrorType::Error) (500): Anything else went wrong on the server.
    ///
    /// # Example
    ///
    /// ```
    /// use vsphere_automation::Secret;
    /// use vsphere_automation::appliance::recovery::reconciliation::job::CreateSpec;
    ///
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// let spec = CreateSpec::new()
    ///     .with_sso_admin_user_name("administrator@vsphere.local")
    ///     .with_sso_admin_user_password(Secret::from("correct-horse-battery"))
    ///     .with_ignore_warnings(true);
    /// let info = client.reconciliation_job().create(&spec).await?;
    /// println!("{info:?}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -X POST \
    ///     -H "vmware-api-session-id: $SESSION" \
    ///     -H "Content-Type: application/json" \
    ///     -d '{
    ///         "ignore_warnings": true,
    ///         "sso_admin_user_name": "administrator@vsphere.local",
    ///         "sso_admin_user_password": "correct-horse-battery"
    ///     }' \
    ///     "$SERVER/api/appliance/recovery/reconciliation/job"
    /// ```
    #[inline]
    pub fn create(self, spec: &CreateSpec) -> CreateCall<'c> {
        CreateCall(Call::json(self.0, &CREATE).body(spec))
    }
}

/// A call of [`ReconciliationJob::get`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetCall<'c>(Call<'c, Info>);

vsphere_automation_runtime::generated::call!(GetCall: Info);

/// A call of [`ReconciliationJob::create`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct CreateCall<'c>(Call<'c, Info>);

vsphere_automation_runtime::generated::call!(CreateCall: Info);

const GET: Operation = Operation::new(
    "Appliance.Recovery.Reconciliation.Job_get",
    Method::Get,
    "/api/appliance/recovery/reconciliation/job",
)
.rest(Rest::new(Method::Get, "/rest/appliance/recovery/reconciliation/job"))
.timeline(RECONCILIATION)
.available("6.7.0 and later");
const CREATE: Operation = Operation::new(
    "Appliance.Recovery.Reconciliation.Job_create",
    Method::Post,
    "/api/appliance/recovery/reconciliation/job",
)
.rest(Rest::new(Method::Post, "/rest/appliance/recovery/reconciliation/job").body("spec"))
.timeline(RECONCILIATION)
.available("6.7.0 and later");
