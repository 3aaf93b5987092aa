// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! Links between the single sign-on domain of this vCenter and that of another site (hybrid linked mode).

use crate::Secret;
use crate::lifecycle::{HVC_CERTIFICATE_9_0, HVC_CORE, HVC_GET};
use crate::vapi::LocalizableMessage;
#[cfg(doc)]
use crate::vapi::errors::ErrorType;
use vsphere_automation_runtime::generated::{Call, Connection, Method, Operation, Rest, Unrecognized};

#[cfg(feature = "tech-preview")]
#[cfg_attr(docsrs, doc(cfg(feature = "tech-preview")))]
pub mod sync;

/// What creating a hybrid link needs to know of the other domain.
///
/// vSphere 6.7.0 to 9.0.0, before 7.0.2 under `/rest` alone.
/// Technology Preview before 8.0.1.
#[doc(alias = "VcenterHvcLinksCreateSpec")]
#[doc(alias = "VcenterHvcLinksCreate")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CreateSpec {
    /// Host name of the other domain's Platform Services Controller.
    pub psc_hostname: String,
    /// HTTPS port of that host, as a string of digits.
    /// Unset means `443`.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub port: Option<String>,
    /// Single sign-on domain of that host.
    /// It becomes the link's `display_name`.
    pub domain_name: String,
    /// An administrator of the other domain.
    /// Note the spelling: elsewhere in this API it is `user_name`.
    pub username: String,
    /// Password of that administrator.
    pub password: Secret,
    /// SHA-256 thumbprint of the certificate that the other host is expected to present, in hexadecimal with colons.
    /// Unset means that no thumbprint is checked against.
    /// From 9.0 on, [`ssl_certificate`](Self::ssl_certificate) takes its place; earlier servers know the thumbprint
    /// only.
    ///
    /// vSphere 6.7.0 to 9.0.0, before 7.0.2 under `/rest` alone.
    /// Technology Preview before 8.0.1.
    /// Deprecated since 9.0.0.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub ssl_thumbprint: Option<String>,
    /// The certificate that the other host is expected to present, in PEM.
    /// Unset means that no certificate is checked against.
    ///
    /// vSphere 9.0.0.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub ssl_certificate: Option<String>,
    /// Groups of the other domain that get administrator access here, as `group@domain`.
    /// Unset means that no such access is set up.
    ///
    /// The server checks: no element twice.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub admin_groups: Option<Vec<String>>,
}

vsphere_automation_runtime::generated::object!(CreateSpec:
    psc_hostname = required("psc_hostname"),
    port = optional("port"),
    domain_name = required("domain_name"),
    username = required("username"),
    password = required("password"),
    ssl_thumbprint = optional("ssl_thumbprint"),
    ssl_certificate = optional("ssl_certificate"),
    admin_groups = optional("admin_groups"),
);

/// What a [`CreateSpec`] must have, for [`CreateSpec::new`]: each by its name.
#[derive(Clone, Debug)]
pub struct CreateSpecRequired {
    /// [`CreateSpec::psc_hostname`].
    pub psc_hostname: String,
    /// [`CreateSpec::domain_name`].
    pub domain_name: String,
    /// [`CreateSpec::username`].
    pub username: String,
    /// [`CreateSpec::password`].
    pub password: Secret,
}

impl CreateSpec {
    /// A value with the required properties.
    pub fn new(required: CreateSpecRequired) -> Self {
        Self {
            psc_hostname: required.psc_hostname,
            port: None,
            domain_name: required.domain_name,
            username: required.username,
            password: required.password,
            ssl_thumbprint: None,
            ssl_certificate: None,
            admin_groups: None,
        }
    }

    /// Sets [`port`](Self::port).
    #[must_use]
    pub fn with_port(mut self, value: impl Into<String>) -> Self {
        self.port = Some(value.into());
        self
    }

    /// Sets [`ssl_thumbprint`](Self::ssl_thumbprint).
    #[must_use]
    pub fn with_ssl_thumbprint(mut self, value: impl Into<String>) -> Self {
        self.ssl_thumbprint = Some(value.into());
        self
    }

    /// Sets [`ssl_certificate`](Self::ssl_certificate).
    #[must_use]
    pub fn with_ssl_certificate(mut self, value: impl Into<String>) -> Self {
        self.ssl_certificate = Some(value.into());
        self
    }

