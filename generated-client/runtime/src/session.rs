//! vCenter's session: one for all clones of a client, made at the first call, renewed when it ends. One kind of
//! [`Entry`](crate::attempts::entry::Entry).

pub(crate) mod account;
mod backoff;
pub(crate) mod call;
pub(crate) mod credentials;
mod entry;
mod events;
mod exchange;
mod grant;
mod joined;
pub(crate) mod keep_alive;
mod login;
pub(crate) mod logout;
mod moment;
mod providers;
mod refusals;
pub(crate) mod standing;
pub(crate) mod state;
pub(crate) mod store;
#[cfg(feature = "session-file")]
pub(crate) mod store_file;
mod stored;
pub(crate) mod tasks;
pub(crate) mod vain;
