//! Which vCenter the fake plays.

use std::fmt;
use std::str::FromStr;

use crate::document::Version;

/// The release of vCenter that a fake plays.
///
/// A fake that plays a release has the operations and properties of that release and no others: what does not exist
/// there is answered with 404 or left out, and refused as input. Releases before 7.0.2 have nothing under `/api` at
/// all, those from 9.0 on nothing under `/rest`.
///
/// ```
/// use vsphere_automation_fake::Release;
///
/// assert_eq!("7.0.3".parse(), Ok(Release::V7_0_3));
/// assert_eq!(Release::V7_0_3.to_string(), "7.0.3");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Release {
    /// Everything that any release has. There is no such vCenter: sync left with 8.0.1, when reading one link came.
    #[default]
    All,
    /// vSphere 6.7: links and sync as Technology Preview, under `/rest` alone.
    V6_7,
    /// vSphere 7.0.0: administrators can be set as a whole.
    V7_0_0,
    /// vSphere 7.0.1: as 7.0.0.
    V7_0_1,
    /// vSphere 7.0.2: the same under `/api`, too.
    V7_0_2,
    /// vSphere 7.0.3: links, sync and administrators as Technology Preview.
    V7_0_3,
    /// vSphere 8.0.0: as 7.0.3.
    V8_0_0,
    /// vSphere 8.0.1: links and administrators are generally available, sync is gone.
    V8_0_1,
    /// vSphere 8.0.3: as 8.0.1.
    V8_0_3,
    /// vSphere 9.0: links take and show certificates.
    V9_0,
    /// vSphere 9.1: no hybrid linked mode any more.
    V9_1,
}

impl Release {
    /// All values, [`Release::All`] first, then the real releases from old to new.
    pub const VALUES: [Release; 11] = [
        Release::All,
        Release::V6_7,
        Release::V7_0_0,
        Release::V7_0_1,
        Release::V7_0_2,
        Release::V7_0_3,
        Release::V8_0_0,
        Release::V8_0_1,
        Release::V8_0_3,
        Release::V9_0,
        Release::V9_1,
    ];

    /// The release as its version, `all` for [`Release::All`].
    pub fn as_str(self) -> &'static str {
        match self {
            Release::All => "all",
            Release::V6_7 => "6.7",
            Release::V7_0_0 => "7.0.0",
            Release::V7_0_1 => "7.0.1",
            Release::V7_0_2 => "7.0.2",
            Release::V8_0_0 => "8.0.0",
            Release::V7_0_3 => "7.0.3",
            Release::V8_0_1 => "8.0.1",
            Release::V8_0_3 => "8.0.3",
            Release::V9_0 => "9.0",
            Release::V9_1 => "9.1",
        }
    }

    /// The version to look up in a timeline; `None` for [`Release::All`].
    pub(crate) fn version(self) -> Option<Version> {
        match self {
            Release::All => None,
            real => Version::parse(real.as_str()),
        }
    }

    /// Whether the release answers under `/api` at all.
    pub(crate) fn has_api(self) -> bool {
        self.version().is_none_or(|version| version >= Version::FIRST_WITH_API)
    }

    /// Whether the release answers under `/rest` at all.
    pub(crate) fn has_rest(self) -> bool {
        self.version().is_none_or(|version| version < Version::FIRST_WITHOUT_REST)
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Release {
    type Err = UnknownRelease;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let same = |release: &&Release| match (Version::parse(text), release.version()) {
            (Some(asked), Some(known)) => asked == known,
            (_, None) => text.eq_ignore_ascii_case("all"),
            _ => false,
        };
        Self::VALUES.iter().find(same).copied().ok_or_else(|| UnknownRelease(text.to_owned()))
    }
}

/// The text is no release that the fake can play.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownRelease(String);

impl fmt::Display for UnknownRelease {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Release::VALUES.map(Release::as_str).join(", ");
        write!(f, "`{}` is no release that can be played; one of: {known}", self.0)
    }
}

impl std::error::Error for UnknownRelease {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_release_reads_what_it_prints() {
        for release in Release::VALUES {
            assert_eq!(release.to_string().parse(), Ok(release));
        }
        assert_eq!("6.7.0".parse(), Ok(Release::V6_7));
        let error = "5.5".parse::<Release>().unwrap_err().to_string();
        assert!(error.starts_with("`5.5` is no release") && error.contains("7.0.3"), "{error}");
    }

    #[test]
    fn api_begins_with_7_0_2_and_rest_ends_before_9_0() {
        let without: Vec<_> = Release::VALUES.into_iter().filter(|release| !release.has_api()).collect();
        assert_eq!(without, [Release::V6_7, Release::V7_0_0, Release::V7_0_1]);
        let without: Vec<_> = Release::VALUES.into_iter().filter(|release| !release.has_rest()).collect();
        assert_eq!(without, [Release::V9_0, Release::V9_1]);
    }
}
