//! A throw-away package whose only source file cargo checks again and again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The codes of the errors at each line, `""` for an error without one, and their sentences.
pub(crate) type Errors = BTreeMap<usize, Vec<(String, String)>>;

pub(crate) struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    /// The package has the dependencies of the workspace in its versions, and asks no network for them.
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        fs::create_dir_all(folder.join("src")).unwrap();
        let manifest = format!(
            "[package]\nname = \"chains\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\npatch-runtime = {{ path = '{}' }}\n\n\
             # Not a member of the workspace around it.\n[workspace]\n",
            root.join("patch-runtime").display()
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Self { folder }
    }

    /// What is wrong with a source file, by line.
    pub(crate) fn check(&self, source: &str) -> Errors {
        fs::write(self.folder.join("src/lib.rs"), source).unwrap();
        let output = Command::new(env!("CARGO"))
            .args(["check", "--offline", "--quiet", "--message-format=json", "--target-dir"])
            .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("chains-target"))
            .current_dir(&self.folder)
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap();
        let mut errors = Errors::new();
        let mut is_checked = false;
        for line in String::from_utf8(output.stdout).unwrap().lines() {
            let report: Value = serde_json::from_str(line).unwrap();
            is_checked |= report["target"]["name"] == "chains";
            let message = &report["message"];
            if message["level"] != "error" {
                continue;
            }
            let text = message["message"].as_str().unwrap_or_default().to_owned();
            let code = message["code"]["code"].as_str().unwrap_or_default().to_owned();
            let spans = message["spans"].as_array().into_iter().flatten();
            for span in spans.filter(|span| span["is_primary"] == true) {
                let line = usize::try_from(span["line_start"].as_u64().unwrap()).unwrap();
                errors.entry(line).or_default().push((code.clone(), text.clone()));
            }
        }
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(is_checked, "cargo did not come to the package itself: {said}");
        assert_eq!(output.status.success(), errors.is_empty(), "cargo and its messages disagree: {said}");
        errors
    }
}
