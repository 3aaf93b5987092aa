//! Who watches the client, and headers of the caller that all its requests carry.

use http::HeaderMap;

use super::ClientBuilder;
use crate::client::connection::Connection;
use crate::observer::Observer;
use crate::wire::headers;

/// Watching, and headers.
impl<C: From<Connection>> ClientBuilder<C> {
    /// Tells this of calls, attempts and sessions, for metrics and the like. May be called several times. A client of
    /// [`with_session`](Connection::with_session) has the same observers.
    pub fn observer(mut self, observer: impl Observer) -> Self {
        self.observers.push(Box::new(observer));
        self
    }

    /// A header of all requests, logins included, such as `Accept-Language`. The last of a name counts, and that of a
    /// [call](crate::Call::header) before it.
    ///
    /// What says who the client is, which server is asked, or how long the body is cannot be set: [`build`](Self::build)
    /// then says so.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        match headers::of_caller(name.as_ref(), value.as_ref()) {
            Ok((name, value)) => drop(self.shared.fixed.insert(name, value)),
            Err(problem) => drop(self.problem.get_or_insert(problem)),
        }
        self
    }

    /// Headers that are made anew for each attempt: for what changes, above all the trace context. The function is
    /// called inside the span of the call (a login belongs to no call) and must return at once; what cannot be
    /// [set](Self::header) is left out.
    ///
    /// With `tracing-opentelemetry` and `opentelemetry-http` the context of the span of each call goes out so:
    ///
    /// ```text
    /// .headers_from(|headers| {
    ///     let context = tracing::Span::current().context(); // tracing_opentelemetry::OpenTelemetrySpanExt
    ///     opentelemetry::global::get_text_map_propagator(|propagator| {
    ///         propagator.inject_context(&context, &mut opentelemetry_http::HeaderInjector(headers));
    ///     });
    /// })
    /// ```
    ///
    /// after `opentelemetry::global::set_text_map_propagator(TraceContextPropagator::new())` at the start of the
    /// program. The span has the names of OpenTelemetry already, so there is no feature for it here.
    pub fn headers_from(mut self, hook: impl Fn(&mut HeaderMap) + Send + Sync + 'static) -> Self {
        self.shared.hooks.push(Box::new(hook));
        self
    }
}
