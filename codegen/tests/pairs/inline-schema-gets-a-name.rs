use api::task::owner::Role;
use api::task::{Owner, State};
use api::types::Task;

pub fn calls(client: &api::Client) -> Vec<String> {
    let owner = Owner::new("a").with_role(Role::Admin);
    vec![sent(client.tasks().add(&Task::new(owner).with_state(State::Done)).dry_run())]
}
