use std::time::Duration;

use super::RetryPolicy;
use crate::attempts::budget::Budget;

const SECOND: Duration = Duration::from_secs(1);

/// Trouble that lasts: the free part of it is over.
fn in_trouble(budget: &Budget) -> Duration {
    for second in 0..5 {
        assert!((0..1000).all(|_| budget.withdraw(second * SECOND)));
    }
    5 * SECOND
}

#[test]
fn the_budget_is_a_fifth_of_the_calls_after_the_reserve() {
    let budget = Budget::new(0.2);
    let now = in_trouble(&budget);
    assert_eq!((0..100).filter(|_| budget.withdraw(now)).count(), 10);
    (0..50).for_each(|_| budget.deposit());
    let repeated = (0..100).filter(|_| budget.withdraw(now)).count();
    assert!((9..=10).contains(&repeated), "{repeated}");
}

#[test]
fn one_repeat_a_second_is_free_and_trouble_passes() {
    let budget = Budget::new(0.0);
    let mut now = in_trouble(&budget);
    while budget.withdraw(now) {}
    for _ in 0..20 {
        now += SECOND;
        assert!(budget.withdraw(now) && !budget.withdraw(now));
    }
    now += 15 * SECOND;
    assert!((0..1000).all(|_| budget.withdraw(now)), "other trouble");
}

#[test]
fn off_is_one_attempt() {
    assert_eq!(RetryPolicy::off().attempts, 1);
    assert_eq!(RetryPolicy::default().max_attempts(0).attempts, 1);
}
