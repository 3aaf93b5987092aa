use api::types::Scale;

pub fn calls(client: &api::Client) -> Vec<String> {
    let weighed = Scale::new("b").with_weight(2.5);
    let weight: Option<f64> = weighed.weight;
    vec![
        sent(client.scales().add("a").dry_run()),
        sent(client.scales().add(&weighed.with_weight(weight.unwrap())).dry_run()),
    ]
}
