//! OpenAPI Overlays: changes to a document in a file of their own, <https://spec.openapis.org/overlay/v1.1.0.html>.

use serde_json_path::JsonPath;

use super::merging::merge;
use crate::document::{Document, Node, Value, unescape};
use crate::model::{Problem, Problems};

/// What an overlay, its information and an action may have.
const OVERLAY: &[&str] = &["overlay", "info", "extends", "actions"];
const INFO: &[&str] = &["title", "version", "description"];
const ACTION: &[&str] = &["target", "description", "update", "remove", "copy"];

/// Does the actions of an overlay, one after the other.
///
/// # Errors
///
/// What is wrong with the overlay; an action whose target is not there.
pub(super) fn apply(overlay: &Document, document: &mut Document) -> Result<(), Problems> {
    let root = &overlay.root;
    let version = root.text("overlay").unwrap_or_default();
    if !version.starts_with("1.0.") && !version.starts_with("1.1.") {
        let place = overlay.place("/overlay");
        let message = if version.is_empty() {
            "this is no overlay".to_owned()
        } else {
            format!("Overlay {version} is not supported")
        };
        return Err(Problem::at(place, message).help("it begins with `overlay: 1.0.0`").into());
    }
    let mut unknown = known(root, OVERLAY);
    unknown.extend(root.get("info").map(|info| known(info, INFO)).unwrap_or_default());
    unknown.extend(root.items("actions").iter().flat_map(|action| known(action, ACTION)));
    unknown.into_iter().collect::<Problems>().into_result()?;
    let actions = root.items("actions");
    if actions.is_empty() {
        return Err(Problem::at(overlay.place("/actions"), "the overlay has no actions").help("add `actions`").into());
    }
    actions.iter().try_for_each(|action| act(action, document)).map_err(Problems::from)
}

