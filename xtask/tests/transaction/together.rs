//! Several writers at once.

use tempfile::TempDir;
use xtask::transaction::{Change, Guard, NoWatch, Recovery};

use crate::support::{self, Tree, tree};
use crate::{folder, old};

#[test]
fn writers_wait_for_each_other() {
    let folder = TempDir::new().unwrap();
    support::fill(folder.path(), &[("count", "0")]);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let guard = Guard::acquire(folder.path(), || {}, &mut NoWatch).unwrap();
                let old = std::fs::read_to_string(folder.path().join("count")).unwrap();
                let new = (old.parse::<u32>().unwrap() + 1).to_string();
                let change = Change { path: "count".into(), old: Some(old.into()), new: Some(new.into()) };
                guard.commit(&[change], &mut NoWatch).unwrap();
            });
        }
    });
    assert_eq!(tree(folder.path()), Tree::from([("count".to_owned(), b"8".to_vec())]));
}

#[test]
fn a_writer_that_has_to_wait_says_so() {
    let folder = folder();
    let guard = Guard::acquire(folder.path(), || panic!("nobody else writes"), &mut NoWatch).unwrap();
    let (said, heard) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        let second = scope.spawn(|| {
            let waiting = || said.send(()).unwrap();
            Guard::acquire(folder.path(), waiting, &mut NoWatch).map(|guard| guard.recovery())
        });
        heard.recv().unwrap();
        drop(guard);
        assert_eq!(second.join().unwrap().unwrap(), Recovery::Clean);
    });
    assert_eq!(tree(folder.path()), old());
}
