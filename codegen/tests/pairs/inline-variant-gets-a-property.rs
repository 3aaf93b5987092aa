use api::shape::WithRadius;
use api::types::{Drawing, Shape};

pub fn calls(client: &api::Client) -> Vec<String> {
    let drawing = Drawing::new(Shape::WithRadius(WithRadius::new(3)));
    vec![sent(client.shapes().add(&drawing).dry_run())]
}
