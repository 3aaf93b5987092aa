//! What a service does for itself, whatever our client switches on in what they share.

use vsphere_automation::Client;

fn main() {
    let before = reqwest::Client::new();
    let ours = Client::builder("http://127.0.0.1:1").build().expect("it can be built");
    let after = reqwest::Client::new();
    drop((before, ours, after));
}
