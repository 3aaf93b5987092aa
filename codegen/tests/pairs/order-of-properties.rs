use api::types::{Book, Film};

pub fn calls(client: &api::Client) -> Vec<String> {
    vec![
        sent(client.books().add(&Book::new("title", "author")).dry_run()),
        sent(client.films().add(&Film::new("by", "name")).dry_run()),
    ]
}
