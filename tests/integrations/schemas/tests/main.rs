//! Schemas against the parser: over documents made up at random, both accept and refuse the same ones; where they do
//! not, [`differences`] says so.

mod agreement;
mod dice;
mod differences;
mod documents;
mod openapi;
mod requests;
mod texts;
mod ui;
