//! The examples in the documentation run.

use syn::visit::Visit;
use syn::{Attribute, Expr, Lit, Meta};
use vsphere_automation_tests::document::Document;
use vsphere_automation_tests::sources;

/// The methods of a file, with their documentation.
#[derive(Default)]
struct Methods(Vec<(String, String)>);

impl<'ast> Visit<'ast> for Methods {
    fn visit_impl_item_fn(&mut self, method: &'ast syn::ImplItemFn) {
        self.0.push((method.sig.ident.to_string(), text(&method.attrs)));
    }
}

fn text(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(line) => Some(line.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What stands after the three backticks that open each block of code.
fn fences(documentation: &str) -> Vec<&str> {
    let marks = documentation.lines().filter_map(|line| line.trim_start().strip_prefix("```"));
    marks.step_by(2).map(str::trim).collect()
}

/// An operation is a method with an `# Example`, of which the first block is compiled and run.
#[test]
fn every_operation_has_an_example_that_runs() {
    let mut examples: Vec<String> = Vec::new();
    for (module, source) in sources::generated() {
        let mut methods = Methods::default();
        methods.visit_file(&syn::parse_file(&source).expect("the sources are Rust"));
        for (method, documentation) in methods.0 {
            let Some((_, example)) = documentation.split_once("# Example\n") else { continue };
            let fences = fences(example);
            assert!(matches!(fences.first(), Some(&"" | &"rust")), "{module}::{method}: {fences:?}");
            examples.push(format!("{module}::{method}"));
        }
    }
    assert_eq!(examples.len(), Document::curated().operations().len(), "{examples:#?}");
}

/// `ignore`, `no_run`, `text` and the like would be code that nobody tries.
#[test]
fn no_block_of_code_is_left_out() {
    let mut blocks = 0;
    for (module, source) in sources::generated() {
        let lines = source.lines().map(str::trim_start);
        let documentation: Vec<&str> =
            lines.filter_map(|line| line.strip_prefix("///").or(line.strip_prefix("//!"))).collect();
        for fence in fences(&documentation.join("\n")) {
            blocks += 1;
            assert!(["", "rust", "sh"].contains(&fence), "{module}: ```{fence}");
        }
    }
    assert!(blocks >= 2 * Document::curated().operations().len(), "only {blocks} blocks");
}

/// A `?` between the first call and the end of the session would leave the session on the server.
#[test]
fn what_people_copy_first_leaves_no_session_behind() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for file in ["README.md", "generated-client/README.md", "generated-client/src/lib.rs"] {
        let text = std::fs::read_to_string(root.join(file)).expect("it can be read");
        let mut lines = text.lines().skip_while(|line| !line.contains("Client::builder("));
        let call = lines.find(|line| line.contains(".await")).unwrap_or_else(|| panic!("{file} has no call"));
        assert!(!call.contains(".await?"), "{file}: {call}");
        let next = lines.find(|line| line.contains('?')).unwrap_or_default();
        assert!(next.contains(".close().await?"), "{file}: {next}");
    }
}
