//! How OpenAPI writes a value into a path, a query, a header or a cookie: its table of styles.

use serde::Serialize;

pub(super) mod node;

use node::Node;

use super::path::{encode, encode_reserved};

/// How a parameter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    form: Form,
    /// Each item or member for itself.
    explode: bool,
    /// What RFC 3986 reserves is left as it is, where that is possible.
    reserved: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Simple,
    Label,
    Matrix,
    Pairs,
    Spaces,
    Pipes,
    Deep,
    Json,
}

impl Style {
    /// `a,b`
    pub const SIMPLE: Self = Self::of(Form::Simple);
    /// `.a,b`
    pub const LABEL: Self = Self::of(Form::Label);
    /// `;name=a,b`
    pub const MATRIX: Self = Self::of(Form::Matrix);
    /// `name=a,b`
    pub const FORM: Self = Self::of(Form::Pairs);
    /// `name=a%20b`
    pub const SPACES: Self = Self::of(Form::Spaces);
    /// `name=a%7Cb`
    pub const PIPES: Self = Self::of(Form::Pipes);
    /// `name[member]=a`
    pub const DEEP: Self = Self::of(Form::Deep);
    /// As JSON text.
    pub const JSON: Self = Self::of(Form::Json);

    const fn of(form: Form) -> Self {
        Self { form, explode: false, reserved: false }
    }

    /// Each item or member for itself.
    pub const fn exploded(mut self) -> Self {
        self.explode = true;
        self
    }

    /// With what RFC 3986 reserves as it is, but for what would end the value.
    pub const fn reserved(mut self) -> Self {
        self.reserved = true;
        self
    }

    fn escape(self, text: &str) -> String {
        if self.reserved { encode_reserved(text) } else { encode(text).to_string() }
    }

    /// The text of a segment of a path, or of part of one.
    pub(crate) fn segment(self, name: &str, value: &impl Serialize) -> Result<String, String> {
        let escape = |text: &str| encode(text).to_string();
        let (first, between) = match (self.form, self.explode) {
            (Form::Label, true) => (".", "."),
            (Form::Label, false) => (".", ","),
            (Form::Matrix, true) => (";", ";"),
            (Form::Matrix, false) => (";", ","),
            _ => ("", ","),
        };
        let name = escape(name);
        let is_matrix = self.form == Form::Matrix;
        // RFC 6570, 3.2.7: an empty value has no `=`.
        let named = |text: String| match (is_matrix, text.is_empty()) {
            (true, true) => name.clone(),
            (true, false) => format!("{name}={text}"),
            (false, _) => text,
        };
        let joined = |items: Vec<String>| named(items.join(between));
        let text = match Written::of(self, value)? {
            Written::Nothing => return Ok(String::new()),
            Written::One(text) => named(escape(&text)),
            Written::List(items) if self.explode => {
                items.iter().map(|item| named(escape(item))).collect::<Vec<_>>().join(between)
            }
            Written::List(items) => joined(items.iter().map(|item| escape(item)).collect()),
            Written::Members(members) if self.explode => {
                let members = members.iter().map(|(name, text)| format!("{}={}", escape(name), escape(text)));
                members.collect::<Vec<_>>().join(between)
            }
            Written::Members(members) => {
                joined(members.iter().flat_map(|(name, text)| [escape(name), escape(text)]).collect())
            }
        };
        Ok(if text.is_empty() { text } else { format!("{first}{text}") })
    }

    /// Names and values of a query or a form, written as they go there.
    pub(crate) fn pairs(self, name: &str, value: &impl Serialize) -> Result<Vec<(String, String)>, String> {
        let name = encode(name).to_string();
        if self.form == Form::Deep {
            let mut pairs = Vec::new();
            self.deep(&name, Node::of(value).map_err(|error| error.to_string())?, &mut pairs);
            return Ok(pairs);
        }
        let between = match self.form {
            Form::Spaces => "%20",
            Form::Pipes => "%7C",
            _ => ",",
        };
        let one = |text: String| vec![(name.clone(), text)];
        // A comma of its own is none of those between the items, reserved or not.
        let joinable = |text: &str| self.escape(text).replace(',', "%2C");
        Ok(match Written::of(self, value)? {
            Written::Nothing => Vec::new(),
            Written::One(text) => one(self.escape(&text)),
            Written::List(items) if self.explode => {
                items.iter().map(|item| (name.clone(), self.escape(item))).collect()
            }
            Written::Members(members) if self.explode => {
                members.iter().map(|(member, text)| (encode(member).to_string(), self.escape(text))).collect()
            }
            Written::List(items) if items.is_empty() => Vec::new(),
            Written::List(items) => one(items.iter().map(|item| joinable(item)).collect::<Vec<_>>().join(between)),
            Written::Members(members) if members.is_empty() => Vec::new(),
            Written::Members(members) => {
                let texts = members.iter().flat_map(|(member, text)| [encode(member).to_string(), joinable(text)]);
                one(texts.collect::<Vec<_>>().join(between))
            }
        })
    }

    /// Members of members as `name[a][b]`, which OpenAPI leaves open and servers read.
    fn deep(self, name: &str, value: Node, pairs: &mut Vec<(String, String)>) {
        match value {
            Node::Null => {}
            Node::List(items) => items.into_iter().for_each(|item| self.deep(name, item, pairs)),
            Node::Members(members) => members
                .into_iter()
                .for_each(|(member, value)| self.deep(&format!("{name}%5B{}%5D", encode(&member)), value, pairs)),
            Node::One(text) => pairs.push((name.to_owned(), self.escape(&text))),
        }
    }

    /// The value of a header, which knows no escapes; `None` where there is nothing to send.
    pub(crate) fn header(self, value: &impl Serialize) -> Result<Option<String>, String> {
        Ok(match Written::of(self, value)? {
            Written::Nothing => None,
            Written::One(text) => Some(text),
            Written::List(items) => Some(items.join(",")),
            Written::Members(members) if self.explode => {
                let members = members.into_iter().map(|(name, text)| format!("{name}={text}"));
                Some(members.collect::<Vec<_>>().join(","))
            }
            Written::Members(members) => {
                Some(members.into_iter().flat_map(|(name, text)| [name, text]).collect::<Vec<_>>().join(","))
            }
        })
    }
}

/// A value as the table of styles sees it.
enum Written {
    Nothing,
    One(String),
    List(Vec<String>),
    Members(Vec<(String, String)>),
}

impl Written {
    fn of(style: Style, value: &impl Serialize) -> Result<Self, String> {
        if style.form == Form::Json {
            return serde_json::to_string(value).map(Self::One).map_err(|error| error.to_string());
        }
        Ok(match Node::of(value).map_err(|error| error.to_string())? {
            Node::Null => Self::Nothing,
            Node::One(text) => Self::One(text),
            Node::List(items) => {
                Self::List(items.into_iter().filter_map(|item| item.text().transpose()).collect::<Result<_, _>>()?)
            }
            Node::Members(members) => {
                let members = members.into_iter().map(|(name, value)| Ok(value.text()?.map(|text| (name, text))));
                Self::Members(members.filter_map(Result::transpose).collect::<Result<_, String>>()?)
            }
        })
    }
}

/// The texts of what is iterated over.
pub fn texts(values: impl IntoIterator<Item = impl ToString>) -> Vec<String> {
    values.into_iter().map(|value| value.to_string()).collect()
}

#[cfg(test)]
mod tests;
