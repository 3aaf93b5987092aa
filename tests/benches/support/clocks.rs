//! CPU and memory, as Linux tells them. Elsewhere there is nothing to tell, which is not a number.

use std::fs;

use super::Fallible;

/// Seconds of CPU that this process took so far: those of the threads that it has now.
pub(crate) fn of_this_process() -> Fallible<f64> {
    // The system counts a thread's time anew when it might give it to another.
    std::thread::yield_now();
    let mut nanoseconds = 0.0;
    let Ok(threads) = fs::read_dir("/proc/self/task") else { return Ok(f64::NAN) };
    for thread in threads {
        // One that has ended by now is of no account.
        let Ok(statistics) = fs::read_to_string(thread?.path().join("schedstat")) else { continue };
        nanoseconds += statistics.split_whitespace().next().unwrap_or_default().parse::<f64>()?;
    }
    Ok(nanoseconds / 1e9)
}

/// Hundredths of seconds of CPU that the processes took which this one has waited for, and those that they have waited for.
pub(crate) fn of_children() -> Fallible<f64> {
    let Ok(statistics) = fs::read_to_string("/proc/self/stat") else { return Ok(f64::NAN) };
    // The name of the program may hold anything; what follows its bracket are numbers.
    let fields = statistics.rsplit_once(')').map_or("", |(_, fields)| fields);
    let ticks = fields.split_whitespace().skip(13).take(2).map(str::parse::<f64>);
    Ok(ticks.sum::<Result<f64, _>>()?)
}

/// The most memory that this process had at once, in bytes.
pub(crate) fn peak_memory() -> Fallible<f64> {
    let Ok(status) = fs::read_to_string("/proc/self/status") else { return Ok(f64::NAN) };
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    Ok(peak.unwrap_or("NaN").parse::<f64>()? * 1024.0)
}
