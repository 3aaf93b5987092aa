//! `program ADDRESS` makes every call of a client that knows both flavours, and prints what comes of each.

use std::collections::BTreeMap;

use both::garden::Bed;
use both::{Client, Credentials, Flavour, RetryPolicy, Secret};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let address = std::env::args().nth(1).expect("ADDRESS");
    let builder = Client::builder(&address).no_proxy().retry(RetryPolicy::off());
    let client = builder.credentials(Credentials::basic("user", Secret::from("password"))).build().expect("a client");
    println!("{:?}", client.garden_beds().list().names(["herbs", "a b"]).await.expect("beds"));
    let plants = BTreeMap::from([("mint".to_owned(), vec![1, 2])]).into_iter().collect();
    println!("{:?}", client.garden_beds().create(&Bed::new("herbs", plants)).await.expect("an id"));
    println!("{:?}", client.garden_beds().water("bed/1").await);
    let error = client.garden_beds().water("none").await.expect_err("there is no such bed");
    println!("{:?} {:?} {}", error.kind(), error.error_type(), error.is_not_found());
    let error = client.garden_moles().list().await.expect_err("it has no legacy form");
    println!("{:?}", error.kind());
    println!("{:?}", client.logout().await);
    let fixed = Client::builder(&address).no_proxy().retry(RetryPolicy::off()).flavour(Flavour::Api);
    let fixed = fixed.credentials(Credentials::basic("other", Secret::from("password"))).build().expect("a client");
    println!("{:?}", fixed.garden_beds().list().await.map_err(|error| error.status()));
}
