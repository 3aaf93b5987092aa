//! How a client is set up and a call is made, for the root and the README of an emitted crate.

use crate::model::{Facts, KnownBy, SchemeKind, SecurityScheme};
use crate::words;

/// The lines of an example that builds a client. Lines with `# ` in front are hidden in docs.
pub(super) fn setup(facts: &Facts<'_>) -> Vec<String> {
    let library = facts.library;
    let server = facts.api.fixed_server().unwrap_or("https://api.example.com");
    let (client, begin) = match super::server::example(facts.api) {
        Some(example) => ("Server", example),
        None => ("Client", format!("Client::builder({server:?})")),
    };
    let build = |credentials: Option<(String, &str)>| {
        let mut uses = vec![client];
        uses.extend(credentials.iter().flat_map(|_| ["Credentials", "Secret"]));
        uses.sort_unstable();
        let uses = if uses.len() > 1 { format!("{{{}}}", uses.join(", ")) } else { uses.concat() };
        let argument = credentials.as_ref().map(|(_, argument)| format!("{argument}: &str")).unwrap_or_default();
        let mut lines = vec![
            format!("use {library}::{uses};"),
            String::new(),
            format!("# fn example({argument}) -> Result<(), {library}::Error> {{"),
        ];
        lines.extend(format!("let client = {begin}").lines().map(str::to_owned));
        lines.extend(credentials.map(|(credentials, _)| format!("    .credentials({credentials})")));
        lines.extend(["    .build()?;", "# let _ = client;", "# Ok(())", "# }"].map(str::to_owned));
        lines
    };
    match facts.api.known_by() {
        KnownBy::Session => {
            build(Some(("Credentials::basic(\"user\", Secret::from(password))".to_owned(), "password")))
        }
        KnownBy::Nothing => build(None),
        KnownBy::Schemes => build(facts.api.used_schemes().next().map(|(_, scheme)| constructor(scheme))),
    }
}

/// A call of the constructor, and the argument that holds the secret.
fn constructor(scheme: &SecurityScheme) -> (String, &'static str) {
    let name = &scheme.constructor;
    match &scheme.kind {
        SchemeKind::Basic => (format!("Credentials::{name}(\"user\", Secret::from(password))"), "password"),
        SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) => {
            (format!("Credentials::{name}(Secret::from(key))"), "key")
        }
        SchemeKind::Certificate | SchemeKind::Unknown(_) => {
            (format!("Credentials::{name}(\"-----BEGIN CERTIFICATE-----…\", Secret::from(key))"), "key")
        }
        _ => (format!("Credentials::{name}(Secret::from(token))"), "token"),
    }
}

/// A list of the constructors of `Credentials`, in Markdown; nothing where the document has none of its own.
pub(super) fn credentials(facts: &Facts<'_>) -> Vec<String> {
    if facts.api.known_by() != KnownBy::Schemes {
        return Vec::new();
    }
    let mut lines = vec![
        "A client may have several credentials. Each is shown to the server that the client was built for, and only"
            .to_owned(),
        "with operations that ask for it; a call that the client has none for is not sent.".to_owned(),
        String::new(),
    ];
    lines.extend(facts.api.used_schemes().map(|(_, scheme)| {
        let from = match &scheme.kind {
            SchemeKind::Certificate | SchemeKind::Unknown(_) => String::new(),
            _ => format!(", `{}_from` with a provider", scheme.constructor),
        };
        format!("- `Credentials::{}`{from}: {}", scheme.constructor, words::scheme(scheme))
    }));
    lines
}
