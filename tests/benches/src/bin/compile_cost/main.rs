//! The compile-time cost of derived requests beside hand-written ones; `tests/benches/README.md` tells what is measured.
//!
//! ```text
//! cargo run -p patch-benches --bin compile_cost -- --requests 50 --runs 3
//! ```

mod clock;
mod generate;

use std::env;
use std::error::Error;

use clock::Clock;
use patch_benches::scratch::Scratch;

const USAGE: &str = "usage: compile_cost [--requests N] [--runs N]";

fn main() -> Result<(), Box<dyn Error>> {
    let (requests, runs) = numbers(env::args().skip(1))?;

    eprintln!("building the dependencies once ...");
    let scratch = Scratch::new("compile_cost")?;
    let sides = [
        ("by hand", scratch.write("by_hand", &generate::by_hand(requests))?),
        ("derived", scratch.write("derived", &generate::derived(requests))?),
    ];

    let clock = Clock::best();
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..runs {
        // In turn, so that a machine that gets slower or faster meanwhile does so for both.
        for ((_, source), times) in sides.iter().zip(&mut times) {
            times.push(clock.time(|| scratch.check(source))?);
        }
    }

    println!(
        "{requests} requests of {} fields, {} of `rustc`, {runs} runs in turn",
        generate::FIELDS.len(),
        clock.name()
    );
    println!("           median   per request   runs");
    let mut medians = Vec::new();
    for ((name, _), times) in sides.iter().zip(&times) {
        let median = median(times);
        let each = median * 1000.0 / f64::from(requests);
        let all: Vec<String> = times.iter().map(|time| format!("{time:.2}")).collect();
        println!("{name:<8} {median:>6.2} s   {each:>8.1} ms   {}", all.join(" "));
        medians.push(median);
    }
    let fastest = times.map(|times| times.into_iter().fold(f64::INFINITY, f64::min));
    println!("ratio    {:>6.2}     ({:.2} of the fastest runs)", medians[1] / medians[0], fastest[1] / fastest[0]);
    Ok(())
}

/// Requests and runs, as the arguments say or as they are when nothing is said.
fn numbers(mut arguments: impl Iterator<Item = String>) -> Result<(u32, u32), Box<dyn Error>> {
    let (mut requests, mut runs) = (50, 3);
    while let Some(option) = arguments.next() {
        let number = match option.as_str() {
            "--requests" => &mut requests,
            "--runs" => &mut runs,
            _ => return Err(USAGE.into()),
        };
        *number = match arguments.next().map(|value| value.parse()) {
            Some(Ok(value)) if value > 0 => value,
            _ => return Err(USAGE.into()),
        };
    }
    Ok((requests, runs))
}

fn median(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 0 { f64::midpoint(sorted[middle - 1], sorted[middle]) } else { sorted[middle] }
}
