//! What OpenAPI 3.0.3 lets stand where: one table per kind of object.

use super::kind::Grammar::{self, Any, Either, Flag, Integer, List, Map, Number, Object, RefOr, Text, Word};
use super::kind::{Kind, Member, may, must};

/// The HTTP methods of a path item.
pub(crate) const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// How query parameters and form fields may be written.
pub(super) const QUERY_STYLES: &[&str] = &["form", "spaceDelimited", "pipeDelimited", "deepObject"];

/// The types of a schema.
const TYPES: &[&str] = &["array", "boolean", "integer", "number", "object", "string"];

const TEXTS: &Grammar = &Text;
const SCHEMA: &Grammar = &RefOr(Kind::Schema);
const EXAMPLE: &Grammar = &RefOr(Kind::Example);
const HEADER: &Grammar = &RefOr(Kind::Header);
const PARAMETER: &Grammar = &RefOr(Kind::Parameter);
const MEDIA_TYPE: &Grammar = &Object(Kind::MediaType);
const SERVER: &Grammar = &Object(Kind::Server);
const SECURITY: &Grammar = &Map(&List(TEXTS));

/// The members that an object of a kind may have. Beside them, each may have extensions.
pub(crate) fn members(kind: Kind) -> &'static [Member] {
    match kind {
        Kind::OpenApi => OPEN_API,
        Kind::Info => INFO,
        Kind::Contact => CONTACT,
        Kind::License => LICENSE,
        Kind::Server => SERVER_MEMBERS,
        Kind::ServerVariable => SERVER_VARIABLE,
        Kind::Components => COMPONENTS,
        Kind::PathItem => PATH_ITEM,
        Kind::Operation => OPERATION,
        Kind::ExternalDocs => EXTERNAL_DOCS,
        Kind::Parameter => PARAMETER_MEMBERS,
        Kind::Header => HEADER_MEMBERS,
        Kind::RequestBody => REQUEST_BODY,
        Kind::MediaType => MEDIA_TYPE_MEMBERS,
        Kind::Encoding => ENCODING,
        Kind::Response => RESPONSE,
        Kind::Example => EXAMPLE_MEMBERS,
        Kind::Link => LINK,
        Kind::Tag => TAG,
        Kind::Schema => SCHEMA_MEMBERS,
        Kind::Discriminator => DISCRIMINATOR,
        Kind::Xml => XML,
        Kind::SecurityScheme => SECURITY_SCHEME,
        Kind::OAuthFlows => OAUTH_FLOWS,
        Kind::OAuthFlow => OAUTH_FLOW,
        // Their keys are data, or they belong to an extension.
        Kind::Paths | Kind::Responses | Kind::Callback => &[],
        Kind::Extension(extension) => extension.members,
    }
}

/// What the values of an object hold whose keys are data.
pub(crate) fn values(kind: Kind) -> Option<Grammar> {
    match kind {
        Kind::Paths | Kind::Callback => Some(Object(Kind::PathItem)),
        Kind::Responses => Some(RefOr(Kind::Response)),
        _ => None,
    }
}

const OPEN_API: &[Member] = &[
    must("openapi", Text),
    must("info", Object(Kind::Info)),
    may("servers", List(SERVER)),
    must("paths", Object(Kind::Paths)),
    may("components", Object(Kind::Components)),
    may("security", List(SECURITY)),
    may("tags", List(&Object(Kind::Tag))),
    may("externalDocs", Object(Kind::ExternalDocs)),
];

const INFO: &[Member] = &[
    must("title", Text),
    may("description", Text),
    may("termsOfService", Text),
    may("contact", Object(Kind::Contact)),
    may("license", Object(Kind::License)),
    must("version", Text),
];

const COMPONENTS: &[Member] = &[
    may("schemas", Map(SCHEMA)),
    may("responses", Map(&RefOr(Kind::Response))),
    may("parameters", Map(PARAMETER)),
    may("examples", Map(EXAMPLE)),
    may("requestBodies", Map(&RefOr(Kind::RequestBody))),
    may("headers", Map(HEADER)),
    may("securitySchemes", Map(&RefOr(Kind::SecurityScheme))),
    may("links", Map(&RefOr(Kind::Link))),
    may("callbacks", Map(&RefOr(Kind::Callback))),
];

const PATH_ITEM: &[Member] = &[
    may("summary", Text),
    may("description", Text),
    may("get", Object(Kind::Operation)),
    may("put", Object(Kind::Operation)),
    may("post", Object(Kind::Operation)),
    may("delete", Object(Kind::Operation)),
    may("options", Object(Kind::Operation)),
    may("head", Object(Kind::Operation)),
    may("patch", Object(Kind::Operation)),
    may("trace", Object(Kind::Operation)),
    may("servers", List(SERVER)),
    may("parameters", List(PARAMETER)),
];

const OPERATION: &[Member] = &[
    may("tags", List(TEXTS)),
    may("summary", Text),
    may("description", Text),
    may("externalDocs", Object(Kind::ExternalDocs)),
    may("operationId", Text),
    may("parameters", List(PARAMETER)),
    may("requestBody", RefOr(Kind::RequestBody)),
    must("responses", Object(Kind::Responses)),
    may("callbacks", Map(&RefOr(Kind::Callback))),
    may("deprecated", Flag),
    may("security", List(SECURITY)),
    may("servers", List(SERVER)),
];

