//! What is emitted compiles, without a warning.

mod support;

use support::{compiles, fixture};

#[test]
fn every_shape() {
    compiles("every-shape", &fixture("every-shape.yaml"));
}

#[test]
fn names_of_the_language_and_of_ours() {
    compiles("names-of-others", &fixture("names-of-others.yaml"));
}

#[test]
fn recursion_unions_and_values() {
    for name in ["recursion", "unions", "values"] {
        compiles(name, &fixture(&format!("{name}.yaml")));
    }
}

#[test]
fn previews_with_the_feature() {
    compiles("previews-in-prose", &fixture("previews-in-prose.yaml"));
}
