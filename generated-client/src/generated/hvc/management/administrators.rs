// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! Groups whose members administer the local cloud vCenter through hybrid linked mode.

use crate::lifecycle::{HVC_ADMIN_SET, HVC_CORE};
#[cfg(doc)]
use crate::vapi::errors::ErrorType;
use vsphere_automation_runtime::generated::{Call, Connection, Method, Operation, Rest};

/// Body that replaces the groups with administrator access.
///
/// vSphere 7.0.0 to 9.0.0, before 7.0.2 under `/rest` alone.
/// Technology Preview before 8.0.1.
#[doc(alias = "VcenterHvcManagementAdministratorsSet")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Set {
    /// The groups that shall have access, and no others, as `group@domain`.
    ///
    /// The server checks: no element twice.
    pub group_names: Vec<String>,
}

vsphere_automation_runtime::generated::object!(Set:
    group_names = required("group_names"),
);

impl Set {
    /// A value with the required properties.
    pub fn new(group_names: Vec<String>) -> Self {
        Self { group_names }
    }
}

/// Body that gives one group administrator access.
///
/// vSphere 6.7.0 to 9.0.0, before 7.0.2 under `/rest` alone.
/// Technology Preview before 8.0.1.
#[doc(alias = "VcenterHvcManagementAdministratorsAdd")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Add {
    /// The group to add, as `group@domain`.
    pub group_name: String,
}

vsphere_automation_runtime::generated::object!(Add:
    group_name = required("group_name"),
);

impl Add {
    /// A value with the required properties.
    pub fn new(group_name: impl Into<String>) -> Self {
        Self { group_name: group_name.into() }
    }
}

impl From<&str> for Add {
    fn from(value: &str) -> Self {
        Self::new(value)
    }
}

impl From<String> for Add {
    fn from(value: String) -> Self {
        Self::new(value)
    }
}

impl From<&Add> for Add {
    fn from(value: &Add) -> Self {
        value.clone()
    }
}

/// Body that takes administrator access from one group.
///
/// vSphere 6.7.0 to 9.0.0, before 7.0.2 under `/rest` alone.
/// Technology Preview before 8.0.1.
#[doc(alias = "VcenterHvcManagementAdministratorsRemove")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Remove {
    /// The group to remove, as `group@domain`.
    pub group_name: String,
}

vsphere_automation_runtime::generated::object!(Remove:
    group_name = required("group_name"),
);

impl Remove {
    /// A value with the required properties.
    pub fn new(group_name: impl Into<String>) -> Self {
        Self { group_name: group_name.into() }
    }
}

impl From<&str> for Remove {
    fn from(value: &str) -> Self {
        Self::new(value)
    }
}

impl From<String> for Remove {
    fn from(value: String) -> Self {
        Self::new(value)
    }
}

impl From<&Remove> for Remove {
    fn from(value: &Remove) -> Self {
        value.clone()
    }
}

/// Groups whose members administer the local cloud vCenter through hybrid linked mode.
///
/// From [`Client::hvc_administrators`](crate::Client::hvc_administrators).
#[derive(Clone, Copy, Debug)]
pub struct HvcAdministrators<'c>(pub(crate) &'c Connection);

