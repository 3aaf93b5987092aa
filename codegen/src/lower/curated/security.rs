//! What lets a caller in, operation by operation: vCenter's session where the document has it, the document's own schemes
//! elsewhere, nothing where nothing is asked.
//!
//! vCenter's session is taken by its operations and its header together. Without them, the header is a key like any other.

use std::collections::BTreeSet;

use crate::lower::Lowering;
use crate::model::{Api, Authentication, Operation, SchemeKind, is_token};
use crate::names;

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let Lowering { api, refused, foreign, .. } = lowering;
    constructors(api);
    let session = api.security_schemes.iter().find(|(_, scheme)| scheme.is_session()).map(|(name, _)| name.clone());
    let mut all = Vec::new();
    for operation in &api.operations {
        let asked = match (&operation.security, &session) {
            (Some(asked), _) => asked.clone(),
            // Older descriptions of vCenter leave `security` out where the wire needs a session.
            (None, Some(session)) if *foreign => vec![vec![by_habit(api, operation, session)]],
            (None, _) => Vec::new(),
        };
        all.push(usable(api, asked).map_err(|why| refused.push(operation.refused(why))).ok());
    }
    let is_session = |name: &String| Some(name) == session.as_ref();
    let of_session = |schemes: &Vec<String>| matches!(&schemes[..], [one] if is_session(one));
    let of_http = |schemes: &Vec<String>| !schemes.is_empty() && schemes.iter().all(|name| is_http(api, name));
    let mut authentications: Vec<Authentication> = Vec::new();
    let has_session = has_session_operations(api);
    for (operation, asked) in api.operations.iter().zip(&all) {
        authentications.push(match asked {
            None => Authentication::None,
            Some(asked) if asked.iter().all(Vec::is_empty) => Authentication::None,
            Some(asked) if has_session && asked.iter().all(of_session) => Authentication::Session,
            Some(asked) if has_session && operation.begins_session() && asked.iter().all(of_http) => {
                Authentication::Credentials
            }
            Some(asked) => Authentication::Schemes(asked.clone()),
        });
    }
    // What vCenter's credentials cannot show has to be given for each scheme; then so is the session.
    let fits = |schemes: &Vec<String>| schemes.iter().all(|name| is_session(name) || is_http(api, name));
    let by_credentials = authentications.iter().all(|authentication| match authentication {
        Authentication::Schemes(asked) => asked.iter().any(fits),
        _ => true,
    });
    let left_out = all.iter().map(Option::is_none).collect::<Vec<_>>();
    api.session = session.is_some() && has_session && by_credentials;
    let mut places = 0;
    for ((operation, authentication), asked) in api.operations.iter_mut().zip(authentications).zip(all) {
        operation.authentication = match authentication {
            Authentication::Session | Authentication::Credentials if !api.session => {
                Authentication::Schemes(asked.unwrap_or_default())
            }
            other => other,
        };
        places += usize::from(operation.authentication != Authentication::None);
    }
    let mut left_out = left_out.into_iter();
    api.operations.retain(|_| left_out.next() != Some(true));
    places
}

/// Names for all schemes, apart from one another: two schemes that differ in case only are told apart by what they show.
fn constructors(api: &mut Api) {
    const STEP_ASIDE: &[&str] = &["clone", "fmt", "from", "give", "into", "try_from", "try_into"];
    let mut taken: BTreeSet<String> = STEP_ASIDE.iter().map(|name| (*name).to_owned()).collect();
    for (name, scheme) in &mut api.security_schemes {
        let kind = match &scheme.kind {
            SchemeKind::Basic => "basic",
            SchemeKind::Http(_) => "token",
            SchemeKind::Header(_) => "key_in_header",
            SchemeKind::Query(_) => "key_in_query",
            SchemeKind::Cookie(_) => "key_in_cookie",
            SchemeKind::OAuth2(_) => "oauth2",
            SchemeKind::OpenIdConnect(_) => "open_id_connect",
            SchemeKind::Certificate => "certificate",
            SchemeKind::Unknown(_) => "unknown",
        };
        let own = Some(names::method(name)).filter(|own| !own.is_empty()).unwrap_or_else(|| kind.to_owned());
        let numbered = (2..).map(|number| format!("{own}_{kind}_{number}"));
        let free =
            [own.clone(), format!("{own}_{kind}")].into_iter().chain(numbered).find(|name| !taken.contains(name));
        scheme.constructor = free.unwrap_or(own);
        // The constructor that takes a provider has a name as well.
        taken.extend([scheme.constructor.clone(), format!("{}_from", scheme.constructor)]);
    }
}

/// The alternatives that can be met; an error if none is left.
fn usable(api: &Api, asked: Vec<Vec<String>>) -> Result<Vec<Vec<String>>, String> {
    let mut reasons = Vec::new();
    let any = !asked.is_empty();
    let usable: Vec<_> =
        asked.into_iter().filter(|schemes| unusable(api, schemes).map(|why| reasons.push(why)).is_none()).collect();
    if usable.is_empty() && any { Err(reasons.join("; ")) } else { Ok(usable) }
}

fn unusable(api: &Api, schemes: &[String]) -> Option<String> {
    let mut places = BTreeSet::new();
    for name in schemes {
        let Some(scheme) = api.security_schemes.get(name) else {
            return Some(format!("it asks for the security scheme `{name}`, which the document does not declare"));
        };
        let fits = match &scheme.kind {
            SchemeKind::Unknown(kind) => {
                return Some(format!(
                    "its security scheme `{name}` is of the type `{kind}`, which OpenAPI does not have"
                ));
            }
            SchemeKind::Header(name) | SchemeKind::Cookie(name) | SchemeKind::Http(name) => is_token(name),
            SchemeKind::Query(name) => !name.is_empty(),
            _ => true,
        };
        if !fits {
            return Some(format!(
                "what its security scheme `{name}` is called in a request is no name that HTTP allows there"
            ));
        }
        if !places.insert(scheme.place()) {
            return Some(format!("its security schemes {} go into {} together", schemes.join(" and "), scheme.place()));
        }
    }
    None
}

/// What vCenter's credentials can be shown as.
fn is_http(api: &Api, name: &str) -> bool {
    match api.security_schemes.get(name).map(|scheme| &scheme.kind) {
        Some(SchemeKind::Basic) => true,
        Some(SchemeKind::Http(http)) => http == "Bearer",
        _ => false,
    }
}

/// A session begins with user and password; everything else needs one.
fn by_habit(api: &Api, operation: &Operation, session: &str) -> String {
    let basic = api.security_schemes.iter().find(|(_, scheme)| scheme.kind == SchemeKind::Basic);
    basic.filter(|_| operation.begins_session()).map_or(session, |(name, _)| name).to_owned()
}

fn has_session_operations(api: &Api) -> bool {
    api.operations.iter().any(Operation::begins_session) && api.operations.iter().any(Operation::ends_session)
}
