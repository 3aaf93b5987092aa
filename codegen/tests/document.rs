//! Reading: what is no document is refused with a place and a reason, quickly and without overflowing.

mod support;

use support::{assert_beside, documents, fixture};
use vsphere_automation_codegen::document::{Document, MAX_DEPTH, Source, Value, load};

fn read(text: &str) -> Result<Document, String> {
    let source = Source { path: "d.yaml".to_owned(), text: text.to_owned() };
    load(&source).map_err(|problems| problems.to_string())
}

fn refused(text: &str) -> String {
    match read(text) {
        Ok(document) => panic!("{} was read", document.to_json()),
        Err(message) => message,
    }
}

#[test]
fn every_key_and_value_has_its_place() {
    let document = read("openapi: 3.0.3\npaths:\n  /a/b:\n    get: {tags: [x, y]}\n").expect("it reads");
    let (key, node) = document.entry("/paths/~1a~1b/get").expect("it is there");
    assert_eq!(key.expect("a key").place.to_string(), "d.yaml:4:5");
    assert_eq!(node.place.to_string(), "d.yaml:4:10");
    assert_eq!(document.get("/paths/~1a~1b/get/tags/1").expect("it is there").place.to_string(), "d.yaml:4:21");
    assert_eq!(document.place("/paths/~1a~1b/get/responses/200").to_string(), "d.yaml:4:5");
    assert_eq!(document.get("/openapi").and_then(|node| node.as_str()), Some("3.0.3"));
}

#[test]
fn json_is_read_as_it_stands() {
    let text = "{\n\t\"a\": \"\\ud83d\\ude00 \\/ \\u00e9 \\b\\f\",\n\t\"b\": [1, -2.5e3, true, null, {}],\n\t\"200\": {\"$ref\":\"#/b/0\"}\r\n}\n";
    let document = read(text).expect("it reads");
    let expected: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
    assert_eq!(document.to_json(), expected);
    assert!(document.resolve("#/b/0").is_some());
}

#[test]
fn keys_keep_their_spelling() {
    let document = read("200: a\n0x10: b\ntrue: c\n1.10: d\nyes: e\nno: no\n").expect("it reads");
    let Value::Mapping(mapping) = &document.root.value else { panic!("a mapping") };
    let keys: Vec<_> = mapping.iter().map(|(key, _)| key.text.as_str()).collect();
    assert_eq!(keys, ["200", "0x10", "true", "1.10", "yes", "no"]);
    assert_eq!(document.get("/no").and_then(|node| node.as_str()), Some("no"));
}

#[test]
fn aliases_have_the_place_of_what_they_repeat() {
    let document = read("a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n  e: 2\n").expect("it reads");
    assert_eq!(document.get("/c/b").expect("it is there").place.to_string(), "d.yaml:1:11");
    assert_eq!(document.get("/d/b").expect("merged").place.line, 1);
}

#[test]
fn all_keys_that_stand_twice_are_reported() {
    assert_eq!(
        refused("a: 1\nb: {c: 1, c: 2}\na: 2\n"),
        "d.yaml:2:11: the key `c` stands here a second time\n    the first is at d.yaml:2:5; remove one of them\n\
         d.yaml:3:1: the key `a` stands here a second time\n    the first is at d.yaml:1:1; remove one of them"
    );
    assert!(refused("200: a\n'200': b\n").contains("stands here a second time"));
}

#[test]
fn other_texts_are_refused_at_their_place() {
    let texts = [
        "a: [1, 2\nb: 3\n",
        "a:\n\tb: 1\n",
        "a: 1\n---\nb: 2\n",
        "a: 1\n--- {}\n",
        "{\"a\": 1} {\"b\": 2}",
        "a: *x\n",
        "a: &x [*x]\n",
        "? [1]\n: 2\n",
        "null: 1\n",
        "a: .nan\n",
        "a: 1e999\n",
        "a: !!int x\n",
        "a: b: c\n",
        "\u{0}",
        "{\"a\": \"\\ud83d\"}",
    ];
    let refusals = texts.map(|text| format!("{text:?}\n{}", refused(text))).join("\n\n");
    assert_beside("document", "other-texts", &refusals);
}

#[test]
fn faults_that_end_the_reading_are_alone() {
    for name in documents("document") {
        let source = Source { path: format!("{name}.yaml"), text: fixture(&format!("document/{name}.yaml")) };
        let problems = load(&source).err().unwrap_or_else(|| panic!("{name} was read"));
        assert_beside("document", &name, &problems.to_string());
    }
}

#[test]
fn nesting_is_refused_at_the_limit() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    read(&nested(MAX_DEPTH)).expect("the limit itself is allowed");
    for text in [
        nested(MAX_DEPTH + 1),
        nested(10_000),
        "[".repeat(3 << 20),
        "- ".repeat(10_000),
        "{a: ".repeat(10_000),
        "? ".repeat(10_000),
        (0..2_000).map(|depth| " ".repeat(depth) + "a:\n").collect(),
        "{\"a\":".repeat(10_000) + &" ".repeat(3 << 20),
    ] {
        let message = refused(&text);
        assert!(message.contains("nests more than 128 levels deep"), "{message}");
    }
}

#[test]
fn repetition_is_refused() {
    let million = 1_000_000;
    let bomb = (1..40).fold("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned(), |text, level| {
        let below = level - 1;
        text + &format!("a{level}: &a{level} [{}]\n", vec![format!("*a{below}"); 10].join(", "))
    });
    for text in [
        "a: &x 1\nb: [".to_owned() + &"*x,".repeat(million) + "]\n",
        "- &x 1\n".repeat(million),
        "&x [".repeat(100) + &"*x,".repeat(million),
        bomb,
    ] {
        let message = refused(&text);
        assert!(message.contains("alias"), "{message}");
    }
}
