//! What a child process took: user CPU time, and the largest part of its memory that was in use at once.

use std::error::Error;
use std::process::Command;

use wait4::Wait4 as _;

/// What one run took.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    /// Seconds.
    pub(crate) time: f64,
    /// Bytes; of the largest process where there are several.
    pub(crate) memory: f64,
}

/// Runs a command to its end. What it prints is the user's to see only if it fails.
pub(crate) fn run(command: &mut Command) -> Result<Cost, Box<dyn Error>> {
    let used = command.spawn()?.wait4()?;
    if !used.status.success() {
        return Err(format!("{:?} failed", command.get_program()).into());
    }
    #[allow(clippy::cast_precision_loss)] // far below 2^52
    let memory = used.rusage.maxrss as f64;
    Ok(Cost { time: used.rusage.utime.as_secs_f64(), memory })
}

/// The middle one.
pub(crate) fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 0 { f64::midpoint(sorted[middle - 1], sorted[middle]) } else { sorted[middle] }
}
