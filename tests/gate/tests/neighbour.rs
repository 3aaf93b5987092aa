//! A service that has reqwest for itself beside the client: features of what both use are unified within one build, so
//! nothing that the client switches on may change what the other does.

use std::path::Path;
use std::process::Command;

use vsphere_automation_gate::outside::Outside;

/// Builds and runs it, with these features of its reqwest.
fn runs(name: &str, features: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("neighbours");
    let service = Outside::new("neighbour", &folder.join(name), &[("features", features)]);
    // One build for all, since most of it is the same.
    let target = folder.join("target").display().to_string();
    let run = ["run", "--quiet", "--target-dir", &target];
    let mut ran = service.cargo(&[&run[..], &["--offline"]].concat());
    if !ran.success && ran.messages.contains("--offline") {
        // The TLS of others is not in the lock file of the workspace.
        ran = service.cargo(&run);
    }
    assert!(ran.success, "{name}: {}", ran.messages);
}

#[test]
fn without_tls() {
    runs("plain", r#"default-features = false, features = ["json"]"#);
}

#[test]
fn with_the_tls_of_the_platform() {
    // Elsewhere it needs the headers of OpenSSL.
    let builds = cfg!(any(windows, target_vendor = "apple"))
        || Command::new("pkg-config").args(["--exists", "openssl"]).status().is_ok_and(|status| status.success());
    if builds {
        runs("native", r#"default-features = false, features = ["native-tls"]"#);
    }
}

#[test]
fn with_its_defaults() {
    runs("defaults", "default-features = true");
}
