//! Numbers of any size, as texts.

/// Whether two JSON numbers are one number: `4.0` and `4`, `1e2` and `100`.
pub(crate) fn same(one: &str, other: &str) -> bool {
    digits(one) == digits(other)
}

/// Sign, digits without zeros at either end, and the power of ten of the last digit.
fn digits(text: &str) -> (bool, String, i128) {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let kept = all.trim_end_matches('0');
    let power =
        i128::from(exponent.parse::<i64>().unwrap_or(i64::MAX)) - length(fraction) + length(&all) - length(kept);
    match kept.trim_start_matches('0') {
        "" => (false, String::new(), 0),
        digits => (negative, digits.to_owned(), power),
    }
}

fn length(text: &str) -> i128 {
    i128::try_from(text.len()).unwrap_or(i128::MAX)
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn one_number_has_many_texts() {
        for (one, other) in [("4", "4.0"), ("100", "1e2"), ("1.50", "15e-1"), ("0", "-0.0"), ("-1E+3", "-1000")] {
            assert!(same(one, other), "{one} {other}");
        }
        for (one, other) in [("1", "-1"), ("0.1", "0.10000000149"), ("18446744073709551615", "18446744073709551616")] {
            assert!(!same(one, other), "{one} {other}");
        }
    }
}
