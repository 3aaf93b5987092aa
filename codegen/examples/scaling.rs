//! Time and memory from 1× to 64× of a document: `cargo run --release -p vsphere-automation-codegen --example scaling`.
//!
//! The document is one of our fixtures, its services and schemas repeated under other names. Each size runs in a process of
//! its own, so that its peak of memory is its own.

use std::fmt::Write as _;
use std::process::Command;
use std::time::Instant;

use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::{Package, Target, generate};

const SIZES: [usize; 7] = [1, 2, 4, 8, 16, 32, 64];

fn main() {
    match std::env::args().nth(1).and_then(|size| size.parse().ok()) {
        Some(size) => one(size),
        None => all(),
    }
}

fn all() {
    println!(
        "{:>5} {:>9} {:>11} {:>8} {:>9} {:>9} {:>11}",
        "size", "document", "operations", "schemas", "ms", "ms/size", "peak MiB"
    );
    for size in SIZES {
        let this = std::env::current_exe().unwrap_or_else(|error| fail(&error.to_string()));
        let run = Command::new(this).arg(size.to_string()).status();
        if !run.is_ok_and(|status| status.success()) {
            fail("a run failed");
        }
    }
}

fn one(size: usize) {
    let text = document(size);
    let kib = text.len() / 1024;
    let start = Instant::now();
    let source = Source { path: "scaling.yaml".to_owned(), text };
    let output = generate(&source, &Target::Package(Package { skip_unsupported: true, ..Package::default() }));
    let elapsed = start.elapsed().as_millis();
    let output = output.unwrap_or_else(|problems| fail(&problems.to_string()));
    let each = elapsed / u128::try_from(size).unwrap_or(1);
    println!(
        "{:>4}× {:>5} KiB {:>11} {:>8} {elapsed:>9} {each:>9} {:>11}",
        size,
        kib,
        output.report.operations,
        output.report.schemas,
        peak_mib().map_or_else(|| "-".to_owned(), |mib| mib.to_string())
    );
}

/// `size` services, each with the same operations and schemas under names of its own.
fn document(size: usize) -> String {
    let fixture = include_str!("../tests/generate/every-shape.yaml");
    let mut head = String::new();
    let mut paths = String::from("paths:\n");
    let mut schemas = String::from("components:\n  schemas:\n");
    let (before_paths, rest) = fixture.split_once("paths:\n").unwrap_or(("", ""));
    let (own_paths, own_schemas) = rest.split_once("components:\n  schemas:\n").unwrap_or(("", ""));
    // Comments and tags stay behind.
    let lines = before_paths
        .lines()
        .filter(|line| line.starts_with("openapi") || line.starts_with("info") || line.starts_with("servers"));
    lines.for_each(|line| {
        let _ = writeln!(head, "{line}");
    });
    for number in 0..size {
        let copy = |text: &str| {
            let text = text
                .replace("Shop.Things", &format!("Shop{number}.Things"))
                .replace("/shop/", &format!("/shop{number}/"));
            text.replace("std/type", &format!("std{number}/type"))
        };
        paths.push_str(&copy(own_paths));
        // Only the service's own schemas: the others would have one name each time.
        let own = own_schemas.split_inclusive('\n').collect::<Vec<_>>();
        let mut keep = false;
        for line in own {
            if line.starts_with("    ") && !line.starts_with("     ") {
                keep = line.starts_with("    Shop.") || number == 0 && !line.starts_with("    #");
            }
            if keep {
                schemas.push_str(&copy(line));
            }
        }
    }
    format!("{head}{paths}{schemas}")
}

/// The most memory that this process had.
fn peak_mib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kib| kib / 1024)
}

fn fail(why: &str) -> ! {
    eprintln!("{why}");
    std::process::exit(1)
}
