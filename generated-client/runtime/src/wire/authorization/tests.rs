use super::{Authorization, Secret};

#[test]
fn any_password_fits_into_the_header() {
    let password = Secret::from(r#"p:@%" é \ß"#);
    let authorization = Authorization::basic("user@vsphere.local", &password).unwrap();
    assert!(authorization.value.is_sensitive());
    assert!(!format!("{:?}", authorization.value).contains("dXNl"));
    assert!(Authorization::basic("us:er", &password).is_none());
    assert!(Authorization::session(&"".into()).is_none());
    assert!(Authorization::session(&"a\nb".into()).is_none());
}
