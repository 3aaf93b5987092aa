//! One request, and its answer: what is sent, to which server, and what came back. Knows neither repeats nor sessions.

pub(crate) mod answer;
pub(crate) mod authorization;
pub(crate) mod channel;
pub(crate) mod cookies;
pub(crate) mod decode;
pub(crate) mod direct;
pub(crate) mod encoding;
pub(crate) mod headers;
pub(crate) mod operation;
pub(crate) mod path;
pub(crate) mod payload;
pub(crate) mod places;
pub(crate) mod progress;
pub(crate) mod proxy_credentials;
pub(crate) mod query;
pub(crate) mod request;
pub(crate) mod request_id;
pub(crate) mod scheme;
pub(crate) mod scrub;
pub(crate) mod seam;
pub(crate) mod server;
pub(crate) mod stream;
pub(crate) mod style;
pub(crate) mod tls;
pub(crate) mod transport;
pub(crate) mod unconnected;
