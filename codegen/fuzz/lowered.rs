// What is fuzzed: a document of any bytes is read, checked and lowered, or refused. Shared by the fuzz target and by the
// stable test that runs it over the corpus.

use vsphere_automation_codegen::check::check;
use vsphere_automation_codegen::document::{Source, load, with_deep_stack};
use vsphere_automation_codegen::lower::{Lowering, lower};
use vsphere_automation_codegen::model::RuntimeTypes;
use vsphere_automation_codegen::names;
use vsphere_automation_codegen::read::read;

/// Whether the bytes are a document that reaches the end of lowering.
#[allow(unreachable_pub, reason = "each of its users is a crate of its own")]
pub fn lowered(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes).into_owned();
    with_deep_stack(|| {
        let Ok(document) = load(&Source { path: "fuzz.yaml".to_owned(), text }) else { return false };
        if !check(&document).is_empty() {
            return false;
        }
        let mut lowering = Lowering {
            api: read(&document),
            foreign: true,
            runtime: Default::default(),
            runtime_types: RuntimeTypes::default(),
            refused: Vec::new(),
            kept: Default::default(),
        };
        lower(&mut lowering).expect("of documents of others nothing is promised");
        let (names, _) = names::table(&lowering.api, &lowering.runtime);
        names.schemas.len() == lowering.api.schemas.len()
    })
    .expect("a thread")
}
