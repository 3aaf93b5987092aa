//! Small edits of `compare/base.yaml`, one of each kind.

use vsphere_automation_codegen::model::Effect::{self, Breaking, Minor, Patch};

/// What is edited, and the version bump that is right for it.
pub(crate) struct Edit(pub(crate) &'static str, pub(crate) Effect, pub(crate) &'static [(&'static str, &'static str)]);

const GET_HEAD: &str = "operationId: Books_get\n      parameters:\n        - {name: shelf, in: path, required: true, schema: {type: string}}\n        - {name: book, in: path, required: true, schema: {type: string}}";

#[rustfmt::skip]
pub(crate) const EDITS: &[Edit] = &[
    Edit("nothing", Patch, &[]),
    Edit("a description is other words", Patch, &[("description: The books.", "description: All of them.")]),
    // Operations.
    Edit("an operation is added", Minor, &[("  /covers:\n    get:", "  /covers:\n    head: {tags: [Books], operationId: Books_peek, responses: {'204': {description: There.}}}\n    get:")]),
    Edit("an operation is removed", Breaking, &[("  /covers:\n    get:\n      tags: [Books]\n      operationId: Books_cover\n      responses: {'200': {description: A picture., content: {application/octet-stream: {schema: {type: string, format: binary}}}}}\n", "")]),
    Edit("an operation is called otherwise", Breaking, &[("operationId: Books_cover", "operationId: Books_picture")]),
    Edit("an operation moves to another path", Patch, &[("  /covers:", "  /pictures:")]),
    Edit("an operation is gated", Breaking, &[("x-sdk-lifecycle: old", "x-sdk-lifecycle: trial")]),
    Edit("an operation is ungated", Minor, &[("operationId: Robots_get\n      x-sdk-lifecycle: trial", "operationId: Robots_get\n      x-sdk-lifecycle: old"), ("    Robot:\n      type: object\n      x-sdk-lifecycle: trial", "    Robot:\n      type: object")]),
    Edit("an operation is deprecated", Minor, &[("operationId: Books_cover", "operationId: Books_cover\n      deprecated: true")]),
    Edit("an operation is there in other releases", Patch, &[("old: [{from: '7.0.0'", "old: [{from: '7.0.2'")]),
    // Parameters.
    Edit("an optional parameter is added to others", Minor, &[("        - {name: limit,", "        - {name: author, in: query, schema: {type: string}}\n        - {name: limit,")]),
    Edit("the first optional parameter is added", Minor, &[("operationId: Books_cover", "operationId: Books_cover\n      parameters: [{name: size, in: query, schema: {type: integer}}]")]),
    Edit("a required parameter is added", Breaking, &[("operationId: Books_cover", "operationId: Books_cover\n      parameters: [{name: size, in: query, required: true, schema: {type: integer}}]")]),
    Edit("a parameter is removed", Breaking, &[("        - {name: shelf, in: query, schema: {type: string}}\n", "")]),
    Edit("a parameter becomes required", Breaking, &[("{name: shelf, in: query, schema", "{name: shelf, in: query, required: true, schema")]),
    Edit("a parameter is of another type", Breaking, &[("{name: limit, in: query, schema: {type: integer,", "{name: limit, in: query, schema: {type: number,")]),
    Edit("a parameter goes in a header", Patch, &[("{name: shelf, in: query", "{name: shelf, in: header")]),
    Edit("a parameter has another default", Patch, &[("default: 10", "default: 20")]),
    Edit("a parameter has another limit", Patch, &[("maximum: 100", "maximum: 50")]),
    Edit("parameters of a path change places", Patch, &[(GET_HEAD, "operationId: Books_get\n      parameters:\n        - {name: book, in: path, required: true, schema: {type: string}}\n        - {name: shelf, in: path, required: true, schema: {type: string}}")]),
    // Bodies and answers.
    Edit("an answer is of another type", Breaking, &[("content: {application/json: {schema: {type: string}}}", "content: {application/json: {schema: {type: integer}}}")]),
    Edit("an answer is added", Breaking, &[("responses: {'204': {description: Renamed.}}", "responses: {'200': {description: Renamed., content: {application/json: {schema: {type: string}}}}}")]),
    Edit("another success is added", Breaking, &[("responses: {'204': {description: Renamed.}}", "responses: {'204': {description: Renamed.}, '200': {description: There., content: {application/json: {schema: {type: string}}}}}")]),
    Edit("a success has another status", Patch, &[("'201': {description: Added.", "'200': {description: Added.")]),
    Edit("an answer is text instead of bytes", Breaking, &[("application/octet-stream: {schema: {type: string, format: binary}}", "text/plain: {schema: {type: string}}")]),
    Edit("bytes have another media type", Patch, &[("application/octet-stream", "image/png")]),
    Edit("a header is added", Minor, &[("headers: {X-Count: {schema: {type: integer}}}", "headers: {X-Count: {schema: {type: integer}}, X-Shelf: {schema: {type: string}}}")]),
    Edit("a header is removed", Breaking, &[("headers: {X-Count: {schema: {type: integer}}}, ", "")]),
    Edit("a body that must have something is said to be optional", Patch, &[("requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewBook'}}}}", "requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewBook'}}}}")]),
    Edit("a body becomes optional", Breaking, &[("      required: [name]\n", ""), ("requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Rename'", "requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Rename'")]),
    Edit("an error is added", Patch, &[("'404': {description: No such shelf.}", "'404': {description: No such shelf.}\n        '403': {description: Not yours.}")]),
    Edit("an error is removed", Patch, &[("        '404': {description: No such shelf.}\n", "")]),
    Edit("errors are described", Minor, &[("'404': {description: No such shelf.}", "'404': {description: No such shelf., content: {application/json: {schema: {$ref: '#/components/schemas/Rename'}}}}")]),
    // Types.
    Edit("an optional property is added to an answer", Minor, &[("        weight: {type: number}", "        weight: {type: number}\n        colour: {type: string}")]),
    Edit("a required property is added to an answer", Breaking, &[("required: [id, title, pages]", "required: [id, title, pages, colour]"), ("        weight: {type: number}", "        weight: {type: number}\n        colour: {type: string}")]),
    Edit("an optional property is added to a request", Minor, &[("        copies:", "        colour: {type: string}\n        copies:")]),
    Edit("a required property is added to a request", Breaking, &[("required: [title, author]", "required: [title, author, colour]"), ("        copies:", "        colour: {type: string}\n        copies:")]),
    Edit("a property is removed", Breaking, &[("        weight: {type: number}\n", "")]),
    Edit("a property becomes optional", Breaking, &[("required: [id, title, pages]", "required: [id, title]")]),
    Edit("a property becomes required", Breaking, &[("required: [title, author]", "required: [title, author, note]")]),
    Edit("a property is of another type", Breaking, &[("pages: {type: integer}", "pages: {type: string}")]),
    Edit("a property becomes a secret", Breaking, &[("author: {type: string}", "author: {type: string, format: password}")]),
    Edit("a property becomes a time", Breaking, &[("note: {type: string, maxLength: 80}", "note: {type: string, format: date-time}")]),
    Edit("a property can be null", Breaking, &[("pages: {type: integer}", "pages: {type: integer, nullable: true}")]),
    Edit("a property has another default", Patch, &[("default: 1}", "default: 2}")]),
    Edit("a property has another limit", Patch, &[("maxLength: 80", "maxLength: 40")]),
    Edit("a required property is only read", Breaking, &[("author: {type: string}", "author: {type: string, readOnly: true}")]),
    Edit("a property is gated", Breaking, &[("weight: {type: number}", "weight: {type: number, x-sdk-lifecycle: trial}")]),
    Edit("a property is deprecated", Minor, &[("weight: {type: number}", "weight: {type: number, deprecated: true}")]),
    Edit("properties of one type change places", Breaking, &[("        title: {type: string}\n        author: {type: string}", "        author: {type: string}\n        title: {type: string}")]),
    Edit("properties of several types change places", Breaking, &[("        title: {type: string}\n        pages: {type: integer}", "        pages: {type: integer}\n        title: {type: string}")]),
    Edit("optional properties change places", Patch, &[("        copies: {type: integer, default: 1}\n        note: {type: string, maxLength: 80}", "        note: {type: string, maxLength: 80}\n        copies: {type: integer, default: 1}")]),
    Edit("an optional property stands beside the only text of a body", Minor, &[("        name: {type: string}\n", "        name: {type: string}\n        reason: {type: string}\n")]),
    Edit("a type is called otherwise", Breaking, &[("    Kind: {type", "    Sort: {type"), ("schemas/Kind'", "schemas/Sort'")]),
    Edit("types change places", Patch, &[("    Kind: {type: string, enum: [NOVEL, POEM]}\n", ""), ("  schemas:\n", "  schemas:\n    Kind: {type: string, enum: [NOVEL, POEM]}\n")]),
    Edit("a constant is added", Minor, &[("enum: [NOVEL, POEM]", "enum: [NOVEL, POEM, ESSAY]")]),
    Edit("a constant is removed", Breaking, &[("enum: [NOVEL, POEM]", "enum: [NOVEL]")]),
    Edit("constants change places", Patch, &[("enum: [NOVEL, POEM]", "enum: [POEM, NOVEL]")]),
    Edit("a variant is added", Minor, &[("oneOf: [", "oneOf: [{$ref: '#/components/schemas/Rename'}, "), ("mapping: {", "mapping: {name: '#/components/schemas/Rename', ")]),
    Edit("variants change tags", Patch, &[("{paper: '#/components/schemas/Paper', file: '#/components/schemas/File'}", "{paper: '#/components/schemas/File', file: '#/components/schemas/Paper'}")]),
    // What means nothing, or stands elsewhere.
    Edit("a parameter moves to its path", Patch, &[("  /books/{shelf}/{book}:\n    get:\n      tags: [Books]\n      operationId: Books_get\n      parameters:\n        - {name: shelf, in: path, required: true, schema: {type: string}}\n", "  /books/{shelf}/{book}:\n    parameters: [{name: shelf, in: path, required: true, schema: {type: string}}]\n    get:\n      tags: [Books]\n      operationId: Books_get\n      parameters:\n")]),
    Edit("a property closes a circle", Breaking, &[("grams: {type: integer}}", "grams: {type: integer}, of: {$ref: '#/components/schemas/Book'}}")]),
    Edit("a type is written where it is used", Breaking, &[("kind: {$ref: '#/components/schemas/Kind'}", "kind: {type: string, enum: [NOVEL, POEM]}")]),
    Edit("an operation loses its id", Breaking, &[("      operationId: Books_cover\n", "")]),
    Edit("a call always says one thing more", Patch, &[("operationId: Books_cover", "operationId: Books_cover\n      parameters: [{name: size, in: query, required: true, schema: {type: string, enum: [LARGE]}}]")]),
    Edit("bytes can be text as well", Breaking, &[("content: {application/octet-stream: {schema: {type: string, format: binary}}}", "content: {application/octet-stream: {schema: {type: string, format: binary}}, text/plain: {schema: {type: string}}}")]),
    Edit("a sentence closes a gate", Breaking, &[("operationId: Books_cover", "operationId: Books_cover\n      description: This operation is available as Technology Preview.")]),
    Edit("a sentence names an enum", Breaking, &[("author: {type: string}", "author: {type: string, description: 'Who. For more information see: *Kind*.'}")]),
    // What is gated.
    Edit("a gated property is added", Minor, &[("        arms: {type: integer}", "        arms: {type: integer}\n        legs: {type: integer}")]),
    Edit("a gated property is removed", Minor, &[("        arms: {type: integer}", "        legs: {type: integer}"), ("required: [arms]", "required: [legs]")]),
    Edit("a gated property is of another type", Minor, &[("arms: {type: integer}", "arms: {type: number}")]),
];
