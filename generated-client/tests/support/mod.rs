//! A fake whose time passes while the client waits: no test sleeps.

#![allow(clippy::unwrap_used, reason = "what cannot be set up fails the test")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use vsphere_automation::clock::{Clock, Sleep};
use vsphere_automation::{Client, Credentials, Secret};
use vsphere_automation_fake::{FakeClock, FakeVcenter};

pub(crate) const SECOND: Duration = Duration::from_secs(1);

/// Pauses move the clock of the fake; timeouts never fire.
#[derive(Clone, Debug)]
pub(crate) struct Together {
    fake: FakeClock,
    now: Arc<Mutex<Duration>>,
}

impl Together {
    pub(crate) fn passed(&self) -> Duration {
        *self.now.lock().unwrap()
    }
}

impl Clock for Together {
    fn now(&self) -> Duration {
        self.passed()
    }

    fn sleep(&self, duration: Duration) -> Sleep {
        if duration > 30 * SECOND {
            return Box::pin(std::future::pending());
        }
        let clock = self.clone();
        Box::pin(async move {
            clock.fake.advance(duration);
            *clock.now.lock().unwrap() += duration;
        })
    }
}

pub(crate) async fn start() -> (FakeVcenter, Client, Together) {
    let clock = Together { fake: FakeClock::stepped(), now: Arc::default() };
    let fake =
        FakeVcenter::builder().clock(clock.fake.clone()).reconciliation_takes(60 * SECOND).start().await.unwrap();
    let client = Client::builder(fake.url())
        .credentials(Credentials::basic(fake.user(), Secret::from(fake.password())))
        .clock(clock.clone())
        .build()
        .unwrap();
    (fake, client, clock)
}
