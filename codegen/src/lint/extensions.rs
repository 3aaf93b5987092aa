//! The grammar of our extensions, as spec/README.md explains them.

use crate::check::Grammar::{Flag, List, Map, Object, RefOr, Text, Word};
use crate::check::{Extension, Kind, Member, may, must};

/// The extensions that an object may have.
pub(super) fn extensions(kind: Kind) -> &'static [Member] {
    match kind {
        Kind::OpenApi => ROOT,
        Kind::Operation => OPERATION,
        Kind::Response => RESPONSE,
        Kind::Schema => SCHEMA,
        Kind::Tag => TAG,
        _ => &[],
    }
}

/// One entry of a timeline.
pub(super) const SPAN: Extension = Extension {
    name: "span of a lifecycle",
    members: &[
        must("from", Text),
        must("stage", Word(&["in-development", "technology-preview", "generally-available", "deprecated", "absent"])),
        may("api-from", Text),
    ],
};

/// One identifier type.
pub(super) const IDENTIFIER: Extension = Extension {
    name: "identifier type",
    members: &[
        must("module", Text),
        must("description", Text),
        may("resource-types", List(&Text)),
        may("x-sdk-lifecycle", Text),
    ],
};

/// One constant of an enum.
pub(super) const CONSTANT: Extension =
    Extension { name: "constant", members: &[must("description", Text), may("x-sdk-lifecycle", Text)] };

/// One error that a response stands for.
pub(super) const ERROR: Extension = Extension {
    name: "error",
    members: &[
        must("type", Text),
        must("when", Text),
        may("since", Text),
        may("undeclared", Flag),
        may("data", RefOr(Kind::Schema)),
    ],
};

/// One of the operations that share a method and a path.
pub(super) const ACTION: Extension = Extension {
    name: "action",
    members: &[
        must("operationId", Text),
        must("summary", Text),
        must("description", Text),
        may("x-sdk-lifecycle", Text),
        may("x-sdk-privileges", Map(&List(&Text))),
        may("x-vmw-doc-operation", Text),
        may("x-vmw-doc-deprecated-path", Text),
        may("x-vmw-doc-deprecated-method", Text),
        may("x-sdk-rest-body", Text),
        may("body", RefOr(Kind::Schema)),
        must("errors", Map(&List(&Object(Kind::Extension(&ERROR))))),
    ],
};

const ROOT: &[Member] = &[
    may("x-sdk-lifecycles", Map(&List(&Object(Kind::Extension(&SPAN))))),
    may("x-sdk-ids", Map(&Object(Kind::Extension(&IDENTIFIER)))),
];

const OPERATION: &[Member] = &[
    may("x-sdk-lifecycle", Text),
    may("x-sdk-privileges", Map(&List(&Text))),
    may("x-sdk-actions", Map(&Object(Kind::Extension(&ACTION)))),
    may("x-vmw-doc-operation", Text),
    may("x-vmw-doc-deprecated-path", Text),
    may("x-vmw-doc-deprecated-method", Text),
    may("x-sdk-rest-body", Text),
];

const RESPONSE: &[Member] = &[may("x-sdk-errors", List(&Object(Kind::Extension(&ERROR))))];

const SCHEMA: &[Member] = &[
    may("x-sdk-lifecycle", Text),
    may("x-sdk-constants", Map(&Object(Kind::Extension(&CONSTANT)))),
    may("x-sdk-id", Text),
    may("x-sdk-resource-type", Text),
    may("x-sdk-name", Text),
    may("x-sdk-alias", List(&Text)),
];

const TAG: &[Member] = &[may("x-sdk-name", Text)];
