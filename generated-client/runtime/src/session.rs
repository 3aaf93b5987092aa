//! What lets calls in, two kinds of [`Entry`](crate::attempts::entry::Entry): vCenter's session, one for all clones of a
//! client, made at the first call, renewed when it ends; and the security schemes of any other document.

pub(crate) mod account;
mod backoff;
pub(crate) mod call;
pub(crate) mod credential;
pub(crate) mod credentials;
mod entry;
mod events;
mod exchange;
pub(crate) mod given;
mod grant;
pub(crate) mod held;
mod joined;
pub(crate) mod keep_alive;
pub(crate) mod known;
mod login;
pub(crate) mod logout;
mod moment;
mod presence;
pub(crate) mod promises;
mod providers;
mod refusals;
pub(crate) mod release;
mod schemes;
pub(crate) mod standing;
pub(crate) mod state;
pub(crate) mod store;
#[cfg(feature = "session-file")]
pub(crate) mod store_file;
mod stored;
pub(crate) mod tasks;
pub(crate) mod vain;
