use crate::tests::support::Client;
use crate::{Credentials, ErrorKind, Secret};

#[test]
fn a_client_is_built_without_talking() {
    let client =
        Client::builder("http://127.0.0.1:1").credentials(Credentials::basic("me", Secret::from("secret"))).build();
    let shown = format!("{:?}", client.unwrap());
    assert!(shown.contains("http://127.0.0.1:1") && shown.contains("me") && !shown.contains("secret"), "{shown}");
}

#[test]
fn settings_that_cannot_be_are_told() {
    let builder = || Client::builder("http://127.0.0.1:1");
    for (builder, what) in [
        (builder().user_agent_suffix("a\nb"), "User-Agent"),
        (builder().proxy("::"), "proxy"),
        (builder().pin_sha256("AA").danger_accept_invalid_certs(true), "pin_sha256"),
        (Client::builder("http://vcenter.example.com"), "danger_allow_http"),
    ] {
        let error = builder.build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(error.to_string().contains(what), "{error}");
        assert_eq!((error.request_id(), error.operation(), error.attempts()), (None, "", 0));
    }
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
#[test]
fn https_without_tls_names_the_features() {
    let error = Client::builder("https://vcenter.example.com").build().unwrap_err().to_string();
    assert!(error.contains("`rustls`") && error.contains("`native-tls`"), "{error}");
}
