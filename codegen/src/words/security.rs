//! What lets callers in: in words, and for `curl`.

use crate::model::{Authentication, Facts, Operation, SchemeKind, SecurityScheme};

/// What a constructor of `Credentials` takes and where it is shown.
pub(crate) fn scheme(scheme: &SecurityScheme) -> String {
    match &scheme.kind {
        SchemeKind::Basic => "User and password, sent as `Authorization: Basic …`.".to_owned(),
        SchemeKind::Http(name) => format!("A token, sent as `Authorization: {name} …`."),
        SchemeKind::Header(name) => format!("A key, sent in the header `{name}`."),
        SchemeKind::Query(name) => format!("A key, sent in the query as `{name}`."),
        SchemeKind::Cookie(name) => format!("A key, sent in the cookie `{name}`."),
        SchemeKind::OAuth2(urls) => {
            let from: Vec<String> = urls.iter().map(|url| format!("`{}`", url.replace('`', "%60"))).collect();
            let from =
                if from.is_empty() { String::new() } else { format!(" Tokens come from {}.", from.join(" or ")) };
            format!("An access token of OAuth 2, sent as `Authorization: Bearer …`.{from}")
        }
        SchemeKind::OpenIdConnect(url) => {
            let url = url.replace('`', "%60");
            format!("An access token of OpenID Connect, sent as `Authorization: Bearer …`. Its provider is `{url}`.")
        }
        SchemeKind::Certificate => {
            "A client certificate and its key, in PEM form, shown by every connection to the server.".to_owned()
        }
        SchemeKind::Unknown(kind) => format!("Of the type `{kind}`."),
    }
}

/// Which credentials let a call in, as a sentence with links.
pub(super) fn needs(operation: &Operation, facts: &Facts<'_>) -> Option<String> {
    let Authentication::Schemes(alternatives) = &operation.authentication else { return None };
    // The credentials of a session have constructors for all documents.
    if facts.api.session {
        return None;
    }
    let link = |scheme: &SecurityScheme| format!("[`Credentials::{0}`](crate::Credentials::{0})", scheme.constructor);
    let asking = alternatives.iter().filter(|schemes| !schemes.is_empty());
    let each: Vec<String> =
        asking.map(|schemes| known(schemes, facts).map(link).collect::<Vec<_>>().join(" and ")).collect();
    let verb = if alternatives.iter().any(Vec::is_empty) { "May be given" } else { "Needs" };
    Some(format!("{verb} {}.", each.join(", or ")))
}

fn known<'f>(schemes: &'f [String], facts: &'f Facts<'_>) -> impl Iterator<Item = &'f SecurityScheme> {
    schemes.iter().filter_map(|name| facts.api.security_schemes.get(name))
}

/// What `curl` shows for the first alternative: options, and a pair of the query.
pub(super) fn curl(operation: &Operation, facts: &Facts<'_>) -> (Vec<String>, Option<String>) {
    let alternatives = match &operation.authentication {
        Authentication::Session => return (vec!["-H \"vmware-api-session-id: $SESSION\"".to_owned()], None),
        Authentication::Credentials => return (vec!["-u \"$USER_NAME:$PASSWORD\"".to_owned()], None),
        Authentication::None => return (Vec::new(), None),
        Authentication::Schemes(alternatives) => alternatives,
    };
    let Some(schemes) = alternatives.iter().find(|schemes| !schemes.is_empty()) else { return (Vec::new(), None) };
    let (mut options, mut query) = (Vec::new(), Vec::new());
    for scheme in known(schemes, facts) {
        // Several have a variable each.
        let token = if schemes.len() == 1 { "TOKEN".to_owned() } else { scheme.constructor.to_uppercase() };
        match &scheme.kind {
            SchemeKind::Basic => options.push("-u \"$USER_NAME:$PASSWORD\"".to_owned()),
            SchemeKind::Http(name) => options.push(format!("-H \"Authorization: {name} ${token}\"")),
            SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_) => {
                options.push(format!("-H \"Authorization: Bearer ${token}\""));
            }
            SchemeKind::Header(name) => options.push(format!("-H \"{}: ${token}\"", quoted(name))),
            SchemeKind::Cookie(name) => options.push(format!("-b \"{}=${token}\"", quoted(name))),
            SchemeKind::Query(name) => query.push(format!("{}=${token}", quoted(name))),
            SchemeKind::Certificate => options.push("--cert client.pem --key client.key".to_owned()),
            SchemeKind::Unknown(_) => {}
        }
    }
    (options, Some(query.join("&")).filter(|query| !query.is_empty()))
}

/// Inside double quotes of the shell.
fn quoted(name: &str) -> String {
    name.replace('\\', "\\\\").replace('"', "\\\"").replace('$', "\\$").replace('`', "\\`")
}
