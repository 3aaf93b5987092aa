use http::HeaderMap;
use http::header::{AUTHORIZATION, HeaderValue};

use super::{Authorization, Secret};

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
