pub fn calls(client: &api::Client) -> Vec<String> {
    vec![sent(client.scales().add().dry_run())]
}
