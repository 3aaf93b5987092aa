use super::{in_openapi, is_swagger};
use crate::check;
use crate::document::{self, Document, Source};

const TEXT: &str = r##"
swagger: "2.0"
info: {title: Games, version: 2.0.0}
host: <server>
basePath: /api
produces: [application/json]
consumes: [application/json]
securityDefinitions:
  basic_auth: {type: basic}
  session_id: {type: apiKey, in: header, name: x-session}
parameters:
  Game: {in: path, name: game, required: true, type: string}
  Move: {in: body, name: move, required: true, schema: {$ref: "#/definitions/Move"}}
paths:
  /games/{game}?action=move:
    parameters:
      - $ref: "#/parameters/Game"
    post:
      operationId: move
      security: [{session_id: []}]
      parameters:
        - $ref: "#/parameters/Move"
        - {in: query, name: hints, type: array, items: {type: string}, collectionFormat: multi}
      responses:
        "200":
          description: The board.
          headers: {x-turn: {type: integer, description: Whose turn.}}
          schema: {type: array, items: {$ref: "#/definitions/Move"}}
        "404": {description: No such game.}
  /pictures:
    put:
      operationId: draw
      consumes: [multipart/form-data]
      parameters:
        - {in: formData, name: picture, type: file, required: true}
        - {in: formData, name: title, type: string, description: What it shows.}
      responses:
        "204": {description: It hangs.}
definitions:
  Move:
    type: object
    required: [from]
    properties:
      from: {type: string, x-nullable: true}
      next: {$ref: "#/definitions/Move"}
"##;

fn converted(text: &str) -> Document {
    let source = Source { path: "games.yaml".to_owned(), text: text.to_owned() };
    let document = document::load(&source).expect("YAML");
    assert!(is_swagger(&document));
    in_openapi(&document).unwrap_or_else(|problems| panic!("{problems}"))
}

#[test]
fn what_comes_out_is_openapi() {
    let document = converted(TEXT);
    let problems = check::check(&document);
    assert!(problems.is_empty(), "{problems}");
}

#[test]
fn a_parameter_that_is_the_body_becomes_the_body() {
    let document = converted(TEXT);
    let operation = "/paths/~1games~1{game}?action=move/post";
    let schema = document.get(&format!("{operation}/requestBody/content/application~1json/schema/$ref"));
    assert_eq!(schema.and_then(|schema| schema.as_str()), Some("#/components/schemas/Move"));
    let parameters = document.get(&format!("{operation}/parameters")).expect("one is left");
    let expected = serde_json::json!([{
        "in": "query", "name": "hints", "style": "form", "explode": true,
        "schema": {"type": "array", "items": {"type": "string"}},
    }]);
    assert_eq!(parameters.to_json(), expected);
}

#[test]
fn the_fields_of_a_form_become_one_body() {
    let document = converted(TEXT);
    let body = document.get("/paths/~1pictures/put/requestBody/content/multipart~1form-data/schema").expect("a body");
    let expected = serde_json::json!({
        "type": "object",
        "required": ["picture"],
        "properties": {
            "picture": {"type": "string", "format": "binary"},
            "title": {"type": "string", "description": "What it shows."},
        },
    });
    assert_eq!(body.to_json(), expected);
}

#[test]
fn every_value_stays_where_it_was_written() {
    let document = converted(TEXT);
    let line = |text: &str| TEXT.lines().position(|line| line.contains(text)).expect("it is there") as u32 + 1;
    for (pointer, text) in [
        ("/components/schemas/Move/properties/next", "next: {$ref"),
        ("/paths/~1games~1{game}?action=move/post/responses/404", "\"404\""),
        ("/components/securitySchemes/basic_auth", "basic_auth:"),
    ] {
        assert_eq!(document.place(pointer).line, line(text), "{pointer}");
    }
}

#[test]
fn another_version_is_refused_at_its_place() {
    let source = Source { path: "old.yaml".to_owned(), text: "swagger: \"1.2\"\n".to_owned() };
    let problems = in_openapi(&document::load(&source).expect("YAML")).expect_err("it is too old");
    assert!(problems.to_string().starts_with("old.yaml:1:10: this version of Swagger is not known"), "{problems}");
}
