//! The manifest of an emitted crate: that of our own client, with the versions of this workspace written out.

use toml::{Table, Value};

use crate::emit::banner;
use crate::model::{Api, Problem};

const CLIENT: &str = include_str!("../../../generated-client/Cargo.toml");
const WORKSPACE: &str = include_str!("../../../Cargo.toml");

/// The text of `Cargo.toml`.
///
/// # Errors
///
/// When our own manifests do not fit each other.
pub(super) fn manifest(name: &str, api: &Api, file: &str) -> Result<String, Problem> {
    let client: Table = CLIENT.parse().map_err(|e| Problem::new(format!("generated-client/Cargo.toml: {e}")))?;
    let workspace: Table = WORKSPACE.parse().map_err(|e| Problem::new(format!("Cargo.toml: {e}")))?;
    let shared = workspace.get("workspace").and_then(|w| w.get("dependencies")).and_then(Value::as_table);
    let shared = shared.ok_or_else(|| Problem::new("Cargo.toml has no workspace dependencies"))?;
    let settings = workspace.get("workspace").and_then(|w| w.get("package")).and_then(Value::as_table);

    let mut package = Table::new();
    package.insert("name".into(), name.into());
    package.insert("version".into(), "0.1.0".into());
    for key in ["edition", "rust-version"] {
        let value = settings.and_then(|s| s.get(key));
        let value = value.ok_or_else(|| Problem::new(format!("Cargo.toml has no workspace {key}")))?;
        package.insert(key.into(), value.clone());
    }
    let title = if api.title.is_empty() { "an API" } else { &api.title };
    package.insert("description".into(), format!("Client for {title}").into());
    package.insert("publish".into(), false.into());
    let sections = [
        ("package", package),
        ("package.metadata.docs.rs", client.get("package").and_then(docs_rs).cloned().unwrap_or_default()),
        ("features", client.get("features").and_then(Value::as_table).cloned().unwrap_or_default()),
        ("dependencies", dependencies(&client, "dependencies", shared)?),
        ("dev-dependencies", dependencies(&client, "dev-dependencies", shared)?),
        // It builds as it is, wherever it lies.
        ("workspace", Table::new()),
    ];
    let mut text = format!("# {}\n", banner(file));
    for (name, members) in sections {
        text.push_str(&format!("\n[{name}]\n"));
        let name_first =
            members.get_key_value("name").into_iter().chain(members.iter().filter(|(key, _)| *key != "name"));
        name_first.for_each(|(key, value)| text.push_str(&format!("{key} = {}\n", inline(value))));
    }
    Ok(text)
}

fn docs_rs(package: &Value) -> Option<&Table> {
    package.get("metadata")?.get("docs")?.get("rs")?.as_table()
}

/// A value in one line, as manifests are written.
fn inline(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Table(members) => {
            // The version first, as everybody writes it.
            let version = members.get_key_value("version").into_iter();
            let others = members.iter().filter(|(key, _)| *key != "version");
            let members: Vec<String> =
                version.chain(others).map(|(key, value)| format!("{key} = {}", inline(value))).collect();
            format!("{{ {} }}", members.join(", "))
        }
        other => other.to_string(),
    }
}

/// Whether emitted crates depend on one of that name, which they then cannot have themselves.
pub(super) fn depends_on(name: &str) -> bool {
    let library = |name: &str| name.replace('-', "_");
    let tables = CLIENT.parse::<Table>().unwrap_or_default();
    let dependencies = ["dependencies", "dev-dependencies"].iter().filter_map(|table| tables.get(*table)?.as_table());
    dependencies.flat_map(Table::keys).any(|dependency| library(dependency) == library(name))
}

/// A table of dependencies, each `workspace = true` replaced by what the workspace says.
fn dependencies(client: &Table, table: &str, shared: &Table) -> Result<Table, Problem> {
    let mut out = Table::new();
    for (name, own) in client.get(table).and_then(Value::as_table).into_iter().flatten() {
        let mut dependency = match own {
            Value::Table(own) if own.get("workspace").and_then(Value::as_bool) == Some(true) => {
                let known = shared.get(name);
                let known = known.ok_or_else(|| Problem::new(format!("{name} is not in the workspace")))?;
                let mut dependency = as_table(known);
                for (key, value) in own.iter().filter(|(key, _)| *key != "workspace") {
                    join(&mut dependency, key, value);
                }
                dependency
            }
            own => as_table(own),
        };
        // Crates of this repository are for our own tests.
        if dependency.contains_key("path") {
            continue;
        }
        let plain = dependency.len() == 1;
        let value = match dependency.remove("version").filter(|_| plain) {
            Some(version) => version,
            None => {
                let version = as_table(shared.get(name).unwrap_or(own)).remove("version");
                dependency.extend(version.map(|version| ("version".to_owned(), version)));
                dependency.into()
            }
        };
        out.insert(name.clone(), value);
    }
    Ok(out)
}

fn as_table(dependency: &Value) -> Table {
    match dependency {
        Value::Table(table) => table.clone(),
        version => Table::from_iter([("version".to_owned(), version.clone())]),
    }
}

/// Features add up, everything else is replaced.
fn join(dependency: &mut Table, key: &str, value: &Value) {
    match (dependency.get_mut(key), value) {
        (Some(Value::Array(have)), Value::Array(more)) => {
            have.extend(more.iter().filter(|m| !have.contains(m)).cloned().collect::<Vec<_>>())
        }
        _ => {
            dependency.insert(key.to_owned(), value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use toml::Table;

    #[test]
    fn nothing_of_this_workspace_is_left() {
        let text = super::manifest("some-client", &crate::model::Api::default(), "a.json").expect("a manifest");
        assert!(!text.contains("workspace = true"), "{text}");
        assert!(!text.contains("path = "), "{text}");
        let manifest: Table = text.parse().expect("TOML");
        assert_eq!(manifest["package"]["name"].as_str(), Some("some-client"));
        assert!(manifest["features"]["tech-preview"].is_array());
        assert_eq!(manifest["dependencies"]["reqwest"]["default-features"].as_bool(), Some(false));
    }
}
