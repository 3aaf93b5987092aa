//! What generating takes by the size of the document, beside the floor. Both axes double at each step, so that what is
//! linear is straight.

use super::figure::Figure;
use super::svg::{GREY, OTHERS, OURS, Picture};

const WIDTH: u32 = 560;
const HEIGHT: u32 = 320;
/// The frame of the curves.
const LEFT: f64 = 60.0;
const RIGHT: f64 = 540.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 275.0;

/// Nothing where no sizes were measured.
pub(super) fn picture(figures: &[Figure], figure: &str, title: &str) -> Option<String> {
    let of_size = figures.iter().filter(|one| {
        one.part == "regenerating"
            && one.figure == figure
            && one.beside == "the floor"
            && one.what.starts_with("synthetic")
    });
    #[expect(clippy::cast_precision_loss, reason = "no document has as many operations")]
    let sizes: Vec<(f64, (f64, f64))> =
        of_size.filter_map(|one| Some((one.operations? as f64, one.measured?))).collect();
    let ((least, (_, unit)), (most, _)) = (sizes.first()?, sizes.last()?);
    if least >= most || *unit <= 0.0 {
        return None;
    }
    let ours: Vec<(f64, f64)> = sizes.iter().map(|(x, (ours, _))| (*x, ours / unit)).collect();
    let floor: Vec<(f64, f64)> = sizes.iter().map(|(x, (_, floor))| (*x, floor / unit)).collect();
    let highest = ours.iter().chain(&floor).map(|(_, y)| *y).fold(2.0, f64::max);
    let place = |(x, y): &(f64, f64)| {
        let across = (x / least).log2() / (most / least).log2();
        (LEFT + across * (RIGHT - LEFT), BOTTOM - y.log2().max(0.0) / highest.log2() * (BOTTOM - TOP))
    };
    let mut picture = Picture::new(WIDTH, HEIGHT, title);
    for (x, _) in &ours {
        let (across, _) = place(&(*x, 1.0));
        picture.line((across, TOP), (across, BOTTOM), GREY, 0.3);
        picture.text(across, BOTTOM + 16.0, "middle", x);
    }
    for y in std::iter::successors(Some(1.0), |y| Some(y * 2.0)).take_while(|y| *y <= highest) {
        let (_, up) = place(&(*least, y));
        picture.line((LEFT, up), (RIGHT, up), GREY, 0.3);
        picture.text(LEFT - 6.0, up + 4.0, "end", y);
    }
    picture.text((LEFT + RIGHT) / 2.0, BOTTOM + 34.0, "middle", "operations; upwards: times the floor of the smallest");
    for (name, points, colour, down) in [("regen", &ours, OURS, 0.0), ("the floor", &floor, OTHERS, 18.0)] {
        picture.curve(&points.iter().map(place).collect::<Vec<_>>(), colour);
        picture.line((LEFT + 14.0, TOP + 12.0 + down), (LEFT + 38.0, TOP + 12.0 + down), colour, 2.0);
        picture.text(LEFT + 44.0, TOP + 16.0 + down, "start", name);
    }
    Some(picture.finish())
}
