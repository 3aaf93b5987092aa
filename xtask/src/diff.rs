//! Unified diffs that `patch -p1` understands.

use similar::TextDiff;

/// The difference between two texts; `None` stands for a file that does not exist.
pub fn unified(path: &str, old: Option<&str>, new: Option<&str>) -> String {
    let from = if old.is_some() { format!("a/{path}") } else { "/dev/null".to_owned() };
    let to = if new.is_some() { format!("b/{path}") } else { "/dev/null".to_owned() };
    let old = old.unwrap_or_default();
    let diff = TextDiff::from_lines(old, new.unwrap_or_default());
    let lines: Vec<&str> = old.lines().collect();
    let mut text = String::new();
    for hunk in diff.unified_diff().iter_hunks() {
        let header = hunk.header().to_string();
        let start = hunk.ops().first().map_or(0, |op| op.old_range().start);
        let body = hunk.to_string();
        let body = body.strip_prefix(&header).unwrap_or(&body);
        text.push_str(&header);
        if let Some(inside) = enclosing(lines.get(..start).unwrap_or_default()) {
            text.push(' ');
            text.push_str(inside);
        }
        text.push_str(body);
    }
    if text.is_empty() { text } else { format!("--- {from}\n+++ {to}\n{text}") }
}

/// The last line before a hunk that begins something: an item of Rust or a key of YAML at the left margin.
fn enclosing<'a>(before: &[&'a str]) -> Option<&'a str> {
    before.iter().rev().copied().find(|line| line.starts_with(|first: char| first.is_alphabetic() || first == '_'))
}

#[cfg(test)]
mod tests {
    use super::unified;

    #[test]
    fn a_hunk_names_the_item_that_it_is_in() {
        let old = "pub enum Stage {\n    /// One.\n    One,\n    /// Two.\n    Two,\n    /// Three.\n    Three,\n}\n";
        let new = old.replace("    /// Three.", "    /// Half.\n    Half,\n    /// Three.");
        insta::assert_snapshot!(unified("src/stage.rs", Some(old), Some(&new)), @r"
        --- a/src/stage.rs
        +++ b/src/stage.rs
        @@ -3,6 +3,8 @@ pub enum Stage {
             One,
             /// Two.
             Two,
        +    /// Half.
        +    Half,
             /// Three.
             Three,
         }
        ");
    }

    #[test]
    fn files_that_come_and_go_are_compared_with_nothing() {
        assert_eq!(unified("a", None, Some("x\n")), "--- /dev/null\n+++ b/a\n@@ -0,0 +1 @@\n+x\n");
        assert_eq!(unified("a", Some("x\n"), None), "--- a/a\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n");
        assert_eq!(unified("a", Some("x\n"), Some("x\n")), "");
    }
}
