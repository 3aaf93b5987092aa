//! The first line of every generated file: who made it, from what. Only files that carry it are ever removed.

/// Whether the file says in its first line that `cargo xtask regen` made it.
pub fn is_ours(bytes: &[u8]) -> bool {
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let Ok(line) = std::str::from_utf8(line) else { return false };
    let words = line.trim_end().trim_start_matches("<!--").trim_end_matches("-->");
    let words = words.trim_start_matches(['/', '#', '!', ' ']).trim_end();
    words.starts_with("Generated from ") && words.contains(" by `cargo xtask regen`. Do not edit.")
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn the_banner_is_known_in_every_kind_of_file() {
        for line in [
            "// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.\nrest",
            "# Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.\r\nrest",
            "<!-- Generated from other.json by `cargo xtask regen`. Do not edit. -->\n",
        ] {
            assert!(is_ours(line.as_bytes()), "{line}");
        }
    }

    #[test]
    fn nothing_else_is_ours() {
        for text in [
            "",
            "\n// Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.\n",
            "// Generated from spec/vsphere.yaml by hand.\n",
            "// See: Generated from spec/vsphere.yaml by `cargo xtask regen`. Do not edit.\n",
        ] {
            assert!(!is_ours(text.as_bytes()), "{text}");
        }
        assert!(!is_ours(&[0xff, 0xfe, b'\n']));
    }
}
