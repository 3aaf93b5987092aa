//! `program DOCUMENT ADDRESS SECRET` makes every call of a document's client, and shows all that can be seen of it; with
//! `asking` behind it only those calls that ask for credentials.

use std::error::Error;
use std::fmt::{Debug, Display};

/// The client of a document with its credentials, and its calls.
macro_rules! document {
    ($krate:ident, $address:expr, $($credentials:expr),+) => {{
        let builder = $krate::Client::builder($address).proxy($address).retry($krate::RetryPolicy::off());
        let builder = builder$(.credentials($credentials))+;
        $(show(&$credentials);)+
        show(&builder);
        let client = builder.build().expect("a client");
        show(&client);
        show(&client.things().asks());
        show(&client.things().asks().dry_run().expect("a request"));
        println!("{}", client.things().asks().dry_run().expect("a request"));
        println!("{}", client.things().asks().dry_run().expect("a request").to_curl());
        fails(client.things().asks().await);
        // A server that gives back in an error what it was told by other requests would not do here.
        if std::env::args().len() == 4 {
            ends(client.things().open().await);
            ends(client.things().elsewhere_open().await);
        }
        fails(client.things().elsewhere().await);
        show(&client);
    }};
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tracing_subscriber::fmt().with_max_level(tracing_subscriber::filter::LevelFilter::TRACE).init();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [document, address, secret, ..] = &arguments[..] else { panic!("DOCUMENT ADDRESS SECRET [asking]") };
    match document.as_str() {
        "basic" => document!(basic, address, basic::Credentials::login("user", basic::Secret::from(secret.as_str()))),
        "bearer" => document!(bearer, address, bearer::Credentials::token(bearer::Secret::from(secret.as_str()))),
        "keys" => document!(
            keys,
            address,
            keys::Credentials::head(keys::Secret::from(secret.as_str())),
            keys::Credentials::pair(keys::Secret::from(secret.as_str())),
            keys::Credentials::crumb(keys::Secret::from(secret.as_str()))
        ),
        "oauth" => document!(oauth, address, oauth::Credentials::account(oauth::Secret::from(secret.as_str()))),
        "session" => document!(session, address, session::Credentials::basic("user", session::Secret::from(secret.as_str()))),
        other => panic!("{other}"),
    }
}

fn show(value: &impl Debug) {
    println!("{value:?}\n{value:#?}");
}

fn fails(ended: Result<impl Debug, impl Error + 'static>) {
    error(&ended.expect_err("the answer is none that the document has, or nothing is sent"));
}

fn ends(ended: Result<(), impl Debug>) {
    ended.expect("an answer");
}

fn error(failure: &(impl Error + Display + Debug)) {
    println!("{failure}\n{failure:?}\n{failure:#?}");
    let mut source = failure.source();
    while let Some(inner) = source {
        println!("{inner}\n{inner:?}");
        source = inner.source();
    }
}
