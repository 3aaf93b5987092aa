//! SIGKILL at every step, and at random moments.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::{at, commit, folder, outcome, steps};

#[test]
fn a_process_killed_at_any_step_leaves_a_whole_state() {
    if let Some(root) = std::env::var_os("TRANSACTION_ROOT") {
        // This is the process that is killed.
        return write_until_killed(Path::new(&root));
    }
    let mut written = Vec::new();
    for step in 0..steps() {
        let folder = folder();
        let mut child = start(folder.path(), Some(step));
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap() == format!("at step {step}")), "step {step} was not reached");
        child.kill().unwrap();
        child.wait().unwrap();
        written.push(outcome(folder.path()));
    }
    assert!(written.is_sorted(), "once decided, a write is finished: {written:?}");
    assert!(written.contains(&true) && written.contains(&false), "{written:?}");
}

#[test]
fn a_process_killed_at_a_random_moment_leaves_a_whole_state() {
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..40 {
        let folder = folder();
        let mut child = start(folder.path(), None);
        let mut output = child.stdout.take().unwrap();
        // The child goes on while its output is read up to somewhere, so the signal comes between two instructions.
        let mut some = vec![0; random.usize(1..400)];
        let _ = output.read_exact(&mut some);
        child.kill().unwrap();
        child.wait().unwrap();
        outcome(folder.path());
    }
}

/// Starts this test program as a process that writes, and waits for ever before a step: the first test above.
fn start(root: &Path, stop: Option<usize>) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kills::a_process_killed_at_any_step_leaves_a_whole_state", "--nocapture"])
        .env("TRANSACTION_ROOT", root)
        .env("TRANSACTION_STOP", stop.map_or(String::new(), |step| step.to_string()))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Writes, tells each step, and waits for ever before the one that `TRANSACTION_STOP` names.
fn write_until_killed(root: &Path) {
    let stop: Option<usize> = std::env::var("TRANSACTION_STOP").unwrap().parse().ok();
    let tell = |step: usize| {
        let mut out = io::stdout();
        writeln!(out, "\nat step {step}")?;
        out.flush()?;
        if stop == Some(step) {
            // Nothing ever comes: the parent holds the other end until it has killed this process.
            io::stdin().read_to_end(&mut Vec::new())?;
        }
        Ok(())
    };
    commit(root, &mut at(tell)).unwrap();
}