    /// Sets [`admin_groups`](Self::admin_groups).
    #[must_use]
    #[inline]
    pub fn with_admin_groups(mut self, value: Vec<String>) -> Self {
        self.admin_groups = Some(value);
        self
    }
}

/// One hybrid link in a list.
///
/// vSphere 6.7.0 to 9.0.0, before 7.0.2 under `/rest` alone.
/// Technology Preview before 8.0.1.
#[doc(alias = "VcenterHvcLinksSummary")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Summary {
    /// Identifier of the link.
    pub link: LinkId,
    /// Name of the linked domain, as it was given when the link was created.
    pub display_name: String,
}

vsphere_automation_runtime::generated::object!(Summary:
    link = required("link"),
    display_name = required("display_name"),
);

impl Summary {
    /// A value with the required properties.
    pub fn new(link: impl Into<LinkId>, display_name: impl Into<String>) -> Self {
        Self { link: link.into(), display_name: display_name.into() }
    }
}

/// Health of one hybrid link.
///
/// vSphere 8.0.1 to 9.0.0.
#[doc(alias = "VcenterHvcLinksInfo")]
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Info {
    /// Whether the other side can be reached.
    /// Unset where the server does not know; the vendor does not say when that is.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub connection_health_status: Option<HealthStatus>,
    /// What is wrong.
    /// Set when [`connection_health_status`](Self::connection_health_status) is [`HealthStatus::Unhealthy`], unset when
    /// it is [`HealthStatus::Healthy`].
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub health_status_message: Option<LocalizableMessage>,
}

vsphere_automation_runtime::generated::object!(Info:
    connection_health_status = optional("connection_health_status"),
    health_status_message = optional("health_status_message"),
);

impl Info {
    /// A value with nothing set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`connection_health_status`](Self::connection_health_status).
    #[must_use]
    pub fn with_connection_health_status(mut self, value: impl Into<HealthStatus>) -> Self {
        self.connection_health_status = Some(value.into());
        self
    }

    /// Sets [`health_status_message`](Self::health_status_message).
    #[must_use]
    #[inline]
    pub fn with_health_status_message(mut self, value: LocalizableMessage) -> Self {
        self.health_status_message = Some(value);
        self
    }
}

/// Whether the connection of a hybrid link works.
///
/// vSphere 8.0.1 to 9.0.0.
///
/// Servers may send values that this list lacks: match with a `_` arm, read them with [`as_str`](Self::as_str).
#[doc(alias = "VcenterHvcLinksInfoHealthStatus")]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum HealthStatus {
    /// The connection works.
    Healthy,
    /// The connection does not work.
    Unhealthy,
    /// A value that this version of the crate does not know.
    Unknown(Unrecognized),
}

vsphere_automation_runtime::generated::open_enum!(HealthStatus:
    Healthy = "HEALTHY",
    Unhealthy = "UNHEALTHY",
);

/// Login for the other side of a hybrid link.
///
/// vSphere 7.0.0 to 9.0.0, before 7.0.2 under `/rest` alone.
/// Technology Preview before 8.0.1.
#[doc(alias = "VcenterHvcLinksCredentials")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Credentials {
    /// An administrator of the other side.
    pub user_name: String,
    /// Password of that administrator.
    pub password: Secret,
}

vsphere_automation_runtime::generated::object!(Credentials:
    user_name = required("user_name"),
    password = required("password"),
);

impl Credentials {
    /// A value with the required properties.
    pub fn new(user_name: impl Into<String>, password: Secret) -> Self {
        Self { user_name: user_name.into(), password }
    }
}

/// Body of the removal of a link from the side of the cloud vCenter.
///
/// vSphere 8.0.1 to 9.0.0.
#[doc(alias = "VcenterHvcLinksDeleteWithCredentials")]
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct DeleteWithCredentials {
    /// Login for the other side.
    /// Optional by its schema, but servers require it so far: always set it.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub credentials: Option<Credentials>,
}

vsphere_automation_runtime::generated::object!(DeleteWithCredentials:
    credentials = optional("credentials"),
);

impl DeleteWithCredentials {
    /// A value with nothing set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets [`credentials`](Self::credentials).
    #[must_use]
    #[inline]
    pub fn with_credentials(mut self, value: Credentials) -> Self {
        self.credentials = Some(value);
        self
    }
}

