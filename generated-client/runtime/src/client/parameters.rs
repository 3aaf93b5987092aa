//! What generated code fills in where a document asks for more than the usual: styles, cookies, media types, parts.

use serde::Serialize;

use super::body::to_json;
use super::call::Call;
use super::file::File;
use crate::values::secret;
use crate::wire::seam::Body;
use crate::wire::style::Style;

/// For the generated code.
impl<T> Call<'_, T> {
    /// Fills the next `{…}` of the path.
    #[doc(hidden)]
    pub fn path_as(mut self, style: Style, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        let outcome = style.segment(name, &value).and_then(|text| self.draft.path.push_written(&text));
        self.draft.note(outcome);
        self
    }

    #[doc(hidden)]
    pub fn query_as(mut self, style: Style, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        let outcome = self.draft.query.push_styled(style, name, &value);
        self.draft.note(outcome.map_err(|why| format!("`{name}` cannot be written into a query: {why}")));
        self
    }

    #[doc(hidden)]
    pub fn header_as(mut self, style: Style, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        match style.header(&value) {
            Ok(Some(text)) => self.draft.header(name, &text),
            Ok(None) => {}
            Err(why) => self.draft.note(Err(format!("`{name}` cannot be written into a header: {why}"))),
        }
        self
    }

    /// One or more pairs of the one `Cookie` header.
    #[doc(hidden)]
    pub fn cookie_as(mut self, style: Style, name: &'static str, value: &(impl Serialize + ?Sized)) -> Self {
        match style.pairs(name, &value) {
            Ok(pairs) => self.draft.cookies.extend(pairs.iter().map(|(name, value)| format!("{name}={value}"))),
            Err(why) => self.draft.note(Err(format!("`{name}` cannot be written into a cookie: {why}"))),
        }
        self
    }

    /// JSON under a media type of its own.
    #[doc(hidden)]
    pub fn body_as(self, media_type: &'static str, body: &impl Serialize) -> Self {
        self.body_written(media_type, || to_json(body))
    }

    /// What is sent as it is.
    #[doc(hidden)]
    pub fn body_file(mut self, media_type: &'static str, file: impl Into<File>) -> Self {
        let (_, own, body) = file.into().into_parts();
        self.draft.stream(own.as_deref().unwrap_or(media_type), body);
        self
    }

    /// One step for each item.
    #[doc(hidden)]
    pub fn each<I: IntoIterator>(self, items: I, step: impl Fn(Self, I::Item) -> Self) -> Self {
        items.into_iter().fold(self, step)
    }

    /// The body has parts, even if none is given.
    #[doc(hidden)]
    pub fn multipart(mut self, media_type: &'static str) -> Self {
        self.draft.parts(media_type);
        self
    }

    /// A part that is a file.
    #[doc(hidden)]
    pub fn part_file(mut self, media_type: &'static str, name: &'static str, file: impl Into<File>) -> Self {
        self.draft.parts("multipart/form-data").add_file(name, media_type, file.into());
        self
    }

    /// A part that is text.
    #[doc(hidden)]
    pub fn part_text(mut self, media_type: &'static str, name: &'static str, value: impl ToString) -> Self {
        let text = Body::from(value.to_string());
        self.draft.parts("multipart/form-data").add(name, None, media_type, text);
        self
    }

    /// A part that is JSON.
    #[doc(hidden)]
    pub fn part_json(
        mut self,
        media_type: &'static str,
        name: &'static str,
        value: &(impl Serialize + ?Sized),
    ) -> Self {
        let (written, secrets) = secret::collect(|| to_json(&value));
        self.draft.secrets.extend(secrets);
        match written {
            Ok(bytes) => {
                let body = Body::from(bytes::Bytes::from_owner(bytes));
                self.draft.parts("multipart/form-data").add(name, None, media_type, body);
            }
            Err(error) => self.draft.note(Err(format!("the part `{name}` cannot be written: {error}"))),
        }
        self
    }
}
