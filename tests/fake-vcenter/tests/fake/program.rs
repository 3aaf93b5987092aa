//! The program.

use std::io::{BufRead, BufReader, Read as _};
use std::process::{Command, Stdio};

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vsphere-automation-fake"));
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[test]
fn wrong_arguments_say_what_is_wrong() {
    let cases: [(&[&str], &str); 5] = [
        (&["--port", "http"], "cannot parse argument \"http\""),
        (&["--release", "5.5"], "`5.5` is no release that can be played; one of: all, 6.7"),
        (&["--relase", "9.0"], "invalid option '--relase'"),
        (&["--ca-file", "ca.pem"], "only with `--tls`"),
        (&["--reader", "hunter2"], "USER:PASSWORD"),
    ];
    for (arguments, message) in cases {
        let output = program(arguments).output().unwrap();
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {text}");
        assert!(text.contains(message) && text.contains("--help") && !text.contains("hunter2"), "{text}");
    }
}

#[test]
fn a_pair_that_does_not_exist_names_those_that_do() {
    let output = program(&["--release", "6.7", "--flavour", "api"]).output().unwrap();
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("release 6.7 does not speak api; it speaks rest") && text.contains("7.0.2"), "{text}");
}

#[test]
fn help_tells_of_every_option() {
    let output = program(&["--help"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success());
    for option in ["--port", "--release", "--tls", "--user", "--password", "--session-id", "7.0.3"] {
        assert!(text.contains(option), "{option}");
    }
}

#[cfg(unix)]
#[test]
fn it_prints_where_it_is_first_and_then_a_line_for_each_request() {
    let mut child = program(&["--user", "u@v", "--password", "it's", "--release", "8.0.3"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut next = || lines.next().unwrap();
    let url = next().strip_prefix("url: ").unwrap().to_owned();
    assert_eq!([next(), next()], ["user: u@v", "password: it's"]);
    let login = loop {
        let line = next();
        if line.starts_with("SESSION=") {
            break line;
        }
    };
    assert!(login.contains(r"-u 'u@v:it'\''s'") && login.contains(&url), "{login}");

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    _ = rustls::crypto::ring::default_provider().install_default();
    let status = runtime.block_on(async {
        let client = reqwest::Client::new();
        client.post(format!("{url}/api/session")).basic_auth("u@v", Some("it's")).send().await.unwrap().status()
    });
    assert_eq!(status, 201);
    let logged = loop {
        let line = next();
        if line.contains("POST") && line.contains('→') {
            break line;
        }
    };
    assert!(logged.ends_with("POST /api/session → 201  Cis.Session_create"), "{logged}");

    let interrupted = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(interrupted.success());
    assert!(child.wait().unwrap().success());
    let mut rest = String::new();
    child.stderr.take().unwrap().read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "");
}
