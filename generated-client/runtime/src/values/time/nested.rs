//! The same for date-times inside of lists and maps, and for those that may be absent and may be null.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date-time as it is written.
#[doc(hidden)]
#[derive(Debug)]
pub struct Written(DateTime<Utc>);

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        super::deserialize(from).map(Self)
    }
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        super::serialize(&self.0, to)
    }
}

/// What holds date-times.
pub trait Times: Sized {
    /// The same with [`Written`] for each.
    type Written: DeserializeOwned + Serialize;

    #[doc(hidden)]
    fn written(&self) -> Self::Written;

    #[doc(hidden)]
    fn read(written: Self::Written) -> Self;
}

impl Times for DateTime<Utc> {
    type Written = Written;

    fn written(&self) -> Written {
        Written(*self)
    }

    fn read(written: Written) -> Self {
        written.0
    }
}

impl<T: Times> Times for Option<T> {
    type Written = Option<T::Written>;

    fn written(&self) -> Self::Written {
        self.as_ref().map(T::written)
    }

    fn read(written: Self::Written) -> Self {
        written.map(T::read)
    }
}

impl<T: Times> Times for Vec<T> {
    type Written = Vec<T::Written>;

    fn written(&self) -> Self::Written {
        self.iter().map(T::written).collect()
    }

    fn read(written: Self::Written) -> Self {
        written.into_iter().map(T::read).collect()
    }
}

impl<T: Times> Times for BTreeMap<String, T> {
    type Written = BTreeMap<String, T::Written>;

    fn written(&self) -> Self::Written {
        self.iter().map(|(name, value)| (name.clone(), value.written())).collect()
    }

    fn read(written: Self::Written) -> Self {
        written.into_iter().map(|(name, value)| (name, T::read(value))).collect()
    }
}
