//! Schemas against the parser: over documents made up at random, both accept and refuse the same ones; where they do
//! not, [`differences`] says so.

mod agreement;
#[path = "../../../chains/dice.rs"]
#[allow(dead_code, reason = "calls are shuffled elsewhere")]
mod dice;
mod differences;
mod documents;
mod openapi;
mod requests;
mod texts;
mod ui;
