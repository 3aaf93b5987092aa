//! Room for recursion.

use std::cell::Cell;
use std::{io, panic, thread};

/// How much stack the recursive stages get, in bytes. It is address space; only what is used becomes memory.
///
/// An unoptimised reader takes about 20 KiB per level of nesting, so that [`MAX_DEPTH`](super::MAX_DEPTH) levels fit
/// many times, while the 2 MiB of an ordinary thread would not hold them.
const STACK: usize = 64 * 1024 * 1024;

thread_local! {
    static IS_DEEP: Cell<bool> = const { Cell::new(false) };
}

/// Does some work on a thread that has stack enough for every document that can be loaded.
///
/// A panic of the work goes on in the caller. What is on such a thread already stays there: it has used little of the stack,
/// and what one thread leaves behind in memory another can hardly use.
///
/// # Errors
///
/// The system does not give us the thread.
pub fn with_deep_stack<T: Send>(work: impl FnOnce() -> T + Send) -> io::Result<T> {
    if IS_DEEP.get() {
        return Ok(work());
    }
    let work = || {
        IS_DEEP.set(true);
        work()
    };
    thread::scope(|scope| {
        let worker = thread::Builder::new().name("codegen".to_owned()).stack_size(STACK).spawn_scoped(scope, work)?;
        Ok(worker.join().unwrap_or_else(|panic| panic::resume_unwind(panic)))
    })
}

#[cfg(test)]
mod tests {
    use super::with_deep_stack;

    fn depth(levels: u32) -> u32 {
        let frame = std::hint::black_box([levels; 1024]);
        if levels == 0 { frame[0] } else { depth(levels - 1) + 1 }
    }

    #[test]
    fn one_thread_is_enough() {
        let id = || std::thread::current().id();
        let (outer, inner) = with_deep_stack(|| (id(), with_deep_stack(id).expect("a thread"))).expect("a thread");
        assert_eq!(outer, inner);
        assert_ne!(outer, id());
    }

    #[test]
    fn there_is_room_for_deep_recursion() {
        assert_eq!(with_deep_stack(|| depth(4_000)).expect("a thread"), 4_000);
    }
}
