pub fn calls(client: &api::Client) -> Vec<String> {
    let parts = client.parts();
    vec![sent(parts.get("shelf", "part").dry_run()), sent(parts.find("from", "to").dry_run())]
}
