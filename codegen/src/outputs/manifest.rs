//! The manifest of an emitted crate and of its runtime: those of our own, with the versions of this workspace written out.

use std::collections::BTreeMap;

use toml::{Table, Value};

use crate::emit::banner;
use crate::model::{Api, Package, Problem, Runtime};

const CLIENT: &str = include_str!("../../../generated-client/Cargo.toml");
const RUNTIME: &str = include_str!("../../../generated-client/runtime/Cargo.toml");
const WORKSPACE: &str = include_str!("../../../Cargo.toml");

/// The runtime's package, and the library that it is.
const PACKAGE: &str = "vsphere-automation-runtime";
const LIBRARY: &str = "vsphere_automation_runtime";

/// The text of `Cargo.toml`: the dependencies are those of our client that the sources use.
///
/// # Errors
///
/// When our own manifests do not fit each other.
pub(super) fn of_crate(
    name: &str,
    api: &Api,
    file: &str,
    wanted: &Package,
    sources: &BTreeMap<String, String>,
) -> Result<String, Problem> {
    let client = parsed("generated-client/Cargo.toml", CLIENT)?;
    let used = |library: &str| sources.values().any(|text| text.contains(&format!("{library}::")));
    let mut dependencies = dependencies(&client)?;
    dependencies.retain(|name, _| used(&name.replace('-', "_")));
    dependencies.insert(PACKAGE.into(), of(&wanted.runtime, name).into());
    let mut features = table(&client, "features");
    for needs in features.iter_mut().filter_map(|(_, needs)| needs.as_array_mut()) {
        needs.retain(|need| {
            need.as_str().and_then(|need| need.strip_prefix("dep:")).is_none_or(|name| dependencies.contains_key(name))
        });
    }
    let mut package = package(name)?;
    let title = if api.title.is_empty() { "an API" } else { &api.title };
    package.insert("description".into(), format!("Client for {title}").into());
    let sections = [
        ("package", package),
        ("package.metadata.docs.rs", client.get("package").and_then(docs_rs).cloned().unwrap_or_default()),
        ("features", features),
        ("dependencies", dependencies),
        ("dev-dependencies", if wanted.with_tests { of_tests()? } else { Table::new() }),
        // It builds as it is, wherever it lies.
        ("workspace", Table::new()),
    ];
    let written = sections.into_iter().filter(|(name, members)| *name != "dev-dependencies" || !members.is_empty());
    Ok(text(file, written))
}

/// What the tests of a crate need: little more than the runtime does.
const OF_TESTS: &str = r#"
[dependencies]
chrono.workspace = true
serde.workspace = true
serde_json.workspace = true
serde_path_to_error.workspace = true
tokio.workspace = true
"#;

fn of_tests() -> Result<Table, Problem> {
    dependencies(&parsed("what tests need", OF_TESTS)?)
}

/// The text of `runtime/Cargo.toml`. The package has a name of its own, so that two crates with a copy each can be in one
/// build; its library has the name that generated code knows.
///
/// # Errors
///
/// When our own manifests do not fit each other.
pub(super) fn of_runtime(name: &str) -> Result<String, Problem> {
    let runtime = parsed("generated-client/runtime/Cargo.toml", RUNTIME)?;
    let mut package = package(&copied(name))?;
    let description = runtime.get("package").and_then(|package| package.get("description")).cloned();
    package.extend(description.map(|description| ("description".to_owned(), description)));
    let sections = [
        ("package", package),
        ("lib", Table::from_iter([("name".to_owned(), LIBRARY.into())])),
        ("features", table(&runtime, "features")),
        ("dependencies", dependencies(&runtime)?),
    ];
    Ok(text(super::runtime::ORIGIN, sections))
}

/// The package of a copied runtime.
fn copied(name: &str) -> String {
    format!("{name}-runtime")
}

fn of(runtime: &Runtime, name: &str) -> Table {
    let mut dependency = Table::new();
    match runtime {
        Runtime::Copy(_) => {
            dependency.insert("package".into(), copied(name).into());
            dependency.insert("path".into(), "runtime".into());
        }
        Runtime::Version(version) => {
            dependency.insert("version".into(), version.clone().into());
        }
        Runtime::Path(path) => {
            dependency.insert("path".into(), path.clone().into());
        }
    }
    dependency.insert("default-features".into(), false.into());
    dependency
}

fn parsed(path: &str, text: &str) -> Result<Table, Problem> {
    text.parse().map_err(|e| Problem::new(format!("{path}: {e}")))
}

fn workspace() -> Result<Table, Problem> {
    let workspace = parsed("Cargo.toml", WORKSPACE)?;
    workspace
        .get("workspace")
        .and_then(Value::as_table)
        .cloned()
        .ok_or_else(|| Problem::new("Cargo.toml has no workspace"))
}

