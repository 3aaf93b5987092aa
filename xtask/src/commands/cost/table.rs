//! All figures as one table.

use super::figure::Figure;

/// Its lines, each column as wide as its widest cell.
pub(super) fn lines(figures: &[Figure]) -> Vec<String> {
    let head = ["", "what", "figure", "ratio", "least–most", "beside"].map(str::to_owned);
    let mut part = "";
    let rows = figures.iter().map(|figure| {
        // Each part is named once.
        let name = if part == figure.part { "" } else { &figure.part };
        part = &figure.part;
        let what = match figure.operations {
            Some(operations) => format!("{} ({operations} operations)", figure.what),
            None => figure.what.clone(),
        };
        let ratio = figure.median.map_or("-".to_owned(), |median| format!("{median:.2}"));
        let spread = figure.spread.filter(|(least, most)| least < most);
        let spread = spread.map_or(String::new(), |(least, most)| format!("{least:.2}–{most:.2}"));
        [name.to_owned(), what, figure.figure.clone(), ratio, spread, figure.beside.clone()]
    });
    let rows: Vec<[String; 6]> = std::iter::once(head).chain(rows).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..6).map(width).collect();
    let line = |row: &[String; 6]| {
        let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| match column {
            3 => format!("{cell:>width$}"),
            _ => format!("{cell:<width$}"),
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
