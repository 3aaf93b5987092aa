pub fn calls(client: &api::Client) -> Vec<String> {
    let get = client.pictures().get();
    let _: fn(api::pictures::GetCall<'static>) -> api::Call<'static, String> = |call| call.into();
    vec![sent(get.dry_run()), sent(client.pictures().set("text").dry_run())]
}
