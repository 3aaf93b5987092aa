use api::Secret;
use api::types::{Link, LinkRequired};

pub fn calls(client: &api::Client) -> Vec<String> {
    let link = Link::new(LinkRequired {
        user: "user".into(),
        password: Secret::from("password"),
        host: "host".into(),
        domain: "domain".into(),
    });
    vec![sent(client.links().add(&link).dry_run())]
}