fn known(node: &Node, members: &[&str]) -> Vec<Problem> {
    let keys = node.mapping().into_iter().flatten().map(|(key, _)| key);
    let unknown = keys.filter(|key| !members.contains(&key.text.as_str()) && !key.text.starts_with("x-"));
    let help =
        || format!("here may stand {}", members.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "));
    unknown.map(|key| Problem::at(&key.place, format!("unknown member `{}`", key.text)).help(help())).collect()
}

fn act(action: &Node, document: &mut Document) -> Result<(), Problem> {
    let Some(target) = action.get("target") else {
        return Err(Problem::at(&action.place, "the action has no `target`").help("add a JSONPath, such as `$.info`"));
    };
    let pointers = find(target, document)?;
    let at = |message: &str, help: &str| Problem::at(&target.place, message).help(help);
    if pointers.is_empty() {
        let text = target.as_str().unwrap_or_default();
        let help = "correct the JSONPath, or leave the action out if the document has changed";
        return Err(at(&format!("`{text}` finds nothing in {}", document.file), help));
    }
    if action.get("remove").and_then(Node::as_bool) == Some(true) {
        // From the last one on, so that those before keep their positions.
        return pointers.iter().rev().try_for_each(|pointer| {
            document
                .root
                .remove(pointer)
                .ok_or_else(|| at("the document itself cannot be removed", "name a part of it"))
        });
    }
    let update = match (action.get("update"), action.get("copy")) {
        (Some(update), None) => update.clone(),
        (None, Some(copy)) => copied(copy, document)?,
        _ => return Err(at("the action needs one of `update`, `copy` and `remove`", "say what is to be done")),
    };
    for pointer in pointers {
        let (holder, key) = pointer.rsplit_once('/').unwrap_or(("", ""));
        let key = unescape(key);
        if let Some(node) = document.root.at_mut(&pointer) {
            let is_replaced = merge(node, &update)?;
            // What stands there is of the overlay now.
            let mapping = document.root.at_mut(holder).and_then(Node::mapping_mut).filter(|_| is_replaced);
            if let Some(mapping) = mapping
                && let Some((written, node)) = mapping.entry(&key).map(|(key, node)| (key.clone(), node.clone()))
            {
                mapping.insert(crate::document::Key { place: node.place.clone(), ..written }, node);
            }
        }
    }
    Ok(())
}

/// The JSON pointers of what a JSONPath finds, in the order of the document.
fn find(path: &Node, document: &Document) -> Result<Vec<String>, Problem> {
    let at = |message: String| Problem::at(&path.place, message);
    let Value::String(text) = &path.value else {
        return Err(at(format!("a JSONPath is a string, not {}", path.kind())).help("put it into quotes"));
    };
    let query = JsonPath::parse(text)
        .map_err(|error| at(format!("`{text}` is no JSONPath: {error}")).help("RFC 9535 says how it is written"))?;
    let json = document.to_json();
    Ok(query.query_located(&json).dedup().locations().map(|location| location.to_json_pointer()).collect())
}

fn copied(path: &Node, document: &Document) -> Result<Node, Problem> {
    let found = find(path, document)?;
    let [pointer] = found.as_slice() else {
        let text = path.as_str().unwrap_or_default();
        let message = format!("`{text}` finds {} values to copy, not one", found.len());
        return Err(Problem::at(&path.place, message).help("name one value"));
    };
    document.get(pointer).cloned().ok_or_else(|| Problem::at(&path.place, "what is copied is not there"))
}

#[cfg(test)]
mod tests {
    use super::apply;
    use crate::document::{Document, Source, load};

    fn overlaid(document: &str, overlay: &str) -> Result<Document, String> {
        let read =
            |path: &str, text: &str| load(&Source { path: path.to_owned(), text: text.to_owned() }).expect("YAML");
        let mut document = read("d.yaml", document);
        let overlay = read("o.yaml", &format!("overlay: 1.0.0\ninfo: {{title: t, version: '1'}}\nactions:\n{overlay}"));
        apply(&overlay, &mut document).map_err(|problems| problems.to_string())?;
        Ok(document)
    }

    const DOCUMENT: &str =
        "info: {title: a, tags: [x]}\npaths:\n  /a: {get: {deprecated: true, id: one}}\n  /b: {get: {id: two}}\n";

    fn json(overlay: &str) -> String {
        overlaid(DOCUMENT, overlay).expect("it applies").to_json().to_string()
    }

    #[test]
    fn objects_are_merged_lists_are_added_to_and_values_replaced() {
        assert_eq!(
            json("- {target: $.info, update: {title: b, tags: [y], x-new: {c: 1}}}"),
            r#"{"info":{"tags":["x","y"],"title":"b","x-new":{"c":1}},"paths":{"/a":{"get":{"deprecated":true,"id":"one"}},"/b":{"get":{"id":"two"}}}}"#
        );
        assert!(json("- {target: $.info.tags, update: z}").contains(r#""tags":["x","z"]"#));
        assert!(json("- {target: $.info.title, update: z}").contains(r#""title":"z""#));
    }

    #[test]
    fn all_that_is_found_is_changed_in_the_order_of_the_actions() {
        let changed = json(
            "- {target: '$.paths[*].get', update: {n: 1}}\n- {target: '$.paths[?@.get.deprecated]', remove: true}",
        );
        assert!(changed.contains(r#""paths":{"/b":{"get":{"id":"two","n":1}}}"#), "{changed}");
        assert!(json("- {target: '$.info.tags[*]', remove: true}").contains(r#""tags":[]"#));
        assert!(json("- {target: $.info, copy: \"$.paths['/b'].get\"}").contains(r#""info":{"id":"two","tags""#));
    }

    #[test]
    fn what_an_overlay_wrote_has_its_place_there() {
        let document = overlaid(DOCUMENT, "- target: $.info\n  update:\n    title: b\n    x-new: 1\n- {target: $.paths, update: {/b: {get: {id: z}}}}").expect("it applies");
        assert_eq!(document.place("/info/title").to_string(), "o.yaml:6:5");
        assert_eq!(document.place("/info/x-new").to_string(), "o.yaml:7:5");
        assert_eq!(document.place("/info/tags").to_string(), "d.yaml:1:18");
        assert_eq!(document.place("/paths/~1b/get/id").file.as_ref(), "o.yaml");
        assert_eq!(document.place("/paths/~1b").file.as_ref(), "d.yaml");
    }

    #[test]
    fn an_action_that_finds_nothing_is_refused_at_its_place() {
        let refused = |overlay: &str| overlaid(DOCUMENT, overlay).expect_err("refused");
        assert_eq!(
            refused("- {target: $.info}\n").lines().next(),
            Some("o.yaml:4:12: the action needs one of `update`, `copy` and `remove`")
        );
        assert_eq!(
            refused("- {target: '$.infos', update: {}}\n").lines().next(),
            Some("o.yaml:4:12: `$.infos` finds nothing in d.yaml")
        );
        assert!(refused("- {target: '$.[', update: {}}\n").starts_with("o.yaml:4:12: `$.[` is no JSONPath"));
        assert!(refused("- {target: $.info, updat: {}}\n").starts_with("o.yaml:4:20: unknown member `updat`"));
        assert!(refused("- {target: $, remove: true}\n").starts_with("o.yaml:4:12: the document itself"));
        assert!(refused("- {target: $.info, update: [1]}\n").starts_with("o.yaml:4:28: "));
    }
}
