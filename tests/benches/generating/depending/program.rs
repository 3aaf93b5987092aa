//! A program that makes three calls.

use std::fmt::Write as _;

use vsphere_automation_codegen::model::Called;

use crate::support::Fallible;

/// Of the first lists of a synthetic document, which need no argument.
const CALLED: usize = 3;

/// What a client of ours has by itself.
const TLS: &str = "rustls = { version = \"0.23\", default-features = false, features = [\"std\", \"tls12\", \"ring\", \"logging\"] }\n";

pub(super) struct Program {
    pub(super) package: String,
    pub(super) manifest: String,
    pub(super) text: String,
}

impl Program {
    pub(super) fn ours(package: &str, operations: &[Called]) -> Fallible<Self> {
        let call = |number| -> Fallible<String> {
            let request = format!("GET /api/resource{number}");
            let list = operations.iter().find(|operation| operation.request == request);
            let Called { accessor, method, .. } = list.ok_or_else(|| format!("{package} has no {request}"))?;
            Ok(format!("client.{accessor}().{method}()"))
        };
        let calls = (0..CALLED).map(call).collect::<Fallible<Vec<_>>>()?;
        Ok(Self::new(package, "", "", "Client::builder(&address).build().expect(\"a client\")", &calls))
    }

    /// Of a client with builders.
    pub(super) fn builders(package: &str) -> Self {
        Self::raw(package, |number| format!("client.list{number}().send()"))
    }

    /// Of a client whose methods take all by place.
    pub(super) fn positional(package: &str) -> Self {
        Self::raw(package, |number| format!("client.list{number}(None, None)"))
    }

    fn raw(package: &str, call: impl Fn(usize) -> String) -> Self {
        let provider = "    let _ = rustls::crypto::ring::default_provider().install_default();\n";
        let calls: Vec<String> = (0..CALLED).map(call).collect();
        Self::new(package, TLS, provider, "Client::new(&address)", &calls)
    }

    fn new(library: &str, needs: &str, first: &str, client: &str, calls: &[String]) -> Self {
        let package = program_of(library);
        let manifest = format!(
            "{}\n[dependencies]\n{library} = {{ path = \"../{library}\" }}\n\
             tokio = {{ version = \"1\", features = [\"macros\", \"net\", \"rt\", \"time\"] }}\n{needs}",
            head(&package)
        );
        let mut text = format!(
            "#[tokio::main(flavor = \"current_thread\")]\nasync fn main() {{\n{first}    \
             let address = std::env::args().nth(1).expect(\"an address\");\n    let client = {}::{client};\n",
            library.replace('-', "_")
        );
        for call in calls {
            // Nothing can go wrong with a string.
            let _ = writeln!(text, "    println!(\"{{:?}}\", {call}.await);");
        }
        text.push_str("}\n");
        Self { package, manifest, text }
    }
}

pub(super) fn program_of(package: &str) -> String {
    format!("program-of-{package}")
}

/// The first section of a manifest.
pub(super) fn head(package: &str) -> String {
    format!("[package]\nname = \"{package}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n")
}
