//! What lets calls in, two kinds of [`Entry`](crate::attempts::entry::Entry): vCenter's session, one for all clones of a
//! client, made at the first call, renewed when it ends; and the security schemes of any other document.

pub(crate) mod account;
pub(crate) mod call;
pub(crate) mod credential;
pub(crate) mod credentials;
mod entry;
pub(crate) mod given;
mod grant;
pub(crate) mod held;
pub(crate) mod keep_alive;
mod login;
pub(crate) mod logout;
pub(crate) mod refusals;
mod schemes;
pub(crate) mod state;
