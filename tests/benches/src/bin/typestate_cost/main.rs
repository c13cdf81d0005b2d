//! What the states of a builder cost the compiler, in instructions of `rustc`; `tests/benches/README.md` tells more.
//!
//! ```text
//! cargo run -p patch-benches --bin typestate_cost
//! ```

mod generate;

use std::env;
use std::error::Error;

use generate::{Shape, resource};
use patch_benches::callgrind;
use patch_benches::scratch::Scratch;

const USAGE: &str = "usage: typestate_cost [--ruled N]...";

/// Ruled fields, and how many times the builder without states they may cost.
const BOUNDS: [(usize, f64); 3] = [(5, 1.15), (20, f64::INFINITY), (50, 2.5)];

fn main() -> Result<(), Box<dyn Error>> {
    let chosen = chosen(env::args().skip(1))?;
    if !callgrind::is_installed() {
        println!("nothing is measured: valgrind is missing (package `valgrind`)");
        return Ok(());
    }
    eprintln!("building the dependencies once ...");
    let scratch = Scratch::new("typestate_cost")?;
    let millions = |name: &str, source: &str| -> Result<f64, Box<dyn Error>> {
        let path = scratch.write(name, source)?;
        let instructions = callgrind::count(&scratch.command(&path), None)?;
        Ok(f64::from(u32::try_from(instructions / 10_000)?) / 100.0)
    };
    let nothing = millions("nothing", "")?;

    println!("20 fields without rules, N with, {} chains of all setters", generate::CHAINS);
    println!("millions of instructions of `rustc`; {nothing:.0} of them for an empty crate\n");
    println!("   N   shape    no rules   states   ratio   bound");
    let mut is_over = false;
    for (ruled, bound) in BOUNDS.into_iter().filter(|(ruled, _)| chosen.is_empty() || chosen.contains(ruled)) {
        let plain = millions("plain", &resource(20, ruled, Shape::Free))?;
        for shape in [Shape::Pairs, Shape::Star, Shape::Chain] {
            let states = millions("states", &resource(20, ruled, shape))?;
            let ratio = states / plain;
            is_over |= ratio > bound;
            let bound = if bound.is_finite() { format!("{bound:.2}") } else { "-".into() };
            println!("{ruled:>4}   {:<6} {plain:>10.1} {states:>8.1} {ratio:>7.2} {bound:>7}", shape.name());
        }
    }
    if chosen.is_empty() {
        println!("\n   N   without rules   each, beyond an empty crate");
        let mut each = Vec::new();
        for fields in [20, 100, 200] {
            let plain = millions("wide", &resource(fields, 0, Shape::Free))?;
            each.push((plain - nothing) / f64::from(u32::try_from(fields)?));
            println!("{fields:>4} {plain:>15.1}   {:>6.2}", each[each.len() - 1]);
        }
        // Linear, or less because something is paid only once.
        is_over |= each[2] > each[0] * 1.05;
    }
    if is_over { Err("over the bound".into()) } else { Ok(()) }
}

/// The numbers of ruled fields that the arguments choose; none is all.
fn chosen(mut arguments: impl Iterator<Item = String>) -> Result<Vec<usize>, Box<dyn Error>> {
    let mut chosen = Vec::new();
    while let Some(option) = arguments.next() {
        match arguments.next().map(|value| value.parse()) {
            Some(Ok(value)) if option == "--ruled" && BOUNDS.iter().any(|(ruled, _)| *ruled == value) => {
                chosen.push(value);
            }
            _ => return Err(USAGE.into()),
        }
    }
    Ok(chosen)
}
