//! Calls of a crate for several releases: what not all of them have is not sent.

use things::{Client, ErrorKind, lifecycle};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = |from, to| Client::builder("http://127.0.0.1:9").supports(from..=to).build().unwrap();
    let newest = client("9.1.0", "9.1.0");
    let each = client("8.0.2", "9.1.0");

    for call in ["GET /cards of 9.1.0", "DELETE /books/1 of all"] {
        let error = if call.starts_with("GET") {
            newest.cards().list().await.map(|_| ()).unwrap_err()
        } else {
            each.books().remove("1").await.unwrap_err()
        };
        assert_eq!(error.kind(), ErrorKind::NotInThisRelease, "{error}");
        println!("{call}: {}", told(&error));
    }

    let book = things::books::NewBook::new("Emma", "Austen").with_language("English");
    let error = each.books().add(&book).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotInThisRelease, "{error}");
    println!("POST /books of all, with a language: {}", told(&error));

    let lost = lifecycle::breaks_between("9.0.0", "9.1.0").into_iter().map(|item| item.name);
    println!("lost from 9.0.0 to 9.1.0: {}", lost.collect::<Vec<_>>().join(", "));
}

/// Without the id of the request, which is another one each time.
fn told(error: &things::Error) -> String {
    let text = error.to_string();
    text.split(" [").next().unwrap_or_default().to_owned()
}
