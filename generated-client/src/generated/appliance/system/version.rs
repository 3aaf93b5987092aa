// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.

//! Which release the vCenter appliance is.

use crate::lifecycle::RECONCILIATION;
#[cfg(doc)]
use crate::vapi::errors::ErrorType;
use vsphere_automation_runtime::generated::{Call, Connection, Method, Operation, Rest};

/// Which release a vCenter appliance is.
///
/// vSphere 6.7.0 and later, before 7.0.2 under `/rest` alone.
#[doc(alias = "ApplianceSystemVersionVersionStruct")]
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Info {
    /// Numbers with dots, such as `8.0.3.00400`.
    pub version: String,
    /// Name of the product.
    pub product: String,
    /// Number of the build.
    pub build: String,
    /// Which form of the product it is, in words.
    #[cfg_attr(feature = "schemars", schemars(rename = "type"))]
    pub type_: String,
    /// What the last patch is about.
    /// Empty without a patch.
    pub summary: String,
    /// When the last patch was released, in words.
    /// Empty without a patch.
    pub releasedate: String,
    /// When the appliance was first installed; updates do not change it.
    pub install_time: String,
}

vsphere_automation_runtime::generated::object!(Info:
    version = required("version"),
    product = required("product"),
    build = required("build"),
    type_ = required("type"),
    summary = required("summary"),
    releasedate = required("releasedate"),
    install_time = required("install_time"),
);

/// What a [`Info`] must have, for [`Info::new`]: each by its name.
#[derive(Clone, Debug)]
pub struct InfoRequired {
    /// [`Info::version`].
    pub version: String,
    /// [`Info::product`].
    pub product: String,
    /// [`Info::build`].
    pub build: String,
    /// [`Info::type_`].
    pub type_: String,
    /// [`Info::summary`].
    pub summary: String,
    /// [`Info::releasedate`].
    pub releasedate: String,
    /// [`Info::install_time`].
    pub install_time: String,
}

impl Info {
    /// A value with the required properties.
    pub fn new(required: InfoRequired) -> Self {
        Self {
            version: required.version,
            product: required.product,
            build: required.build,
            type_: required.type_,
            summary: required.summary,
            releasedate: required.releasedate,
            install_time: required.install_time,
        }
    }
}

/// Which release the vCenter appliance is.
///
/// From [`Client::appliance_version`](crate::Client::appliance_version).
#[derive(Clone, Copy, Debug)]
pub struct ApplianceVersion<'c>(pub(crate) &'c Connection);

impl<'c> ApplianceVersion<'c> {
    /// Reads which release the server is.
    ///
    /// The first three numbers of `version` are the release, those after it the patch.
    ///
    /// Returns the version of the appliance.
    ///
    /// vSphere 6.7.0 and later, before 7.0.2 under `/rest` alone.
    ///
    /// `GET /rest/appliance/system/version` in the legacy flavour.
    ///
    /// # Errors
    ///
    /// - [`Unauthenticated`](ErrorType::Unauthenticated) (401): The session is missing, unknown or has ended.
    /// - [`Unauthorized`](ErrorType::Unauthorized) (403): The user has no role on the appliance.
    /// - [`Error`](ErrorType::Error) (500): Anything else went wrong on the server.
    ///
    /// # Example
    ///
    /// ```
    /// # async fn example(client: vsphere_automation::Client) -> Result<(), vsphere_automation::Error> {
    /// let value = client.appliance_version().get().await?;
    /// println!("{value:?}");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// ```sh
    /// curl -H "vmware-api-session-id: $SESSION" "$SERVER/api/appliance/system/version"
    /// ```
    #[inline]
    pub fn get(self) -> GetCall<'c> {
        GetCall(Call::json(self.0, &GET))
    }
}

/// A call of [`ApplianceVersion::get`].
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct GetCall<'c>(Call<'c, Info>);

vsphere_automation_runtime::generated::call!(GetCall: Info);

const GET: Operation = Operation::new("Appliance.System.Version_get", Method::Get, "/api/appliance/system/version")
    .rest(Rest::new(Method::Get, "/rest/appliance/system/version"))
    .timeline(RECONCILIATION)
    .available("6.7.0 and later");
