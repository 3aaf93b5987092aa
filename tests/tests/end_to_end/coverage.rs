//! Every documented error of every operation comes back as what it is.

use vsphere_automation_tests::document::Document;

use crate::case::Case;
use crate::causes::{self, Cause};
use crate::site::Site;

/// Each documented error, but for those that no caller sees.
fn cases() -> Vec<Case> {
    let (mut cases, mut unknown) = (Vec::new(), Vec::new());
    for operation in Document::curated().operations() {
        for error in operation.errors.clone() {
            match causes::of(operation.id, error.error_type) {
                Some(Cause::Forgiven) => {}
                Some(cause) => cases.push(Case { operation: operation.clone(), error, cause }),
                None => unknown.push(format!("{} {}", operation.id, error.error_type)),
            }
        }
    }
    assert!(unknown.is_empty(), "`cargo xtask missing` says what to write for {}", unknown.join(", "));
    cases
}

/// The line that a caller reads for each of them.
#[tokio::test]
async fn lines() {
    let (mut lines, mut wrong) = (Vec::new(), Vec::new());
    for case in cases() {
        for site in Site::BOTH {
            match case.run(site, false).await {
                Ok(line) => lines.push(line),
                Err(why) => wrong.push(format!("{} {} {site:?}: {why}", case.operation.id, case.error.error_type)),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    insta::assert_snapshot!(lines.join("\n"));
}

#[tokio::test]
async fn errors_over_https() {
    for case in cases().iter().filter(|case| !case.operation.id.contains(".Hvc.")) {
        for site in Site::BOTH {
            case.run(site, true).await.unwrap_or_else(|why| panic!("{}: {why}", case.operation.id));
        }
    }
}

/// What a caller cannot cause, and why. Everything else is caused by state or by what the call is given.
#[test]
fn played() {
    let cases = cases();
    let played = cases.iter().filter_map(|case| match case.cause {
        Cause::Played(why) => Some(format!("{} {}: {why}", case.operation.id, case.error.error_type)),
        _ => None,
    });
    insta::assert_snapshot!(played.collect::<Vec<_>>().join("\n"));
}
