//! The lines, written and read.

use std::fmt;
use std::str::FromStr;

use super::seen::{Seen, Surface};

const NOTHING: &str = "-";

/// Stands before the signature of what warns who uses it: a stage of the document does not.
const WARNS: &str = "#[deprecated] ";

impl fmt::Display for Surface {
    /// A line for each item, in the order of paths: stage, gate, path, signature. It merges line by line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |text: &str| if text.is_empty() { NOTHING.to_owned() } else { text.to_owned() };
        for (path, seen) in &self.0 {
            let Seen { gate, stage, deprecated, signature } = seen;
            let warns = if *deprecated { WARNS } else { "" };
            let gate = shown(gate.as_deref().unwrap_or_default());
            writeln!(f, "{:<4}{gate:<14}{path} | {warns}{signature}", shown(stage))?;
        }
        Ok(())
    }
}

impl FromStr for Surface {
    type Err = String;

    /// Reads what [`Surface`] displays; lines that begin with `#` are comments.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut surface = Self::default();
        let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        for (number, line) in lines {
            let (path, seen) =
                item(line).ok_or_else(|| format!("line {}: `stage gate path | signature` expected", number + 1))?;
            surface.0.insert(path, seen);
        }
        Ok(surface)
    }
}

fn item(line: &str) -> Option<(String, Seen)> {
    let (head, signature) = line.split_once(" | ")?;
    let (stage, head) = head.split_once(' ')?;
    let (gate, path) = head.trim_start().split_once(' ')?;
    let said = |word: &str| if word == NOTHING { String::new() } else { word.to_owned() };
    let warned = signature.strip_prefix(WARNS);
    let seen = Seen {
        gate: Some(said(gate)).filter(|gate| !gate.is_empty()),
        stage: said(stage),
        deprecated: warned.is_some(),
        signature: warned.unwrap_or(signature).to_owned(),
    };
    Some((path.trim_start().to_owned(), seen))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let text = "GA  -             a::B | struct: Clone\nTP  tech-preview  a::B as From<&str> | trait\nDEP -             a::C.x | #[deprecated] String\nDEP -             a::C.y | String\n-   -             a::f | fn(x: &str) -> ()\n";
        let surface: Surface = text.parse().expect("a surface");
        assert_eq!(surface.to_string(), text);
        assert_eq!(surface.0["a::B as From<&str>"].gate.as_deref(), Some("tech-preview"));
        assert_eq!(["a::C.x", "a::C.y"].map(|path| surface.0[path].deprecated), [true, false]);
        assert!("GA nothing".parse::<Surface>().is_err());
    }
}
