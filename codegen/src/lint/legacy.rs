//! The legacy form of operations that servers before 7.0.2 have.

use super::context::Context;
use super::extensions::ACTION;
use crate::check::{Kind, OperationSite, SiteId};
use crate::document::Node;
use crate::model::{FIRST_WITH_API, Method, Problem, Timeline, Version};

/// What a server without `/api` has says what it is called there.
pub(super) fn forms_are_there(context: &Context<'_>) -> Vec<Problem> {
    context.outline.operations().flat_map(|operation| of_operation(context, &operation)).collect()
}

fn of_operation(context: &Context<'_>, operation: &OperationSite<'_>) -> Vec<Problem> {
    let outline = &context.outline;
    let end = outline.sites[operation.id].end;
    let mut actions = outline.of_kind(Kind::Extension(&ACTION)).filter(|(id, _)| (operation.id..end).contains(id));
    let mut problems = Vec::new();
    if operation.node.get("x-sdk-actions").is_none() {
        problems.extend(faults(context, operation, operation.id, "requestBody"));
    } else {
        problems.extend(actions.by_ref().flat_map(|(id, _)| faults(context, operation, id, "body")));
    }
    problems
}

/// What is wrong with the form that the operation or action at `id` has, whose body is in `body`.
fn faults(context: &Context<'_>, operation: &OperationSite<'_>, id: SiteId, body: &str) -> Vec<Problem> {
    let outline = &context.outline;
    let node = outline.sites[id].node;
    let place = outline.place(id);
    let lacks = |member: &str, help: &str| {
        outline.lacks(id, member).then(|| {
            let what = format!("the legacy form of {} has no `{member}`", operation.name());
            Problem::at(place, what).help(help.to_owned())
        })
    };
    let mut problems = Vec::new();
    let needed = context.lived(id).is_some_and(|lived| is_older_than_api(lived.timeline));
    if node.get("x-vmw-doc-deprecated-path").is_some() {
        problems.extend(lacks("x-vmw-doc-deprecated-method", "write its HTTP method there, such as `post`"));
    } else if needed {
        problems.extend(lacks("x-vmw-doc-deprecated-path", "write its path there, such as `/rest/hvc/links`"));
    }
    if node.get(body).is_some() && node.get("x-vmw-doc-deprecated-path").is_some() {
        let help = "write the name of the parameter that the body is there, such as `spec`; `*` where its members are \
                    the parameters";
        problems.extend(lacks("x-sdk-rest-body", help));
    }
    problems.extend(bad_path(operation, node));
    problems.extend(bad_method(node));
    problems
}

fn is_older_than_api(timeline: &Timeline) -> bool {
    let first = Version::parse(FIRST_WITH_API);
    let mut spans = timeline.0.iter().filter(|span| span.stage.exists());
    spans.any(|span| first.as_ref().is_some_and(|first| span.from < *first))
}

fn bad_path(operation: &OperationSite<'_>, node: &Node) -> Option<Problem> {
    let path = node.get("x-vmw-doc-deprecated-path")?;
    let text = path.as_str()?;
    if !text.starts_with("/rest/") {
        return Some(
            Problem::at(&path.place, format!("`{text}` is no path of the legacy flavour"))
                .help("legacy paths begin with `/rest/`"),
        );
    }
    (values(text) != values(&operation.path.text)).then(|| {
        Problem::at(&path.place, format!("`{text}` takes other values than `{}`", operation.path.text))
            .help("the values in both paths are the same, in the same order")
    })
}

fn bad_method(node: &Node) -> Option<Problem> {
    let method = node.get("x-vmw-doc-deprecated-method")?;
    let text = method.as_str()?;
    let known = Method::ALL.iter().any(|(name, _)| *name == text);
    (!known).then(|| {
        Problem::at(&method.place, format!("`{text}` is no HTTP method"))
            .help("write it in small letters, such as `get`")
    })
}

/// The names in braces; `{system_name}` is `{systemName}`.
fn values(path: &str) -> Vec<String> {
    let names = path.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    names.map(|(name, _)| name.replace('_', "").to_ascii_lowercase()).collect()
}