fn table(manifest: &Table, name: &str) -> Table {
    manifest.get(name).and_then(Value::as_table).cloned().unwrap_or_default()
}

/// What both packages say of themselves.
fn package(name: &str) -> Result<Table, Problem> {
    let settings = table(&workspace()?, "package");
    let mut package = Table::new();
    package.insert("name".into(), name.into());
    package.insert("version".into(), "0.1.0".into());
    for key in ["edition", "rust-version"] {
        let value = settings.get(key).ok_or_else(|| Problem::new(format!("Cargo.toml has no workspace {key}")))?;
        package.insert(key.into(), value.clone());
    }
    package.insert("publish".into(), false.into());
    Ok(package)
}

fn text<'a>(origin: &str, sections: impl IntoIterator<Item = (&'a str, Table)>) -> String {
    let mut text = format!("# {}\n", banner(origin));
    for (name, members) in sections {
        text.push_str(&format!("\n[{name}]\n"));
        let name_first =
            members.get_key_value("name").into_iter().chain(members.iter().filter(|(key, _)| *key != "name"));
        name_first.for_each(|(key, value)| text.push_str(&format!("{key} = {}\n", inline(value))));
    }
    text
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
    let dependencies = table(&CLIENT.parse().unwrap_or_default(), "dependencies");
    dependencies.keys().any(|dependency| library(dependency) == library(name))
}

/// The dependencies of a package, each `workspace = true` replaced by what the workspace says.
fn dependencies(manifest: &Table) -> Result<Table, Problem> {
    let shared = table(&workspace()?, "dependencies");
    let mut out = Table::new();
    // Our own packages are written by whoever knows where they are.
    for (name, own) in table(manifest, "dependencies").iter().filter(|(name, _)| *name != PACKAGE) {
        let of_workspace = || shared.get(name).ok_or_else(|| Problem::new(format!("{name} is not in the workspace")));
        let mut dependency = match own {
            Value::Table(own) if own.get("workspace").and_then(Value::as_bool) == Some(true) => {
                let mut dependency = as_table(of_workspace()?);
                for (key, value) in own.iter().filter(|(key, _)| *key != "workspace") {
                    join(&mut dependency, key, value);
                }
                dependency
            }
            own => as_table(own),
        };
        let plain = dependency.len() == 1;
        let value = match dependency.remove("version") {
            Some(version) if plain => version,
            version => {
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
    use super::*;

    fn written(runtime: &Runtime) -> (String, Table) {
        let sources = BTreeMap::from([("a.rs".to_owned(), "use chrono::Utc;".to_owned())]);
        let wanted = Package { runtime: runtime.clone(), ..Package::default() };
        let text = of_crate("some-client", &Api::default(), "a.json", &wanted, &sources).expect("a manifest");
        let manifest = text.parse().expect("TOML");
        (text, manifest)
    }

    #[test]
    fn nothing_of_this_workspace_is_left() {
        let (text, manifest) = written(&Runtime::default());
        let runtime = of_runtime("some-client").expect("a manifest");
        assert!(!text.contains("workspace = true") && !runtime.contains("workspace = true"), "{text}{runtime}");
        assert_eq!(manifest["package"]["name"].as_str(), Some("some-client"));
        assert!(manifest["features"]["tech-preview"].is_array());
        let runtime: Table = runtime.parse().expect("TOML");
        assert_eq!(runtime["package"]["name"].as_str(), Some("some-client-runtime"));
        assert_eq!(runtime["dependencies"]["rustls"]["default-features"].as_bool(), Some(false));
        assert!(!runtime.contains_key("dev-dependencies"));
    }

    #[test]
    fn a_crate_depends_on_what_it_uses_and_its_features_reach_the_runtime() {
        let (_, manifest) = written(&Runtime::default());
        let dependencies = manifest["dependencies"].as_table().expect("a table");
        assert_eq!(dependencies.keys().collect::<Vec<_>>(), ["chrono", PACKAGE]);
        for feature in ["rustls", "native-tls", "schemars"] {
            let needs = format!("[\"{PACKAGE}/{feature}\"]");
            assert_eq!(inline(&manifest["features"][feature]), needs);
        }
    }

    #[test]
    fn a_runtime_is_copied_or_shared() {
        let of = |runtime| inline(&written(&runtime).1["dependencies"][PACKAGE]);
        assert_eq!(
            of(Runtime::default()),
            "{ default-features = false, package = \"some-client-runtime\", path = \"runtime\" }"
        );
        assert_eq!(of(Runtime::Version("0.1".into())), "{ version = \"0.1\", default-features = false }");
        assert_eq!(of(Runtime::Path("../rt".into())), "{ default-features = false, path = \"../rt\" }");
    }
}
