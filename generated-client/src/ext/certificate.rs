//! The data of [`UnverifiedPeer`](ErrorType::UnverifiedPeer).

use crate::Error;
use crate::hvc::links::CertificateInfo;
use crate::vapi::errors::ErrorType;

impl CertificateInfo {
    /// The certificate that the foreign server showed, where a link was not made because it is not
    /// trusted ([`UnverifiedPeer`](ErrorType::UnverifiedPeer)).
    ///
    /// After checking that it is the right one, put its thumbprint into the `CreateSpec` and try
    /// again.
    pub fn from_error(error: &Error) -> Option<Self> {
        let api = error.api()?;
        if api.error_type != Some(ErrorType::UnverifiedPeer) {
            return None;
        }
        serde_json::from_value(api.data.clone()?.into()).ok()
    }
}
