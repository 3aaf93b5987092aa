//! An operation that stands for several (`x-sdk-actions`) becomes one operation per value of its action parameter.

use crate::lower::Lowering;
use crate::model::{Action, Location, Operation, Schema, Shape, Status};

pub(in crate::lower) fn run(lowering: &mut Lowering) -> usize {
    let mut places = 0;
    let joint = std::mem::take(&mut lowering.api.operations);
    for mut operation in joint {
        let actions = std::mem::take(&mut operation.actions);
        let Some(parameter) = action_parameter(&operation, &actions) else {
            lowering.api.operations.push(operation);
            continue;
        };
        for (value, action) in actions {
            lowering.api.operations.push(split(&operation, &parameter, &value, action));
            places += 1;
        }
    }
    places
}

/// The query parameter whose values are the actions.
fn action_parameter(operation: &Operation, actions: &indexmap::IndexMap<String, Action>) -> Option<String> {
    let is_action = |schema: &Schema| match &schema.shape {
        Shape::Enum(constants) => !actions.is_empty() && actions.keys().all(|action| constants.contains_key(action)),
        _ => false,
    };
    let mut parameters = operation.parameters.iter();
    parameters.find(|p| p.location == Location::Query && is_action(&p.schema)).map(|p| p.name.clone())
}

fn split(joint: &Operation, parameter: &str, value: &str, action: Action) -> Operation {
    let mut operation = joint.clone();
    operation.pointer = format!("{}/x-sdk-actions/{}", joint.pointer, crate::document::escape(value));
    operation.id = action.id;
    operation.summary = action.summary;
    operation.description = action.description;
    operation.lifecycle = action.lifecycle.or(operation.lifecycle);
    operation.privileges = action.privileges;
    operation.vendor_docs = action.vendor_docs;
    operation.parameters.retain(|p| p.name != parameter);
    operation.constants.push((parameter.to_owned(), value.to_owned()));
    match (action.body, &mut operation.body) {
        (Some(name), Some(body)) => {
            for media in &mut body.content {
                media.schema = Schema::reference(media.schema.pointer.clone(), name.clone());
                // Examples of the joint body are keyed by the action that they show.
                media.examples.retain(|key, _| key == value);
            }
        }
        (_, body) => *body = None,
    }
    operation.responses.retain_mut(|response| {
        if response.status.is_success() {
            return true;
        }
        // An error that the joint operation has and this action has not is left out.
        let Some(cases) = action.errors.get(&response.status.key()) else {
            return response.status == Status::Default || action.errors.is_empty();
        };
        response.errors = cases.clone();
        true
    });
    operation
}

#[cfg(test)]
mod tests {
    use crate::testing::lowering;

    const JOINT: &str = "
paths:
  /groups:
    post:
      operationId: joint
      parameters: [{name: action, in: query, required: true, schema: {type: string, enum: [add, remove]}}]
      requestBody: {required: true, content: {application/json: {schema: {anyOf: [{$ref: '#/components/schemas/Add'}]}}}}
      responses:
        '204': {description: done}
        '403': {description: no, x-sdk-errors: [{type: UNAUTHORIZED}]}
        '404': {description: none, x-sdk-errors: [{type: NOT_FOUND}]}
      x-sdk-actions:
        add: {operationId: Groups_add, body: {$ref: '#/components/schemas/Add'}, errors: {'403': [{type: UNAUTHORIZED, when: May not add.}]}}
        remove: {operationId: Groups_remove, errors: {'404': [{type: NOT_FOUND}]}}
components: {schemas: {Add: {type: object}}}
";

    #[test]
    fn each_action_is_an_operation() {
        let mut lowering = lowering(JOINT);
        assert_eq!(super::run(&mut lowering), 2);
        let [add, remove] = &lowering.api.operations[..] else { panic!("two operations") };
        assert_eq!((add.id.as_str(), remove.id.as_str()), ("Groups_add", "Groups_remove"));
        assert_eq!(add.constants, [("action".into(), "add".into())]);
        assert!(add.parameters.is_empty());
        assert_eq!(add.body.as_ref().map(|b| b.content[0].schema.references()), Some(vec![&"Add".into()]));
        assert!(remove.body.is_none());
    }

    #[test]
    fn each_action_has_its_own_errors() {
        let mut lowering = lowering(JOINT);
        super::run(&mut lowering);
        let keys =
            |index: usize| lowering.api.operations[index].responses.iter().map(|r| r.status.key()).collect::<Vec<_>>();
        assert_eq!(keys(0), ["204", "403"]);
        assert_eq!(keys(1), ["204", "404"]);
        assert_eq!(lowering.api.operations[0].responses[1].errors[0].when.as_deref(), Some("May not add."));
    }
}
