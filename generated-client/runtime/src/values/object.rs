//! Objects: how their members are read and written, once.
//!
//! Derived code says the same for each type anew, several pages of it, which rustc then checks and compiles. Here a type
//! says what only it knows, a line for each member; the rest is shared by all.

mod declared;
mod listing;
mod members;
mod read;
mod write;

pub use declared::Object;
pub use listing::Listing;
pub use members::{Members, OrText, Taken};
pub use read::read;
pub use write::write;

/// `object!(Place: street = required("street"), floor = optional("floor"), ..other);` — reading and writing of a structure.
///
/// How a member is read and written is a method of [`Members`], of [`Taken`] and of [`Listing`]; what it is given is the name on
/// the wire. `..other` is the field that keeps the members without a field of their own.
///
/// A member behind a feature that is off is one that is not declared. Its name stays in the list, since of its elements
/// none can be left out.
///
/// Which member came is told by counting: an enum of them would be a type with as many items again, which rustc checks,
/// and writes into the library.
#[doc(hidden)]
#[macro_export]
macro_rules! object {
    ($name:ident: $($(#[$gate:meta])* $field:ident = $kind:ident($wire:literal $(,)?)),* $(,)?) => {
        $crate::object! { @object $name ($($wire)*) false {
            fn read<'de, A: $crate::generated::serde::de::MapAccess<'de>>(
                mut members: $crate::generated::object::Members<A>,
            ) -> ::core::result::Result<Self, A::Error> {
                $($(#[$gate])* let mut $field = ::core::option::Option::None;)*
                while let ::core::option::Option::Some(mut at) = members.next()? {
                    'member: {
                        $(
                            $(#[$gate])*
                            if at == 0 {
                                break 'member members.$kind(&mut $field);
                            }
                            at = at.wrapping_sub(1);
                        )*
                        members.skip()
                    }?;
                }
                let taken = members.taken();
                ::core::result::Result::Ok(Self { $($(#[$gate])* $field: taken.$kind($field, $wire)?,)* })
            }

            fn list(&self, to: &mut impl $crate::generated::object::Listing) {
                $($(#[$gate])* to.$kind($wire, &self.$field);)*
            }
        }}
    };
    ($name:ident: $($(#[$gate:meta])* $field:ident = $kind:ident($wire:literal $(,)?),)* ..$other:ident $(,)?) => {
        $crate::object! { @object $name ($($wire)*) true {
            fn read<'de, A: $crate::generated::serde::de::MapAccess<'de>>(
                mut members: $crate::generated::object::Members<A>,
            ) -> ::core::result::Result<Self, A::Error> {
                $($(#[$gate])* let mut $field = ::core::option::Option::None;)*
                let mut $other = ::std::collections::BTreeMap::new();
                while let ::core::option::Option::Some(mut at) = members.next_or(&mut $other)? {
                    'member: {
                        $(
                            $(#[$gate])*
                            if at == 0 {
                                break 'member members.$kind(&mut $field);
                            }
                            at = at.wrapping_sub(1);
                        )*
                        members.keep(&mut $other)
                    }?;
                }
                let taken = members.taken();
                ::core::result::Result::Ok(Self { $($(#[$gate])* $field: taken.$kind($field, $wire)?,)* $other })
            }

            fn list(&self, to: &mut impl $crate::generated::object::Listing) {
                $($(#[$gate])* to.$kind($wire, &self.$field);)*
                to.others(&self.$other);
            }
        }}
    };
    (@object $name:ident ($($wire:literal)*) $open:literal { $($methods:item)* }) => {
        // Members may be deprecated, and there may be none.
        #[allow(deprecated, unused_assignments, unused_labels, unused_mut, unused_variables)]
        #[doc(hidden)]
        impl $crate::generated::object::Object for $name {
            const NAME: &'static str = stringify!($name);
            const MEMBERS: &'static [&'static str] = &[$($wire),*];
            const OPEN: bool = $open;

            $($methods)*
        }

        impl<'de> $crate::generated::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::generated::serde::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                $crate::generated::object::read(from)
            }
        }

        impl $crate::generated::serde::Serialize for $name {
            fn serialize<S: $crate::generated::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::generated::object::write(self, to)
            }
        }
    };
}

#[cfg(test)]
mod tests;
