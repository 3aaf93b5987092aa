use super::{Query, form};

#[test]
fn a_form_is_a_query_without_its_mark() {
    let object = serde_json::json!({ "grant_type": "urn:a:b", "scope": null, "actor": "x y" });
    assert_eq!(*form(&object, &[]).unwrap(), b"actor=x%20y&grant_type=urn%3Aa%3Ab");
    assert!(form(&serde_json::json!({}), &[]).unwrap().is_empty());
}

#[test]
fn pairs_are_encoded_and_structures_flattened() {
    let mut query = Query::default();
    query.push("action", "a b&c=d");
    let object = serde_json::json!({
        "names": ["x", "y"], "on": true, "none": null, "page": { "size": 7 }
    });
    query.push_object(&object).unwrap();
    assert_eq!(query.finish(), "?action=a%20b%26c%3Dd&names=x&names=y&on=true&page.size=7");
}
