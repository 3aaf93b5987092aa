//! Innocent edits of small documents: a caller of what is generated first compiles, unchanged, against what is generated
//! over it, and sends the same; or what it will see is told, with what it asks for.
//!
//! `pairs/NAME.yaml` is the document, `pairs/NAME.rs` the caller. All of them are built as one program.

mod support;

use std::fmt::Write as _;
use std::path::Path;

use support::{assert_beside, emitted, fixture};
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::{Effect, Kept};
use vsphere_automation_codegen::surface::{self, Surface};
use vsphere_automation_codegen::{Input, Lock, Output, Package, Runtime, Target, generate_from};

/// A document, and what is edited in it: in each pair the second takes the place of the first.
struct Pair(&'static str, &'static [(&'static str, &'static str)]);

#[rustfmt::skip]
const PAIRS: &[Pair] = &[
    Pair("order-of-properties", &[
        ("{title: {type: string}, author: {type: string}}", "{author: {type: string}, title: {type: string}}"),
        ("        - {$ref: '#/components/schemas/Made'}\n        - {$ref: '#/components/schemas/Named'}", "        - {$ref: '#/components/schemas/Named'}\n        - {$ref: '#/components/schemas/Made'}"),
    ]),
    Pair("values-given-by-name", &[("{host: {type: string}, domain: {type: string}, user: {type: string}, password: {type: string, format: password}}", "{user: {type: string}, note: {type: string}, password: {type: string, format: password}, host: {type: string}, domain: {type: string}}")]),
    Pair("numbers-given-by-name", &[("{name: {type: string}, major: {type: integer, format: int32}, minor: {type: integer, format: int32},", "{nick: {type: string}, minor: {type: integer, format: int32}, major: {type: integer, format: int32}, name: {type: string},"), (", since: {type: integer, format: int64}, nick: {type: string}}", ", since: {type: integer, format: int64}}")]),
    Pair("parameters-given-by-name", &[
        ("/rooms/{room}/shelves/{shelf}/parts:", "/rooms/{id}/shelves/{place}/parts:"),
        ("      - {name: room, in: path, required: true, schema: {type: string}}\n      - {name: shelf,", "      - {name: place, in: path, required: true, schema: {type: string}}\n      - {name: id,"),
        ("        - {name: from, in: query, required: true, schema: {type: string}}\n        - {name: to, in: query, required: true, schema: {type: string}}\n", "        - {name: to, in: query, required: true, schema: {type: string}}\n        - {name: from, in: query, required: true, schema: {type: string}}\n        - {name: limit, in: query, schema: {type: integer}}\n"),
    ]),
    Pair("order-of-parameters", &[
        ("        - {name: shelf, in: path, required: true, schema: {type: string}}\n", ""),
        ("  /shelves/{shelf}/parts/{part}:\n", "  /shelves/{shelf}/parts/{part}:\n    parameters: [{name: shelf, in: path, required: true, schema: {type: string}}]\n"),
        ("        - {name: from, in: query, required: true, schema: {type: string}}\n        - {name: to, in: query, required: true, schema: {type: string}}\n", "        - {name: to, in: query, required: true, schema: {type: string}}\n        - {name: from, in: query, required: true, schema: {type: string}}\n"),
    ]),
    Pair("first-optional-parameter", &[
        ("operationId: Parts_list,", "operationId: Parts_list, parameters: [{name: limit, in: query, schema: {type: integer}}],"),
        ("operationId: Parts_cover,", "operationId: Parts_cover, parameters: [{name: X-Size, in: header, schema: {type: integer}}],"),
    ]),
    Pair("optional-beside-text", &[("properties: {name: {type: string}}", "properties: {a: {type: string}, name: {type: string}}")]),
    Pair("circles", &[
        ("    Tree: {type: object, required: [name], properties: {name: {type: string}, branch: {$ref: '#/components/schemas/Branch'}}}\n", ""),
        ("    Flower: {type", "    Tree: {type: object, required: [name], properties: {name: {type: string}, branch: {$ref: '#/components/schemas/Branch'}}}\n    Flower: {type"),
        ("properties: {colour: {type: string}}", "properties: {colour: {type: string}, of: {$ref: '#/components/schemas/Flower'}}"),
    ]),
    Pair("order-of-media-types", &[
        ("        content:\n          application/octet-stream: {schema: {type: string, format: binary}}\n          text/plain: {schema: {type: string}}\n", "        content:\n          text/plain: {schema: {type: string}}\n          application/octet-stream: {schema: {type: string, format: binary}}\n"),
        ("            application/octet-stream: {schema: {type: string, format: binary}}\n            text/plain: {schema: {type: string}}\n", "            text/plain: {schema: {type: string}}\n            application/octet-stream: {schema: {type: string, format: binary}}\n"),
    ]),
    Pair("gate-opens", &[("weight: {type: number, x-sdk-lifecycle: trial}", "weight: {type: number, x-sdk-lifecycle: old}")]),
    Pair("sentence-opens-a-gate", &[(" This operation is available as Technology Preview.", "")]),
    Pair("sentence-closes-a-gate", &[("Adds one.", "Adds one. This operation is available as Technology Preview.")]),
    Pair("sentence-names-an-enum", &[("description: How.", "description: 'How. For more information see: *Switch*.'")]),
    Pair("second-value-of-a-constant", &[("enum: [start]", "enum: [start, stop]")]),
    Pair("second-variant", &[("oneOf: [{$ref: '#/components/schemas/Cat'}]", "oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]")]),
    Pair("inline-schema-gets-a-name", &[
        ("        owner: {type: object, required: [name], properties: {name: {type: string}, role: {type: string, enum: [ADMIN, GUEST]}}}\n        state: {type: string, enum: [OPEN, DONE]}\n",
         "        owner: {$ref: '#/components/schemas/Owner'}\n        state: {$ref: '#/components/schemas/State'}\n    Owner: {type: object, required: [name], properties: {role: {type: string, enum: [ADMIN, GUEST]}, name: {type: string}}}\n    State: {type: string, enum: [OPEN, DONE]}\n"),
    ]),
    Pair("inline-variant-gets-a-property", &[("properties: {radius: {type: integer}}", "properties: {colour: {type: string}, radius: {type: integer}}")]),
    Pair("parameter-of-a-path-is-renamed", &[("/shelves/{shelf}:", "/shelves/{id}:"), ("{name: shelf, in: path", "{name: id, in: path")]),
    Pair("required-property-comes-first", &[("required: [title], properties: {", "required: [author, title], properties: {author: {type: string}, ")]),
];

