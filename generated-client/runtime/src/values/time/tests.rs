use chrono::{DateTime, Utc};

#[derive(Debug, PartialEq)]
struct Times {
    a: DateTime<Utc>,
    b: Option<DateTime<Utc>>,
}

crate::object!(Times: a = required_time("a"), b = optional_time("b"));

fn written(json: &str) -> String {
    let times: Times = serde_json::from_str(json).unwrap();
    serde_json::to_string(&times).unwrap()
}

#[test]
fn any_rfc_3339_form_becomes_utc_with_three_digits() {
    assert_eq!(written(r#"{"a":"2024-05-01T12:00:00+02:00"}"#), r#"{"a":"2024-05-01T10:00:00.000Z"}"#);
    assert_eq!(written(r#"{"a":"2024-05-01t10:00:00.5z","b":null}"#), r#"{"a":"2024-05-01T10:00:00.500Z"}"#);
}

#[test]
fn more_digits_are_kept() {
    assert_eq!(
        written(r#"{"a":"2024-05-01T10:00:00.123456Z","b":"2024-05-01T10:00:00.123456789Z"}"#),
        r#"{"a":"2024-05-01T10:00:00.123456Z","b":"2024-05-01T10:00:00.123456789Z"}"#
    );
}

#[test]
fn what_is_no_date_time_is_refused() {
    let error = serde_json::from_str::<Times>(r#"{"a":"yesterday"}"#).unwrap_err();
    assert!(error.to_string().contains("`yesterday` is not an RFC 3339 date-time"));
    assert!(serde_json::from_str::<Times>(r#"{"a":"2024-05-01T10:00:00Z","b":"x"}"#).is_err());
}

#[test]
fn without_an_offset_it_is_utc() {
    let wanted = super::from_wire("2031-01-02T03:04:05.5Z");
    for text in
        ["2031-01-02T03:04:05.5", "2031-01-02 03:04:05.5", "2031-01-02t03:04:05.5z", "2031-01-02T04:04:05.5+01:00"]
    {
        assert_eq!(super::from_wire(text), wanted, "{text}");
    }
    assert!(super::from_wire("2031-01-02").is_err());
}

#[derive(Debug, PartialEq)]
struct Log {
    days: std::collections::BTreeMap<String, Vec<Option<chrono::DateTime<chrono::Utc>>>>,
    ended: Option<Option<chrono::DateTime<chrono::Utc>>>,
}

crate::object!(Log: days = required_time("days"), ended = present_time("ended"));

#[test]
fn inside_of_lists_and_maps_they_are_written_alike() {
    for (text, wanted) in [
        (
            r#"{"days":{"a":["2031-01-02T03:04:05",null]},"ended":null}"#,
            r#"{"days":{"a":["2031-01-02T03:04:05.000Z",null]},"ended":null}"#,
        ),
        (r#"{"days":{}}"#, r#"{"days":{}}"#),
    ] {
        let log: Log = serde_json::from_str(text).expect("a log");
        assert_eq!(serde_json::to_string(&log).expect("JSON"), wanted);
    }
}
