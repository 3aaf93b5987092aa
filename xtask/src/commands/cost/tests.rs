use super::figure::{Figure, read};
use super::{Cost, Part, bars, curves, invocations, table};

const PRINTED: &str = r#"
{"part":"regenerating","what":"synthetic, 1 ×","figure":"CPU","beside":"the floor","operations":25,"median":1.5,"least":1.4,"most":1.75,"turns":11,"measured":[3.0,2.0]}
{"part":"regenerating","what":"synthetic, 2 ×","figure":"CPU","beside":"the floor","operations":50,"median":1.5,"least":1.4,"most":1.7,"turns":11,"measured":[6.0,4.0]}
{"part":"calling","what":"GET","figure":"allocations","beside":"by hand","operations":null,"median":0.72,"least":0.72,"most":0.72,"turns":1,"measured":[46.0,64.0]}
{"part":"calling","what":"decoding","figure":"time","beside":"by hand","operations":null,"median":null,"least":null,"most":null,"turns":0,"measured":[null,null]}
"#;

fn figures() -> Vec<Figure> {
    read(PRINTED).unwrap()
}

#[test]
fn figures_become_one_table() {
    let expected = [
        "              what                           figure       ratio  least–most  beside",
        "regenerating  synthetic, 1 × (25 operations)  CPU           1.50  1.40–1.75   the floor",
        "              synthetic, 2 × (50 operations)  CPU           1.50  1.40–1.70   the floor",
        "calling       GET                             allocations   0.72              by hand",
        "              decoding                        time             -              by hand",
    ];
    let squeezed = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = table::lines(&figures());
    assert_eq!(lines.iter().map(|line| squeezed(line)).collect::<Vec<_>>(), expected.map(squeezed));
    let places: Vec<_> = lines[1..3].iter().map(|line| line.find("CPU")).collect();
    assert_eq!(places[0], places[1]);
}

#[test]
fn what_is_no_figure_is_shown() {
    let refused = read("{\"part\": \"calling\"}").unwrap_err().to_string();
    assert!(refused.contains("{\"part\": \"calling\"}"), "{refused}");
}

#[test]
fn a_curve_is_straight_where_the_time_is_linear() {
    let picture = curves::picture(&figures(), "CPU", "Time").unwrap();
    assert_eq!(picture.matches("<polyline").count(), 2);
    // The floor: from the corner at the left, where it is the unit.
    assert!(picture.contains("points=\"60.0,275.0 540.0,"), "{picture}");
    assert_eq!(curves::picture(&figures(), "peak memory", "Memory"), None);
}

#[test]
fn bars_are_of_what_was_measured() {
    let picture = bars::picture(&figures()).unwrap();
    assert_eq!(picture.matches("<rect").count(), 1);
    assert!(picture.contains("0.72"), "{picture}");
    assert_eq!(bars::picture(&figures()[..2]), None);
}

#[test]
fn each_part_is_asked_of_its_benchmark() {
    let of = |part| {
        let request = Cost { part, document: Vec::new(), turns: 10, largest: 4, json: false, plots: None };
        invocations(&request).unwrap().iter().map(|one| one.shown()).collect::<Vec<_>>()
    };
    let bench = "cargo bench --quiet --package vsphere-automation-tests --bench";
    assert_eq!(of(Some(Part::Calling)), [format!("{bench} calling --")]);
    assert_eq!(of(Some(Part::Depending)), [format!("{bench} generating -- depending --turns 10 --largest 4")]);
    assert_eq!(of(None), [format!("{bench} generating -- --turns 10 --largest 4"), format!("{bench} calling --")]);
}
