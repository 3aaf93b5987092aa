use http::HeaderMap;
use http::header::{AUTHORIZATION, HeaderValue};

use super::{Authorization, Secret, scrub};

fn shown(authorization: &Authorization) -> HeaderValue {
    let mut headers = HeaderMap::new();
    authorization.put_into(&mut headers);
    headers.remove(AUTHORIZATION).unwrap()
}

#[test]
fn any_password_fits_into_the_header() {
    let password = Secret::from(r#"p:@%" é \ß"#);
    let authorization = Authorization::basic("user@vsphere.local", &password).unwrap();
    assert!(shown(&authorization).is_sensitive());
    assert!(!format!("{:?}", shown(&authorization)).contains("dXNl"));
    assert!(Authorization::basic("us:er", &password).is_none());
    assert!(Authorization::session(&"".into()).is_none());
    assert!(Authorization::session(&"a\nb".into()).is_none());
}

#[test]
fn what_is_echoed_is_blotted_out_in_every_form() {
    let authorization = Authorization::basic("u", &Secret::from("a\"b&c")).unwrap();
    let header = shown(&authorization);
    let header = header.to_str().unwrap();
    let echo = format!("{header} a\"b&c a\\\"b&c a%22b%26c YSJiJmM= a&quot;b&amp;c end");
    let scrubbed = scrub(echo, Some(&authorization), &[]);
    assert_eq!(scrubbed, "Basic [redacted] [redacted] [redacted] [redacted] [redacted] [redacted] end");
}
