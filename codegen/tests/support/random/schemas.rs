//! Random schemas.

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

use super::{CONSTANTS, MEMBERS, SOUND_CONSTANTS, set, words};

/// A schema; references are numbers that [`super::document`] turns into names.
pub(super) fn schema() -> impl Strategy<Value = Value> {
    let reference = any::<u8>().prop_map(|number| json!({ "$ref": number }));
    // Most are sound, or hardly any document would be generated from at all.
    let sound = &CONSTANTS[..SOUND_CONSTANTS];
    let constants = prop_oneof![9 => subsequence(sound, 1..4), 1 => subsequence(CONSTANTS, 1..4)]
        .prop_map(|constants| json!({"type": "string", "enum": constants}));
    let plain = select(vec![
        json!({"type": "string"}),
        json!({"type": "string", "format": "date-time"}),
        json!({"type": "string", "format": "password"}),
        json!({"type": "string", "format": "uri", "pattern": "^[`<]"}),
        json!({"type": "integer", "format": "int32", "minimum": 1}),
        json!({"type": "integer", "default": 3}),
        json!({"type": "integer", "format": "uint64"}),
        json!({"type": "integer", "format": "int32", "maximum": 4_294_967_295_u64}),
        json!({"type": "integer", "enum": [1, 2, 300]}),
        json!({"type": "string", "nullable": true, "enum": ["low", null]}),
        json!({"enum": [1, "auto", null]}),
        json!({"type": "boolean", "enum": [true]}),
        json!({"type": "string", "readOnly": true}),
        json!({"type": "string", "writeOnly": true}),
        json!({"type": "string", "not": {"enum": [""]}}),
        json!({"type": "object", "additionalProperties": {"type": "string", "format": "date-time", "nullable": true}}),
        json!({"type": "number", "format": "float"}),
        json!({"type": "boolean"}),
        json!({"type": "object"}),
        json!({}),
    ]);
    let leaf =
        prop_oneof![24 => reference, 24 => plain, 12 => constants, 1 => Just(json!({"not": {"type": "string"}}))];
    let nested = leaf.prop_recursive(4, 24, 4, |inner| {
        let members = btree_map(select(MEMBERS), (inner.clone(), any::<bool>()), 0..5);
        let others = prop_oneof![
            4 => Just(None),
            1 => any::<bool>().prop_map(|allowed| Some(json!(allowed))),
            1 => inner.clone().prop_map(Some),
        ];
        let object = (members, others, any::<[bool; 3]>()).prop_map(|(members, others, odd)| {
            let required: Vec<&str> =
                members.iter().filter(|(_, (_, required))| *required).map(|(name, _)| *name).collect();
            let properties: Map<String, Value> =
                members.iter().map(|(name, (schema, _))| ((*name).to_owned(), schema.clone())).collect();
            let mut object = json!({"type": "object", "properties": properties});
            if !required.is_empty() {
                object["required"] = json!(required);
            }
            if let Some(others) = others {
                object["additionalProperties"] = others;
            }
            if odd == [true; 3] {
                object["discriminator"] = json!({"propertyName": "kind"});
                object["anyOf"] = json!([{"required": [MEMBERS[0]]}, {"required": [MEMBERS[1]]}]);
            }
            object
        });
        let union = (
            vec(inner.clone(), 1..4),
            select(vec!["oneOf", "anyOf"]),
            option::weighted(0.4, vec((select(CONSTANTS), any::<u8>()), 0..3)),
        );
        let union = union.prop_map(|(variants, key, tags)| {
            let mut union = json!({ key: variants });
            if let Some(tags) = tags {
                let mapping: Map<String, Value> =
                    tags.into_iter().map(|(tag, to)| (tag.to_owned(), json!(to))).collect();
                union["discriminator"] = json!({"propertyName": "kind", "mapping": mapping});
            }
            union
        });
        let joined = (vec(inner.clone(), 1..3), vec(select(MEMBERS), 0..2), option::weighted(0.3, union.clone()));
        let joined = joined.prop_map(|(mut parts, required, beside)| {
            if !required.is_empty() {
                parts.push(json!({"required": required}));
            }
            let mut whole = beside.unwrap_or_else(|| json!({}));
            whole["allOf"] = json!(parts);
            whole
        });
        prop_oneof![
            4 => object,
            2 => inner.clone().prop_map(|items| json!({"type": "array", "items": items})),
            2 => inner.clone().prop_map(|values| json!({"type": "object", "additionalProperties": values})),
            1 => joined,
            1 => union,
        ]
    });
    (nested, words(), any::<[bool; 2]>(), proptest::bool::weighted(0.1)).prop_map(
        |(mut schema, words, flags, deprecated)| {
            if schema.get("$ref").is_none() {
                set(&mut schema, "description", words);
                if flags == [true, true] && schema.get("type").is_some() {
                    schema["nullable"] = true.into();
                }
                if deprecated {
                    schema["deprecated"] = true.into();
                }
            }
            schema
        },
    )
}
