//! The body of an error, and the error of a job.

use serde_json::{Value, json};
use vsphere_automation::appliance::recovery::reconciliation::job::Info;
use vsphere_automation::vapi::errors::{Error, ErrorType};

fn job(error: Option<Value>) -> Value {
    let mut job = json!({
        "description": {"id": "com.example.job", "default_message": "A job.", "args": []},
        "service": "com.vmware.appliance.recovery.reconciliation.job",
        "operation": "create",
        "status": "FAILED",
        "messages": [],
        "progress": 3,
    });
    if let Some(error) = error {
        job["error"] = error;
    }
    job
}

#[test]
fn the_error_of_a_job_may_be_an_object() {
    let value = job(Some(json!({"error_type": "TIMED_OUT", "messages": []})));
    let info: Info = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(info.error.as_ref().and_then(|error| error.error_type.clone()), Some(ErrorType::TimedOut));
    assert_eq!(serde_json::to_value(info).unwrap(), value);
}

#[test]
fn the_error_of_a_job_may_be_a_string_from_old_servers() {
    let info: Info = serde_json::from_value(job(Some(json!("The disk is full.")))).unwrap();
    let messages = info.error.unwrap().messages;
    assert_eq!(messages.iter().map(|message| &*message.default_message).collect::<Vec<_>>(), ["The disk is full."]);
}

#[test]
fn the_error_of_a_job_may_be_missing() {
    for absent in [None, Some(Value::Null)] {
        let info: Info = serde_json::from_value(job(absent)).unwrap();
        assert_eq!(info.error, None);
        assert_eq!(serde_json::to_value(info).unwrap(), job(None));
    }
}

#[test]
fn members_that_are_not_known_are_kept() {
    let value =
        json!({"error_type": "ERROR", "messages": [], "data": {"a": {"b": []}}, "added_later": [1, {"c": null}]});
    let error: Error = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(error).unwrap(), value);
}

#[test]
fn servers_before_6_7_2_name_no_type() {
    let error: Error = serde_json::from_value(json!({"messages": []})).unwrap();
    assert_eq!(error.error_type, None);
    assert_eq!(serde_json::to_value(error).unwrap(), json!({"messages": []}));
}
