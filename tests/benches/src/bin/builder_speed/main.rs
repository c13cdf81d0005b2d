//! What building and applying a request cost when the program runs, beside what one would write by hand;
//! `tests/benches/README.md` tells more.
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

/// How many times what is written by hand they may cost.
const BOUND: f64 = 1.1;

/// What is measured, in a program with rules or without, and the two functions.
const ROWS: [(&str, bool, &str, &str); 3] = [
    ("build, without rules", false, "literal", "builder"),
    ("build, with rules", true, "literal", "builder"),
    ("apply", false, "assignments", "apply"),
];

fn main() -> Result<(), Box<dyn Error>> {
    if !callgrind::is_installed() {
        println!("nothing is measured: valgrind is missing (package `valgrind`)");
        return Ok(());
    }
    println!("a request with {} fields set, instructions at opt-level 3", generate::FIELDS.len());
    println!("{:<20} {:>9} {:>9} {:>7} {:>7}", "", "by hand", "ours", "ratio", "bound");
    let mut is_over = false;
    for (name, with_rules, by_hand, ours) in ROWS {
        let path = scratch::release_program("builder_speed", &program(with_rules, CALLS))?;
        let instructions = |function: &str| -> Result<f64, Box<dyn Error>> {
            let mut command = Command::new(&path);
            command.arg(function);
            let all = callgrind::count(&command, Some(&format!("by_{function}")))?;
            Ok(f64::from(u32::try_from(all)?) / f64::from(u32::try_from(CALLS)?))
        };
        let (by_hand, ours) = (instructions(by_hand)?, instructions(ours)?);
        let ratio = ours / by_hand;
        is_over |= ratio > BOUND;
        println!("{name:<20} {by_hand:>9.0} {ours:>9.0} {ratio:>7.2} {BOUND:>7.2}");
    }
    if is_over { Err("over the bound".into()) } else { Ok(()) }
}
