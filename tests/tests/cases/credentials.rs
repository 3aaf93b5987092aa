//! Clients of five documents with security schemes of different kinds: a credential is in those requests alone that ask for
//! it and go to the server of the client, and in nothing that can be seen of the client.

use std::path::Path;
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::case::{Body, Response};
use crate::json::Json;
use crate::program;
use vsphere_automation_tests::loopback::{Request, Server};

const DOCUMENTS: [&str; 5] = ["basic", "bearer", "keys", "oauth", "session"];

/// Part of every secret, with nothing in it that is written differently anywhere.
const CANARY: &str = "c4nary9";

#[test]
fn credentials_go_where_they_are_asked_for_and_nowhere_else() {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("programs");
    let here = crate::root().join("tests/tests/cases/credentials");
    let documents = DOCUMENTS.map(|name| (name, here.join(format!("{name}.yaml"))));
    let documents: Vec<(&str, &Path)> = documents.iter().map(|(name, path)| (*name, path.as_path())).collect();
    let built = program::build(&place, "credentials", &documents, include_str!("credentials/program.rs"));
    let program = built.unwrap_or_else(|why| panic!("{why}"));
    for document in DOCUMENTS {
        // The server gives back what it got: what is read as it should be, then what is refused.
        for status in [201, 401] {
            let secret = format!("{CANARY}-{document}+/= \"s");
            let body = Json::parse(&serde_json::Value::from(&*secret).to_string()).expect("JSON");
            let response = Response { status, headers: Default::default(), body: Some(Body::Json(body)) };
            let server = Server::start(move |_| response.sent()).expect("a server");
            let url = server.url();
            let mut command = Command::new(&program);
            command.args([document, &url, &secret]).args((status == 401).then_some("asking"));
            let output = command.output().expect("it runs");
            let shown = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
            assert!(output.status.success(), "{document} {status}: {shown}");
            let requests = server.requests();
            let home = url.trim_start_matches("http://");
            let told = Told { secret: &secret };
            told.requests(&requests, home, &format!("{document} {status}"));
            let paths: Vec<&str> = requests.iter().map(|request| request.split().0).collect();
            let mut wanted = if document == "session" { vec!["/api/session"] } else { Vec::new() };
            // A login that is refused leaves nothing to be let in with.
            wanted.extend((status == 201 || document != "session").then_some("/asks"));
            // With a credential nothing goes elsewhere.
            wanted.extend((status == 201).then_some(["/open", "/elsewhere"]).into_iter().flatten());
            assert_eq!(paths, wanted, "{document} {status}");
            assert_eq!(told.found_in(&shown), None, "{document} {status}: {shown}");
            assert!(shown.contains("TRACE") || shown.contains("DEBUG"), "nothing is logged: {shown}");
        }
    }
}

/// What must not be told.
struct Told<'s> {
    secret: &'s str,
}

impl Told<'_> {
    /// The secret itself is written in many ways, its canary in one; with the user it is Base64.
    fn found_in(&self, text: &str) -> Option<String> {
        let login = STANDARD.encode(format!("user:{}", self.secret));
        // Whatever stands before it, some of the canary is in whole groups of three.
        let alone = STANDARD.encode(self.secret);
        [CANARY.to_owned(), login, alone].into_iter().find(|form| text.contains(form.as_str()))
    }

    fn requests(&self, requests: &[Request], home: &str, whose: &str) {
        for request in requests {
            let asks = request.authority == home && ["/asks", "/api/session"].contains(&request.split().0);
            let has = self.found_in(&format!("{request:?}")).is_some();
            assert_eq!(has, asks, "{whose}: {request:?}");
        }
    }
}
