//! How much time child processes took: user CPU time where the system tells it without unsafe code, else wall time.

use std::fs;
use std::time::Instant;

/// Ticks of `/proc` in a second. The kernel's `USER_HZ`: 100 on every common architecture, and the ratio needs no unit.
const TICKS: f64 = 100.0;

/// What is measured.
#[derive(Clone, Copy)]
pub(crate) enum Clock {
    UserCpu,
    Wall,
}

impl Clock {
    pub(crate) fn best() -> Self {
        if children_ticks().is_some() { Self::UserCpu } else { Self::Wall }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::UserCpu => "user CPU time",
            Self::Wall => "wall time",
        }
    }

    /// Seconds that the children started by `work` took.
    pub(crate) fn time<E>(self, work: impl FnOnce() -> Result<(), E>) -> Result<f64, E> {
        let (ticks, start) = (children_ticks(), Instant::now());
        work()?;
        Ok(match (self, ticks, children_ticks()) {
            (Self::UserCpu, Some(before), Some(after)) => (after - before) / TICKS,
            _ => start.elapsed().as_secs_f64(),
        })
    }
}

/// User time of all children that ended and were waited for: `cutime`, field 16 of `proc(5)`'s `stat`.
fn children_ticks() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is the program's name in parentheses and may hold anything; the third follows the last of them.
    let (_, from_the_third) = stat.rsplit_once(") ")?;
    from_the_third.split(' ').nth(16 - 3)?.parse().ok()
}
