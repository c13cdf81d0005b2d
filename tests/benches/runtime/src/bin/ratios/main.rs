//! What requests cost when a program runs, as ratios of instructions in a Markdown table; `tests/benches/README.md`
//! tells more.
//!
//! ```text
//! cargo run --release -p patch-benches-runtime --bin ratios
//! ```

mod cases;
mod table;

use std::collections::BTreeMap;
use std::env;
use std::error::Error;
use std::process::Command;

use patch_benches::callgrind;

/// With this argument the program runs the cases instead of measuring a run of itself.
const RUN: &str = "--run-cases";

fn main() -> Result<(), Box<dyn Error>> {
    if env::args().nth(1).is_some_and(|argument| argument == RUN) {
        cases::run();
        return Ok(());
    }
    if !callgrind::is_installed() {
        println!("nothing is measured: valgrind is missing (package `valgrind`)");
        return Ok(());
    }
    let program = env::current_exe()?;
    let folder = program.with_file_name("ratios-callgrind");
    let mut command = Command::new(&program);
    command.arg(RUN);
    let (counts, printed) = callgrind::count_each(&command, cases::COUNTED, &folder)?;
    let names: Vec<_> = printed.lines().map(cases::Name::parse).collect::<Option<_>>().ok_or("an odd name")?;
    if names.len() != counts.len() {
        return Err(format!("{} cases ran and {} were counted", names.len(), counts.len()).into());
    }
    let counts: BTreeMap<_, _> = names.into_iter().zip(counts).collect();
    print!("{}", table::markdown(&counts));
    Ok(())
}
