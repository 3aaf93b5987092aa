//! The vendor's markup in descriptions becomes Markdown: `{@term …}`, `{@link …}`, `{@code …}`, `<p>`, `<ul>`, `<b>`.
//!
//! It is that of the vendor's own interface language, and is left in the documents that are derived from there, from
//! which other generators copy it:
//! <https://github.com/ansible-collections/vmware.vmware_rest/blob/5d77e9b5a63bfb3badb54e8debf18e73d26e6c02/docs/vmware.vmware_rest.vcenter_ovf_libraryitem_module.rst>.

use crate::lower::Lowering;
use crate::model::Shape;

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let mut clean = |text: &mut Option<String>| {
        let Some(markdown) = text.as_deref().map(to_markdown) else { return };
        if text.as_deref() != Some(&markdown) {
            *text = Some(markdown).filter(|markdown| !markdown.is_empty());
            places += 1;
        }
    };
    let api = &mut lowering.api;
    for tag in api.tags.values_mut() {
        clean(&mut tag.description);
    }
    for operation in &mut api.operations {
        clean(&mut operation.summary);
        clean(&mut operation.description);
        for parameter in &mut operation.parameters {
            clean(&mut parameter.description);
        }
        for response in &mut operation.responses {
            let mut description = Some(std::mem::take(&mut response.description));
            clean(&mut description);
            response.description = description.unwrap_or_default();
            response.errors.iter_mut().for_each(|case| clean(&mut case.when));
        }
        if let Some(body) = &mut operation.body {
            clean(&mut body.description);
        }
    }
    api.for_each_schema_mut(&mut |schema| {
        clean(&mut schema.description);
        if let Shape::Enum(constants) = &mut schema.shape {
            for constant in constants.values_mut() {
                clean(&mut constant.description);
            }
        }
    });
    places
}

/// Rewrites one description.
fn to_markdown(text: &str) -> String {
    let text = names(&tags(&braces(text)));
    // Lines that tags left empty: one is a paragraph, more are noise.
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && lines.last().is_none_or(|last| last.is_empty()) {
            continue;
        }
        lines.push(line);
    }
    lines.join("\n").trim().to_owned()
}

/// `{@name argument words}`: code for names, plain words for terms. Other braces stay.
fn braces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{@") {
        out.push_str(&rest[..start]);
        let Some(length) = rest[start..].find('}') else { break };
        let inner = &rest[start + 2..start + length];
        let (name, argument) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        let argument = argument.trim();
        match name {
            _ if argument.is_empty() => out.push_str(name),
            "term" | "text" | "literal" => out.push_str(argument),
            "link" | "linkplain" => match argument.split_once(char::is_whitespace) {
                Some((_, words)) => out.push_str(words.trim()),
                None => code(&mut out, &argument.trim_start_matches('#').replace('#', ".")),
            },
            _ => code(&mut out, argument),
        }
        rest = &rest[start + length + 1..];
    }
    out.push_str(rest);
    out
}

fn code(out: &mut String, text: &str) {
    out.push('`');
    out.push_str(&text.replace('`', "'"));
    out.push('`');
}

/// `*Hvc.Links.Info*`: names of the API are code, not emphasis.
fn names(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('*') {
        let stars = rest[start..].bytes().take_while(|byte| *byte == b'*').count();
        let after = &rest[start + stars..];
        out.push_str(&rest[..start]);
        match after.split_once('*').filter(|(name, tail)| stars == 1 && is_name(name) && !tail.starts_with('*')) {
            Some((name, tail)) => {
                code(&mut out, name);
                rest = tail;
            }
            None => {
                out.push_str(&"*".repeat(stars));
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Words with dots between them, the first a capital: `Vcenter.VM.CloneSpec.source`.
fn is_name(text: &str) -> bool {
    let is_word =
        |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$');
    text.contains('.') && text.starts_with(|c: char| c.is_ascii_uppercase()) && text.split('.').all(is_word)
}

/// HTML tags to Markdown; a `<` that starts no known tag stays and is escaped where rustdoc would read a tag.
fn tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        out.push_str(&rest[..start]);
        let tail = &rest[start..];
        let name: String = tail[1..]
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        let closing = tail[1..].starts_with('/');
        let Some(length) = tail.find('>').filter(|_| !name.is_empty()) else {
            out.push('<');
            rest = &tail[1..];
            continue;
        };
        match name.as_str() {
            "p" | "br" | "ul" | "ol" | "div" | "dl" | "table" | "tr" => out.push_str("\n\n"),
            "li" | "dt" if !closing => out.push_str("\n- "),
            "dd" if !closing => out.push_str(": "),
            "li" | "dt" | "dd" | "td" | "th" | "span" | "a" | "small" | "sup" => {}
            "b" | "strong" => out.push_str("**"),
            "i" | "em" => out.push('*'),
            "code" | "tt" | "pre" => out.push('`'),
            // Not a tag of HTML that these descriptions use: a placeholder such as `<name>`.
            _ => {
                code(&mut out, &tail[..=length]);
            }
        }
        rest = &tail[length + 1..];
    }
    out.push_str(rest);
    out
}
