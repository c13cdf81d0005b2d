//! A throw-away package beside the program: its dependencies are built once by cargo, its sources checked by `rustc`.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

const DEPENDENCIES: [&str; 3] = ["patch_runtime", "serde", "serde_json"];

/// The package and how to call `rustc` in it.
pub struct Scratch {
    folder: PathBuf,
    rustc: PathBuf,
    /// `-L` and `--extern` of the built dependencies.
    flags: Vec<String>,
}

impl Scratch {
    /// Makes the package and builds what it depends on.
    pub fn new(name: &str) -> Result<Self, Box<dyn Error>> {
        let folder = prepare(name)?;
        let flags = build_dependencies(&folder)?;
        Ok(Self { folder, rustc: rustc()?, flags })
    }

    /// Writes a source file.
    pub fn write(&self, name: &str, source: &str) -> Result<PathBuf, Box<dyn Error>> {
        let path = self.folder.join(name).with_extension("rs");
        fs::write(&path, source)?;
        Ok(path)
    }

    /// What `cargo check` calls for one crate, without cargo around it.
    #[must_use]
    pub fn command(&self, source: &Path) -> Command {
        let mut command = Command::new(&self.rustc);
        command
            .args(["--edition=2024", "--crate-type=lib", "--emit=metadata", "-Cdebuginfo=2", "--out-dir"])
            .arg(&self.folder)
            .args(&self.flags)
            .arg(source);
        command
    }

    /// Checks a crate.
    pub fn check(&self, source: &Path) -> Result<(), Box<dyn Error>> {
        let status = self.command(source).status()?;
        if status.success() { Ok(()) } else { Err(format!("{} does not compile", source.display()).into()) }
    }
}

/// Builds a program with full optimization, in a package of its own, and tells where it is.
pub fn release_program(name: &str, source: &str) -> Result<PathBuf, Box<dyn Error>> {
    let folder = prepare(name)?;
    fs::write(folder.join("src/main.rs"), source)?;
    let target = folder.join("target");
    let status =
        cargo().args(["build", "--quiet", "--release", "--target-dir"]).arg(&target).current_dir(&folder).status()?;
    if status.success() { Ok(target.join("release/scratch")) } else { Err("the program does not compile".into()) }
}

fn prepare(name: &str) -> Result<PathBuf, Box<dyn Error>> {
    // target/debug/compile_cost -> target/scratch/compile_cost
    let program = env::current_exe()?;
    let target = program.ancestors().nth(2).ok_or("this program is not in a target folder")?;
    let folder = target.join("scratch").join(name);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;

    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/lib.rs"), "")?;
    fs::write(folder.join("Cargo.toml"), manifest(&root.join("patch-runtime")))?;
    // The same versions as the workspace has, and no network.
    if root.join("Cargo.lock").exists() {
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock"))?;
    }
    Ok(folder)
}

fn manifest(runtime: &Path) -> String {
    format!(
        "[package]
name = \"scratch\"
version = \"0.0.0\"
edition = \"2024\"

[dependencies]
patch-runtime = {{ path = '{}' }}
serde = {{ version = \"1\", features = [\"derive\"] }}
serde_json = \"1\"

# Not a member of the workspace around it.
[workspace]
",
        runtime.display()
    )
}

/// Lets cargo check the empty package and reads from its messages where the dependencies are.
fn build_dependencies(folder: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let target = folder.join("target");
    let output = cargo()
        .args(["check", "--quiet", "--message-format=json", "--target-dir"])
        .arg(&target)
        .current_dir(folder)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err("the dependencies do not build".into());
    }

    let mut flags = vec![format!("-Ldependency={}", target.join("debug/deps").display())];
    for line in String::from_utf8(output.stdout)?.lines() {
        let message: Value = serde_json::from_str(line)?;
        let Some(name) = DEPENDENCIES.into_iter().find(|&name| message["target"]["name"] == name) else {
            continue;
        };
        let files = message["filenames"].as_array().into_iter().flatten().filter_map(Value::as_str);
        for file in files.filter(|file| Path::new(file).extension().is_some_and(|extension| extension == "rmeta")) {
            flags.push(format!("--extern={name}={file}"));
        }
    }
    if flags.len() != DEPENDENCIES.len() + 1 {
        return Err(format!("cargo told of other files than expected: {flags:?}").into());
    }
    Ok(flags)
}

fn cargo() -> Command {
    Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// The compiler itself and not a proxy in front of it, whose time would count too.
fn rustc() -> Result<PathBuf, Box<dyn Error>> {
    let output = Command::new("rustc").args(["--print", "sysroot"]).output()?;
    Ok(Path::new(String::from_utf8(output.stdout)?.trim()).join("bin").join("rustc"))
}
