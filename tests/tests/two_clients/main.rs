//! Two clients, one fake, 64 tasks, 10,000 calls: what the fake noted is what the clients saw.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;

use vsphere_automation::{Client, Credentials, Secret};
use vsphere_automation_fake::FakeVcenter;

const TASKS: usize = 64;
const CALLS: usize = 10_000;

/// Operation and status → how often.
type Tally = BTreeMap<(&'static str, u16), usize>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_is_what_the_clients_saw() {
    let fake = FakeVcenter::builder().keep_requests(2 * CALLS).start().await.unwrap();
    let clients = [(); 2].map(|()| {
        let credentials = Credentials::basic(fake.user(), Secret::from(fake.password()));
        Client::builder(fake.url()).credentials(credentials).build().unwrap()
    });
    let tasks: Vec<_> = (0..TASKS)
        .map(|task| {
            let client = clients[task % clients.len()].clone();
            tokio::spawn(async move {
                let mut seen = Tally::new();
                for call in (task..CALLS).step_by(TASKS) {
                    *seen.entry(one_call(&client, call).await).or_default() += 1;
                }
                seen
            })
        })
        .collect();
    let mut seen = Tally::new();
    for task in tasks {
        for (key, count) in task.await.unwrap() {
            *seen.entry(key).or_default() += count;
        }
    }
    assert_eq!(seen.values().sum::<usize>(), CALLS);

    let mut noted = Tally::new();
    let mut logins = 0;
    for request in fake.requests() {
        match request.operation.unwrap_or_default() {
            "Cis.Session_create" => logins += 1,
            operation => *noted.entry((operation, request.status.unwrap_or_default())).or_default() += 1,
        }
    }
    assert_eq!(noted, seen);
    assert_eq!(logins, clients.len(), "one login for each client");
    assert!(fake.violations().is_empty(), "{:?}", fake.violations());
}

/// One of several calls; its operation and status.
async fn one_call(client: &Client, number: usize) -> (&'static str, u16) {
    let ok = |operation: &'static str| (operation, 200);
    let result = match number % 5 {
        0 => client.hvc_links().list().await.map(|_| ok("Vcenter.Hvc.Links_list")),
        1 => client.hvc_administrators().get().await.map(|_| ok("Vcenter.Hvc.Management.Administrators_get")),
        2 => client.hvc_links().get(&"link-1".into()).await.map(|_| ok("Vcenter.Hvc.Links_get")),
        3 => client.session().get().await.map(|_| ok("Cis.Session_get")),
        _ => client.hvc_links().get(&"no-such-link".into()).await.map(|_| ok("Vcenter.Hvc.Links_get")),
    };
    result.unwrap_or_else(|error| (error.operation(), error.status().map_or(0, |status| status.as_u16())))
}
