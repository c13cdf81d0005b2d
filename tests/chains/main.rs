//! Random chains of builder calls, compiled, beside what a request of those calls is worth.
//!
//! The builder promises two things about `.build()`: what compiles is valid, whatever the values are that only the run
//! knows; and a chain that says plainly what it means compiles if it is valid. Both are checked against an oracle that
//! knows nothing of types.

mod dice;
mod oracle;
mod rules;
mod scratch;

use std::fmt::Write as _;

use dice::Dice;
use oracle::Call;
use rules::{Rule, RuleSet};
use scratch::{Errors, Scratch};

const CHAINS_OF_A_SET: usize = 8;

#[test]
fn what_compiles_is_valid_and_what_is_plain_and_valid_compiles() {
    let count = run("chains", 1..4, 80);
    println!("{count:?}");
    assert!(count.accepted > 100 && count.refused > 100, "a side is hardly tried: {count:?}");
    assert!(count.plain > 50 && count.kinds.iter().all(|kind| *kind > 2), "a kind is hardly tried: {count:?}");
}

#[test]
#[ignore = "takes minutes: thousands of chains"]
fn thousands_of_chains() {
    let count = run("chains-many", 100..120, 120);
    println!("{count:?}");
    assert!(count.accepted > 4000 && count.refused > 4000, "a side is hardly tried: {count:?}");
}

#[derive(Debug, Default)]
struct Count {
    chains: usize,
    accepted: usize,
    refused: usize,
    /// Those that had to compile.
    plain: usize,
    /// Valid ones that do not compile: they call `maybe_x`, or clear what they have set.
    cautious: usize,
    kinds: [usize; Rule::KINDS],
}

/// A chain and the lines on which it ends in `.build()` and in `.try_build()`.
struct Chain {
    set: usize,
    calls: Vec<Call>,
    line: usize,
}

/// Checks a batch for each seed.
fn run(name: &str, seeds: std::ops::Range<u64>, sets: usize) -> Count {
    let scratch = Scratch::new(name);
    let mut count = Count::default();
    for seed in seeds {
        let mut dice = Dice::new(seed);
        let mut sets: Vec<RuleSet> = (0..sets).map(|_| RuleSet::random(&mut dice)).collect();
        // Around the number from which the dependents of a field are no longer told apart.
        sets.extend([16, 17, 18].map(RuleSet::crowd));
        let (source, chains) = batch(&sets, &mut dice);
        let errors = scratch.check(&source);
        for kind in sets.iter().flat_map(|set| &set.rules).map(Rule::kind) {
            count.kinds[kind] += 1;
        }
        judge(seed, &sets, &source, &chains, &errors, &mut count);
    }
    count
}

/// The source of a batch. A chain is one line, so that an error's line tells which chain it is about.
fn batch(sets: &[RuleSet], dice: &mut Dice) -> (String, Vec<Chain>) {
    let mut source = String::from("#![allow(unused)]\nfn perhaps<T>() -> Option<T> { None }\n");
    let mut chains = Vec::new();
    for (index, set) in sets.iter().enumerate() {
        source.push_str(&set.source(&format!("S{index}")));
        for number in 0..CHAINS_OF_A_SET {
            let calls = set.calls(dice);
            let chain = set.chain(&format!("S{index}"), &calls);
            let line = source.lines().count() + 1;
            writeln!(source, "fn build_{index}_{number}() {{ let _ = {chain}.build(); }}").unwrap();
            writeln!(source, "fn try_{index}_{number}() {{ let _ = {chain}.try_build(); }}").unwrap();
            chains.push(Chain { set: index, calls, line });
        }
    }
    (source, chains)
}

fn judge(seed: u64, sets: &[RuleSet], source: &str, chains: &[Chain], errors: &Errors, count: &mut Count) {
    let text = |line: usize| source.lines().nth(line - 1).unwrap_or_default();
    for (line, reported) in errors {
        let is_chain = chains.iter().any(|chain| chain.line == *line || chain.line + 1 == *line);
        assert!(is_chain, "seed {seed}: {reported:?} at no chain: {}", text(*line));
        // Another code says that a method is missing or that types do not fit.
        let of_rules = reported.iter().all(|(code, _)| code == "E0277");
        assert!(of_rules, "seed {seed}: {reported:?} is no broken rule: {}", text(*line));
    }
    for Chain { set, calls, line } in chains {
        let (set, resource) = (&sets[*set], sets[*set].source("S"));
        let compiles = !errors.contains_key(line);
        let tries = !errors.contains_key(&(line + 1));
        let (valid, plain) = (oracle::always_valid(set, calls), oracle::is_plain(calls));
        let story = || format!("seed {seed}:\n{resource}{}\n{:?}", text(*line), errors.get(line));
        assert!(!compiles || valid, "compiles and breaks a rule: {}", story());
        assert!(compiles || !valid || !plain, "is valid and does not compile: {}", story());
        assert!(tries || !compiles, "builds, but does not try to: {}", story());
        let free = plain && oracle::never_crowded(set, calls);
        assert!(tries || !free, "`try_build` is missing: {}\n{:?}", story(), errors.get(&(line + 1)));
        count.chains += 1;
        count.accepted += usize::from(compiles);
        count.refused += usize::from(!compiles);
        count.plain += usize::from(valid && plain);
        count.cautious += usize::from(valid && !compiles);
    }
}
