//! What the builder costs when the program runs, beside the struct literal; `tests/benches/README.md` tells more.
//!
//! ```text
//! cargo run -p patch-benches --bin builder_speed
//! ```

mod generate;

use std::error::Error;
use std::process::Command;

use generate::program;
use patch_benches::{callgrind, scratch};

/// How often each function is called while its instructions are counted.
const CALLS: u64 = 1000;

/// How many times the struct literal the builder may cost.
const BOUND: f64 = 1.1;

fn main() -> Result<(), Box<dyn Error>> {
    if !callgrind::is_installed() {
        println!("nothing is measured: valgrind is missing (package `valgrind`)");
        return Ok(());
    }
    println!("a request of {} fields, instructions to build one at opt-level 3", generate::FIELDS.len());
    println!("                 literal   builder   ratio   bound");
    let mut is_over = false;
    for (name, with_rules) in [("without rules", false), ("with rules", true)] {
        let path = scratch::release_program("builder_speed", &program(with_rules, CALLS))?;
        let instructions = |function: &str| -> Result<f64, Box<dyn Error>> {
            let mut command = Command::new(&path);
            command.arg(function);
            let all = callgrind::count(&command, Some(&format!("by_{function}")))?;
            Ok(f64::from(u32::try_from(all)?) / f64::from(u32::try_from(CALLS)?))
        };
        let (literal, builder) = (instructions("literal")?, instructions("builder")?);
        let ratio = builder / literal;
        is_over |= ratio > BOUND;
        println!("{name:<14} {literal:>9.0} {builder:>9.0} {ratio:>7.2} {BOUND:>7.2}");
    }
    if is_over { Err("over the bound".into()) } else { Ok(()) }
}
