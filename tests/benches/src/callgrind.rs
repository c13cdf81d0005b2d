//! Instructions that a program executes, counted by valgrind: the same number in every run, on every machine.

use std::error::Error;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{fs, io};

/// Whether valgrind is there. Debian and its kin have it as the package `valgrind`.
#[must_use]
pub fn is_installed() -> bool {
    let version = Command::new("valgrind").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    version.is_ok_and(|status| status.success())
}

/// Runs a command and counts its instructions, all of them or those of one function and what it calls.
pub fn count(command: &Command, function: Option<&str>) -> Result<u64, Box<dyn Error>> {
    let mut options = vec!["--callgrind-out-file=/dev/null".to_owned()];
    options.extend(function.map(|function| format!("--toggle-collect={function}")));
    let (_, said) = run(command, &options)?;
    // ==123== Collected : 45678
    let collected = said.lines().find_map(|line| line.split_once("Collected : "));
    let (_, number) = collected.ok_or_else(|| format!("valgrind counted nothing:\n{said}"))?;
    Ok(number.trim().parse()?)
}

/// Runs a command and counts the instructions of each call of a function by itself, with what it calls. The function is
/// told by its path. Also returned is what the command printed.
pub fn count_each(command: &Command, function: &str, folder: &Path) -> Result<(Vec<u64>, String), Box<dyn Error>> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let options = [
        format!("--callgrind-out-file={}", folder.join("calls").display()),
        format!("--toggle-collect={function}"),
        format!("--dump-after={function}"),
    ];
    let (printed, _) = run(command, &options)?;
    // A file for each call, calls.1 and so on, and one without a number for what comes after the last of them.
    let mut counts = Vec::new();
    while let Ok(dump) = fs::read_to_string(folder.join(format!("calls.{}", counts.len() + 1))) {
        let total = dump.lines().find_map(|line| line.strip_prefix("summary: ").or(line.strip_prefix("totals: ")));
        counts.push(total.ok_or("a call without a total")?.trim().parse()?);
    }
    fs::remove_dir_all(folder)?;
    Ok((counts, printed))
}

/// Runs a command under callgrind: what it printed, and what valgrind said.
fn run(command: &Command, options: &[String]) -> Result<(String, String), Box<dyn Error>> {
    let mut valgrind = Command::new("valgrind");
    valgrind.arg("--tool=callgrind").args(options).arg(command.get_program()).args(command.get_args());
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
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() {
        Ok((String::from_utf8(output.stdout)?, said))
    } else {
        Err(format!("{command:?} failed under valgrind:\n{said}").into())
    }
}
