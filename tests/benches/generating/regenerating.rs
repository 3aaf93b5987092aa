//! Generating, beside the floor. Each piece of work has a process of its own, so that none finds what another left in memory.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use progenitor::InterfaceStyle;
use serde_json::{Value, json};
use vsphere_automation_codegen::document::Source;
use vsphere_automation_codegen::model::watch_stages;
use vsphere_automation_codegen::{Target, generate};

use super::documents::{self, Measured};
use super::support::Fallible;
use super::support::clocks::{of_this_process, peak_memory};
use super::support::figures::{Line, Ratio};
use super::{Request, floor};

pub(crate) const PART: &str = "regenerating";
/// Set for a process that does one piece of work.
pub(crate) const WORK: &str = "COST_WORK";

/// Small documents are generated so often that there is something to measure: operations in all.
const ENOUGH: usize = 400;

const CPU: &str = "CPU";
const MEMORY: &str = "peak memory";
const FLOOR: &str = "the floor";

pub(crate) fn run(request: &Request) -> Fallible<()> {
    let folder = env::temp_dir().join(format!("vsphere-cost-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let outcome = documents::all(request).and_then(|all| measured(&all, request.turns, &folder));
    fs::remove_dir_all(&folder)?;
    outcome
}

fn measured(all: &[Measured], turns: usize, folder: &Path) -> Fallible<()> {
    let mut sizes: BTreeMap<usize, (usize, Ratio)> = BTreeMap::new();
    for document in all {
        let work = Work::of(document, folder)?;
        let (mut cpu, mut memory) = (Ratio::default(), Ratio::default());
        let mut stages: Vec<(String, Ratio)> = Vec::new();
        for turn in 0..=turns {
            let (ours, floor) = (done(&work.ours)?, done(&work.floor)?);
            // The first turn brings programs and documents into the system's memory.
            if turn == 0 {
                stages = ours.stages.into_iter().map(|(name, _)| (name, Ratio::default())).collect();
                continue;
            }
            cpu.add(ours.cpu, floor.cpu);
            memory.add(ours.memory, floor.memory);
            for ((_, ratio), (_, cpu)) in stages.iter_mut().zip(ours.stages) {
                ratio.add(cpu, floor.cpu);
            }
        }
        let operations = Some(work.operations);
        let line = |figure: &str, ratio: &Ratio| {
            Line { part: PART, what: &document.name, figure, beside: FLOOR, operations }.print(ratio)
        };
        line(CPU, &cpu);
        line(MEMORY, &memory);
        for (name, ratio) in &stages {
            line(&format!("CPU of {name}"), ratio);
        }
        sizes.extend(document.times.map(|times| (times, (work.operations, cpu))));
    }
    linear(&sizes);
    Ok(())
}

/// Whether what is so many times as large takes so many times as long: ours, and the floor, for which pages and caches do not
/// grow with the document either.
fn linear(sizes: &BTreeMap<usize, (usize, Ratio)>) {
    let (Some((_, (_, least))), Some((times, (operations, most)))) = (sizes.first_key_value(), sizes.last_key_value())
    else {
        return;
    };
    let what = format!("synthetic, {times} ×");
    let beside = format!("{times} times 1 ×");
    let line = |figure: &str, most: f64, least: f64| {
        #[expect(clippy::cast_precision_loss, reason = "a small number")]
        let ratio = Ratio::of(most, least * *times as f64);
        Line { part: PART, what: &what, figure, beside: &beside, operations: Some(*operations) }.print(&ratio);
    };
    line(CPU, most.ours(), least.ours());
    line("CPU of the floor", most.theirs(), least.theirs());
}

/// What a process is told, as JSON.
struct Work {
    ours: PathBuf,
    floor: PathBuf,
    operations: usize,
}

impl Work {
    fn of(document: &Measured, folder: &Path) -> Fallible<Self> {
        let Measured { source, target, .. } = document;
        let said = |problems: vsphere_automation_codegen::model::Problems| format!("{}: {problems:?}", document.name);
        let operations = generate(source, target).map_err(said)?.report.operations;
        let digestible = floor::document(document)?;
        let (ours, floor) = (folder.join("ours.json"), folder.join("floor.json"));
        let curated = matches!(target, Target::Curated);
        let times = (ENOUGH / operations.max(1)).max(1);
        let given = json!({"path": source.path, "text": source.text, "curated": curated, "times": times});
        fs::write(&ours, given.to_string())?;
        fs::write(&floor, json!({"digestible": digestible, "times": times}).to_string())?;
        Ok(Self { ours, floor, operations })
    }
}

/// What a process took.
struct Took {
    cpu: f64,
    memory: f64,
    stages: Vec<(String, f64)>,
}

fn done(work: &Path) -> Fallible<Took> {
    let output = Command::new(env::current_exe()?).env(WORK, work).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let took: Value = serde_json::from_slice(&output.stdout)?;
    let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
    let stages = took["stages"].as_array().into_iter().flatten();
    let stages = stages.map(|stage| (stage[0].as_str().unwrap_or_default().to_owned(), number(&stage[1]))).collect();
    Ok(Took { cpu: number(&took["cpu"]), memory: number(&took["memory"]), stages })
}

/// What the stages have taken, in the order in which they end, and the CPU that was taken by the end of the last.
static STAGES: Mutex<(Vec<(&str, f64)>, f64)> = Mutex::new((Vec::new(), 0.0));

fn ended(stage: &'static str) {
    let (Ok(mut stages), Ok(now)) = (STAGES.lock(), of_this_process()) else { return };
    let (stages, before) = &mut *stages;
    let took = now - std::mem::replace(before, now);
    match stages.iter_mut().find(|(name, _)| *name == stage) {
        Some((_, all)) => *all += took,
        None => stages.push((stage, took)),
    }
}

fn begun() -> Fallible<()> {
    let mut stages = STAGES.lock().map_err(|_| "a stage panicked")?;
    stages.1 = of_this_process()?;
    Ok(())
}

/// One piece of work, in a process of its own.
pub(crate) fn work(file: &str) -> Fallible<()> {
    let work: Value = serde_json::from_slice(&fs::read(file)?)?;
    let text = |name: &str| work[name].as_str().unwrap_or_default().to_owned();
    let times = work["times"].as_u64().unwrap_or(1);
    if work["digestible"].is_string() {
        let document = text("digestible");
        drop(work);
        for _ in 0..times {
            begun()?;
            std::hint::black_box(floor::text(&document, InterfaceStyle::Positional)?);
            ended("all");
        }
    } else {
        let source = Source { path: text("path"), text: text("text") };
        let target = if work["curated"] == true { Target::Curated } else { documents::package() };
        drop(work);
        watch_stages(ended);
        for _ in 0..times {
            begun()?;
            // The thread that it is done on goes with its time; by then the last stage has told.
            std::hint::black_box(generate(&source, &target).map_err(|problems| format!("{problems:?}"))?);
        }
    }
    let stages = &STAGES.lock().map_err(|_| "a stage panicked")?.0;
    let cpu: f64 = stages.iter().map(|(_, cpu)| cpu).sum();
    #[expect(clippy::cast_precision_loss, reason = "a small number")]
    let once = |cpu: f64| cpu / times as f64;
    let stages: Vec<(&str, f64)> = stages.iter().map(|(name, cpu)| (*name, once(*cpu))).collect();
    println!("{}", json!({"cpu": once(cpu), "memory": peak_memory()?, "stages": stages}));
    Ok(())
}
