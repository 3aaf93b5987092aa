//! How a value is given to a method, in Rust.

use serde_json::Value;

use super::literal;
use super::request::Given;
use super::rust_type::rust_type;
use super::written::scalar;
use crate::model::{Facts, Media, MediaKind, Operation, Schema, Shape, StringFormat, Width};
use crate::names::{self, from_text};
use crate::words::example;

/// The arguments for the constructor of a file that a value stands for.
pub(super) type File<'a> = dyn Fn(&Value) -> Option<String> + 'a;

/// What the method is given for these parameters, and the setters that the others have. `shown` is the expression for the
/// value of one as JSON.
///
/// # Errors
///
/// Which value is none of its parameter.
pub(super) fn all(
    operation: &Operation,
    given: &[Given<'_>],
    facts: &Facts<'_>,
    file: &File<'_>,
    mut shown: impl FnMut(&Given<'_>) -> String,
) -> Result<(Vec<String>, Vec<String>), String> {
    let idents = names::parameters(operation);
    let by_name = names::called_by_name(operation, facts.api);
    let (mut required, mut setters) = (Vec::new(), Vec::new());
    for one in given {
        let parameter = one.parameter;
        let argument = argument(one, parameter.required && by_name, facts, file, || shown(one));
        let argument = argument.ok_or_else(|| {
            format!("the example of the parameter `{}` is nothing that it can be given", parameter.name)
        })?;
        match parameter.required {
            true => required.push(argument),
            false => setters.push(format!(".{}({argument})", names::setter(&idents[one.index]))),
        }
    }
    Ok((example::given(operation, required, facts), setters))
}

/// The argument for a parameter, by place or by its name in a structure. `shown` names the constant that has its value as JSON, and is called where that is needed.
fn argument(
    given: &Given<'_>,
    by_name: bool,
    facts: &Facts<'_>,
    file: &File<'_>,
    shown: impl FnOnce() -> String,
) -> Option<String> {
    let Given { parameter, value, .. } = given;
    let is_list = matches!(facts.api.shape(&parameter.schema), Shape::Array(_));
    if parameter.is_file(facts.api) {
        let file = |value: &Value| Some(format!("::{}::File::new({})", facts.library, file(value)?));
        return if is_list { list(value, file) } else { file(value) };
    }
    if parameter.takes_texts(facts.api) && !by_name {
        return list(value, |item| Some(literal::text(&scalar(item)?)));
    }
    Some(match (&parameter.schema.shape, value) {
        (Shape::String(StringFormat::Text | StringFormat::Binary), value) => literal::text(&scalar(value)?),
        (Shape::Boolean, Value::Bool(value)) => value.to_string(),
        (Shape::Integer(width), Value::Number(number)) if fits(number, *width) => number.to_string(),
        (Shape::Boolean | Shape::Integer(_) | Shape::Number, _) => format!("json(&{})", shown()),
        (Shape::Array(_), _) => format!("&json::<Vec<_>>(&{})", shown()),
        _ => format!("&json(&{})", shown()),
    })
}

fn list(value: &Value, item: impl Fn(&Value) -> Option<String>) -> Option<String> {
    let items = value.as_array().filter(|items| !items.is_empty())?.iter().map(item);
    Some(format!("[{}]", items.collect::<Option<Vec<_>>>()?.join(", ")))
}

/// Whether a literal of the number can be of that type.
fn fits(number: &serde_json::Number, width: Width) -> bool {
    match width {
        Width::Signed32 => number.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
        Width::Signed64 => number.is_i64(),
        Width::Unsigned64 => number.is_u64(),
        Width::Unbounded => number.is_i64() || number.is_u64(),
    }
}

/// The argument for a body that is shown as `body`.
pub(super) fn body(media: &Media, facts: &Facts<'_>) -> Option<String> {
    match media.kind() {
        MediaKind::Text => return Some("body.text".to_owned()),
        MediaKind::Bytes | MediaKind::Multipart => return Some("body.text.as_bytes().to_vec()".to_owned()),
        MediaKind::Json | MediaKind::Form => {}
    }
    if from_text(&media.schema, facts.api) {
        let plain = Schema { nullable: false, ..media.schema.clone() };
        return Some(format!("json::<{}>(body)", rust_type(&plain, facts)?));
    }
    let is_text = matches!(&media.schema.shape, Shape::String(StringFormat::Text | StringFormat::Binary));
    Some(match (&media.schema.shape, media.is_nullable()) {
        (_, true) if is_text => "json::<Option<String>>(body).as_deref()".to_owned(),
        (Shape::Array(_), true) => "json::<Option<Vec<_>>>(body).as_deref()".to_owned(),
        (_, true) => "json::<Option<_>>(body).as_ref()".to_owned(),
        (_, false) if is_text => "&json::<String>(body)".to_owned(),
        (Shape::Array(_), false) => "&json::<Vec<_>>(body)".to_owned(),
        (_, false) => "&json(body)".to_owned(),
    })
}
