//! How the types whose mechanics are ours describe themselves as JSON Schema.

/// `described!(LinkId, generator => schema);` — under its own name; with `inline` at the end, without one.
#[doc(hidden)]
#[macro_export]
macro_rules! described {
    ($name:ident, $generator:ident => $schema:expr $(, $inline:ident)?) => {
        #[cfg(feature = "schemars")]
        impl $crate::generated::schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            $($crate::described!(@$inline);)?

            fn json_schema(
                $generator: &mut $crate::generated::schemars::SchemaGenerator,
            ) -> $crate::generated::schemars::Schema {
                $schema
            }
        }
    };
    (@inline) => {
        fn inline_schema() -> bool {
            true
        }
    };
}

/// The schema of what a variant holds: its type is known to the enum alone, so it is asked for through the constructor.
#[cfg(feature = "schemars")]
pub fn variant<T: schemars::JsonSchema, E>(
    _: fn(T) -> E,
    generator: &mut schemars::SchemaGenerator,
) -> schemars::Schema {
    generator.subschema_for::<T>()
}
