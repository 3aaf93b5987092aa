use super::{Query, form};

#[test]
fn a_form_is_a_query_without_its_mark() {
    let object = serde_json::json!({ "grant_type": "urn:a:b", "scope": null, "actor": "x y" });
    assert_eq!(*form(&object, &[]).unwrap(), b"actor=x%20y&grant_type=urn%3Aa%3Ab");
    assert!(form(&serde_json::json!({}), &[]).unwrap().is_empty());
    assert!(form(&serde_json::json!("no object"), &[]).unwrap_err().to_string().contains("an object"));
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

#[test]
fn members_keep_their_order_and_their_digits() {
    #[derive(serde::Serialize)]
    struct Page {
        size: i128,
        after: Option<f64>,
        at: [u8; 2],
    }
    let page = Page { size: 170_141_183_460_469_231_731_687_303_715_884_105_727, after: Some(1.0), at: [3, 4] };
    let written = "size=170141183460469231731687303715884105727&after=1&at=3&at=4";
    let mut query = Query::default();
    query.push_object(&page).unwrap();
    assert_eq!(query.finish(), format!("?{written}"));
    assert_eq!(*form(&page, &[]).unwrap(), written.as_bytes());
}
