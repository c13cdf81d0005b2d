//! A build of the dependencies from nothing, with the runtime and the macro among them and without.

use std::error::Error;
use std::fs;

use patch_benches::scratch::{USUAL, cargo, prepare};

use crate::clock::{self, Cost, median};

pub(crate) fn measure(runs: usize) -> Result<(), Box<dyn Error>> {
    let sides =
        [("serde + serde_json", prepare("cold_serde", &USUAL[1..])?), ("and ours", prepare("cold_ours", &USUAL)?)];
    let mut costs: [Vec<Cost>; 2] = [Vec::new(), Vec::new()];
    for _ in 0..runs {
        for ((_, folder), costs) in sides.iter().zip(&mut costs) {
            let target = folder.join("target");
            if target.exists() {
                fs::remove_dir_all(&target)?;
            }
            let mut cargo = cargo();
            cargo.args(["build", "--quiet", "--jobs=1", "--target-dir"]).arg(&target).current_dir(folder);
            // Ours are in a folder and not in a registry, where they would be compiled without these two costs.
            cargo.env("CARGO_INCREMENTAL", "0").env("RUSTFLAGS", "--cap-lints=allow");
            costs.push(clock::run(&mut cargo)?);
        }
    }
    println!("\n### The dependencies from nothing, debug build, {runs} runs in turn\n");
    println!("| dependencies | user CPU, s | ratio |\n| --- | ---: | ---: |");
    let times = costs.map(|costs| median(costs.iter().map(|cost| cost.time)));
    for ((name, _), time) in sides.iter().zip(times) {
        println!("| {name} | {time:.2} | {:.2} |", time / times[0]);
    }
    Ok(())
}
