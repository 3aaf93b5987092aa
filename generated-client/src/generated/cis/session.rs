// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! Login sessions of the API.

use crate::Secret;
use crate::lifecycle::RECONCILIATION;
#[cfg(doc)]
use crate::vapi::errors::ErrorType;
use chrono::{DateTime, Utc};
use vsphere_automation_runtime::generated::{Authentication, Call, Connection, Method, Operation, Rest};

/// A login session.
///
/// vSphere 6.7.0 and later, before 7.0.2 under `/rest` alone.
#[doc(alias = "CisSessionInfo")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Info {
    /// Who logged in, as `user@domain`.
    pub user: String,
    /// When the session was created.
    pub created_time: DateTime<Utc>,
    /// When the session was last used.
    pub last_accessed_time: DateTime<Utc>,
}

vsphere_automation_runtime::generated::object!(Info:
    user = required("user"),
    created_time = required_time("created_time"),
    last_accessed_time = required_time("last_accessed_time"),
);

impl Info {
    /// A value with the required properties.
    pub fn new(user: impl Into<String>, created_time: DateTime<Utc>, last_accessed_time: DateTime<Utc>) -> Self {
        Self { user: user.into(), created_time, last_accessed_time }
    }
}

/// Login sessions of the API.
///
/// From [`Client::session`](crate::Client::session).
#[derive(Clone, Copy, Debug)]
pub struct Session<'c>(pub(crate) &'c Connection);

impl<'c> Session<'c> {
    /// Reads who is logged in and since when.
    ///
    /// Describes the session that the request is sent with.
    /// Reading it may count as an access and so move `last_accessed_time`.
    ///
    /// Returns the session.
    ///
    /// vSphere 6.7.0 and later, before 7.0.2 under `/rest` alone.
    ///
    /// `POST /rest/com/vmware/cis/session?~action=get` in the legacy flavour.
    ///
    /// # Errors
    ///
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`ServiceUnavailable`](ErrorType::ServiceUnavailable) (503): The services that keep the session cannot be
    ///   reached. The server does not say why.
    ///
    /// # Example
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// let info = client.session().get().await?;
    /// println!("{info:?}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -H "vmware-api-session-id: $SESSION" "$SERVER/api/session"
    /// ```
    #[inline]
    pub fn get(self) -> GetCall<'c> {
        GetCall(Call::json(self.0, &GET))
    }

    /// Logs in and returns a new session id.
    ///
    /// Exchanges a user name and a password for a session id, which every other operation takes in the header
    /// `vmware-api-session-id`.
    /// A user can hold a limited number of sessions; end those that are no longer needed.
    ///
    /// Returns the id of the new session, as one JSON string.
    /// It is a secret.
    ///
    /// vSphere 6.7.0 and later, before 7.0.2 under `/rest` alone.
    ///
    /// `POST /rest/com/vmware/cis/session` in the legacy flavour.
    ///
    /// # Errors
    ///
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The user name or the password is wrong, or the account
    ///   is locked. The server does not say which.
    /// - [`ServiceUnavailable`](ErrorType::ServiceUnavailable) (503): The services behind the login cannot be reached,
    ///   or the user holds as many sessions as allowed (the id of the first message then ends in
    ///   `failedToLoginMaxUserSessionCountReached`).
    ///
    /// # Example
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// let session_id = client.session().create().await?;
    /// # let _ = session_id;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -X POST -u "$USER_NAME:$PASSWORD" "$SERVER/api/session"
    /// ```
    #[inline]
    pub fn create(self) -> CreateCall<'c> {
        CreateCall(Call::json(self.0, &CREATE))
    }

    /// Ends the session.
    ///
    /// Logs out.
    /// The session id that the request is sent with is worthless from then on.
    ///
    /// vSphere 6.7.0 and later, before 7.0.2 under `/rest` alone.
    ///
    /// `DELETE /rest/com/vmware/cis/session` in the legacy flavour.
    ///
    /// # Errors
    ///
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`ServiceUnavailable`](ErrorType::ServiceUnavailable) (503): The services that keep the session cannot be
    ///   reached. The server does not say why.
    ///
    /// # Example
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// client.session().delete().await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -X DELETE -H "vmware-api-session-id: $SESSION" "$SERVER/api/session"
    /// ```
    #[inline]
    pub fn delete(self) -> DeleteCall<'c> {
        DeleteCall(Call::void(self.0, &DELETE))
    }
}

/// A call of [`Session::get`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetCall<'c>(Call<'c, Info>);

vsphere_automation_runtime::generated::call!(GetCall: Info);

/// A call of [`Session::create`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct CreateCall<'c>(Call<'c, Secret>);

vsphere_automation_runtime::generated::call!(CreateCall: Secret);

/// A call of [`Session::delete`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct DeleteCall<'c>(Call<'c, ()>);

vsphere_automation_runtime::generated::call!(DeleteCall: ());

const GET: Operation = Operation::new("Cis.Session_get", Method::Get, "/api/session")
    .rest(Rest::new(Method::Post, "/rest/com/vmware/cis/session").query(&[("~action", "get")]))
    .timeline(RECONCILIATION)
    .available("6.7.0 and later");
const CREATE: Operation = Operation::new("Cis.Session_create", Method::Post, "/api/session")
    .rest(Rest::new(Method::Post, "/rest/com/vmware/cis/session"))
    .authentication(Authentication::Basic)
    .timeline(RECONCILIATION)
    .available("6.7.0 and later");
const DELETE: Operation = Operation::new("Cis.Session_delete", Method::Delete, "/api/session")
    .rest(Rest::new(Method::Delete, "/rest/com/vmware/cis/session"))
    .ends_session()
    .timeline(RECONCILIATION)
    .available("6.7.0 and later");