impl Pair {
    fn texts(&self) -> (String, String) {
        let old = fixture(&format!("pairs/{}.yaml", self.0));
        let mut new = old.clone();
        for (before, after) in self.1 {
            assert_eq!(new.matches(before).count(), 1, "{}: the document was to have this once: {before}", self.0);
            new = new.replace(before, after);
        }
        (old, new)
    }

    fn module(&self) -> String {
        self.0.replace('-', "_")
    }
}

fn generated(name: &str, text: String, kept: Option<&Kept>) -> Output {
    let source = Source { path: "document.yaml".to_owned(), text };
    let runtime = Runtime::Path(support::runtime().display().to_string());
    let target = Target::Package(Package { name: Some(name.to_owned()), runtime, ..Package::default() });
    let input = Input { kept, ..Input::alone(&source) };
    generate_from(&input, &target).unwrap_or_else(|problems| panic!("{name}: {problems}"))
}

fn kept(output: &Output) -> Kept {
    Lock::read("regen.lock.toml", &output.files["regen.lock.toml"]).expect("a lock").kept
}

fn face(output: &Output) -> Surface {
    let inside = |path: &String| path.strip_prefix("src/generated/").map(str::to_owned);
    let sources = output.files.iter().filter_map(|(path, text)| Some((inside(path)?, text.clone())));
    surface::read(&sources.collect()).expect("Rust")
}

const HELP: &str = "
use vsphere_automation_runtime::{DryRun, Error};

