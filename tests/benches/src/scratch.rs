//! A throw-away package beside the program: its dependencies are built once by cargo, its sources compiled by `rustc`.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// A crate to depend on: its name in code, and its line in the manifest; `{runtime}` is the folder of `patch-runtime`.
pub type Dependency = (&'static str, &'static str);

/// What the derive and serde need.
pub const USUAL: [Dependency; 3] = [
    ("patch_runtime", "patch-runtime = { path = '{runtime}' }"),
    ("serde", "serde = { version = \"1\", features = [\"derive\"] }"),
    ("serde_json", "serde_json = \"1\""),
];

/// What is asked of `rustc`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mode {
    /// What `cargo check` asks of it for a library.
    Check,
    /// A program for debugging.
    Build,
    /// A program at opt-level 3, without symbols.
    Release,
}

/// The package and how to call `rustc` in it.
pub struct Scratch {
    folder: PathBuf,
    rustc: PathBuf,
    mode: Mode,
    /// `-L` and `--extern` of the built dependencies.
    flags: Vec<String>,
}

impl Scratch {
    /// Makes a package to check in and builds what it depends on.
    pub fn new(name: &str) -> Result<Self, Box<dyn Error>> {
        Self::with(name, &USUAL, Mode::Check)
    }

    /// Makes a package with these dependencies, for this mode.
    pub fn with(name: &str, dependencies: &[Dependency], mode: Mode) -> Result<Self, Box<dyn Error>> {
        let folder = prepare(name, dependencies)?;
        let flags = build_dependencies(&folder, dependencies, mode)?;
        Ok(Self { folder, rustc: rustc()?, mode, flags })
    }

    /// Writes a source file.
    pub fn write(&self, name: &str, source: &str) -> Result<PathBuf, Box<dyn Error>> {
        let path = self.folder.join(name).with_extension("rs");
        fs::write(&path, source)?;
        Ok(path)
    }

    /// What cargo calls for one crate, without cargo around it.
    #[must_use]
    pub fn command(&self, source: &Path) -> Command {
        let mut command = Command::new(&self.rustc);
        command.args(["--edition=2024", "--cap-lints=allow"]).args(match self.mode {
            Mode::Check => ["--crate-type=lib", "--emit=metadata", "-Cdebuginfo=2"],
            Mode::Build => ["--crate-type=bin", "--emit=link", "-Cdebuginfo=2"],
            Mode::Release => ["--crate-type=bin", "-Copt-level=3", "-Cstrip=symbols"],
        });
        command.arg("--out-dir").arg(&self.folder).args(&self.flags).arg(source);
        command
    }

    /// The program that the command for this source makes.
    #[must_use]
    pub fn program(&self, source: &Path) -> PathBuf {
        source.with_extension("")
    }
}

/// Builds a program with full optimization, in a package of its own, and tells where it is.
pub fn release_program(name: &str, source: &str) -> Result<PathBuf, Box<dyn Error>> {
    let folder = prepare(name, &USUAL)?;
    fs::write(folder.join("src/main.rs"), source)?;
    let target = folder.join("target");
    let status =
        cargo().args(["build", "--quiet", "--release", "--target-dir"]).arg(&target).current_dir(&folder).status()?;
    if status.success() { Ok(target.join("release/scratch")) } else { Err("the program does not compile".into()) }
}

/// Makes a package that depends on these crates and has nothing in it, in a folder of its own.
pub fn prepare(name: &str, dependencies: &[Dependency]) -> Result<PathBuf, Box<dyn Error>> {
    // target/debug/compile_cost -> target/scratch/compile_cost
    let program = env::current_exe()?;
    let target = program.ancestors().nth(2).ok_or("this program is not in a target folder")?;
    let folder = target.join("scratch").join(name);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let runtime = root.join("patch-runtime").display().to_string();

    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/lib.rs"), "")?;
    let lines: Vec<String> = dependencies.iter().map(|(_, line)| line.replace("{runtime}", &runtime)).collect();
    // Not a member of the workspace around it.
    let package = "[package]\nname = \"scratch\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n";
    fs::write(folder.join("Cargo.toml"), format!("{package}\n[dependencies]\n{}\n", lines.join("\n")))?;
    // The same versions as the workspace has.
    if root.join("Cargo.lock").exists() {
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    }
    Ok(folder)
}

/// Lets cargo compile the empty package and reads from its messages where the dependencies are.
fn build_dependencies(folder: &Path, dependencies: &[Dependency], mode: Mode) -> Result<Vec<String>, Box<dyn Error>> {
    let target = folder.join("target");
    let (verb, profile, extension) = match mode {
        Mode::Check => ("check", "debug", "rmeta"),
        Mode::Build => ("build", "debug", "rlib"),
        Mode::Release => ("build", "release", "rlib"),
    };
    let mut cargo = cargo();
    cargo.args([verb, "--quiet", "--message-format=json", "--target-dir"]).arg(&target);
    if mode == Mode::Release {
        cargo.arg("--release");
    }
    let output = cargo.current_dir(folder).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        return Err("the dependencies do not build".into());
    }

    let mut flags = vec![format!("-Ldependency={}", target.join(profile).join("deps").display())];
    for line in String::from_utf8(output.stdout)?.lines() {
        let message: Value = serde_json::from_str(line)?;
        let Some((name, _)) = dependencies.iter().find(|(name, _)| message["target"]["name"] == *name) else {
            continue;
        };
        let files = message["filenames"].as_array().into_iter().flatten().filter_map(Value::as_str);
        for file in files.filter(|file| Path::new(file).extension().is_some_and(|end| end == extension)) {
            flags.push(format!("--extern={name}={file}"));
        }
    }
    if flags.len() != dependencies.len() + 1 {
        return Err(format!("cargo told of other files than expected: {flags:?}").into());
    }
    Ok(flags)
}

/// The cargo that runs this program, or the one at hand.
#[must_use]
pub fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The compiler itself and not a proxy in front of it, whose time would count too.
fn rustc() -> Result<PathBuf, Box<dyn Error>> {
    let output = Command::new("rustc").args(["--print", "sysroot"]).output()?;
    Ok(Path::new(String::from_utf8(output.stdout)?.trim()).join("bin").join("rustc"))
}
