//! What lets a request in.

use std::future::{Future, ready};

use crate::error::{Called, Error, Failure};
use crate::wire::authorization::Authorization;

/// Gives and renews what lets a request in. The session of vCenter is one kind; others are written beside it.
pub(crate) trait Entry: Sync {
    /// What was given, for as long as the server accepts it.
    type Pass: Send + Sync;

    /// What the first attempt is let in with. Nothing was sent yet.
    fn enter(&self, call: &Called) -> impl Future<Output = Result<Self::Pass, Error>> + Send;

    /// What `pass` puts into the request.
    fn shown<'p>(&self, pass: &'p Self::Pass) -> Option<&'p Authorization>;

    /// The server let a request in with it, whatever it then said.
    fn accepted(&self, _pass: &Self::Pass) {}

    /// The server did not (401): another pass, asked for once a call. `None` where there can be none, with the reason
    /// added to the failure.
    fn renew(
        &self,
        _call: &Called,
        _rejected: &Self::Pass,
        _failure: &mut Failure,
    ) -> impl Future<Output = Result<Option<Self::Pass>, Error>> + Send {
        ready(Ok(None))
    }
}

/// Something fixed, or nothing.
impl Entry for Option<Authorization> {
    type Pass = Self;

    async fn enter(&self, _: &Called) -> Result<Self, Error> {
        Ok(self.clone())
    }

    fn shown<'p>(&self, pass: &'p Self) -> Option<&'p Authorization> {
        pass.as_ref()
    }
}