/// The certificate that the other side of a new link presented, as the data of an `UNVERIFIED_PEER` error.
///
/// vSphere 6.7.0 to 9.0.0, before 7.0.2 under `/rest` alone.
/// Technology Preview before 8.0.1.
#[doc(alias = "VcenterHvcLinksCertificateInfo")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CertificateInfo {
    /// SHA-256 thumbprint of the certificate, in hexadecimal with colons.
    pub ssl_thumbprint: String,
    /// The certificate itself, in PEM.
    /// Unset where the server is older than this property.
    ///
    /// vSphere 9.0.0.
    #[cfg_attr(feature = "schemars", schemars(skip_serializing_if = "Option::is_none"))]
    pub ssl_certificate: Option<String>,
}

vsphere_automation_runtime::generated::object!(CertificateInfo:
    ssl_thumbprint = required("ssl_thumbprint"),
    ssl_certificate = optional("ssl_certificate"),
);

impl CertificateInfo {
    /// A value with the required properties.
    pub fn new(ssl_thumbprint: impl Into<String>) -> Self {
        Self { ssl_thumbprint: ssl_thumbprint.into(), ssl_certificate: None }
    }

    /// Sets [`ssl_certificate`](Self::ssl_certificate).
    #[must_use]
    pub fn with_ssl_certificate(mut self, value: impl Into<String>) -> Self {
        self.ssl_certificate = Some(value.into());
        self
    }
}

/// Identifier of a hybrid link, given by the server when the link is created.
/// Opaque.
///
/// Resource type: `com.vmware.vcenter.hvc.Links` or `vcenter.hvc.Links`.
///
/// vSphere 6.7.0 to 9.0.0, before 7.0.2 under `/rest` alone.
/// Technology Preview before 8.0.1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkId(Box<str>);

vsphere_automation_runtime::generated::id!(LinkId);

/// Links between the single sign-on domain of this vCenter and that of another site (hybrid linked mode).
///
/// From [`Client::hvc_links`](crate::Client::hvc_links).
#[derive(Clone, Copy, Debug)]
pub struct HvcLinks<'c>(pub(crate) &'c Connection);

