//! The command line.

use std::error::Error;
use std::str::FromStr;

use patch_benches::scratch::Mode;

use crate::generate::{ROWS, Row};

pub(crate) const USAGE: &str =
    "usage: compile_cost [--resources N,..] [--modes check,build,release] [--rows ROW,..] [--runs N]
                    [--wide FIELDS,..] [--cold] [--instructions]
rows: domain serde ours ours-ruled by-hand struct-patch bon typed-builder optionable";

/// What is measured, and how often.
#[derive(Debug, PartialEq)]
pub(crate) struct Options {
    pub(crate) resources: Vec<usize>,
    pub(crate) modes: Vec<Mode>,
    pub(crate) rows: Vec<Row>,
    pub(crate) runs: usize,
    /// Numbers of fields of one struct.
    pub(crate) wide: Vec<usize>,
    /// Whether the dependencies are built from nothing.
    pub(crate) cold: bool,
    /// Whether `rustc`'s instructions are counted, too.
    pub(crate) instructions: bool,
}

impl Options {
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let mut options = Self {
            resources: Vec::new(),
            modes: vec![Mode::Check],
            rows: ROWS.to_vec(),
            runs: 3,
            wide: Vec::new(),
            cold: false,
            instructions: false,
        };
        while let Some(option) = arguments.next() {
            let mut value = || arguments.next().ok_or(USAGE);
            match &*option {
                "--resources" => options.resources = numbers(&value()?)?,
                "--modes" => options.modes = value()?.split(',').map(mode).collect::<Result<_, _>>()?,
                "--rows" => options.rows = value()?.split(',').map(row).collect::<Result<_, _>>()?,
                "--runs" => options.runs = number(&value()?)?,
                "--wide" => options.wide = numbers(&value()?)?,
                "--cold" => options.cold = true,
                "--instructions" => options.instructions = true,
                _ => return Err(USAGE.into()),
            }
        }
        if options.resources.is_empty() && options.wide.is_empty() && !options.cold {
            options.resources = vec![50];
        }
        Ok(options)
    }
}

fn numbers(text: &str) -> Result<Vec<usize>, Box<dyn Error>> {
    text.split(',').map(number).collect()
}

fn number(text: &str) -> Result<usize, Box<dyn Error>> {
    usize::from_str(text).ok().filter(|number| *number > 0).ok_or_else(|| USAGE.into())
}

fn mode(word: &str) -> Result<Mode, Box<dyn Error>> {
    match word {
        "check" => Ok(Mode::Check),
        "build" => Ok(Mode::Build),
        "release" => Ok(Mode::Release),
        _ => Err(USAGE.into()),
    }
}

fn row(word: &str) -> Result<Row, Box<dyn Error>> {
    ROWS.into_iter().find(|row| row.word() == word).ok_or_else(|| USAGE.into())
}
