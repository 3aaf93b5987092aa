//! Documents of any size that are alike but for it.

use vsphere_automation_codegen::document::Source;

/// The resources of the smallest document.
pub(crate) const RESOURCES: usize = 5;

/// A document of so many times [`RESOURCES`], and with so many times as many schemas that are in the one that all refer to.
pub(crate) fn document(times: usize, more: usize) -> Source {
    let resources = 0..times * RESOURCES;
    let others = resources.end..resources.end * (1 + more);
    let mut text = "openapi: 3.0.3\ninfo: {title: Resources, version: '1'}\npaths:".to_owned();
    resources.clone().for_each(|number| text.push_str(&PATHS.replace("{N}", &number.to_string())));
    text.push_str("components:\n  schemas:");
    resources.chain(others.clone()).for_each(|number| text.push_str(&SCHEMAS.replace("{N}", &number.to_string())));
    text.push_str(ERROR);
    others.for_each(|number| text.push_str(&OTHER.replace("{N}", &number.to_string())));
    Source { path: format!("synthetic-{times}-{more}.yaml"), text }
}

const PATHS: &str = "
  /api/resource{N}:
    get:
      tags: [Resource{N}]
      operationId: list{N}
      description: The resources that there are, those of one kind if one is given.
      parameters:
      - {name: kind, in: query, schema: {type: string}, description: A kind of resource.}
      - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 1000}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Summary{N}'}}}}}
        '404': {description: none, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
    post:
      tags: [Resource{N}]
      operationId: create{N}
      description: Makes a resource.
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Spec{N}'}}}}
      responses:
        '201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Info{N}'}}}}
        '400': {description: wrong, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  /api/resource{N}/{resource}:
    parameters:
    - {name: resource, in: path, required: true, schema: {type: string}, description: Its id.}
    get:
      tags: [Resource{N}]
      operationId: get{N}
      description: All that is known of a resource.
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Info{N}'}}}}
        '404': {description: none, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
    put:
      tags: [Resource{N}]
      operationId: set{N}
      description: Changes a resource.
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Spec{N}'}}}}
      responses: {'204': {description: done}}
    delete:
      tags: [Resource{N}]
      operationId: delete{N}
      description: Removes a resource.
      responses: {'204': {description: done}}
";

const SCHEMAS: &str = "
    Spec{N}:
      type: object
      description: What a resource is to be.
      required: [name, kind]
      properties:
        name: {type: string, description: How people call it.}
        kind: {$ref: '#/components/schemas/Kind{N}'}
        size: {type: integer, format: int64, description: In bytes.}
        labels: {type: object, additionalProperties: {type: string}, description: What people note of it.}
        parts: {type: array, items: {$ref: '#/components/schemas/Part{N}'}, description: What it is made of.}
    Part{N}:
      type: object
      description: A piece of a resource.
      required: [place]
      properties:
        place: {type: string, description: Where it is.}
        weight: {type: number, description: How much it counts.}
        spare: {type: boolean, description: Whether it can be missed.}
    Kind{N}:
      type: string
      description: A kind of resource.
      enum: [SMALL, LARGE, SHARED, HIDDEN]
    Summary{N}:
      type: object
      description: The short form.
      required: [resource, name]
      properties:
        resource: {type: string, description: Its id.}
        name: {type: string, description: How people call it.}
        kind: {$ref: '#/components/schemas/Kind{N}'}
    Info{N}:
      type: object
      description: All of it.
      required: [name, kind, made]
      properties:
        name: {type: string, description: How people call it.}
        kind: {$ref: '#/components/schemas/Kind{N}'}
        size: {type: integer, format: int64, description: In bytes.}
        labels: {type: object, additionalProperties: {type: string}, description: What people note of it.}
        parts: {type: array, items: {$ref: '#/components/schemas/Part{N}'}, description: What it is made of.}
        made: {type: string, format: date-time, description: When it was made.}
        changed: {type: string, format: date-time, description: When it was changed last.}
        owner: {type: string, nullable: true, description: Who has it.}
";

const ERROR: &str = "
    Problem:
      type: object
      description: Why it did not work.
      required: [message]
      properties:
        message: {type: string, description: In words.}
        code: {type: integer, format: int32, description: In a number.}
";

/// What belongs to no operation, in the error.
const OTHER: &str = "        summary{N}: {$ref: '#/components/schemas/Summary{N}'}
        info{N}: {$ref: '#/components/schemas/Info{N}'}
        spec{N}: {$ref: '#/components/schemas/Spec{N}'}
";
