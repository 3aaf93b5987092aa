//! Operations.

use indexmap::IndexMap;
use serde_json::Value;

use super::{Reader, flag, referred, servers, strings, text};
use crate::document::{Node, escape};
use crate::model::{
    Action, Body, Encoding, ErrorCase, Header, Location, Media, MediaKind, Method, Operation, Parameter, Privilege,
    Response, Schema, Shape, Status, Style, VendorDocs,
};

impl<'a> Reader<'a> {
    /// Reads all operations in document order.
    pub(super) fn operations(&self) -> Vec<Operation> {
        let mut operations = Vec::new();
        let home = servers::first(&self.document.root).unwrap_or_default();
        for (path, item) in self.document.root.entries("paths") {
            let path = &path.text;
            let pointer = format!("/paths/{}", escape(path));
            let shared: Vec<Parameter> = self.parameters(item, &pointer);
            for (key, method) in Method::ALL {
                if let Some(value) = item.get(key) {
                    let mut operation = self.operation(value, format!("{pointer}/{key}"));
                    operation.method = method;
                    let server = servers::first(value).or_else(|| servers::first(item)).unwrap_or_else(|| home.clone());
                    // A fragment tells operations of one path apart, and is never sent.
                    let sent = path.split('#').next().unwrap_or_default();
                    operation.path = format!("{}{sent}", server.path);
                    operation.server = server.origin.filter(|origin| home.origin.as_ref() != Some(origin));
                    for parameter in &shared {
                        let overridden = operation
                            .parameters
                            .iter()
                            .any(|p| p.name == parameter.name && p.location == parameter.location);
                        if !overridden {
                            operation.parameters.push(parameter.clone());
                        }
                    }
                    in_order_of_the_path(&mut operation);
                    operations.push(operation);
                }
            }
        }
        operations
    }

    fn operation(&self, value: &'a Node, pointer: String) -> Operation {
        Operation {
            id: text(value, "operationId").unwrap_or_default(),
            tag: value.items("tags").first().and_then(Node::as_str).unwrap_or_default().to_owned(),
            summary: text(value, "summary"),
            description: text(value, "description"),
            lifecycle: text(value, "x-sdk-lifecycle"),
            privileges: privileges(value),
            parameters: self.parameters(value, &pointer),
            body: value.get("requestBody").map(|body| self.body(body, format!("{pointer}/requestBody"))),
            responses: value
                .entries("responses")
                .filter_map(|(key, response)| Some((Status::parse(&key.text)?, &key.text, response)))
                .map(|(status, key, response)| self.response(status, response, format!("{pointer}/responses/{key}")))
                .collect(),
            security: self.security(value),
            deprecated: flag(value, "deprecated"),
            actions: value.entries("x-sdk-actions").map(|(name, value)| (name.text.clone(), action(value))).collect(),
            vendor_docs: vendor_docs(value),
            pointer,
            ..Operation::default()
        }
    }

    fn parameters(&self, value: &'a Node, pointer: &str) -> Vec<Parameter> {
        let parameters = value.items("parameters").iter().enumerate();
        parameters
            .filter_map(|(index, parameter)| {
                let (value, pointer) = self.follow(parameter, format!("{pointer}/parameters/{index}"));
                let location = match value.text("in")? {
                    "path" => Location::Path,
                    "query" => Location::Query,
                    "header" => Location::Header,
                    _ => Location::Cookie,
                };
                let (schema, style) = self.written(value, location, &pointer);
                Some(Parameter {
                    name: text(value, "name")?,
                    location,
                    style,
                    media_type: None,
                    required: flag(value, "required"),
                    deprecated: flag(value, "deprecated"),
                    description: text(value, "description"),
                    schema,
                    example: self.example(value),
                    pointer,
                })
            })
            .collect()
    }

    /// The first example of a parameter, also of one that is given by its content.
    fn example(&self, value: &'a Node) -> Option<Value> {
        let media = || value.entries("content").next().map(|(_, media)| media);
        [Some(value), media()].into_iter().flatten().find_map(|holder| {
            let mut listed = holder.entries("examples").filter_map(|(_, example)| {
                let (example, _) = self.follow(example, String::new());
                example.get("value")
            });
            holder.get("example").or_else(|| listed.next()).map(Node::to_json)
        })
    }

    /// The schema of a parameter, and how its values are written.
    fn written(&self, value: &'a Node, location: Location, pointer: &str) -> (Schema, Style) {
        if let Some(schema) = value.get("schema") {
            let explode = value.get("explode").and_then(Node::as_bool);
            let style = Style::given(location, value.text("style"), explode, flag(value, "allowReserved"));
            return (self.schema(schema, format!("{pointer}/schema")), style);
        }
        let Some(media) = self.content(value, pointer).into_iter().next() else {
            return (Schema::of(format!("{pointer}/schema"), Shape::Any), Style::usual(location));
        };
        match media.kind() {
            MediaKind::Json => (media.schema, Style::JSON),
            MediaKind::Text => (media.schema, Style::usual(location)),
            _ => {
                let reason = format!("its value is `{}`, which no parameter can be written as", media.media_type);
                (Schema::of(media.schema.pointer, Shape::Unsupported(reason)), Style::usual(location))
            }
        }
    }

