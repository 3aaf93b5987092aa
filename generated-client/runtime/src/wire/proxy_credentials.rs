//! What a proxy is shown, which errors must not show: a proxy may echo it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use url::Url;
use zeroize::Zeroizing;

use crate::values::secret::Secret;

/// Where the system's settings are.
const VARIABLES: [&str; 6] = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

/// The secrets in the URL of a proxy.
pub(crate) fn of(url: &str) -> Vec<Secret> {
    let Ok(url) = Url::parse(url) else { return Vec::new() };
    let Some(written) = url.password() else { return Vec::new() };
    let decoded = |text: &str| Zeroizing::new(percent_decode_str(text).decode_utf8_lossy().into_owned());
    let (user, password) = (decoded(url.username()), decoded(written));
    let pair = Zeroizing::new(format!("{}:{}", *user, *password));
    vec![password.as_str().into(), Secret::from(STANDARD.encode(pair.as_bytes()))]
}

/// The secrets in the proxies that the system's settings name.
pub(crate) fn of_system() -> Vec<Secret> {
    VARIABLES.iter().filter_map(|name| std::env::var(name).ok().map(Zeroizing::new)).flat_map(|url| of(&url)).collect()
}
