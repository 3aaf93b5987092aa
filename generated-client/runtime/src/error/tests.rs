use std::error::Error as _;
use std::sync::Arc;

use super::{Called, Error, ErrorKind, Failure, excerpt, seconds};

#[test]
fn excerpts_are_one_line_and_short() {
    assert_eq!(excerpt(" a\r\n\tb\u{7} c "), "a b c");
    let long = excerpt(&"é".repeat(500));
    assert!(long.ends_with('…') && long.len() <= 163, "{}", long.len());
    assert_eq!(excerpt(""), "");
}

#[test]
fn durations_are_said_in_seconds() {
    assert_eq!(seconds(std::time::Duration::from_millis(200)), "0.2 s");
    assert_eq!(seconds(std::time::Duration::from_secs(300)), "300 s");
}

#[test]
fn the_source_begins_below_what_is_said() {
    #[derive(Debug)]
    struct Said(std::io::Error);
    impl std::fmt::Display for Said {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("said")
        }
    }
    impl std::error::Error for Said {
        fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
            Some(&self.0)
        }
    }
    let mut failure = Failure::new(ErrorKind::Credentials, &Called::default(), "said");
    failure.said = Some(Arc::new(Said(std::io::Error::other("below"))));
    let error = Error::new(failure);
    assert_eq!((error.to_string(), error.source().unwrap().to_string()), ("said".into(), "below".into()));
}

#[test]
fn a_change_to_one_clone_leaves_the_others() {
    let error = Error::new(Failure::new(ErrorKind::Api, &Called::default(), "no"));
    let other = error.clone().amend(|failure| failure.advise("wait"));
    assert_eq!((error.to_string(), other.to_string()), ("no".into(), "no; wait".into()));
}
