use super::*;

fn of(pairs: &[(&'static str, &'static str)]) -> Option<Duration> {
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        headers.insert(*name, http::HeaderValue::from_static(value));
    }
    retry_after(&headers)
}

#[test]
fn seconds_and_dates_are_read() {
    assert_eq!(of(&[("retry-after", "7")]), Some(Duration::from_secs(7)));
    let date = ("date", "Wed, 21 Oct 2015 07:28:00 GMT");
    let later = ("retry-after", "Wed, 21 Oct 2015 07:28:30 GMT");
    assert_eq!(of(&[date, later]), Some(Duration::from_secs(30)));
    assert_eq!(of(&[later]), Some(Duration::ZERO));
    assert_eq!(of(&[("retry-after", "18446744073709551616")]), Some(Duration::from_secs(u64::MAX)));
    assert_eq!(of(&[("retry-after", "soon")]), None);
    assert_eq!(of(&[]), None);
}
