//! Documents of several files: what they become, and which places their messages have.

mod support;

use std::collections::BTreeMap;

use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::Problem;
use vsphere_automation_codegen::{Input, Output, Package, Target, generate_from};

/// Generates from files of a folder that is not there.
fn generated(files: &[(&str, &str)], skip_unsupported: bool) -> Result<Output, String> {
    let files: BTreeMap<String, String> =
        files.iter().map(|(path, text)| (format!("api/{path}"), (*text).to_owned())).collect();
    let read = |path: &str| match files.get(path) {
        Some(text) => Ok(Source { path: path.to_owned(), text: text.clone() }),
        None => Err(Problem::new(format!("cannot read {path}")).help("put it there")),
    };
    let document = read("api/open.yaml").map_err(|problem| problem.to_string())?;
    let input = Input { read: &read, ..Input::alone(&document) };
    let package = Package { skip_unsupported, ..Package::default() };
    generate_from(&input, &Target::Package(package)).map_err(|problems| problems.to_string())
}

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\nsecurity: []\n";

/// An operation whose answer is what a reference leads to.
fn get(id: &str, reference: &str) -> String {
    format!(
        "{{get: {{operationId: {id}, tags: [a], responses: {{'200': {{description: d, content: {{application/json: {{schema: {{$ref: '{reference}'}}}}}}}}}}}}}}"
    )
}

#[test]
fn one_schema_is_one_type_however_it_is_reached() {
    let main = format!(
        "{HEAD}paths:\n  /a: {}\n  /b: {}\n  /c: {{$ref: 'paths/c.json'}}\ncomponents:\n  schemas:\n    Here: {{type: object, properties: {{there: {{$ref: 'sub/Pump.yaml'}}}}}}\n    Alias: {{$ref: 'models.yaml#/Tank'}}\n",
        get("one", "models.yaml#/Well"),
        get("two", "./sub/../models.yaml#/Well"),
    );
    let output = generated(
        &[
            ("open.yaml", &main),
            ("models.yaml", "Well: {type: object, properties: {pump: {$ref: sub/Pump.yaml}, wells: {type: array, items: {$ref: '#/Well'}}}}\nTank: {type: object, properties: {size: {type: integer}}}\n"),
            ("sub/Pump.yaml", "type: object\nproperties: {well: {$ref: '../models.yaml#/Well'}, here: {$ref: '../open.yaml#/components/schemas/Here'}, tank: {$ref: '../models.yaml#/Tank'}, mode: {type: string, enum: [a]}}\n"),
            ("paths/c.json", "{\"get\": {\"operationId\": \"three\", \"tags\": [\"a\"], \"responses\": {\"200\": {\"description\": \"d\", \"content\": {\"application/json\": {\"schema\": {\"$ref\": \"../sub/Pump.yaml#/properties/mode\"}}}}}}}"),
        ],
        false,
    )
    .expect("it generates");
    assert_eq!(output.report.files, ["api/models.yaml", "api/paths/c.json", "api/sub/Pump.yaml"]);
    let types: String = output.files.values().map(String::as_str).collect();
    for name in ["Well", "Pump", "Here", "Alias"] {
        assert_eq!(types.matches(&format!("pub struct {name} {{")).count(), 1, "{name}\n{types}");
    }
    // The component is the schema that it refers to, and the enum in the middle is the type of the property.
    assert!(types.contains("pub tank: Option<Alias>"), "{types}");
    assert_eq!(output.files.values().filter(|text| text.contains("pub enum Mode {")).count(), 1);
}

#[test]
fn problems_have_the_place_of_the_file_that_somebody_edits() {
    let main = format!(
        "{HEAD}paths:\n  /a: {}\n  /b: {}\n  /c: {}\n  /d: {}\n",
        get("one", "models.yaml#/Wel"),
        get("two", "gone.yaml"),
        get("three", "models.yaml#/Bad"),
        get("four", "https://example.com/x.yaml")
    );
    let problems =
        generated(&[("open.yaml", &main), ("models.yaml", "Well: {type: object}\nBad:\n  typ: object\n")], false)
            .expect_err("refused");
    let lines: Vec<&str> = problems.lines().map(str::trim).collect();
    let place = |line: usize, id: &str, reference: &str| {
        format!("api/open.yaml:{line}:{}", get(id, reference).find(&format!("'{reference}'")).expect("it is there") + 7)
    };
    assert_eq!(
        lines,
        [
            &*format!("{}: `models.yaml#/Wel` does not exist", place(5, "one", "models.yaml#/Wel")),
            "nearest: Well",
            &*format!("{}: cannot read api/gone.yaml", place(6, "two", "gone.yaml")),
            "put it there",
            &*format!(
                "{}: `https://example.com/x.yaml` is at another server, which is not asked",
                place(8, "four", "https://example.com/x.yaml")
            ),
            "save it beside this document, and refer to that file",
        ]
    );
    let main = format!("{HEAD}paths:\n  /c: {}\n", get("three", "models.yaml#/Bad"));
    let problems =
        generated(&[("open.yaml", &main), ("models.yaml", "Bad:\n  typ: object\n")], false).expect_err("refused");
    assert_eq!(problems.lines().next(), Some("api/models.yaml:2:3: unknown member `typ`"));
}

#[test]
fn files_that_lead_back_to_each_other_end() {
    let main = format!("{HEAD}paths:\n  /a: {{$ref: 'a.yaml'}}\n  /b: {}\n", get("one", "a.yaml#/x"));
    let problems = generated(
        &[("open.yaml", &main), ("a.yaml", "$ref: b.yaml\nx: {$ref: 'a.yaml#/x'}\n"), ("b.yaml", "$ref: a.yaml\n")],
        false,
    )
    .expect_err("refused");
    assert!(problems.contains("leads back to itself"), "{problems}");
}

#[test]
fn what_has_a_fault_is_left_out_with_what_needs_it() {
    let main = format!(
        "{HEAD}paths:\n  /a: {}\n  /b: {}\n  /c: {{get: {{operationId: three, tags: [a], responses: {{}}}}}}\ncomponents: {{schemas: {{Bad: {{typ: object}}, Good: {{type: object}}, Worse: {{$ref: '#/components/schemas/Bad'}}}}}}\n",
        get("one", "#/components/schemas/Worse"),
        get("two", "#/components/schemas/Good"),
    );
    let output = generated(&[("open.yaml", &main)], true).expect("one operation is left");
    assert_eq!(output.report.operations, 1);
    let left_out: Vec<String> = output.report.refused.iter().map(Problem::in_a_list).collect();
    assert_eq!(left_out.len(), 4, "{left_out:#?}");
    assert!(
        left_out.iter().any(|line| line.starts_with("schema Bad: unknown member `typ` at api/open.yaml:")),
        "{left_out:#?}"
    );
}
