//! Points in time: read in any form of RFC 3339, written in that of vAPI.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use vsphere_automation::cis::session::Info;
use vsphere_automation::hvc::links::sync::providers;
use vsphere_automation::vapi::LocalizationParam;

fn session(created: &str) -> Result<Info, serde_json::Error> {
    let time = "2024-05-14T08:17:46.092Z";
    serde_json::from_value(json!({"user": "a@b", "created_time": created, "last_accessed_time": time}))
}

fn written(info: &Info) -> Value {
    serde_json::to_value(info).expect("JSON")["created_time"].clone()
}

#[test]
fn any_form_is_read_and_one_is_written() {
    let forms = [
        ("2024-05-14T08:02:11.430Z", "2024-05-14T08:02:11.430Z"),
        ("2024-05-14T08:02:11Z", "2024-05-14T08:02:11.000Z"),
        ("2024-05-14T08:02:11.4Z", "2024-05-14T08:02:11.400Z"),
        ("2024-05-14T10:02:11.430+02:00", "2024-05-14T08:02:11.430Z"),
        ("2024-05-14T00:32:11.430-07:30", "2024-05-14T08:02:11.430Z"),
        ("2024-05-14t08:02:11.430z", "2024-05-14T08:02:11.430Z"),
        ("2024-05-14 08:02:11.430Z", "2024-05-14T08:02:11.430Z"),
        ("2024-05-14T08:02:11.430517Z", "2024-05-14T08:02:11.430517Z"),
        ("2024-05-14T08:02:11.430517002Z", "2024-05-14T08:02:11.430517002Z"),
        ("1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000Z"),
    ];
    for (form, expected) in forms {
        let info = session(form).unwrap_or_else(|error| panic!("{form}: {error}"));
        assert_eq!(written(&info), expected, "{form}");
        let moment: DateTime<Utc> =
            DateTime::parse_from_rfc3339(&form.replace(' ', "T").to_uppercase()).unwrap().into();
        assert_eq!(info.created_time, moment, "{form}");
    }
}

#[test]
fn one_without_an_offset_is_in_utc() {
    for form in ["2024-05-14T08:02:11.430", "2024-05-14 08:02:11.43"] {
        assert_eq!(written(&session(form).unwrap()), "2024-05-14T08:02:11.430Z", "{form}");
    }
}

#[test]
fn what_is_no_point_in_time_is_refused() {
    for wrong in ["", "yesterday", "2024-05-14", "2024-05-14T08:02", "2024-13-14T08:02:11Z", "1715673731"] {
        let error = session(wrong).unwrap_err().to_string();
        assert!(!error.contains('\n'), "{error}");
    }
}

#[test]
fn optional_ones_may_be_absent_or_null() {
    let base = json!({"status": "NO_SYNC_FOUND", "polling_interval_in_seconds": 300});
    let mut with_null = base.clone();
    with_null["last_sync_time"] = Value::Null;
    for value in [&base, &with_null] {
        let info: providers::Info = serde_json::from_value(value.clone()).unwrap();
        assert_eq!(info.last_sync_time, None);
        assert_eq!(serde_json::to_value(info).unwrap(), base);
    }
}

#[test]
fn those_of_messages_are_written_like_the_others() {
    let param: LocalizationParam = serde_json::from_value(json!({"dt": "2024-05-14T08:02:11Z"})).unwrap();
    assert_eq!(serde_json::to_value(param).unwrap(), json!({"dt": "2024-05-14T08:02:11.000Z"}));
}