    fn body(&self, value: &'a Node, pointer: String) -> Body {
        let (value, pointer) = self.follow(value, pointer);
        Body {
            required: flag(value, "required"),
            said_optional: value.get("required").and_then(Node::as_bool) == Some(false),
            description: text(value, "description"),
            content: self.content(value, &pointer),
            pointer,
        }
    }

    fn response(&self, status: Status, value: &'a Node, pointer: String) -> Response {
        let (value, pointer) = self.follow(value, pointer);
        Response {
            status,
            description: text(value, "description").unwrap_or_default(),
            content: self.content(value, &pointer),
            headers: self.headers(value, &pointer),
            errors: error_cases(value.items("x-sdk-errors")),
            pointer,
        }
    }

    /// `Content-Type` is said by the content: OpenAPI has it ignored here.
    fn headers(&self, value: &'a Node, pointer: &str) -> Vec<Header> {
        let declared = value.entries("headers").filter(|(name, _)| !name.text.eq_ignore_ascii_case("content-type"));
        declared
            .map(|(name, header)| {
                let pointer = format!("{pointer}/headers/{}", escape(&name.text));
                let (value, pointer) = self.follow(header, pointer);
                let (schema, _) = self.written(value, Location::Header, &pointer);
                Header { name: name.text.clone(), description: text(value, "description"), schema }
            })
            .collect()
    }

    fn content(&self, value: &'a Node, pointer: &str) -> Vec<Media> {
        value
            .entries("content")
            .map(|(media_type, media)| {
                let media_type = &media_type.text;
                let pointer = format!("{pointer}/content/{}", escape(media_type));
                let mut examples: IndexMap<String, Value> = media
                    .entries("examples")
                    .filter_map(|(name, example)| {
                        let (example, _) = self.follow(example, String::new());
                        Some((name.text.clone(), example.get("value")?.to_json()))
                    })
                    .collect();
                if let Some(example) = media.get("example") {
                    examples.insert("example".to_owned(), example.to_json());
                }
                let schema = match media.get("schema") {
                    Some(schema) => self.schema(schema, format!("{pointer}/schema")),
                    None => Schema::of(format!("{pointer}/schema"), Shape::Any),
                };
                let encoding = media.entries("encoding").map(|(name, value)| (name.text.clone(), encoding(value)));
                Media { media_type: media_type.clone(), schema, encoding: encoding.collect(), examples }
            })
            .collect()
    }
}

/// Callers give what the path needs as the path has it, and first, wherever and in what order it is declared.
fn in_order_of_the_path(operation: &mut Operation) {
    let path = &operation.path;
    let in_path = |parameter: &Parameter| parameter.location == Location::Path;
    operation.parameters.sort_by_key(|parameter| {
        if in_path(parameter) {
            path.find(&format!("{{{}}}", parameter.name)).unwrap_or(path.len())
        } else {
            usize::MAX
        }
    });
}

fn encoding(value: &Node) -> Encoding {
    let given = ["style", "explode", "allowReserved"].iter().any(|member| value.get(member).is_some());
    let explode = value.get("explode").and_then(Node::as_bool);
    let style = || Style::given(Location::Query, value.text("style"), explode, flag(value, "allowReserved"));
    Encoding { content_type: text(value, "contentType"), style: given.then(style) }
}

fn action(value: &Node) -> Action {
    Action {
        id: text(value, "operationId").unwrap_or_default(),
        summary: text(value, "summary"),
        description: text(value, "description"),
        lifecycle: text(value, "x-sdk-lifecycle"),
        body: value.get("body").and_then(referred),
        errors: value
            .entries("errors")
            .map(|(status, cases)| (status.text.clone(), error_cases(cases.sequence().unwrap_or_default())))
            .collect(),
        privileges: privileges(value),
        vendor_docs: vendor_docs(value),
    }
}

fn error_cases(cases: &[Node]) -> Vec<ErrorCase> {
    cases
        .iter()
        .map(|case| ErrorCase {
            error_type: text(case, "type").unwrap_or_default(),
            when: text(case, "when"),
            since: text(case, "since"),
            undeclared: flag(case, "undeclared"),
            data: case.get("data").and_then(referred),
            example: None,
        })
        .collect()
}

fn privileges(value: &Node) -> Vec<Privilege> {
    value
        .entries("x-sdk-privileges")
        .map(|(from, names)| Privilege {
            from: from.text.clone(),
            names: strings(names.sequence().unwrap_or_default()),
        })
        .collect()
}

fn vendor_docs(value: &Node) -> VendorDocs {
    VendorDocs {
        operation: text(value, "x-vmw-doc-operation"),
        deprecated_path: text(value, "x-vmw-doc-deprecated-path"),
        deprecated_method: text(value, "x-vmw-doc-deprecated-method"),
        rest_body: text(value, "x-sdk-rest-body"),
    }
}
