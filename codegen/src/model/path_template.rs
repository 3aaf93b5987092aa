//! Templates of paths: the text, and the parameters in it.

/// The path, whatever its parameters are called.
pub(crate) fn form(path: &str) -> String {
    pieces(path)
        .map(|(text, parameter)| if parameter.is_some() { format!("{text}{{}}") } else { text.to_owned() })
        .collect()
}

/// The names of its parameters, in its order.
pub(crate) fn parameters(path: &str) -> impl Iterator<Item = String> {
    pieces(path).filter_map(|(_, parameter)| parameter.map(str::to_owned))
}

/// Text, and the parameter that follows it.
fn pieces(path: &str) -> impl Iterator<Item = (&str, Option<&str>)> {
    path.split_inclusive('}').map(|piece| match piece.strip_suffix('}').and_then(|piece| piece.rsplit_once('{')) {
        Some((text, name)) => (text, Some(name)),
        None => (piece, None),
    })
}

#[cfg(test)]
mod tests {
    use super::{form, parameters};

    #[test]
    fn a_path_is_known_by_what_stands_between_its_parameters() {
        assert_eq!(form("/a/{b}/c/{d}"), "/a/{}/c/{}");
        assert_eq!(form("/a/{b}.{c}/d"), "/a/{}.{}/d");
        assert_eq!(form("/a/{b}.json"), "/a/{}.json");
        assert_eq!(form("/plain}"), "/plain}");
        assert_eq!(parameters("/a/{b}/c/{d}").collect::<Vec<_>>(), ["b", "d"]);
    }
}
