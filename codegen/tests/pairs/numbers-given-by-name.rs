use api::types::{Version, VersionRequired};

pub fn calls(client: &api::Client) -> Vec<String> {
    let version = Version::new(VersionRequired {
        name: "9.1".into(),
        major: 9,
        minor: 1,
        is_final: true,
        since: 1_718_000_000,
        nick: "June".into(),
    });
    vec![sent(client.versions().add(&version).dry_run())]
}