/// What would be sent.
fn sent(run: Result<DryRun, Error>) -> String {
    let run = run.unwrap();
    let headers: Vec<_> = run.headers().filter(|(name, _)| name.starts_with(\"content-\")).collect();
    format!(\"{} {} {headers:?} {:?}\", run.method(), run.url(), run.body())
}
";

#[test]
fn callers_keep_what_they_know_or_are_told() {
    // One place, so that cargo builds only what has changed.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pairs");
    let (mut shown, mut modules, mut runs, mut crates) = (String::new(), String::new(), String::new(), Vec::new());
    for pair in PAIRS {
        let (old_text, new_text) = pair.texts();
        let (old_name, new_name) = (format!("{}-old", pair.0), format!("{}-new", pair.0));
        let old = generated(&old_name, old_text, None);
        let new = generated(&new_name, new_text.clone(), Some(&kept(&old)));
        // A third time nothing moves any more.
        let again = generated(&new_name, new_text, Some(&kept(&new)));
        assert_eq!(surface::changes(&face(&new), &face(&again)), [], "{}: once more", pair.0);
        let changes = surface::changes(&face(&old), &face(&new));
        let _ = writeln!(shown, "{}", pair.0);
        for change in &changes {
            let signature = |seen: &Option<surface::Seen>| seen.as_ref().map_or("-", |seen| &seen.signature).to_owned();
            let (was, is) = (signature(&change.old), signature(&change.new));
            let _ = writeln!(shown, "  {}: {:?} {}: {was} → {is}", change.effect, change.kind, change.path);
        }
        let is_broken = changes.iter().any(|change| change.effect == Effect::Breaking);
        let caller = Path::new("pairs").join(format!("{}.rs", pair.0));
        let has_caller = support::here().join("tests").join(&caller).exists();
        assert_eq!(has_caller, !is_broken, "{}: who is not broken has a caller\n{shown}", pair.0);
        if !has_caller {
            continue;
        }
        emitted::write(&folder.join("pairs/src"), [(format!("{}.rs", pair.0), fixture(&caller.display().to_string()))]);
        let module = pair.module();
        for (side, output) in [("old", old), ("new", new)] {
            let _ = writeln!(
                modules,
                "mod {side}_{module} {{\n    use super::sent;\n    use {module}_{side} as api;\n    include!(\"{}.rs\");\n}}",
                pair.0
            );
            emitted::write(&folder.join(format!("{}-{side}", pair.0)), output.files);
            crates.push(format!("{}-{side}", pair.0));
        }
        let _ = writeln!(
            runs,
            "    let old = old_{module}::calls(&{module}_old::Client::builder(URL).build().unwrap());\n    \
             let new = new_{module}::calls(&{module}_new::Client::builder(URL).build().unwrap());\n    \
             assert!(!old.is_empty());\n    assert_eq!(old, new, \"{}\");\n    println!(\"{{}}\", old.join(\"\\n\"));",
            pair.0
        );
    }
    let main = format!(
        "{HELP}\nconst URL: &str = \"http://127.0.0.1\";\n\n{modules}\n#[tokio::main(flavor = \"current_thread\")]\nasync fn main() {{\n{runs}}}\n"
    );
    let mut manifest =
        "[package]\nname = \"pairs\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n".to_owned();
    for name in &crates {
        let _ = writeln!(
            manifest,
            "{name} = {{ path = \"../{name}\", default-features = false, features = [\"tech-preview\"] }}"
        );
    }
    let runtime = support::runtime();
    let _ = writeln!(
        manifest,
        "vsphere-automation-runtime = {{ path = {:?}, default-features = false }}",
        runtime.display().to_string()
    );
    manifest.push_str("tokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n\n[workspace]\n");
    let files = [("Cargo.toml", manifest), ("src/main.rs", main)];
    let files = files.map(|(path, text)| (path.to_owned(), text));
    emitted::write(&folder.join("pairs"), files);
    let run = emitted::cargo(&folder.join("pairs"), &["run"]).output().expect("cargo runs");
    let errors = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{errors}\n{shown}");
    let _ = writeln!(shown, "\nsent:\n{}", String::from_utf8_lossy(&run.stdout));
    assert_beside("pairs", "told", &shown);
}
