pub fn calls(client: &api::Client) -> Vec<String> {
    let get = client.pictures().get();
    let _: fn(api::pictures::GetCall<'static>) -> api::Call<'static, Vec<u8>> = |call| call.into();
    vec![sent(get.dry_run()), sent(client.pictures().set(b"bytes".to_vec()).dry_run())]
}
