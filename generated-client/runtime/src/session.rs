//! vCenter's session: one for all clones of a client, made at the first call, renewed when it ends. One kind of
//! [`Entry`](crate::attempts::entry::Entry).

pub(crate) mod account;
pub(crate) mod call;
pub(crate) mod credentials;
mod entry;
mod grant;
pub(crate) mod keep_alive;
mod login;
pub(crate) mod logout;
pub(crate) mod refusals;
pub(crate) mod state;
