pub fn calls(client: &api::Client) -> Vec<String> {
    vec![sent(client.shelves().get_api_shelves_by_shelf("one").dry_run())]
}
