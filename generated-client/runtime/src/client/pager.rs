//! Lists that come page by page.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::stream::{StreamExt as _, TryStreamExt as _, iter, unfold};

use crate::error::{Called, Error, ErrorKind, Failure};

/// One page of a list, and where the next one begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T, P> {
    /// What is on it.
    pub items: Vec<T>,
    /// Where the next page begins; `None` after the last.
    pub next: Option<P>,
}

/// The items of a list that comes page by page: a [`Stream`] that asks for a page when it is needed, and ends after the
/// last, or after an error.
///
/// ```
/// # #[derive(serde::Deserialize)] struct Found { results: Vec<String>, marker: Option<String> }
/// use vsphere_automation_runtime::{Connection, Error, Method, Page, Pager};
///
/// # async fn example(client: Connection) -> Result<(), Error> {
/// let mut libraries = Pager::new(String::new(), |marker: String| {
///     let call = client.request(Method::GET, "/api/search").query("marker", marker).json_as::<Found>();
///     async { call.await.map(|found| Page { items: found.results, next: found.marker }) }
/// });
/// while let Some(library) = libraries.next().await {
///     println!("{}", library?);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "streams do nothing until they are polled"]
pub struct Pager<'c, T>(Pin<Box<dyn Stream<Item = Result<T, Error>> + Send + 'c>>);

impl<'c, T: Send + 'c> Pager<'c, T> {
    /// From the first position; `fetch` asks for the page at one. A page that names its own position as the next one is
    /// an error, since the list would have no end.
    pub fn new<P, F, R>(first: P, fetch: F) -> Self
    where
        P: Clone + PartialEq + Send + 'c,
        F: FnMut(P) -> R + Send + 'c,
        R: Future<Output = Result<Page<T, P>, Error>> + Send + 'c,
    {
        let pages = unfold((Some(first), fetch), |(position, mut fetch)| async move {
            let position = position?;
            Some(match fetch(position.clone()).await {
                Ok(page) if page.next.as_ref() == Some(&position) => (Err(endless()), (None, fetch)),
                Ok(page) => (Ok(iter(page.items).map(Ok)), (page.next, fetch)),
                Err(error) => (Err(error), (None, fetch)),
            })
        });
        Self(Box::pin(pages.try_flatten()))
    }

    /// The next item; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        self.0.next().await
    }

    /// All items that are left.
    ///
    /// # Errors
    ///
    /// That of the first page that could not be had.
    pub async fn all(self) -> Result<Vec<T>, Error> {
        self.0.try_collect().await
    }
}

fn endless() -> Error {
    let line = "the server names the same page again as the next one, so the list has no end";
    Error::new(Failure::new(ErrorKind::Decode, &Called::default(), line))
}

impl<T> Stream for Pager<'_, T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context)
    }
}

impl<T> fmt::Debug for Pager<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pager")
    }
}