impl<'c> HvcAdministrators<'c> {
    /// Reads the groups that have administrator access.
    ///
    /// Returns the groups that are members of the local cloud administrators' group.
    /// The vendor calls it get although it returns a list.
    ///
    /// vSphere 6.7.0 to 9.0.0, before 7.0.2 under `/rest` alone.
    /// Technology Preview before 8.0.1.
    ///
    /// Needs `System.Read` (documented since 8.0.1).
    ///
    /// `GET /rest/hvc/management/administrators` in the legacy flavour.
    ///
    /// # Errors
    ///
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`Error`](ErrorType::Error) (500): Anything else went wrong on the server.
    ///
    /// # Example
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// let all = client.hvc_administrators().get().await?;
    /// println!("{all:?}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -H "vmware-api-session-id: $SESSION" "$SERVER/api/hvc/management/administrators"
    /// ```
    #[inline]
    pub fn get(self) -> GetCall<'c> {
        GetCall(Call::json(self.0, &GET))
    }

    /// Replaces the groups that have administrator access.
    ///
    /// Makes the given groups the only ones; all others lose their access.
    ///
    /// vSphere 7.0.0 to 9.0.0, before 7.0.2 under `/rest` alone.
    /// Technology Preview before 8.0.1.
    ///
    /// Needs `HLM.Manage` (documented since 8.0.1).
    ///
    /// `PUT /rest/hvc/management/administrators` in the legacy flavour.
    ///
    /// # Arguments
    ///
    /// - `body`: The groups that shall remain.
    ///
    /// # Errors
    ///
    /// - [`InvalidArgument`](ErrorType::InvalidArgument) (400): A property of the body is missing or not valid.
    /// - [`UnexpectedInput`](ErrorType::UnexpectedInput) (400): The body has a property that this server does not know.
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`Unauthorized`](ErrorType::Unauthorized) (403): The user lacks the privilege for this operation.
    /// - [`Error`](ErrorType::Error) (500): Anything else went wrong on the server.
    ///
    /// # Example
    ///
    /// ```
    /// use vsphere_automation::hvc::management::administrators::Set;
    ///
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// let body =
    ///     Set::new(vec!["cloud-operators@example.net".to_owned(), "virtualization-team@example.net".to_owned()]);
    /// client.hvc_administrators().set(&body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -X PUT \
    ///     -H "vmware-api-session-id: $SESSION" \
    ///     -H "Content-Type: application/json" \
    ///     -d '{"group_names": ["cloud-operators@example.net", "virtualization-team@example.net"]}' \
    ///     "$SERVER/api/hvc/management/administrators"
    /// ```
    #[inline]
    pub fn set(self, body: &Set) -> SetCall<'c> {
        SetCall(Call::void(self.0, &SET).body(body))
    }

    /// Gives one group administrator access.
    ///
    /// Adds the group to the local cloud administrators' group and leaves the others as they are.
    ///
    /// vSphere 6.7.0 to 9.0.0, before 7.0.2 under `/rest` alone.
    /// Technology Preview before 8.0.1.
    ///
    /// Needs `HLM.Manage` (documented since 8.0.1).
    ///
    /// `POST /rest/hvc/management/administrators?action=add` in the legacy flavour.
    ///
    /// # Arguments
    ///
    /// - `group_name`: The group.
    ///
    /// # Errors
    ///
    /// - [`InvalidArgument`](ErrorType::InvalidArgument) (400): The group's name cannot be used.
    /// - [`UnexpectedInput`](ErrorType::UnexpectedInput) (400): The body has a property that this server does not know.
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`Unauthorized`](ErrorType::Unauthorized) (403): The user lacks the privilege for this operation.
    /// - [`Error`](ErrorType::Error) (500): Anything else went wrong on the server.
    ///
    /// # Example
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// client.hvc_administrators().add("cloud-operators@example.net").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -X POST \
    ///     -H "vmware-api-session-id: $SESSION" \
    ///     -H "Content-Type: application/json" \
    ///     -d '{"group_name": "cloud-operators@example.net"}' \
    ///     "$SERVER/api/hvc/management/administrators?action=add"
    /// ```
    #[allow(clippy::should_implement_trait, reason = "named as in the document")]
    #[inline]
    pub fn add(self, group_name: impl Into<Add>) -> AddCall<'c> {
        AddCall(Call::void(self.0, &ADD).body(&group_name.into()))
    }

    /// Takes administrator access from one group.
    ///
    /// Removes the group from the local cloud administrators' group and leaves the others as they are.
    ///
    /// vSphere 6.7.0 to 9.0.0, before 7.0.2 under `/rest` alone.
    /// Technology Preview before 8.0.1.
    ///
    /// Needs `HLM.Manage` (documented since 8.0.1).
    ///
    /// `POST /rest/hvc/management/administrators?action=remove` in the legacy flavour.
    ///
    /// # Arguments
    ///
    /// - `group_name`: The group.
    ///
    /// # Errors
    ///
    /// - [`InvalidArgument`](ErrorType::InvalidArgument) (400): The group's name cannot be used.
    /// - [`UnexpectedInput`](ErrorType::UnexpectedInput) (400): The body has a property that this server does not know.
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`Unauthorized`](ErrorType::Unauthorized) (403): The user lacks the privilege for this operation.
    /// - [`Error`](ErrorType::Error) (500): Anything else went wrong on the server.
    ///
    /// # Example
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// client.hvc_administrators().remove("virtualization-team@example.net").await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -X POST \
    ///     -H "vmware-api-session-id: $SESSION" \
    ///     -H "Content-Type: application/json" \
    ///     -d '{"group_name": "virtualization-team@example.net"}' \
    ///     "$SERVER/api/hvc/management/administrators?action=remove"
    /// ```
    #[inline]
    pub fn remove(self, group_name: impl Into<Remove>) -> RemoveCall<'c> {
        RemoveCall(Call::void(self.0, &REMOVE).body(&group_name.into()))
    }
}

/// A call of [`HvcAdministrators::get`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetCall<'c>(Call<'c, Vec<String>>);

vsphere_automation_runtime::generated::call!(GetCall: Vec<String>);

/// A call of [`HvcAdministrators::set`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct SetCall<'c>(Call<'c, ()>);

vsphere_automation_runtime::generated::call!(SetCall: ());

/// A call of [`HvcAdministrators::add`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct AddCall<'c>(Call<'c, ()>);

vsphere_automation_runtime::generated::call!(AddCall: ());

/// A call of [`HvcAdministrators::remove`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct RemoveCall<'c>(Call<'c, ()>);

vsphere_automation_runtime::generated::call!(RemoveCall: ());

const GET: Operation =
    Operation::new("Vcenter.Hvc.Management.Administrators_get", Method::Get, "/api/hvc/management/administrators")
        .rest(Rest::new(Method::Get, "/rest/hvc/management/administrators"))
        .timeline(HVC_CORE)
        .available("6.7.0 to 9.0.0");
const SET: Operation =
    Operation::new("Vcenter.Hvc.Management.Administrators_set", Method::Put, "/api/hvc/management/administrators")
        .rest(Rest::new(Method::Put, "/rest/hvc/management/administrators"))
        .timeline(HVC_ADMIN_SET)
        .available("7.0.0 to 9.0.0");
const ADD: Operation =
    Operation::new("Vcenter.Hvc.Management.Administrators_add", Method::Post, "/api/hvc/management/administrators")
        .constant_query(&[("action", "add")])
        .rest(Rest::new(Method::Post, "/rest/hvc/management/administrators").query(&[("action", "add")]))
        .timeline(HVC_CORE)
        .available("6.7.0 to 9.0.0");
const REMOVE: Operation =
    Operation::new("Vcenter.Hvc.Management.Administrators_remove", Method::Post, "/api/hvc/management/administrators")
        .constant_query(&[("action", "remove")])
        .rest(Rest::new(Method::Post, "/rest/hvc/management/administrators").query(&[("action", "remove")]))
        .timeline(HVC_CORE)
        .available("6.7.0 to 9.0.0");
