//! What is found in a body.

use super::holds;

const BODY: &[u8] = br#"{"spec": {"port": 443, "none": null, "list": [{"kind": "A"}, {"kind": "B", "on": true}],
    "map": {"x": {"size": "1"}, "y": {"\u006bind": "C"}}}}"#;

#[test]
fn what_is_there_is_found_through_lists_and_maps() {
    for path in [&["spec"][..], &["spec", "port"], &["spec", "none"], &["spec", "list", "on"]] {
        assert!(holds(BODY, path, None), "{path:?}");
    }
    assert!(holds(BODY, &["spec", "map", "*", "size"], None));
    for path in [&["port"][..], &["spec", "list", "size"], &["spec", "port", "kind"], &["spec", "map", "size"]] {
        assert!(!holds(BODY, path, None), "{path:?}");
    }
}

#[test]
fn constants_are_compared() {
    assert!(holds(BODY, &["spec", "list", "kind"], Some("B")));
    assert!(holds(BODY, &["spec", "map", "*", "kind"], Some("C")));
    assert!(!holds(BODY, &["spec", "list", "kind"], Some("C")));
    assert!(!holds(BODY, &["spec", "port"], Some("443")));
}

#[test]
fn what_is_no_json_holds_nothing() {
    assert!(!holds(b"spec=1", &["spec"], None));
    assert!(!holds(b"", &[], None));
}
