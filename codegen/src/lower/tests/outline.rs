//! What passes work on as indented lines, so that people can read what a pass changed.

use std::fmt::Write as _;

use crate::lower::Lowering;
use crate::model::{Authentication, Media, Operation, Others, Parameter, Schema, Shape, StringFormat, Style, Timeline};

/// One item a paragraph.
pub(super) fn outline(lowering: &Lowering) -> String {
    let mut out = Outline::default();
    for operation in &lowering.api.operations {
        out.operation(operation);
        out.text.push('\n');
    }
    for (name, schema) in &lowering.api.schemas {
        let kind = name.schema().map_or("added component", |_| "schema");
        out.schema(0, &format!("{kind} {name}"), schema);
        out.text.push('\n');
    }
    for (name, id) in &lowering.api.ids {
        out.line(0, &format!("id {name}: {}{}\n", id.path, timeline(id.timeline.as_ref())));
    }
    for (name, path) in &lowering.runtime {
        out.line(0, &format!("runtime's own: {name} = {path}\n"));
    }
    out.text
}

#[derive(Default)]
struct Outline {
    text: String,
}

impl Outline {
    fn line(&mut self, depth: usize, line: &str) {
        let _ = writeln!(self.text, "{:1$}{line}", "", 2 * depth);
    }

    fn words(&mut self, depth: usize, words: Option<&str>) {
        for line in words.into_iter().flat_map(str::lines).filter(|line| !line.trim().is_empty()) {
            self.line(depth, &format!("| {line}"));
        }
    }

    fn operation(&mut self, operation: &Operation) {
        let constants: String = operation.constants.iter().map(|(name, value)| format!(" {name}={value}")).collect();
        let (method, path) = (operation.method.wire(), &operation.path);
        let span = timeline(operation.timeline.as_ref());
        self.line(0, &format!("operation {}: {method} {path}{constants}{span}", operation.id));
        if let Some(twin) = &operation.twin {
            let body = twin.body.as_ref().map(|name| format!(", body as {name}")).unwrap_or_default();
            let renamed: String = twin.renamed.iter().map(|(legacy, name)| format!(", {name} as {legacy}")).collect();
            self.line(1, &format!("twin {}{body}{renamed}", twin.request()));
        }
        self.words(1, operation.description.as_deref());
        if operation.authentication != Authentication::default() {
            self.line(1, &format!("let in by {:?}", operation.authentication));
        }
        for parameter in &operation.parameters {
            let location = format!("{:?}", parameter.location).to_lowercase();
            let style = style(parameter);
            self.schema(
                1,
                &format!("{location} {}{}{style}", parameter.name, mark(parameter.required)),
                &parameter.schema,
            );
        }
        if let Some(body) = &operation.body {
            self.contents(1, &format!("body{}", mark(body.required)), &body.content);
        }
        for response in &operation.responses {
            self.line(1, &response.status.key());
            for header in &response.headers {
                self.schema(2, &format!("header {}", header.name), &header.schema);
            }
            self.contents(2, "", &response.content);
            for error in &response.errors {
                self.line(2, &error.error_type);
                self.words(3, error.when.as_deref());
            }
        }
    }

    fn contents(&mut self, depth: usize, label: &str, contents: &[Media]) {
        for media in contents {
            self.schema(depth, format!("{label} {}", media.media_type).trim_start(), &media.schema);
        }
    }

    fn schema(&mut self, depth: usize, label: &str, schema: &Schema) {
        let null = if schema.nullable { " or null" } else { "" };
        let shape = shape(&schema.shape);
        self.line(depth, &format!("{label}: {shape}{null}{}", timeline(schema.timeline.as_ref())));
        self.words(depth + 1, schema.description.as_deref());
        match &schema.shape {
            Shape::Object(properties) => {
                for (name, property) in properties {
                    let given = if property.given { " (given)" } else { "" };
                    self.schema(depth + 1, &format!("{name}{}{given}", mark(property.required)), &property.schema);
                }
                match &schema.others {
                    Others::Unsaid => {}
                    Others::None => self.line(depth + 1, "and no others"),
                    Others::Of(others) => self.schema(depth + 1, "others", others),
                }
            }
            Shape::Enum(constants) => {
                for (name, constant) in constants {
                    self.line(depth + 1, &format!("{name}{}", timeline(constant.timeline.as_ref())));
                    self.words(depth + 2, constant.description.as_deref());
                }
            }
            _ => schema.children().into_iter().for_each(|child| self.schema(depth + 1, "of", child)),
        }
    }
}

fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Any => "anything".to_owned(),
        Shape::Reference(name) => name.to_string(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::Integer(width) => format!("integer, {}", width.rust()),
        Shape::Number => "number".to_owned(),
        Shape::String(StringFormat::Text) => "text".to_owned(),
        Shape::String(format) => format!("text, {format:?}"),
        Shape::Enum(_) => "one of".to_owned(),
        Shape::Array(_) => "list".to_owned(),
        Shape::Map(_) => "map".to_owned(),
        Shape::FreeObject => "any object".to_owned(),
        Shape::Object(_) => "object".to_owned(),
        Shape::AllOf(_) => "all of".to_owned(),
        Shape::Union { discriminator: None, .. } => "any of".to_owned(),
        Shape::Union { discriminator: Some(tag), .. } => {
            let tags: Vec<String> = tag.mapping.iter().map(|(value, name)| format!("{value} = {name}")).collect();
            format!("any of, told by {} ({})", tag.property, tags.join(", "))
        }
        Shape::Unsupported(reason) => format!("cannot be generated, {reason}"),
    }
}

/// What must be given has one.
fn mark(required: bool) -> &'static str {
    if required { "!" } else { "" }
}

fn timeline(timeline: Option<&Timeline>) -> String {
    let spans = timeline.iter().flat_map(|timeline| &timeline.0);
    spans.map(|span| format!(" [{} {}]", span.from, span.stage.as_str())).collect()
}

/// How a parameter is written, where that is not the usual way.
fn style(parameter: &Parameter) -> String {
    let media_type = parameter.media_type.as_ref().map_or(String::new(), |media_type| format!(" as {media_type}"));
    if parameter.style == Style::usual(parameter.location) {
        return media_type;
    }
    let exploded = if parameter.style.explode { " exploded" } else { "" };
    let reserved = if parameter.style.reserved { " reserved" } else { "" };
    format!("{media_type} by {:?}{exploded}{reserved}", parameter.style.kind)
}
