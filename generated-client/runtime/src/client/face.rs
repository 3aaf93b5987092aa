//! What every generated client and every call of its own type offer, written once: by macro, since methods can only be
//! added to a type in the crate that defines it. The public functions here are also the names that a document's own
//! accessors and parameters step aside for: the generator reads them from this file.

/// `client!(as PRODUCT);` at the root of a generated crate: its `Client` and `ClientBuilder`, and what the `User-Agent`
/// begins with. With the type of its credentials, `client!(Credentials as PRODUCT);`, where it knows no session.
#[doc(hidden)]
#[macro_export]
macro_rules! client {
    (@impls) => {
        /// A client that shares the connection, and its session.
        impl ::core::convert::From<$crate::Connection> for Client {
            fn from(connection: $crate::Connection) -> Self {
                Self(connection)
            }
        }

        /// A client that shares the connection of another, of any generated crate, and its session.
        impl<C: ::core::convert::AsRef<$crate::Connection>> ::core::convert::From<&C> for Client {
            fn from(other: &C) -> Self {
                Self(::core::clone::Clone::clone(other.as_ref()))
            }
        }

        impl ::core::convert::AsRef<$crate::Connection> for Client {
            fn as_ref(&self) -> &$crate::Connection {
                &self.0
            }
        }

        impl ::core::fmt::Debug for Client {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.0.fmt_as("Client", f)
            }
        }
    };
    () => {
        $crate::client!(@session ::core::concat!(::core::env!("CARGO_PKG_NAME"), "/", ::core::env!("CARGO_PKG_VERSION")));
    };
    (as $product:path) => {
        $crate::client!(@session $product);
    };
    (@session $product:expr) => {
        /// A client of one server. Cheap to clone; clones share connections and session.
        ///
        /// It logs in at the first call, again when the server has ended the session, and stays logged in
        /// until [`logout`](Self::logout). Dropping it cannot log out: the session then stays on the server
        /// until it expires, which a `tracing` warning says.
        ///
        /// Clients of several generated crates can share one session: each can be made from the
        /// [connection](Self::connection) of another, `Client::from(&other)`.
        #[derive(::core::clone::Clone)]
        pub struct Client($crate::Connection);

        /// Sets up a [`Client`]. From [`Client::builder`].
        pub type ClientBuilder = $crate::ClientBuilder<Client>;

        impl Client {
            /// A client of the server at `url`, such as `https://vcenter.example.com`: the server, not
            /// the API. Plain `http://` is for loopback addresses only, see
            /// [`danger_allow_http`](ClientBuilder::danger_allow_http).
            pub fn builder(url: impl ::core::convert::Into<::std::string::String>) -> ClientBuilder {
                ClientBuilder::new(url, $product)
            }

            /// What clients of other generated crates can share: settings, connections and session.
            pub fn connection(&self) -> &$crate::Connection {
                &self.0
            }

            /// A request of one's own, for what the document of this crate does not have: with the session, retries,
            /// errors and traces of any call. The path begins with `/` and is that below the address of the server,
            /// such as `/api/vcenter/vm`; see [`RawCall`]($crate::RawCall).
            pub fn request(
                &self,
                method: $crate::Method,
                path: impl ::core::convert::AsRef<str>,
            ) -> $crate::RawCall<'_> {
                self.0.request(method, path)
            }

            /// Ends the session, for all clones and all clients that share it; later calls fail as logged out.
            ///
            /// Waits for a login under way. Once begun it goes on even if this future is dropped, and another
            /// `logout()` joins it. Without a session it does nothing but keep later calls from logging in. A
            /// session that was given by its id is ended, too; one from a
            /// `SessionStore` is left there.
            ///
            /// # Errors
            ///
            /// Those of any call. The client counts as logged out all the same; another `logout()` tries
            /// again to end the session on the server. A session that is gone already is no error.
            pub async fn logout(&self) -> ::core::result::Result<(), $crate::Error> {
                self.0.logout().await
            }

            /// Logs out, and waits until every session that was begun through this client is ended: the one to
            /// await before the runtime is shut down.
            ///
            /// A `with_session` whose work is still under way is not waited for: end or drop it first.
            ///
            /// # Errors
            ///
            /// Those of [`logout`](Self::logout); the other sessions were waited for all the same.
            pub async fn close(&self) -> ::core::result::Result<(), $crate::Error> {
                self.0.close().await
            }

            /// Returns once nothing is under way that begins or ends a session: of a `with_session` that was
            /// dropped, or whose logout took long, of a login that came too late.
            pub async fn sessions_ended(&self) {
                self.0.sessions_ended().await;
            }

            /// The id of the session that there is now; does not log in. Whoever has it can do what the user
            /// can.
            pub fn session_id(&self) -> ::core::option::Option<$crate::Secret> {
                self.0.session_id()
            }

            /// The release of the server, `None` where it does not say: the user may not have the privilege to know.
            /// Asked once, and again after a login, which may have met another server. Until the next login, calls that
            /// the release does not have fail before anything is sent.
            ///
            /// # Errors
            ///
            /// Those of any call, but for what the API itself answers.
            pub async fn release(
                &self,
            ) -> ::core::result::Result<::core::option::Option<$crate::lifecycle::Release>, $crate::Error> {
                self.0.release().await
            }

            /// Whether the server has an item of the lifecycle table, and at which stage.
            ///
            /// # Errors
            ///
            /// Those of [`release`](Self::release).
            pub async fn availability(
                &self,
                item: &$crate::lifecycle::Item,
            ) -> ::core::result::Result<$crate::lifecycle::Availability, $crate::Error> {
                self.0.availability(item).await
            }

            /// Lets credentials that were refused by this server be tried again at once, by all clients of the
            /// process: for when the reason is known to be gone.
            pub fn forget_refusals(&self) {
                self.0.forget_refusals();
            }

            /// Runs `work` with a client that has a session of its own, and ends that session afterwards:
            /// on success, on error, and when this future is dropped.
            ///
            /// The other client shares settings and connections with this one, and logs in at its first
            /// call. After `work` it counts as logged out, so keep no clone of it. A session id or token
            /// that the client was given is used as it is, and not ended.
            ///
            /// A logout that fails does not change the outcome; it is a `tracing` warning. One that takes longer
            /// than [`logout_timeout`](ClientBuilder::logout_timeout) goes on behind, see
            /// [`sessions_ended`](Self::sessions_ended).
            pub async fn with_session<F, R>(&self, work: F) -> R::Output
            where
                F: ::core::ops::FnOnce(Client) -> R,
                R: ::core::future::Future,
            {
                self.0.with_session(|connection| work(Client(connection))).await
            }
        }

        $crate::client!(@impls);
    };
    ($credentials:ty as $product:path) => {
        /// A client of one server. Cheap to clone; clones share connections and credentials.
        ///
        /// Clients of several generated crates can share connections, too: each can be made from the
        /// [connection](Self::connection) of another, `Client::from(&other)`.
        #[derive(::core::clone::Clone)]
        pub struct Client($crate::Connection);

        /// Sets up a [`Client`]. From [`Client::builder`].
        pub type ClientBuilder = $crate::ClientBuilder<Client, $credentials>;

        impl Client {
            /// A client of the server at `url`, such as `https://api.example.com`. Plain `http://` is for loopback
            /// addresses only, see [`danger_allow_http`](ClientBuilder::danger_allow_http).
            pub fn builder(url: impl ::core::convert::Into<::std::string::String>) -> ClientBuilder {
                ClientBuilder::new(url, $product).of_any_api()
            }

            /// What clients of other generated crates can share: settings, connections and credentials.
            pub fn connection(&self) -> &$crate::Connection {
                &self.0
            }
        }

        $crate::client!(@impls);
    };
}

