//! Headers of an answer as the document declares them.

use http::HeaderMap;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::response::Response;

/// The headers that a document declares for the answers of an operation. Generated code implements it; see
/// [`Response::typed_headers`].
pub trait ResponseHeaders: Sized {
    /// Reads them.
    #[doc(hidden)]
    fn read(headers: &HeaderMap) -> Self;
}

impl<T> Response<T> {
    /// The headers that the document declares, by their types: `H` is the type that the operation's documentation names.
    /// One that the answer lacks, or that is not what the document says, is `None`; [`headers`](Self::headers) has all
    /// as they came.
    pub fn typed_headers<H: ResponseHeaders>(&self) -> H {
        H::read(self.headers())
    }
}

/// One header. Lists are separated by commas, or come as several headers.
#[doc(hidden)]
pub fn header<T: DeserializeOwned>(headers: &HeaderMap, name: &str) -> Option<T> {
    let texts: Vec<&str> = headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
    let (first, text) = (*texts.first()?, texts.join(","));
    let item = |text: &str| serde_json::from_str(text).unwrap_or_else(|_| Value::from(text));
    let one = || serde_json::from_value(Value::from(first)).ok().or_else(|| serde_json::from_str(first).ok());
    let list = |of: &dyn Fn(&str) -> Value| {
        let items: Vec<Value> = text.split(',').map(|text| of(text.trim())).collect();
        serde_json::from_value(items.into()).ok()
    };
    one().or_else(|| list(&|text| Value::from(text))).or_else(|| list(&item))
}

/// `headers! { PriceHeaders { etag: "ETag" } }`: how a structure of headers is read.
#[doc(hidden)]
#[macro_export]
macro_rules! headers {
    ($name:ident { $($field:ident: $header:literal),+ $(,)? }) => {
        impl $crate::ResponseHeaders for $name {
            fn read(headers: &$crate::generated::HeaderMap) -> Self {
                Self { $($field: $crate::generated::header(headers, $header)),+ }
            }
        }
    };
}
