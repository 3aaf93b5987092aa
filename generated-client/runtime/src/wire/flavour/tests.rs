use super::{Dialect, Flavour};

#[test]
fn what_is_decided_stays() {
    let dialect = Dialect::new(Flavour::Auto);
    assert!(dialect.is_open() && !dialect.is_rest());
    dialect.settle_for_rest();
    dialect.is_api();
    assert!(dialect.is_rest() && !dialect.is_open());
    let fixed = Dialect::new(Flavour::Api);
    fixed.settle_for_rest();
    assert!(!fixed.is_rest());
}
