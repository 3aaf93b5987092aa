//! A text that is called a password, a secret, a private key or a token is one, where no format says so.
//!
//! In the vendor's documents a client's secret is a plain string:
//! <https://developer.broadcom.com/xapis/vsphere-automation-api/latest/vcenter/data-structures/Identity_Providers_CreateSpec>.

use heck::ToSnakeCase as _;

use crate::lower::Lowering;
use crate::model::{Location, Shape, StringFormat};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    lowering.api.for_each_schema_mut(&mut |schema| {
        let Shape::Object(properties) = &mut schema.shape else { return };
        for (name, property) in properties {
            let shape = &mut property.schema.shape;
            if matches!(shape, Shape::String(StringFormat::Text)) && is_secret(name) {
                *shape = Shape::String(StringFormat::Password);
                places += 1;
            }
        }
    });
    let parameters = lowering.api.operations.iter_mut().flat_map(|operation| &mut operation.parameters);
    for part in parameters.filter(|parameter| parameter.location == Location::Part && is_secret(&parameter.name)) {
        if matches!(part.schema.shape, Shape::String(StringFormat::Text)) {
            part.schema.shape = Shape::String(StringFormat::Password);
            places += 1;
        }
    }
    places
}

/// Other tokens are not secret: `client_token` makes a call idempotent, `continuation_token` is a place in a list.
fn is_secret(name: &str) -> bool {
    const ENDS: &[&str] = &["password", "passphrase", "secret", "private_key"];
    const TOKENS: &[&str] = &["access", "actor", "auth", "bearer", "id", "refresh", "saml", "session", "subject"];
    let name = name.to_snake_case();
    let is_token = name.strip_suffix("_token").is_some_and(|kind| TOKENS.contains(&kind));
    is_token
        || ENDS.iter().any(|end| name.strip_suffix(end).is_some_and(|start| start.is_empty() || start.ends_with('_')))
}
