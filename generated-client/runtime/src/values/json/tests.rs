use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use super::{from_slice, from_value};

#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(default)]
struct Reading {
    count: i64,
    wide: Option<i128>,
    unsigned: Option<u64>,
    ratio: Option<f64>,
    rooms: Vec<String>,
    sizes: BTreeMap<String, i32>,
    inner: Option<Box<Reading>>,
}

fn reading(members: &str) -> Result<Reading, String> {
    from_slice(format!("{{{members}}}").as_bytes()).map_err(|error| error.to_string())
}

#[test]
fn a_whole_number_may_be_written_as_a_fraction() {
    let read = reading(r#""count": 4.0, "wide": 5.0, "ratio": 3, "sizes": {"a": 1e2}"#).expect("a reading");
    assert_eq!((read.count, read.wide, read.ratio, read.sizes["a"]), (4, Some(5), Some(3.0), 100));
}

#[test]
fn a_number_that_is_not_whole_or_not_exact_is_none() {
    assert!(reading(r#""count": 4.5"#).unwrap_err().contains("count: invalid type: floating point `4.5`"));
    assert!(reading(r#""count": 1e19"#).is_err());
    // The digits would be others.
    assert!(reading(r#""count": 1.0, "wide": 36893488147419103233"#).is_err());
}

#[test]
fn no_digit_is_lost() {
    let read = reading(r#""wide": 170141183460469231731687303715884105727, "unsigned": 18446744073709551615"#);
    let read = read.expect("a reading");
    assert_eq!((read.wide, read.unsigned), (Some(i128::MAX), Some(u64::MAX)));
}

#[test]
fn null_is_an_empty_list_or_map() {
    let read = reading(r#""rooms": null, "sizes": null, "inner": {"count": 2.0, "rooms": null, "sizes": {}}"#);
    let read = read.expect("a reading");
    assert_eq!((read.rooms.len(), read.sizes.len()), (0, 0));
    assert_eq!(read.inner.expect("the inner one").count, 2);
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let error = from_slice::<Vec<Reading>>(br#"[{"count": 4.0, "rooms": null, "sizes": {"a": "x"}}]"#);
    assert_eq!(
        error.map_err(|error| error.to_string()),
        Err("[0].sizes.a: invalid type: string \"x\", expected i32".to_owned())
    );
    assert!(from_slice::<Value>(b"[1, 1e400]").is_err());
    assert!(from_slice::<Value>(b"[1").unwrap_err().error().is_eof());
}

#[test]
fn the_innermost_place_is_named_on_any_way_to_it() {
    let inner = |members: &str| reading(&format!(r#""inner": {{"inner": {{{members}}}}}"#)).unwrap_err();
    assert!(inner(r#""count": "x""#).starts_with("inner.inner.count: "));
    assert!(inner(r#""rooms": ["a", 1]"#).starts_with("inner.inner.rooms[1]: "));
    // As the legacy flavour has maps; what has no name has a number.
    assert!(inner(r#""sizes": [{"key": "a", "value": "x"}]"#).starts_with("inner.inner.sizes.a: "));
    assert!(
        inner(r#""sizes": [{"key": "a", "value": 1}, {"key": 2, "value": "x"}]"#).starts_with("inner.inner.sizes[1]: ")
    );
    // What is not there is missing where it would be.
    let error = from_slice::<Vec<Vec<Host>>>(br#"[[], [{"name": "h"}, {}]]"#).unwrap_err();
    assert_eq!(error.path(), "[1][1]");
    assert_eq!(from_slice::<Host>(b"7").unwrap_err().path(), "");
}

#[derive(Debug, PartialEq)]
struct Host {
    name: String,
    owner: Option<Option<String>>,
    other: BTreeMap<String, i128>,
}

crate::object!(Host: name = required("name"), owner = present("owner"), ..other);

#[test]
fn members_that_have_no_field_come_and_go() {
    for value in [json!({"name": "h", "cores": 8, "disks": 2}), json!({"name": "h"})] {
        let host: Host = from_value(&value).expect("a host");
        assert_eq!(serde_json::to_value(&host).expect("JSON"), value);
    }
    let host: Host = from_value(&json!({"name": "h", "cores": 8.0})).expect("a host");
    assert_eq!(host.other["cores"], 8);
    let long = br#"{"name": "h", "cores": 170141183460469231731687303715884105727}"#;
    assert_eq!(from_slice::<Host>(long).expect("a host").other["cores"], i128::MAX);
    let error = from_value::<Host>(&json!({"name": "h", "cores": "many"})).unwrap_err();
    assert_eq!(error.path(), "cores");
}

#[test]
fn null_and_absent_are_two_things() {
    for value in [json!({"name": "h", "owner": null}), json!({"name": "h", "owner": "o"}), json!({"name": "h"})] {
        let host: Host = from_value(&value).expect("a host");
        assert_eq!(serde_json::to_value(&host).expect("JSON"), value);
    }
}

#[test]
fn a_date_time_may_lack_its_offset_wherever_it_is() {
    let text = br#"[{"at": "2031-01-02T03:04:05.1234567", "note": "2031-01-02T03:04:05"}]"#;
    let read: Vec<BTreeMap<String, Value>> = from_slice(text).expect("any JSON");
    assert_eq!(read[0]["note"], "2031-01-02T03:04:05", "a text stays as it is");
    let times: Vec<Option<chrono::DateTime<chrono::Utc>>> =
        from_slice(br#"["2031-01-02T03:04:05.1234567", null, "2031-01-02T03:04:05Z"]"#).expect("date-times");
    let times: Vec<String> = times.into_iter().flatten().map(|time| time.to_rfc3339()).collect();
    assert_eq!(times, ["2031-01-02T03:04:05.123456700+00:00", "2031-01-02T03:04:05+00:00"]);
    assert!(from_slice::<Vec<chrono::DateTime<chrono::Utc>>>(br#"["tomorrow"]"#).is_err());
}
