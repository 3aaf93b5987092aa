//! The rooms and their arrows, as text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::map::House;

/// One line a room, from the top, with the rooms that it needs; a blank line between floors.
pub(super) fn picture(house: &House, arrows: &BTreeMap<String, BTreeSet<String>>) -> String {
    let order: Vec<&str> = house.floors.iter().copied().flatten().copied().collect();
    let width = order.iter().map(|room| room.len()).max().unwrap_or_default();
    let mut text = format!("{}\n", house.folder);
    for (index, floor) in house.floors.iter().enumerate() {
        if index > 0 {
            text.push('\n');
        }
        for room in *floor {
            let needed = arrows.get(*room);
            let below: Vec<&str> =
                order.iter().copied().filter(|other| needed.is_some_and(|rooms| rooms.contains(*other))).collect();
            let arrow = if below.is_empty() { "" } else { " → " };
            let line = format!("  {room:width$}{arrow}{}", below.join(" "));
            let _ = writeln!(text, "{}", line.trim_end());
        }
    }
    text
}
