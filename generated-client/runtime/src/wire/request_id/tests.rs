#[test]
fn it_is_a_random_uuid() {
    let id = super::random();
    assert_eq!(id.len(), 36);
    assert_eq!(&id[14..15], "4", "{id}");
    assert!("89ab".contains(&id[19..20]), "{id}");
    assert_ne!(id, super::random());
}