impl<'c> HvcLinks<'c> {
    /// Lists the hybrid links.
    ///
    /// Returns every link, without paging or filter; an empty list where there is none.
    ///
    /// vSphere 6.7.0 to 9.0.0, before 7.0.2 under `/rest` alone.
    /// Technology Preview before 8.0.1.
    ///
    /// `GET /rest/hvc/links` in the legacy flavour.
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
    /// let all = client.hvc_links().list().await?;
    /// println!("{all:?}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -H "vmware-api-session-id: $SESSION" "$SERVER/api/hvc/links"
    /// ```
    #[inline]
    pub fn list(self) -> ListCall<'c> {
        ListCall(Call::json(self.0, &LIST))
    }

    /// Links the local single sign-on domain with another one.
    ///
    /// Connects this vCenter, which must run on VMware Cloud on AWS, with the Platform Services Controller of another
    /// domain.
    /// Send neither thumbprint nor certificate first to learn what the other side presents: the data of the
    /// `UNVERIFIED_PEER` answer carries it.
    ///
    /// Returns the identifier of the new link, as one JSON string.
    ///
    /// vSphere 6.7.0 to 9.0.0, before 7.0.2 under `/rest` alone.
    /// Technology Preview before 8.0.1.
    ///
    /// Needs `HLM.Manage` (documented since 8.0.1).
    ///
    /// `POST /rest/hvc/links` in the legacy flavour.
    ///
    /// # Arguments
    ///
    /// - `spec`: The other domain and how to log in to it.
    ///
    /// # Errors
    ///
    /// - [`AlreadyExists`](ErrorType::AlreadyExists) (400): A link to this domain exists.
    /// - [`InvalidArgument`](ErrorType::InvalidArgument) (400): A property of the body is not valid.
    /// - [`Unsupported`](ErrorType::Unsupported) (400): The version of the other Platform Services Controller or
    ///   vCenter cannot be linked.
    /// - [`UnverifiedPeer`](ErrorType::UnverifiedPeer) (400): The certificate of the other side does not match the
    ///   thumbprint or certificate in the body, or neither was sent. Since 7.0.0. Its data is a [`CertificateInfo`].
    /// - [`UnexpectedInput`](ErrorType::UnexpectedInput) (400): The body has a property that this server does not know.
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`Unauthorized`](ErrorType::Unauthorized) (403): The user lacks the privilege for this operation.
    /// - [`Error`](ErrorType::Error) (500): Anything else went wrong on the server.
    ///
    /// # Example
    ///
    /// ```
    /// use vsphere_automation::Secret;
    /// use vsphere_automation::hvc::links::{CreateSpec, CreateSpecRequired};
    ///
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// let spec = CreateSpec::new(CreateSpecRequired {
    ///     psc_hostname: "psc.example.net".into(),
    ///     domain_name: "example.net".into(),
    ///     username: "administrator@example.net".into(),
    ///     password: Secret::from("correct-horse-battery"),
    /// })
    /// .with_port("8443")
    /// .with_ssl_thumbprint(
    ///     "35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E",
    /// )
    /// .with_admin_groups(vec!["cloud-operators@example.net".to_owned()]);
    /// let id = client.hvc_links().create(&spec).await?;
    /// println!("{id:?}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -X POST \
    ///     -H "vmware-api-session-id: $SESSION" \
    ///     -H "Content-Type: application/json" \
    ///     -d '{
    ///         "admin_groups": ["cloud-operators@example.net"],
    ///         "domain_name": "example.net",
    ///         "password": "correct-horse-battery",
    ///         "port": "8443",
    ///         "psc_hostname": "psc.example.net",
    ///         "ssl_thumbprint": "35:E8:3A:1C:84:16:9E:9C:93:F4:AF:D4:AA:B5:3D:3E:94:1C:4D:4D:B0:4E:59:26:77:9B:43:4C:10:D8:AC:0E",
    ///         "username": "administrator@example.net"
    ///     }' \
    ///     "$SERVER/api/hvc/links"
    /// ```
    #[inline]
    pub fn create(self, spec: &CreateSpec) -> CreateCall<'c> {
        CreateCall(Call::json(self.0, &CREATE).body(spec))
    }

    /// Reads whether a hybrid link works.
    ///
    /// Reports the health of the connection to the other side of one link.
    ///
    /// Returns the health of the link.
    ///
    /// vSphere 8.0.1 to 9.0.0.
    ///
    /// Needs `System.Read` (documented since 8.0.1).
    ///
    /// `GET /rest/hvc/links/{link}` in the legacy flavour.
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
    /// - [`ResourceBusy`](ErrorType::ResourceBusy) (500): The service is busy; try again later.
    ///
    /// # Example
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// let info = client.hvc_links().get(&"link-1".into()).await?;
    /// println!("{info:?}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -H "vmware-api-session-id: $SESSION" "$SERVER/api/hvc/links/link-1"
    /// ```
    #[inline]
    pub fn get(self, link: &LinkId) -> GetCall<'c> {
        GetCall(Call::json(self.0, &GET).path(link.as_str()))
    }

    /// Removes a hybrid link, logging in to the other side.
    ///
    /// Unlinks from the side of the cloud vCenter.
    /// The credentials are those of the other side.
    ///
    /// vSphere 8.0.1 to 9.0.0.
    ///
    /// Needs `HLM.Manage` (documented since 8.0.1).
    ///
    /// `POST /rest/hvc/links/{link}?action=delete` in the legacy flavour.
    ///
    /// # Arguments
    ///
    /// - `link`: The hybrid link.
    /// - `body`: How to log in to the other side.
    ///
    /// # Errors
    ///
    /// - [`InvalidArgument`](ErrorType::InvalidArgument) (400): A property of the body is missing or not valid.
    /// - [`UnexpectedInput`](ErrorType::UnexpectedInput) (400): The body has a property that this server does not know.
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`Unauthorized`](ErrorType::Unauthorized) (403): The user lacks the privilege for this operation.
    /// - [`NotFound`](ErrorType::NotFound) (404): The link does not exist.
    /// - [`Error`](ErrorType::Error) (500): Anything else went wrong on the server.
    ///
    /// # Example
    ///
    /// ```
    /// use vsphere_automation::Secret;
    /// use vsphere_automation::hvc::links::{Credentials, DeleteWithCredentials};
    ///
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// let body = DeleteWithCredentials::new()
    ///     .with_credentials(Credentials::new("administrator@example.net", Secret::from("correct-horse-battery")));
    /// client.hvc_links().delete_with_credentials(&"link-1".into(), &body).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -X POST \
    ///     -H "vmware-api-session-id: $SESSION" \
    ///     -H "Content-Type: application/json" \
    ///     -d '{"credentials": {"password": "correct-horse-battery", "user_name": "administrator@example.net"}}' \
    ///     "$SERVER/api/hvc/links/link-1?action=delete"
    /// ```
    #[inline]
    pub fn delete_with_credentials(self, link: &LinkId, body: &DeleteWithCredentials) -> DeleteWithCredentialsCall<'c> {
        DeleteWithCredentialsCall(Call::void(self.0, &DELETE_WITH_CREDENTIALS).path(link.as_str()).body(body))
    }

    /// Removes a hybrid link.
    ///
    /// Unlinks from the Cloud Gateway side, which needs no further credentials.
    /// From the side of the cloud vCenter, use the form that takes credentials, which servers have since 8.0.1.
    ///
    /// vSphere 6.7.0 to 9.0.0, before 7.0.2 under `/rest` alone.
    /// Technology Preview before 8.0.1.
    ///
    /// Needs `HLM.Manage` (documented since 8.0.1).
    ///
    /// `DELETE /rest/hvc/links/{link}` in the legacy flavour.
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
    /// client.hvc_links().delete(&"link-1".into()).await?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -X DELETE -H "vmware-api-session-id: $SESSION" "$SERVER/api/hvc/links/link-1"
    /// ```
    #[inline]
    pub fn delete(self, link: &LinkId) -> DeleteCall<'c> {
        DeleteCall(Call::void(self.0, &DELETE).path(link.as_str()))
    }
}

