pub fn calls(client: &api::Client) -> Vec<String> {
    vec![sent(client.parts().get("shelf", "part", "from", "to").dry_run())]
}