/// `credentials!();` beside the `Credentials` of a generated crate, whose constructors are those of its document.
#[doc(hidden)]
#[macro_export]
macro_rules! credentials {
    () => {
        impl $crate::generated::Give for Credentials {
            fn give(self, given: &mut $crate::generated::Given) {
                $crate::generated::Give::give(self.0, given);
            }
        }

        impl ::core::fmt::Debug for Credentials {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}

/// `call!(SearchCall: Found);` — what the call of an operation with optional parameters has in common with any
/// [`Call`](crate::Call). The type itself is a plain item, `pub struct SearchCall<'c>(Call<'c, Found>);`.
#[doc(hidden)]
#[macro_export]
macro_rules! call {
    // What gives bytes can also give them as they arrive.
    ($name:ident: $value:ty, streaming $(,)?) => {
        $crate::call! { $name: $value }

        impl<'c> $name<'c> {
            /// Makes the call, and gives the answer as it arrives instead of all at once: for what is too large for
            /// the memory, or for `ClientBuilder::max_answer_bytes`, which does not count here.
            pub async fn send_streaming(
                self,
            ) -> ::core::result::Result<$crate::Response<$crate::Download>, $crate::Error> {
                self.0.send_streaming().await
            }
        }
    };
    ($name:ident: $value:ty) => {
        // Inline: what a call is made of has its type in it, and is compiled with who makes it.
        /// Options that every call has.
        impl<'c> $name<'c> {
            /// Time for the whole call: login, all attempts, the pauses between them and the answer.
            /// Default: that of the client, 300 s.
            #[inline]
            pub fn timeout(self, timeout: ::core::time::Duration) -> Self {
                Self(self.0.timeout(timeout))
            }

            /// When the request is sent again. Default: the policy of the client.
            #[inline]
            pub fn retry(self, policy: $crate::RetryPolicy) -> Self {
                Self(self.0.retry(policy))
            }

            /// Id of the request, sent as `X-Request-ID` and carried by errors. Default: a random UUID.
            pub fn request_id(self, id: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self(self.0.request_id(id))
            }

            /// A header for this call, such as `Accept-Language`; before one of the same name of the client.
            ///
            /// What says who the client is, which server is asked, or how long the body is cannot be set: the call
            /// then fails and nothing is sent.
            pub fn header(
                self,
                name: impl ::core::convert::AsRef<str>,
                value: impl ::core::convert::AsRef<str>,
            ) -> Self {
                Self(self.0.header(name, value))
            }

            /// The request as it would be sent, with secrets shown as such; nothing is sent, and nobody logs in.
            ///
            /// # Errors
            ///
            /// It is a request that cannot be sent.
            #[inline]
            pub fn dry_run(self) -> ::core::result::Result<$crate::DryRun, $crate::Error> {
                self.0.dry_run()
            }

            /// Makes the call. Gives the value with status, headers and request id.
            pub async fn send(self) -> ::core::result::Result<$crate::Response<$value>, $crate::Error> {
                self.0.send().await
            }
        }

        impl<'c> ::core::convert::From<$name<'c>> for $crate::Call<'c, $value> {
            #[inline]
            fn from(call: $name<'c>) -> Self {
                call.0
            }
        }

        impl<'c> ::core::future::IntoFuture for $name<'c> {
            type Output = ::core::result::Result<$value, $crate::Error>;
            type IntoFuture = $crate::CallFuture<'c, $value>;

            #[inline]
            fn into_future(self) -> $crate::CallFuture<'c, $value> {
                ::core::future::IntoFuture::into_future(self.0)
            }
        }
    };
}
