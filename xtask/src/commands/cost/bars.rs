//! The three costs, each beside what it is measured beside: shorter than the line is cheaper.

use super::figure::Figure;
use super::svg::{GREY, OTHERS, OURS, Picture};

/// Part, what is done, what is measured, beside what; and in short.
const SHOWN: &[(&str, &str, &str, &str, &str)] = &[
    ("regenerating", "ours", "CPU", "the floor", "generate: CPU"),
    ("regenerating", "ours", "peak memory", "the floor", "generate: memory"),
    ("depending", "synthetic, 2 ×", "CPU of cargo check", "progenitor's builders", "check what is generated: CPU"),
    (
        "depending",
        "synthetic, 2 ×",
        "CPU of cargo check, a program with all that the other does not need",
        "progenitor's builders",
        "check with all of its own: CPU",
    ),
    ("depending", "synthetic, 2 ×", "bytes of the library, for releases", "progenitor's builders", "library: bytes"),
    ("depending", "synthetic, 2 ×", "bytes of a program with three calls", "progenitor's builders", "program: bytes"),
    ("calling", "GET, current_thread, 1 at once", "CPU", "by hand", "call: CPU"),
    ("calling", "GET, multi_thread, 64 at once", "CPU", "by hand", "call, 64 at once: CPU"),
    ("calling", "GET", "allocations", "by hand", "call: allocations"),
    ("calling", "decoding", "time", "by hand", "decode: time"),
];

const LEFT: f64 = 220.0;
const WIDTH: f64 = 340.0;
const ROW: f64 = 24.0;
const TOP: f64 = 36.0;

/// Nothing where none of them was measured.
pub(super) fn picture(figures: &[Figure]) -> Option<String> {
    let shown = SHOWN.iter().filter_map(|(part, what, figure, beside, name)| {
        let found = figures
            .iter()
            .find(|one| one.part == *part && one.what == *what && one.figure == *figure && one.beside == *beside)?;
        Some((*name, found.median?, found.spread?))
    });
    let shown: Vec<(&str, f64, (f64, f64))> = shown.collect();
    if shown.is_empty() {
        return None;
    }
    let longest = shown.iter().map(|(_, median, _)| *median).fold(1.5, f64::max);
    let long = |ratio: f64| LEFT + ratio.min(longest) / longest * WIDTH;
    let rows = u32::try_from(shown.len()).unwrap_or_default();
    let bottom = TOP + ROW * f64::from(rows);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred")]
    let mut picture = Picture::new(640, bottom as u32 + 28, "What it costs, in times of what is beside it");
    for (row, (name, median, (least, most))) in (0..rows).zip(&shown) {
        let top = TOP + ROW * f64::from(row);
        picture.text(LEFT - 8.0, top + 15.0, "end", name);
        let colour = if *median <= 1.0 { OURS } else { OTHERS };
        picture.bar((LEFT, top + 4.0), long(*median) - LEFT, 14.0, colour);
        picture.line((long(*least), top + 11.0), (long(*most), top + 11.0), GREY, 1.5);
        picture.text(long(median.max(*most)) + 6.0, top + 15.0, "start", format_args!("{median:.2}"));
    }
    picture.line((long(1.0), TOP), (long(1.0), bottom), GREY, 1.0);
    picture.text(long(1.0), bottom + 16.0, "middle", "progenitor, or by hand");
    Some(picture.finish())
}