const HEADER_MEMBERS: &[Member; 11] = &[
    may("description", Text),
    may("required", Flag),
    may("deprecated", Flag),
    may("allowEmptyValue", Flag),
    may("style", Text),
    may("explode", Flag),
    may("allowReserved", Flag),
    may("schema", RefOr(Kind::Schema)),
    may("example", Any),
    may("examples", Map(EXAMPLE)),
    may("content", Map(MEDIA_TYPE)),
];

const PARAMETER_MEMBERS: &[Member] = &{
    let [a, b, c, d, e, f, g, h, i, j, k] = *HEADER_MEMBERS;
    [must("name", Text), must("in", Word(&["query", "header", "path", "cookie"])), a, b, c, d, e, f, g, h, i, j, k]
};

const SCHEMA_MEMBERS: &[Member] = &[
    may("title", Text),
    may("multipleOf", Number),
    may("maximum", Number),
    may("exclusiveMaximum", Flag),
    may("minimum", Number),
    may("exclusiveMinimum", Flag),
    may("maxLength", Integer),
    may("minLength", Integer),
    may("pattern", Text),
    may("maxItems", Integer),
    may("minItems", Integer),
    may("uniqueItems", Flag),
    may("maxProperties", Integer),
    may("minProperties", Integer),
    may("required", List(TEXTS)),
    may("enum", List(&Any)),
    may("type", Word(TYPES)),
    may("allOf", List(SCHEMA)),
    may("oneOf", List(SCHEMA)),
    may("anyOf", List(SCHEMA)),
    may("not", RefOr(Kind::Schema)),
    may("items", RefOr(Kind::Schema)),
    may("properties", Map(SCHEMA)),
    may("additionalProperties", Either(&Flag, SCHEMA)),
    may("description", Text),
    may("format", Text),
    may("default", Any),
    may("nullable", Flag),
    may("discriminator", Object(Kind::Discriminator)),
    may("readOnly", Flag),
    may("writeOnly", Flag),
    may("xml", Object(Kind::Xml)),
    may("externalDocs", Object(Kind::ExternalDocs)),
    may("example", Any),
    may("deprecated", Flag),
];

const SECURITY_SCHEME: &[Member] = &[
    must("type", Word(&["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"])),
    may("description", Text),
    may("name", Text),
    may("in", Word(&["query", "header", "cookie"])),
    may("scheme", Text),
    may("bearerFormat", Text),
    may("flows", Object(Kind::OAuthFlows)),
    may("openIdConnectUrl", Text),
];

const CONTACT: &[Member] = &[may("name", Text), may("url", Text), may("email", Text)];

const LICENSE: &[Member] = &[must("name", Text), may("url", Text)];

const SERVER_MEMBERS: &[Member] =
    &[must("url", Text), may("description", Text), may("variables", Map(&Object(Kind::ServerVariable)))];

const SERVER_VARIABLE: &[Member] = &[may("enum", List(TEXTS)), must("default", Text), may("description", Text)];

const EXTERNAL_DOCS: &[Member] = &[may("description", Text), must("url", Text)];

const REQUEST_BODY: &[Member] = &[may("description", Text), must("content", Map(MEDIA_TYPE)), may("required", Flag)];

const MEDIA_TYPE_MEMBERS: &[Member] = &[
    may("schema", RefOr(Kind::Schema)),
    may("example", Any),
    may("examples", Map(EXAMPLE)),
    may("encoding", Map(&Object(Kind::Encoding))),
];

const ENCODING: &[Member] = &[
    may("contentType", Text),
    may("headers", Map(HEADER)),
    may("style", Word(QUERY_STYLES)),
    may("explode", Flag),
    may("allowReserved", Flag),
];

const RESPONSE: &[Member] = &[
    must("description", Text),
    may("headers", Map(HEADER)),
    may("content", Map(MEDIA_TYPE)),
    may("links", Map(&RefOr(Kind::Link))),
];

const EXAMPLE_MEMBERS: &[Member] =
    &[may("summary", Text), may("description", Text), may("value", Any), may("externalValue", Text)];

const LINK: &[Member] = &[
    may("operationRef", Text),
    may("operationId", Text),
    may("parameters", Map(&Any)),
    may("requestBody", Any),
    may("description", Text),
    may("server", Object(Kind::Server)),
];

const TAG: &[Member] = &[must("name", Text), may("description", Text), may("externalDocs", Object(Kind::ExternalDocs))];

const DISCRIMINATOR: &[Member] = &[must("propertyName", Text), may("mapping", Map(TEXTS))];

const XML: &[Member] =
    &[may("name", Text), may("namespace", Text), may("prefix", Text), may("attribute", Flag), may("wrapped", Flag)];

const OAUTH_FLOWS: &[Member] = &[
    may("implicit", Object(Kind::OAuthFlow)),
    may("password", Object(Kind::OAuthFlow)),
    may("clientCredentials", Object(Kind::OAuthFlow)),
    may("authorizationCode", Object(Kind::OAuthFlow)),
];

const OAUTH_FLOW: &[Member] =
    &[may("authorizationUrl", Text), may("tokenUrl", Text), may("refreshUrl", Text), must("scopes", Map(TEXTS))];
