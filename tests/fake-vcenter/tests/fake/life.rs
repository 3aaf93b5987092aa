//! Starting, restarting and ending.

use vsphere_automation_fake::{FakeVcenter, Fault};

use crate::http::{Http, logged_in, start};

#[tokio::test]
async fn a_restart_resets_connections_and_loses_sessions_only() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    fake.set_administrators(["a@b"]);
    fake.fault(Fault::hang());
    let handle = fake.handle().clone();
    let (hanging, ()) = tokio::join!(http.request("GET", "/api/hvc/links", None).send(), async {
        while handle.requests().len() < 2 {
            tokio::task::yield_now().await;
        }
        fake.restart().await;
    });
    hanging.unwrap_err();
    assert!(fake.sessions().is_empty());
    assert_eq!(fake.administrators().len(), 1);
    assert_eq!(http.get("/api/hvc/links").await.status, 401);
    logged_in(&fake).await;
}

#[tokio::test]
async fn a_dropped_fake_is_gone_and_its_handle_still_tells() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    let handle = fake.handle().clone();
    drop(fake);
    assert!(http.finds_nobody().await);
    assert_eq!(handle.requests().len(), 1);
}

#[tokio::test]
async fn a_shutdown_answers_what_is_under_way() {
    let fake = start(FakeVcenter::builder()).await;
    let http = logged_in(&fake).await;
    fake.fault(Fault::delay(std::time::Duration::from_secs(1)));
    let handle = fake.handle().clone();
    let (reply, ()) = tokio::join!(http.get("/api/session"), async {
        while handle.requests().len() < 2 {
            tokio::task::yield_now().await;
        }
        let shutdown = fake.shutdown();
        handle.advance(std::time::Duration::from_secs(1));
        shutdown.await;
    });
    assert_eq!(reply.status, 200);
    assert!(http.finds_nobody().await);
}

#[tokio::test]
async fn https_is_trusted_by_its_own_authority_only() {
    let fake = start(FakeVcenter::builder().tls()).await;
    assert!(fake.url().starts_with("https://127.0.0.1:"));
    let http = logged_in(&fake).await;
    assert_eq!(http.get("/api/session").await.status, 200);
    fake.restart().await;
    assert_eq!(http.get("/api/session").await.status, 401);

    let other = start(FakeVcenter::builder().tls()).await;
    let stranger = Http::new(&other).of(&fake);
    let error = stranger.request("GET", "/api/session", None).send().await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
}

#[test]
fn a_fake_needs_no_runtime() {
    let fake = FakeVcenter::builder().start_blocking().unwrap();
    let address = fake.url().strip_prefix("http://").unwrap();
    std::net::TcpStream::connect(address).unwrap();
}

/// Threads and open files of this process, where the system tells.
#[cfg(target_os = "linux")]
fn resources() -> (usize, usize) {
    let count = |path| std::fs::read_dir(path).unwrap().count();
    (count("/proc/self/task"), count("/proc/self/fd"))
}

/// In a process of its own, as other tests have fakes, threads and files too.
#[cfg(target_os = "linux")]
#[test]
fn two_hundred_fakes_leak_nothing() {
    if std::env::var_os("FAKE_TEST_ALONE").is_none() {
        let program = std::env::current_exe().unwrap();
        let status = std::process::Command::new(program)
            .args(["--exact", "life::two_hundred_fakes_leak_nothing", "--test-threads=1"])
            .env("FAKE_TEST_ALONE", "1")
            .status();
        assert!(status.unwrap().success());
        return;
    }
    // What is made once per process is made in the first round.
    round(4);
    let before = resources();
    round(200);
    assert_eq!(resources(), before, "threads and open files");
}

/// Starts so many fakes in parallel, logs in, restarts them, and ends them in either way.
#[cfg(target_os = "linux")]
fn round(count: usize) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
    runtime.block_on(async {
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..count {
            tasks.spawn(async move {
                let fake = start(FakeVcenter::builder()).await;
                let http = logged_in(&fake).await;
                fake.restart().await;
                assert!(fake.sessions().is_empty());
                assert_eq!(http.get("/api/session").await.status, 401);
                if number % 2 == 0 {
                    drop(fake)
                } else {
                    fake.shutdown().await
                }
                assert!(http.finds_nobody().await);
            });
        }
        tasks.join_all().await;
    });
}
