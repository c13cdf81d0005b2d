//! Instructions that a program executes, counted by valgrind: the same number in every run, on every machine.

use std::error::Error;
use std::io;
use std::process::{Command, Stdio};

/// Whether valgrind is there. Debian and its kin have it as the package `valgrind`.
#[must_use]
pub fn is_installed() -> bool {
    let version = Command::new("valgrind").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    version.is_ok_and(|status| status.success())
}

/// Runs a command and counts its instructions, all of them or those of one function and what it calls.
pub fn count(command: &Command, function: Option<&str>) -> Result<u64, Box<dyn Error>> {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
    if let Some(function) = function {
        valgrind.arg(format!("--toggle-collect={function}"));
    }
    valgrind.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => valgrind.env(name, value),
            None => valgrind.env_remove(name),
        };
    }
    let output = valgrind.output().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "valgrind is missing: install the package `valgrind`".into(),
        _ => error.to_string(),
    })?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("{command:?} failed under valgrind:\n{said}").into());
    }
    // ==123== Collected : 45678
    let collected = said.lines().find_map(|line| line.split_once("Collected : "));
    let (_, number) = collected.ok_or_else(|| format!("valgrind counted nothing:\n{said}"))?;
    Ok(number.trim().parse()?)
}
