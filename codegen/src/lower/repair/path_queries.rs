//! Queries inside path keys become constants: `/links/{link}?action=delete` is a path and one constant.

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
                let name = format!("{} {}", operation.method.wire(), operation.path);
                let reason = format!("the query of its path has a template in `{pair}`");
                refused.push(Problem::refused(name, operation.pointer.clone(), reason));
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

#[cfg(test)]
mod tests {
    use crate::testing::lowering;

    #[test]
    fn a_query_in_the_key_is_a_constant() {
        let mut lowering = lowering(
            "
paths:
  /a/{id}?action=delete&vmw-task=true:
    post: {operationId: x, responses: {}}
",
        );
        assert_eq!(super::run(&mut lowering), 1);
        let operation = &lowering.api.operations[0];
        assert_eq!(operation.path, "/a/{id}");
        assert_eq!(operation.constants, [("action".into(), "delete".into()), ("vmw-task".into(), "true".into())]);
    }

    #[test]
    fn a_name_alone_announces_its_parameter() {
        let mut lowering = lowering(
            "
paths:
  /item?library_id&force:
    get: {parameters: [{name: library_id, in: query, required: true, schema: {type: string}}], responses: {}}
",
        );
        super::run(&mut lowering);
        let operation = &lowering.api.operations[0];
        assert_eq!(operation.parameters[0].name, "library_id");
        assert_eq!(operation.constants, [("force".into(), String::new())]);
    }

    #[test]
    fn a_template_in_the_query_is_refused() {
        let mut lowering = lowering("paths: {'/a?x={y}': {get: {operationId: x, responses: {}}}}");
        super::run(&mut lowering);
        assert!(lowering.api.operations.is_empty());
        assert!(lowering.refused[0].in_a_list().starts_with("GET /a?x={y}: "));
    }
}
