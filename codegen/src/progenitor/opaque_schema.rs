//! The schemas of the document that progenitor gets to see: [numbers](Opaque) for names, types and what is required, no
//! more.
//!
//! A union is an object with one optional member per variant, an alias one with a single member: typify then decides which
//! edges of a recursion need a box, and refine turns them into the enum or alias that they stand for.

use openapiv3::{
    AdditionalProperties, AnySchema, ArrayType, BooleanType, IntegerFormat, IntegerType, NumberFormat, NumberType,
    ObjectType, ReferenceOr, SchemaData, SchemaKind, StringType, Type, VariantOrUnknownOrEmpty,
};

use crate::model::{Api, Schema, Shape, StringFormat, Width};
use crate::names::Opaque;

pub(super) type Given = ReferenceOr<openapiv3::Schema>;

/// All components.
pub(super) fn components(api: &Api, opaque: &Opaque) -> openapiv3::Components {
    let schemas = api.schemas.iter();
    let schemas =
        schemas.filter_map(|(name, schema)| Some((opaque.schema(name)?.to_owned(), component(schema, opaque))));
    openapiv3::Components { schemas: schemas.collect(), ..Default::default() }
}

fn component(schema: &Schema, opaque: &Opaque) -> Given {
    match &schema.shape {
        Shape::Object(properties) => {
            let required = properties.values().enumerate().filter(|(_, p)| p.required);
            let required = required.map(|(index, _)| Opaque::member(index)).collect();
            // The last member stands for those that have no name.
            let others = schema.kept_others().map(|others| match nullable(others, opaque) {
                any if is_any(&any) => plain(Type::Object(ObjectType::default())),
                others => map(others),
            });
            object(properties.values().map(|p| inline(&p.schema, opaque)).chain(others), required)
        }
        Shape::Union { variants, .. } => object(variants.iter().map(|variant| inline(variant, opaque)), Vec::new()),
        Shape::Enum(constants) => {
            let enumeration = (1..=constants.len()).map(|index| Some(format!("V{index:04}"))).collect();
            plain(Type::String(StringType { enumeration, ..Default::default() }))
        }
        _ => object(std::iter::once(inline(schema, opaque)), vec![Opaque::member(0)]),
    }
}

fn object(members: impl Iterator<Item = Given>, required: Vec<String>) -> Given {
    let members = members.enumerate().map(|(index, member)| (Opaque::member(index), boxed(member)));
    plain(Type::Object(ObjectType { properties: members.collect(), required, ..Default::default() }))
}

/// A schema where it is used.
pub(super) fn inline(schema: &Schema, opaque: &Opaque) -> Given {
    match &schema.shape {
        Shape::Reference(name) => match opaque.schema(name) {
            Some(number) => ReferenceOr::Reference { reference: format!("#/components/schemas/{number}") },
            None => any(),
        },
        Shape::Boolean => plain(Type::Boolean(BooleanType::default())),
        Shape::Integer(width) => plain(Type::Integer(IntegerType { format: format_of(*width), ..Default::default() })),
        Shape::Number => plain(Type::Number(NumberType {
            format: VariantOrUnknownOrEmpty::Item(NumberFormat::Double),
            ..Default::default()
        })),
        Shape::String(StringFormat::DateTime) => plain(Type::String(StringType {
            format: VariantOrUnknownOrEmpty::Item(openapiv3::StringFormat::DateTime),
            ..Default::default()
        })),
        Shape::String(_) => plain(Type::String(StringType::default())),
        Shape::Array(inner) => {
            let items = Some(boxed(nullable(inner, opaque)));
            plain(Type::Array(ArrayType { items, min_items: None, max_items: None, unique_items: false }))
        }
        Shape::Map(inner) => map(nullable(inner, opaque)),
        Shape::FreeObject => plain(Type::Object(ObjectType::default())),
        // Objects, enums and unions are components by now; what is unsupported is gone.
        _ => any(),
    }
}

/// A value that may be null where no property holds it.
pub(super) fn nullable(schema: &Schema, opaque: &Opaque) -> Given {
    let given = inline(schema, opaque);
    if !schema.nullable || matches!(schema.shape, Shape::Any) {
        return given;
    }
    let schema_data = SchemaData { nullable: true, ..Default::default() };
    match given {
        ReferenceOr::Item(given) => ReferenceOr::Item(openapiv3::Schema { schema_data, ..given }),
        reference => {
            let schema_kind = SchemaKind::AllOf { all_of: vec![reference] };
            ReferenceOr::Item(openapiv3::Schema { schema_data, schema_kind })
        }
    }
}

/// typify knows no integer of 128 bits; [`UNBOUNDED`] stands for it until the types are harvested.
fn format_of(width: Width) -> VariantOrUnknownOrEmpty<IntegerFormat> {
    match width {
        Width::Signed32 => VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32),
        Width::Signed64 => VariantOrUnknownOrEmpty::Item(IntegerFormat::Int64),
        Width::Unsigned64 => VariantOrUnknownOrEmpty::Unknown("uint64".to_owned()),
        Width::Unbounded => VariantOrUnknownOrEmpty::Unknown("int16".to_owned()),
    }
}

/// The type that typify makes of what stands for an integer without bounds.
pub(super) const UNBOUNDED: &str = "i16";

fn map(values: Given) -> Given {
    let additional_properties = Some(AdditionalProperties::Schema(Box::new(values)));
    plain(Type::Object(ObjectType { additional_properties, ..Default::default() }))
}

fn boxed(given: Given) -> ReferenceOr<Box<openapiv3::Schema>> {
    match given {
        ReferenceOr::Item(schema) => ReferenceOr::Item(Box::new(schema)),
        ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
    }
}

fn any() -> Given {
    of(SchemaKind::Any(AnySchema::default()))
}

fn is_any(given: &Given) -> bool {
    matches!(given, ReferenceOr::Item(schema) if matches!(schema.schema_kind, SchemaKind::Any(_)))
}

fn plain(ty: Type) -> Given {
    of(SchemaKind::Type(ty))
}

fn of(schema_kind: SchemaKind) -> Given {
    ReferenceOr::Item(openapiv3::Schema { schema_data: SchemaData::default(), schema_kind })
}