/// A call of [`HvcLinks::list`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct ListCall<'c>(Call<'c, Vec<Summary>>);

vsphere_automation_runtime::generated::call!(ListCall: Vec<Summary>);

/// A call of [`HvcLinks::create`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct CreateCall<'c>(Call<'c, LinkId>);

vsphere_automation_runtime::generated::call!(CreateCall: LinkId);

/// A call of [`HvcLinks::get`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetCall<'c>(Call<'c, Info>);

vsphere_automation_runtime::generated::call!(GetCall: Info);

/// A call of [`HvcLinks::delete_with_credentials`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct DeleteWithCredentialsCall<'c>(Call<'c, ()>);

vsphere_automation_runtime::generated::call!(DeleteWithCredentialsCall: ());

/// A call of [`HvcLinks::delete`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct DeleteCall<'c>(Call<'c, ()>);

vsphere_automation_runtime::generated::call!(DeleteCall: ());

const LIST: Operation = Operation::new("Vcenter.Hvc.Links_list", Method::Get, "/api/hvc/links")
    .rest(Rest::new(Method::Get, "/rest/hvc/links"))
    .timeline(HVC_CORE)
    .available("6.7.0 to 9.0.0");
const CREATE: Operation = Operation::new("Vcenter.Hvc.Links_create", Method::Post, "/api/hvc/links")
    .rest(Rest::new(Method::Post, "/rest/hvc/links").body("spec"))
    .timeline(HVC_CORE)
    .sendable(&[vsphere_automation_runtime::generated::property(
        "Vcenter.Hvc.Links.CreateSpec.ssl_certificate",
        &["ssl_certificate"],
        HVC_CERTIFICATE_9_0,
    )])
    .available("6.7.0 to 9.0.0");
const GET: Operation = Operation::new("Vcenter.Hvc.Links_get", Method::Get, "/api/hvc/links/{link}")
    .rest(Rest::new(Method::Get, "/rest/hvc/links/{link}"))
    .timeline(HVC_GET)
    .available("8.0.1 to 9.0.0");
const DELETE_WITH_CREDENTIALS: Operation =
    Operation::new("Vcenter.Hvc.Links_deleteWithCredentials", Method::Post, "/api/hvc/links/{link}")
        .constant_query(&[("action", "delete")])
        .rest(Rest::new(Method::Post, "/rest/hvc/links/{link}").query(&[("action", "delete")]))
        .timeline(HVC_GET)
        .available("8.0.1 to 9.0.0");
const DELETE: Operation = Operation::new("Vcenter.Hvc.Links_delete", Method::Delete, "/api/hvc/links/{link}")
    .rest(Rest::new(Method::Delete, "/rest/hvc/links/{link}"))
    .timeline(HVC_CORE)
    .available("6.7.0 to 9.0.0");
