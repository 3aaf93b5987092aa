//! OpenAPI's own table, with its own values: `color`, blue, black, brown, and R, G, B.

use serde::Serialize;
use serde_json::{Value, json};

use super::Style;

#[derive(Serialize)]
#[serde(untagged)]
enum Color {
    One(&'static str),
    List([&'static str; 3]),
    Object(Rgb),
}

#[derive(Serialize)]
#[expect(non_snake_case, reason = "as in the table")]
struct Rgb {
    R: u8,
    G: u8,
    B: u8,
}

fn values() -> [Color; 4] {
    let object = Color::Object(Rgb { R: 100, G: 200, B: 150 });
    [Color::One(""), Color::One("blue"), Color::List(["blue", "black", "brown"]), object]
}

fn segments(style: Style) -> Vec<String> {
    values().iter().map(|value| style.segment("color", value).unwrap()).collect()
}

fn query(style: Style, value: &impl Serialize) -> String {
    let pairs = style.pairs("color", value).unwrap();
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

#[test]
fn segments_of_paths_are_as_in_the_table() {
    assert_eq!(segments(Style::SIMPLE), ["", "blue", "blue,black,brown", "R,100,G,200,B,150"]);
    assert_eq!(segments(Style::SIMPLE.exploded()), ["", "blue", "blue,black,brown", "R=100,G=200,B=150"]);
    assert_eq!(segments(Style::LABEL)[1..], [".blue", ".blue,black,brown", ".R,100,G,200,B,150"]);
    assert_eq!(segments(Style::LABEL.exploded())[1..], [".blue", ".blue.black.brown", ".R=100.G=200.B=150"]);
    assert_eq!(
        segments(Style::MATRIX),
        [";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"]
    );
    assert_eq!(
        segments(Style::MATRIX.exploded()),
        [";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"]
    );
}

#[test]
fn queries_are_as_in_the_table() {
    let all = |style: Style| values().iter().map(|value| query(style, value)).collect::<Vec<_>>();
    assert_eq!(all(Style::FORM), ["color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"]);
    assert_eq!(
        all(Style::FORM.exploded()),
        ["color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"]
    );
    assert_eq!(all(Style::SPACES)[2..], ["color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"]);
    assert_eq!(all(Style::PIPES)[2..], ["color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"]);
    assert_eq!(all(Style::DEEP)[3..], ["color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"]);
    assert_eq!(all(Style::JSON)[2..3], ["color=%5B%22blue%22%2C%22black%22%2C%22brown%22%5D"]);
}

#[test]
fn headers_are_simple_and_have_no_escapes() {
    let text = |style: Style, value: &Value| style.header(value).unwrap();
    assert_eq!(text(Style::SIMPLE, &json!(["a b", "c/d"])).as_deref(), Some("a b,c/d"));
    assert_eq!(text(Style::SIMPLE.exploded(), &json!({ "R": 1, "n": null })).as_deref(), Some("R=1"));
    assert_eq!(text(Style::SIMPLE, &Value::Null), None);
}

#[test]
fn what_delimits_is_plain_and_what_is_in_a_value_is_not() {
    assert_eq!(query(Style::FORM, &["a,b", "c&d=e"]), "color=a%2Cb,c%26d%3De");
    assert_eq!(Style::LABEL.segment("color", &["a/b", "c.d"]).unwrap(), ".a%2Fb,c.d");
    assert_eq!(query(Style::FORM.exploded().reserved(), &"/a:b?c=d&e#f+g h%"), "color=/a:b?c=d%26e%23f%2Bg%20h%25");
}

#[test]
fn nothing_is_sent_of_what_is_empty_and_nothing_fits_inside_an_item() {
    let none: [&str; 0] = [];
    assert_eq!((query(Style::FORM, &none), query(Style::FORM.exploded(), &json!({}))), (String::new(), String::new()));
    assert!(
        Style::FORM.pairs("a", &json!([["b"]])).is_err() && Style::SIMPLE.segment("a", &json!({ "b": {} })).is_err()
    );
    assert_eq!(query(Style::DEEP, &json!({ "a": { "b": [1, 2] } })), "color%5Ba%5D%5Bb%5D=1&color%5Ba%5D%5Bb%5D=2");
}

#[test]
fn a_comma_of_an_item_is_not_one_between_items() {
    let items = ["a,b", "c/d"];
    assert_eq!(query(Style::FORM.reserved(), &items), "color=a%2Cb,c/d");
    assert_eq!(query(Style::FORM.exploded().reserved(), &items), "color=a,b&color=c/d");
}
