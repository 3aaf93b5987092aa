use std::time::Duration;

use super::RetryPolicy;
use crate::attempts::budget::Budget;

#[test]
fn pauses_grow_with_jitter_within_their_bounds() {
    let policy = RetryPolicy::default();
    for _ in 0..50 {
        let mut pauses = policy.pauses();
        let all: Vec<_> = (0..12).map(|_| pauses.next()).collect();
        assert!(all.iter().all(|pause| *pause >= policy.min_delay && *pause <= policy.max_delay));
        assert_eq!(all[11], policy.max_delay);
    }
    let first: Vec<_> = (0..20).map(|_| policy.pauses().next()).collect();
    assert!(first.iter().any(|pause| *pause != first[0]), "no jitter");
}

#[test]
fn the_budget_is_a_fifth_of_the_calls_after_the_reserve() {
    let budget = Budget::new(0.2);
    assert_eq!((0..100).filter(|_| budget.withdraw(Duration::ZERO)).count(), 10);
    (0..50).for_each(|_| budget.deposit());
    let repeated = (0..100).filter(|_| budget.withdraw(Duration::ZERO)).count();
    assert!((9..=10).contains(&repeated), "{repeated}");
}

#[test]
fn one_repeat_a_second_is_free() {
    let budget = Budget::new(0.0);
    while budget.withdraw(Duration::ZERO) {}
    assert!(budget.withdraw(Duration::from_secs(1)));
    assert!(!budget.withdraw(Duration::from_secs(1)));
    let later = Duration::from_secs(1000);
    assert_eq!((0..100).filter(|_| budget.withdraw(later)).count(), 10);
}

#[test]
fn off_is_one_attempt() {
    assert_eq!(RetryPolicy::off().attempts, 1);
    assert_eq!(RetryPolicy::default().max_attempts(0).attempts, 1);
}
