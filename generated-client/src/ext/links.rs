//! Settling whether a link was made.

use crate::hvc::links::{CreateSpec, HvcLinks, Summary};
use crate::{Error, Settled};

impl HvcLinks<'_> {
    /// Looks whether there is a link as `spec` asks for: after a [`create`](Self::create) whose outcome is
    /// [unknown](Error::outcome_is_unknown).
    ///
    /// There is one link per domain, and its name is that of the domain. So a link of that name is
    /// [done](Settled::Done), whoever made it; which host it was made with the API does not say.
    ///
    /// # Errors
    ///
    /// Those of [`list`](Self::list).
    pub async fn look(self, spec: &CreateSpec) -> Result<Settled<Summary>, Error> {
        let links = self.list().await?;
        let of_domain = |link: &Summary| link.display_name.trim().eq_ignore_ascii_case(spec.domain_name.trim());
        let mut found = links.into_iter().filter(of_domain);
        Ok(match (found.next(), found.next()) {
            (None, _) => Settled::NotDone,
            (Some(link), None) => Settled::Done(link),
            (Some(_), Some(_)) => Settled::Uncertain("several links have the name of that domain"),
        })
    }
}
