//! Each pass on a fragment of its own: what it makes of what progenitor and the passes before it left.
//!
//! The fragments are `codegen/tests/refine/PASS.yaml`, the code beside them; `codegen/tests/emitted_crate.rs` compiles what
//! all of them together become.

use std::collections::BTreeMap;

use quote::ToTokens;

use super::PASSES;
use crate::emit::fit;
use crate::model::Crate;
use crate::testing::refining;

#[test]
fn each_pass_changes_its_fragment() {
    for pass in PASSES {
        let path = format!("{}/tests/refine/{}.yaml", env!("CARGO_MANIFEST_DIR"), pass.name);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        let changed = changed_by(pass.name, &text.replace("\r\n", "\n"));
        assert!(!changed.is_empty(), "the pass {} changes nothing of its fragment", pass.name);
        insta::with_settings!({ snapshot_path => "../../tests/refine", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(pass.name, changed);
        });
    }
}

/// The items that the pass of that name changed, as it left them.
fn changed_by(name: &str, text: &str) -> String {
    let harvested = refining(text);
    let mut krate = harvested.krate;
    let facts = harvested.lowered.facts();
    for pass in PASSES {
        let before = items(&krate);
        let places = (pass.run)(&mut krate, &facts);
        if pass.name == name {
            assert!(places > 0, "the pass {name} counts nothing");
            let after = items(&krate).into_iter().filter(|(item, code)| before.get(item) != Some(code));
            return after.map(|(_, code)| code).collect::<Vec<_>>().join("\n");
        }
    }
    unreachable!("the pass is in the list")
}

/// The code of each item by its name.
fn items(krate: &Crate) -> BTreeMap<String, String> {
    let mut items = BTreeMap::new();
    for item in &krate.types {
        items.insert(item.component.to_string(), code(&item.definition));
        for (index, companion) in item.companions.iter().enumerate() {
            items.insert(format!("{} {index}", item.component), code(companion));
        }
    }
    for shared in &krate.shared {
        for (index, item) in shared.items.iter().enumerate() {
            items.insert(format!("shared {} {index}", shared.path), code(item));
        }
    }
    for service in &krate.services {
        items.insert(service.tag.clone(), code(&service.definition));
        for method in &service.methods {
            if let Some(item) = &method.item {
                let shown: syn::Item = syn::parse_quote!(impl Service { #item });
                items.insert(format!("{} method {}", service.tag, method.operation), code(&shown));
            }
            if let Some(constant) = &method.constant {
                items.insert(format!("{} method {} constant", service.tag, method.operation), code(constant));
            }
            for (index, option) in method.options.iter().enumerate() {
                items.insert(format!("{} method {} option {index}", service.tag, method.operation), code(option));
            }
            // What later passes read of progenitor's method.
            let generated = method.generated.to_token_stream().to_string();
            items.insert(format!("{} method {} generated", service.tag, method.operation), format!("// {generated}\n"));
        }
    }
    items
}

fn code(item: &syn::Item) -> String {
    let items = vec![item.clone()];
    fit(&prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items }))
}
