//! Where a parameter is sent, and how it, or a member of a form, is written there.

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
    /// A part of a body of several parts.
    Part,
}

/// The style of a value: OpenAPI's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Which.
    pub kind: StyleKind,
    /// Each item or member for itself.
    pub explode: bool,
    /// What RFC 3986 reserves goes as it is.
    pub reserved: bool,
}

/// `style` of a parameter, or what stands in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of OpenAPI")]
pub enum StyleKind {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
    /// `content` of JSON.
    Json,
}

impl Style {
    /// As JSON.
    pub const JSON: Self = Self { kind: StyleKind::Json, explode: false, reserved: false };

    /// What a location has where the document says nothing.
    pub fn usual(location: Location) -> Self {
        let kind = match location {
            Location::Path | Location::Header => StyleKind::Simple,
            Location::Query | Location::Cookie | Location::Part => StyleKind::Form,
        };
        Self { kind, explode: kind == StyleKind::Form, reserved: false }
    }

    /// What stands under `style`, `explode` and `allowReserved`.
    pub fn given(location: Location, style: Option<&str>, explode: Option<bool>, reserved: bool) -> Self {
        let usual = Self::usual(location);
        let kind = match style {
            Some("simple") => StyleKind::Simple,
            Some("label") => StyleKind::Label,
            Some("matrix") => StyleKind::Matrix,
            Some("form") => StyleKind::Form,
            Some("spaceDelimited") => StyleKind::SpaceDelimited,
            Some("pipeDelimited") => StyleKind::PipeDelimited,
            Some("deepObject") => StyleKind::DeepObject,
            _ => usual.kind,
        };
        let explode = explode.unwrap_or(kind == StyleKind::Form);
        Self { kind, explode, reserved: reserved && location == Location::Query }
    }
}

/// Whether a header or a cookie may be called so: a token of RFC 9110, 5.6.2.
pub(crate) fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}
