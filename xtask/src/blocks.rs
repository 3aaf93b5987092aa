//! Marked blocks: the generated parts of files that people write, such as a table in a README.
//!
//! A block stands between `<!-- generated: NAME -->` and `<!-- /generated: NAME -->`, each on a line of its own. What
//! lies between is replaced; all else stays byte for byte.

use std::collections::BTreeMap;

use vsphere_automation_codegen::model::{Place, Problem};

const OPEN: &str = "<!-- generated: ";
const CLOSE: &str = "<!-- /generated: ";
const END: &str = " -->";

/// The text of a file with its blocks replaced. `path` is for messages.
///
/// # Errors
///
/// If a block has no place in the file or two, is not closed, or is marked there but not generated.
pub fn replace(path: &str, text: &str, blocks: &BTreeMap<&str, &str>) -> Result<String, Problem> {
    let mut result = String::with_capacity(text.len());
    let mut seen = BTreeMap::new();
    let mut open: Option<(&str, usize)> = None;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let number = index + 1;
        let wrong = |message: String| at(path, number, message);
        if let Some(name) = marker(line, CLOSE) {
            match open.take() {
                Some((opened, _)) if opened == name => {}
                Some((opened, _)) => {
                    return Err(wrong(format!("block `{name}` is closed inside block `{opened}`"))
                        .help(format!("close it with `{CLOSE}{opened}{END}` first")));
                }
                None => {
                    return Err(wrong(format!("block `{name}` is closed but not open"))
                        .help(format!("open it with `{OPEN}{name}{END}`")));
                }
            }
            result.push_str(line);
        } else if let Some(name) = marker(line, OPEN) {
            if let Some((opened, at)) = open {
                return Err(unclosed(path, opened, at));
            }
            let Some(block) = blocks.get(name) else {
                let known: Vec<_> = blocks.keys().copied().collect();
                return Err(wrong(format!("nothing generates block `{name}`"))
                    .help(format!("remove its markers; generated here: {}", known.join(", "))));
            };
            if let Some(first) = seen.insert(name, number) {
                return Err(
                    wrong(format!("block `{name}` is there twice, first in line {first}")).help("remove one of them")
                );
            }
            open = Some((name, number));
            result.push_str(line);
            result.push_str(block);
            if !block.is_empty() && !block.ends_with('\n') {
                result.push('\n');
            }
        } else if open.is_none() {
            result.push_str(line);
        }
    }
    if let Some((name, at)) = open {
        return Err(unclosed(path, name, at));
    }
    if let Some(missing) = blocks.keys().find(|name| !seen.contains_key(**name)) {
        return Err(Problem::new(format!("{path} has no block `{missing}`"))
            .help(format!("add the lines `{OPEN}{missing}{END}` and `{CLOSE}{missing}{END}` where it shall stand")));
    }
    Ok(result)
}

fn marker<'a>(line: &'a str, start: &str) -> Option<&'a str> {
    line.trim_end().strip_prefix(start)?.strip_suffix(END)
}

fn at(path: &str, line: usize, message: String) -> Problem {
    Problem::at(&Place::new(path, u32::try_from(line).unwrap_or(u32::MAX), 1), message)
}

fn unclosed(path: &str, name: &str, line: usize) -> Problem {
    at(path, line, format!("block `{name}` is not closed")).help(format!("close it with `{CLOSE}{name}{END}`"))
}

#[cfg(test)]
mod tests {
    use super::replace;
    use std::collections::BTreeMap;

    fn replaced(text: &str, blocks: &[(&str, &str)]) -> Result<String, String> {
        let blocks: BTreeMap<&str, &str> = blocks.iter().copied().collect();
        replace("README.md", text, &blocks).map_err(|problem| problem.to_string())
    }

    const TEXT: &str = "a\n<!-- generated: t -->\nold\n<!-- /generated: t -->\nz";

    #[test]
    fn only_what_lies_between_the_markers_changes() {
        let expected = "a\n<!-- generated: t -->\nnew\nlines\n<!-- /generated: t -->\nz";
        assert_eq!(replaced(TEXT, &[("t", "new\nlines\n")]).as_deref(), Ok(expected));
        assert_eq!(replaced(expected, &[("t", "new\nlines")]).as_deref(), Ok(expected));
    }

    #[test]
    fn a_block_without_a_place_is_named() {
        let error = replaced(TEXT, &[("t", ""), ("u", "")]).unwrap_err();
        assert!(error.starts_with("README.md has no block `u`\n    add the lines `<!-- generated: u -->`"), "{error}");
    }

    #[test]
    fn faulty_markers_have_a_place() {
        for (text, message) in [
            ("<!-- generated: t -->\n", "README.md:1:1: block `t` is not closed"),
            ("x\n<!-- /generated: t -->\n", "README.md:2:1: block `t` is closed but not open"),
            ("<!-- generated: u -->\n", "README.md:1:1: nothing generates block `u`"),
            ("<!-- generated: t -->\n<!-- /generated: u -->\n", "README.md:2:1: block `u` is closed inside block `t`"),
            (&format!("{TEXT}\n{TEXT}"), "README.md:7:1: block `t` is there twice, first in line 2"),
        ] {
            let error = replaced(text, &[("t", "new")]).unwrap_err();
            assert!(error.starts_with(message), "{error}");
        }
    }
}
