//! The compile-time cost of derived requests beside other ways to have them; `tests/benches/README.md` tells what is
//! measured.
//!
//! ```text
//! cargo run -p patch-benches --bin compile_cost -- --resources 50 --modes check,build --runs 3
//! ```

mod clock;
mod cold;
mod generate;
mod options;

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use clock::{Cost, median};
use generate::Row;
use options::Options;
use patch_benches::callgrind;
use patch_benches::scratch::{Dependency, Mode, Scratch, USUAL};

fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse(env::args().skip(1))?;
    for &mode in &options.modes {
        if options.resources.is_empty() && options.wide.is_empty() {
            break;
        }
        eprintln!("building the dependencies once ...");
        let scratch = Scratch::with("compile_cost", &dependencies(&options.rows), mode)?;
        for &resources in &options.resources {
            let title = format!("{resources} resources of 20 fields, {mode:?}");
            measure(&title, &options, &scratch, mode, |row| row.source(resources))?;
        }
        for &fields in &options.wide {
            let title = format!("one resource of {fields} fields, {mode:?}");
            measure(&title, &options, &scratch, mode, |row| row.wide(fields))?;
        }
    }
    if options.cold { cold::measure(options.runs) } else { Ok(()) }
}

/// What the chosen rows depend on: the same for all of them, so that they differ in their sources alone.
fn dependencies(rows: &[Row]) -> Vec<Dependency> {
    let mut dependencies: Vec<Dependency> = USUAL[1..].to_vec();
    for dependency in rows.iter().flat_map(|row| row.dependencies()) {
        if !dependencies.contains(dependency) {
            dependencies.push(*dependency);
        }
    }
    dependencies
}

/// Measures the rows in turn, so that a machine that gets slower or faster meanwhile does so for all, and prints a table.
fn measure(
    title: &str,
    options: &Options,
    scratch: &Scratch,
    mode: Mode,
    source: impl Fn(Row) -> String,
) -> Result<(), Box<dyn Error>> {
    let sources: Vec<(Row, PathBuf)> = options
        .rows
        .iter()
        .map(|&row| Ok((row, scratch.write(&row.word().replace('-', "_"), &source(row))?)))
        .collect::<Result<_, Box<dyn Error>>>()?;
    let mut costs: Vec<Vec<Cost>> = vec![Vec::new(); sources.len()];
    for _ in 0..options.runs {
        for ((_, path), costs) in sources.iter().zip(&mut costs) {
            costs.push(clock::run(&mut scratch.command(path))?);
        }
    }

    let time = |costs: &[Cost]| median(costs.iter().map(|cost| cost.time));
    let reference = sources.iter().position(|(row, _)| *row == Row::ByHand).map(|place| time(&costs[place]));
    println!("\n### {title}, {} runs in turn\n", options.runs);
    println!("| row | user CPU, s | to the reference | peak memory, MB | size, kB | Minstr |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: |");
    for ((row, path), costs) in sources.iter().zip(&costs) {
        let ratio = reference.map_or("-".into(), |reference| format!("{:.2}", time(costs) / reference));
        let memory = median(costs.iter().map(|cost| cost.memory)) / 1e6;
        let size = match mode {
            Mode::Release => (fs::metadata(scratch.program(path))?.len() / 1000).to_string(),
            Mode::Check | Mode::Build => "-".into(),
        };
        let instructions = if options.instructions && callgrind::is_installed() {
            (callgrind::count(&scratch.command(path), None)? / 1_000_000).to_string()
        } else {
            "-".into()
        };
        println!("| {} | {:.2} | {ratio} | {memory:.0} | {size} | {instructions} |", row.title(), time(costs));
    }
    Ok(())
}
