//! Sends the requests of the client through a stack of tower: here one that lets two of them at once through and says
//! what it sends, with hyper's client at its end. Whatever is a `tower::Service` over HTTP goes the same way.
//!
//! `cargo run --example own_transport` runs against a fake.

use bytes::Bytes;
use http::{Request, Response};
use hyper_util::client::legacy::Client as HttpClient;
use hyper_util::rt::TokioExecutor;
use tower::{Service, ServiceBuilder, ServiceExt as _};
use vsphere_automation::{Body, BoxError, Client, Credentials, Secret, Transport, TransportError, TransportFuture};
use vsphere_automation_fake::FakeVcenter;

/// Any service of tower as a transport.
struct Tower<S>(S);

impl<S, B> Transport for Tower<S>
where
    S: Service<Request<Body>, Response = Response<B>> + Clone + Send + Sync + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    fn send(&self, request: Request<Body>) -> TransportFuture<'_> {
        let answer = self.0.clone().oneshot(request);
        Box::pin(async move {
            // A stack that knows that nothing was sent says so with `TransportError::not_sent`.
            answer.await.map(|answer| answer.map(Body::new)).map_err(TransportError::may_have_been_sent)
        })
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), BoxError> {
    let fake = FakeVcenter::builder().start().await?;
    let stack = ServiceBuilder::new()
        .concurrency_limit(2)
        // Headers that are secret are marked, and `Debug` shows nothing of them.
        .map_request(|request: Request<Body>| {
            println!("{} {} {:?}", request.method(), request.uri(), request.headers());
            request
        })
        .service(HttpClient::builder(TokioExecutor::new()).build_http());
    let client = Client::builder(fake.url())
        .credentials(Credentials::basic(fake.user(), Secret::from(fake.password())))
        .transport(Tower(stack))
        .build()?;
    let session = client.session().get().await?;
    println!("logged in as {}", session.user);
    client.logout().await?;
    Ok(())
}
