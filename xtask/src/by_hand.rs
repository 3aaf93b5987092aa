//! What is written by hand and knows single operations: `generated-client/src/ext`, a file for each subject.
//!
//! The module that declares these files is generated: a file that uses what is behind the feature is behind it too, and no
//! other is. So it moves with what it is about.

use std::collections::BTreeSet;
use std::path::Path;

use vsphere_automation_codegen::document::Source;

use crate::failure::Failure;
use crate::imports;
use crate::tokens::Tokens;
use crate::workspace::{files_below, read_text};

const FOLDER: &str = "generated-client/src/ext";

/// The module that declares the files; nothing where there are none. `gated` are the paths of what is behind the feature.
///
/// # Errors
///
/// If a file cannot be read or is not Rust.
pub(crate) fn extensions(root: &Path, gated: &BTreeSet<String>) -> Result<Option<(String, String)>, Failure> {
    let mut modules = String::new();
    for file in files_below(root, FOLDER)? {
        let Some(name) = file.strip_prefix(FOLDER).and_then(|name| name.strip_prefix('/')?.strip_suffix(".rs")) else {
            continue;
        };
        if name.contains('/') {
            // A module of one of these files, which declares it.
            continue;
        }
        let text = read_text(&root.join(&file), &file)?;
        if needs(&Tokens::read(file.clone(), text)?, gated)? {
            modules.push_str("#[cfg(feature = \"tech-preview\")]\n");
        }
        modules.push_str(&format!("mod {name};\n"));
    }
    let text = format!(
        "// Generated from {FOLDER} by `cargo xtask regen`. Do not edit.\n\n\
         //! What is written by hand and knows single operations: waiting, settling unknown outcomes, and the data of one \
         error.\n//!\n//! A file that uses what is behind the feature is behind it too.\n\n{modules}"
    );
    Ok((!modules.is_empty()).then(|| (format!("{FOLDER}.rs"), text)))
}

/// Whether a source uses something gated: a type that it imports, or a member of one.
fn needs(tokens: &Tokens, gated: &BTreeSet<String>) -> Result<bool, Failure> {
    let Source { path, text } = &tokens.source;
    let file = syn::parse_file(text).map_err(|error| Failure::new(format!("{path} is not Rust: {error}")))?;
    let imports: BTreeSet<String> = imports::of(&file).into_values().collect();
    let words: BTreeSet<&str> = tokens.words().collect();
    let is_used = |path: &String| {
        let holder = path.rsplit_once("::");
        imports.contains(path.as_str())
            || holder.is_some_and(|(holder, member)| imports.contains(holder) && words.contains(member))
    };
    Ok(gated.iter().any(is_used))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use tempfile::TempDir;

    use super::{FOLDER, extensions};

    fn declared(file: &str, gated: &[&str]) -> String {
        let folder = TempDir::new().unwrap();
        std::fs::create_dir_all(folder.path().join(FOLDER)).unwrap();
        std::fs::write(folder.path().join(FOLDER).join("things.rs"), file).unwrap();
        let gated: BTreeSet<String> = gated.iter().map(|path| (*path).to_owned()).collect();
        let (path, text) = extensions(folder.path(), &gated).unwrap().unwrap();
        assert_eq!(path, "generated-client/src/ext.rs");
        text.split_once("too.\n\n").unwrap().1.to_owned()
    }

    const GATED: &str = "#[cfg(feature = \"tech-preview\")]\nmod things;\n";
    const OPEN: &str = "mod things;\n";

    #[test]
    fn a_file_is_gated_with_what_it_imports() {
        let file = "use crate::a::{Info, things::Things};\n";
        assert_eq!(declared(file, &["a::things::Things"]), GATED);
        assert_eq!(declared(file, &["a::Info"]), GATED);
        assert_eq!(declared(file, &["a::things::Other", "b::Things"]), OPEN);
    }

    #[test]
    fn a_file_is_gated_with_the_member_that_it_uses() {
        let file = "use crate::a::Things;\nimpl Things { fn f(&self) { (self).look() } }\n";
        assert_eq!(declared(file, &["a::Things::look"]), GATED);
        assert_eq!(declared(file, &["a::Things::list", "b::Things::look"]), OPEN);
    }

    #[test]
    fn without_files_nothing_is_declared() {
        assert_eq!(extensions(TempDir::new().unwrap().path(), &BTreeSet::new()).unwrap(), None);
    }
}
