//! The table that tests of types go by: the Rust type of each schema.

use crate::emit::banner;
use crate::model::Facts;
use crate::words::code::{WIDTH, statement};

/// The text of the table.
pub(super) fn file(facts: &Facts<'_>, document: &str) -> String {
    let mut text = format!("// {}\n\n", banner(document));
    text.push_str(
        "//! The Rust type of every schema.\n\n\
         use crate::types::RustType;\n\n\
         /// Schema of the document → Rust type.\npub const SCHEMAS: &[(&str, RustType)] = &[\n",
    );
    for component in facts.api.schemas.keys() {
        if let Some(name) = component.schema() {
            let path = facts.names.schema(component);
            let row = format!("({name:?}, RustType::of::<vsphere_automation::{path}>()),");
            statement(&row, WIDTH - 4).iter().for_each(|line| text.push_str(&format!("    {line}\n")));
        }
    }
    text.push_str("];\n");
    text
}
