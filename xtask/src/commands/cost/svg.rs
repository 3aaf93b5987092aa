//! Drawing: just enough of SVG. It is legible on light and on dark pages.

use std::fmt::{Display, Write as _};

/// A colour for each of two series, and one for all else.
pub(super) const OURS: &str = "#2a78c8";
pub(super) const OTHERS: &str = "#c87f2a";
pub(super) const GREY: &str = "#808080";

/// A picture that things are drawn into.
pub(super) struct Picture {
    width: u32,
    height: u32,
    drawn: String,
}

impl Picture {
    pub(super) fn new(width: u32, height: u32, title: &str) -> Self {
        let mut picture = Self { width, height, drawn: String::new() };
        picture.text(f64::from(width) / 2.0, 18.0, "middle", title);
        picture
    }

    pub(super) fn text(&mut self, x: f64, y: f64, anchor: &str, text: impl Display) {
        let text = text.to_string().replace('&', "&amp;").replace('<', "&lt;");
        self.put(format_args!(
            "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" fill=\"{GREY}\">{text}</text>"
        ));
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, width: f64) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.put(format_args!(
            "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"{colour}\" stroke-width=\"{width}\"/>"
        ));
    }

    pub(super) fn curve(&mut self, points: &[(f64, f64)], colour: &str) {
        let list: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let list = list.join(" ");
        self.put(format_args!("<polyline points=\"{list}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>"));
        for (x, y) in points {
            self.put(format_args!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>"));
        }
    }

    pub(super) fn bar(&mut self, from: (f64, f64), width: f64, height: f64, colour: &str) {
        let (x, y) = from;
        self.put(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{colour}\"/>"
        ));
    }

    pub(super) fn finish(self) -> String {
        let Self { width, height, drawn } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" font-family=\"sans-serif\" font-size=\"12\">\n{drawn}</svg>\n"
        )
    }

    fn put(&mut self, element: std::fmt::Arguments<'_>) {
        // Nothing can go wrong with a string.
        let _ = writeln!(self.drawn, "{element}");
    }
}
