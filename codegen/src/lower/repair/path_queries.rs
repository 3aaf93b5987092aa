//! Queries inside path keys become constants: `/links/{link}?action=delete` is a path and one constant.
//!
//! OpenAPI does not allow them, and says so only by the meaning of the word path:
//! <https://github.com/OAI/OpenAPI-Specification/issues/2438>. It is how documents tell actions apart that share a path:
//! <https://developer.broadcom.com/xapis/vsphere-automation-api/latest/api/vcenter/system__action=hello/post>.

use crate::lower::Lowering;
use crate::model::Problem;

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let refused = &mut lowering.refused;
    lowering.api.operations.retain_mut(|operation| {
        let Some((path, query)) = operation.path.split_once('?') else { return true };
        let mut constants = Vec::new();
        for pair in query.split('&').filter(|p| !p.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            if value.contains('{') || name.contains('{') {
                let reason = format!("the query of its path has a template in `{pair}`");
                // It may have no id yet.
                let request = || format!("{} {}", operation.method.wire(), operation.path);
                let name = Some(operation.id.clone()).filter(|id| !id.is_empty()).unwrap_or_else(request);
                refused.push(Problem::refused(format!("operation {name}"), operation.pointer.clone(), reason));
                return false;
            }
            // A name alone announces the parameter of that name.
            let announced = value.is_empty() && operation.parameters.iter().any(|p| p.name == name);
            if !announced {
                constants.push((name.to_owned(), value.to_owned()));
            }
        }
        operation.path = path.to_owned();
        // The same constant may be declared as a parameter as well.
        operation.parameters.retain(|p| !constants.iter().any(|(name, _)| *name == p.name));
        operation.constants.extend(constants);
        places += 1;
        true
    });
    places
}
