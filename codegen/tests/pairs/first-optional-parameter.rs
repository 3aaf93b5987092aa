fn named(call: api::parts::ListCall<'_>) -> String {
    sent(call.dry_run())
}

pub fn calls(client: &api::Client) -> Vec<String> {
    let cover: api::Call<'_, ()> = client.parts().cover().into();
    vec![named(client.parts().list().request_id("1")), sent(cover.dry_run())]
}
