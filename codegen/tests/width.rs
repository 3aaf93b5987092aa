//! Lines that people can read: none of what is emitted is wider than 120 columns, but for what cannot be broken.

mod support;

use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::{Target, generate};

const WIDTH: usize = 120;

/// The lines that are too wide although they could be broken.
fn too_wide<'a>(files: impl IntoIterator<Item = (&'a String, &'a String)>) -> Vec<String> {
    let sources = files.into_iter().filter(|(path, _)| path.ends_with(".rs"));
    let lines = sources.flat_map(|(path, text)| text.lines().map(move |line| (path, line)));
    let wide = lines.filter(|(_, line)| line.chars().count() > WIDTH && can_be_broken(line));
    wide.map(|(path, line)| format!("{path}: {line}")).collect()
}

/// A literal of text or a single word, with a name before it and brackets about it, cannot.
fn can_be_broken(line: &str) -> bool {
    let line = line.trim_start().trim_start_matches(['/', '!', ' ']);
    // `"name": "a long text",` of JSON, `.with_name("a long text")`, `x = "a long text"`.
    let outside: String = line.split('"').step_by(2).collect();
    let words = outside.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    let texts = line.split('"').skip(1).step_by(2).filter(|text| text.chars().count() > 60).count();
    !(words <= 1 && texts == 1) && line.contains(' ')
}

#[test]
fn lines_of_the_client_fit() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../spec/vsphere.yaml");
    let text = std::fs::read_to_string(path).expect("the document").replace("\r\n", "\n");
    let output =
        generate(&Source { path: "spec/vsphere.yaml".to_owned(), text }, &Target::Curated).expect("the client");
    let wide = too_wide(&output.files);
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

#[test]
fn lines_of_the_fixtures_fit() {
    let mut seen = 0;
    for name in support::documents("generate") {
        let text = support::fixture(&format!("generate/{name}.yaml"));
        if let Ok(output) = support::sources(&name, &text, true) {
            let wide = too_wide(&output.files);
            assert!(wide.is_empty(), "{name}\n{}", wide.join("\n"));
            seen += 1;
        }
    }
    assert!(seen > 5, "{seen} documents");
}

#[test]
fn what_can_be_broken_is_known() {
    let long = "x".repeat(130);
    assert!(!can_be_broken(&format!("    /// <https://example.com/{long}>")));
    assert!(!can_be_broken(&format!("    ///         \"name\": \"{long}\",")));
    assert!(!can_be_broken(&format!("    .with_name(\"{long}\")")));
    assert!(can_be_broken(&format!("    /// word {long}")));
    assert!(can_be_broken(&format!("const X: T = f(\"{long}\");")));
}
