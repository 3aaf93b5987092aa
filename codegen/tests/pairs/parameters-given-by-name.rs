use api::parts::{AddRequired, FindRequired};

pub fn calls(client: &api::Client) -> Vec<String> {
    let parts = client.parts();
    vec![
        sent(parts.find(FindRequired { room: "room", shelf: "shelf", from: "from", to: "to" }).dry_run()),
        sent(parts.add(AddRequired { room: "room", shelf: "shelf", amount: 1 }, "name").dry_run()),
    ]
}
