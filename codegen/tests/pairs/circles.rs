use api::types::{Branch, Flower, Petal, Tree};

pub fn calls(client: &api::Client) -> Vec<String> {
    let mut tree = Tree::new("oak").with_branch(Branch::new(7));
    let branch: Option<Box<Branch>> = tree.branch.take();
    let flower = Flower::new(Petal::new("red"));
    let petal: Petal = flower.petal.clone();
    let tree = tree.with_branch(*branch.unwrap()).with_branch(Branch::new(8));
    vec![
        sent(client.trees().plant(&tree).dry_run()),
        sent(client.trees().flower(&Flower::new(petal)).dry_run()),
    ]
}
