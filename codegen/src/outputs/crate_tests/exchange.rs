//! The tests of one operation: a module with what is shown as constants, the call, and a test for each side of it.

use serde_json::Value;

use super::source::{Value as Written, structure};
use super::subject::Subject;
use super::{feature, literal};
use crate::model::{Operation, Schema};
use crate::names;
use crate::words::code::{WIDTH, statement};

/// The tests of one operation, as they come about.
pub(super) struct Exchange<'a> {
    pub(super) operation: &'a Operation,
    pub(super) subject: &'a Subject<'a>,
    /// Constants, and their names.
    pub(super) constants: String,
    pub(super) names: Vec<String>,
    /// The call with what it is given, without its body.
    pub(super) call: String,
    /// The constants that have its bodies, each with what is sent of it; none where it has none.
    pub(super) bodies: Vec<(String, String)>,
    pub(super) request: String,
    pub(super) tests: String,
    /// The feature without which it has nothing to try.
    pub(super) feature: Option<&'static str>,
}

impl<'a> Exchange<'a> {
    /// Of which nothing is known yet.
    pub(super) fn new(operation: &'a Operation, subject: &'a Subject<'a>) -> Self {
        Self {
            operation,
            subject,
            constants: String::new(),
            names: Vec::new(),
            call: String::new(),
            bodies: Vec::new(),
            request: String::new(),
            tests: String::new(),
            feature: feature::of(operation.timeline.as_ref()),
        }
    }

    /// Notes the feature that something in the value is behind.
    pub(super) fn needs(&mut self, schema: &Schema, value: &Value) {
        self.feature = self.feature.or_else(|| feature::of_value(schema, value, self.subject.facts));
    }

    pub(super) fn called(&self, body: Option<&String>) -> String {
        match body {
            Some(name) => format!("call(client, &{name})"),
            None => "call(client)".to_owned(),
        }
    }

    /// A constant for something that is shown; its name.
    pub(super) fn constant(&mut self, kind: &str, name: &str, pointer: &str, text: &str) -> String {
        let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let words: String = words.map(|word| format!("_{}", word.to_ascii_uppercase())).collect();
        let base = kind.to_owned() + words.get(..words.len().min(24)).unwrap_or_default().trim_end_matches('_');
        let numbered = (2..).map(|number| format!("{base}_{number}"));
        let free = std::iter::once(base.clone()).chain(numbered).find(|name| !self.names.contains(name));
        let free = free.unwrap_or(base);
        let members = [
            ("at", Written::Literal(literal::text(&self.subject.at(pointer)))),
            ("text", Written::Literal(literal::text(text))),
        ];
        self.constants.push_str(&structure(4, &format!("const {free}: Shown = "), "Shown", &members));
        self.names.push(free.clone());
        free
    }

    pub(super) fn test(&mut self, name: &str, statements: &str) {
        if !statements.is_empty() {
            self.tests.push_str(&format!("\n    #[test]\n    fn {name}() {{\n{statements}    }}\n"));
        }
    }

    pub(super) fn module(&self, taken: &mut Vec<String>) -> String {
        let (operation, facts) = (self.operation, self.subject.facts);
        let service = &facts.names.accessors[&operation.tag];
        let method = names::operation_method(&operation.id, &operation.tag);
        let mut name = format!("{}_{}", service.method, method);
        while taken.contains(&name) {
            name.push('_');
        }
        taken.push(name.clone());
        let outside = |name: &str| {
            let path = [facts.library].into_iter().chain(service.path.module.iter().map(String::as_str)).chain([name]);
            format!("    use ::{};\n", path.collect::<Vec<_>>().join("::"))
        };
        let call = names::operation_call(&method);
        let mut types = outside(&call);
        if self.tests.contains("= answer else") {
            types.insert_str(0, &outside(&names::operation_answer(&method)));
        }
        let documented = names::error_type(operation, facts).filter(|_| self.tests.contains("&Documented|"));
        let documented = documented.map(|of| {
            let alias = statement(&format!("type Documented = ::{}::{};", facts.library, of.path), WIDTH - 4);
            alias.iter().map(|line| format!("    {line}\n")).collect::<String>() + "\n"
        });
        let head = if self.bodies.is_empty() {
            format!("    fn call(client: &Client) -> {call}<'_> {{\n")
        } else {
            format!("    fn call<'c>(client: &'c Client, body: &Shown) -> {call}<'c> {{\n")
        };
        let body = statement(&self.call, WIDTH - 8).iter().map(|line| format!("        {line}\n")).collect::<String>();
        let documented = documented.unwrap_or_default();
        let inside = format!("{documented}{}{}\n{head}{body}    }}\n{}", self.constants, self.request, self.tests);
        let uses = |module: &str, names: &[(&str, bool)]| {
            let used = names.iter().filter(|(_, used)| *used).map(|(name, _)| *name).collect::<Vec<_>>();
            match &used[..] {
                [] => String::new(),
                [one] => format!("    use {module}::{one};\n"),
                several => format!("    use {module}::{{{}}};\n", several.join(", ")),
            }
        };
        let shown = [
            ("Shown", !self.constants.is_empty()),
            ("json", ["json(&", "json(body)", "json::<"].iter().any(|used| self.call.contains(used))),
            ("written", self.tests.contains("Some(written(body))")),
        ];
        let gate = self.feature.map(|feature| format!("#[cfg(feature = {feature:?})]\n"));
        format!(
            "\n/// `{}`.\n{}mod {name} {{\n{types}\n    use super::Client;\n{}{}\n{inside}}}\n",
            operation.request().replace('`', "'"),
            gate.unwrap_or_default(),
            uses("crate::shown", &shown),
            uses("crate::wire", &[("Content", true), ("Request", true)]),
        )
    }
}

/// The text of a body that is no JSON.
pub(super) fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
