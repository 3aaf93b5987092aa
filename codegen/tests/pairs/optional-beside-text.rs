use api::types::Group;

pub fn calls(client: &api::Client) -> Vec<String> {
    let named = Group::from("b");
    vec![sent(client.groups().add("a").dry_run()), sent(client.groups().add(&named).dry_run())]
}
