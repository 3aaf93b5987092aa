use std::time::Duration;

use super::Pauses;

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn pauses_double_with_jitter_at_the_longest_too() {
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..50 {
        let mut pauses = Pauses::between(SECOND, 5 * SECOND);
        let all: Vec<_> = (0..12).map(|_| pauses.next()).collect();
        assert!(all.iter().all(|pause| (SECOND..=5 * SECOND).contains(pause)), "{all:?}");
        assert!(all[0] <= 2 * SECOND && all[1] >= 2 * SECOND && all[11] >= 15 * SECOND / 4, "{all:?}");
        seen.extend([all[0], all[11]]);
    }
    assert!(seen.len() > 90, "no jitter: {seen:?}");
}

#[test]
fn any_bounds_will_do() {
    for (shortest, longest) in [(Duration::MAX, Duration::MAX), (Duration::ZERO, Duration::MAX), (SECOND, SECOND)] {
        let mut pauses = Pauses::between(shortest, longest);
        assert!((0..200).map(|_| pauses.next()).all(|pause| pause >= shortest && pause <= longest));
    }
    let mut pauses = Pauses::between(9 * SECOND, SECOND);
    assert!((0..9).all(|_| pauses.next() == SECOND), "the longest counts");
}
