use std::time::Duration;

use super::{Clock, SteppedClock, timeout};

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test]
async fn a_stepped_clock_wakes_who_is_due_and_nobody_else() {
    let clock = SteppedClock::new();
    let short = tokio::spawn(clock.sleep(SECOND));
    let long = tokio::spawn(clock.sleep(3 * SECOND));
    while clock.sleepers() < 2 {
        tokio::task::yield_now().await;
    }
    clock.advance(2 * SECOND);
    short.await.unwrap();
    assert_eq!(clock.sleepers(), 1);
    long.abort();
    assert!(long.await.unwrap_err().is_cancelled());
    assert_eq!(clock.sleepers(), 0);
}

#[tokio::test]
async fn short_sleeps_can_be_skipped() {
    let clock = SteppedClock::new().skipping(SECOND);
    clock.sleep(SECOND).await;
    assert_eq!(clock.now(), SECOND);
    let never = timeout(&clock, SECOND, std::future::pending::<()>());
    assert_eq!(never.await, None);
}

#[tokio::test]
async fn what_is_ready_is_not_timed_out() {
    let clock = SteppedClock::new().skipping(SECOND);
    assert_eq!(timeout(&clock, SECOND, async { 7 }).await, Some(7));
}
