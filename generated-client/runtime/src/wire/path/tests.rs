use std::borrow::Cow;

use super::Path;

fn filled(values: &[&str]) -> Result<String, String> {
    let mut path = Path::new("/api/links/{link}/sync/{provider}/end");
    values.iter().try_for_each(|value| path.push(value))?;
    path.finish().map(Cow::into_owned)
}

#[test]
fn every_byte_outside_unreserved_is_encoded() {
    assert_eq!(
        filled(&["a:b/c?d#e%f g", "é~-._"]).unwrap(),
        "/api/links/a%3Ab%2Fc%3Fd%23e%25f%20g/sync/%C3%A9~-._/end"
    );
    assert_eq!(filled(&["{x}", "..."]).unwrap(), "/api/links/%7Bx%7D/sync/.../end");
}

#[test]
fn values_that_change_the_path_are_refused() {
    assert_eq!(filled(&["", "b"]).unwrap_err(), "`link` is empty");
    assert_eq!(filled(&["a", ".."]).unwrap_err(), "`provider` is `..`, which is no identifier");
    assert!(filled(&[".", "b"]).is_err());
    assert_eq!(filled(&["a"]).unwrap_err(), "the path lacks a value for `provider`");
    assert!(filled(&["a", "b", "c"]).is_err());
}
