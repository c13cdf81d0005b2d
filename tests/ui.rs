//! What the compiler says about each mistake: every `ui/<topic>/<mistake>.rs` must fail with exactly the text of the
//! `.stderr` beside it. `TRYBUILD=overwrite cargo test -p patch-tests --test ui` blesses new texts: read them as a user
//! who has not seen the code before you keep them.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
    process::Command,
};

/// How many cases each folder holds. A glob that matches nothing passes, so a folder that was renamed, or a case that
/// was lost, would go unnoticed without these numbers.
const CASES: &[(&str, usize)] = &[
    ("builder", 53),
    ("columns", 19),
    ("garde", 14),
    ("names", 24),
    ("rules", 98),
    ("schemas", 7),
    ("serde", 25),
    ("several", 10),
    ("shape", 13),
    ("stubs", 8),
    ("types", 73),
    ("values", 109),
    ("words", 55),
];

#[test]
fn every_case_is_counted_and_has_its_text() {
    let mut counted = BTreeMap::new();
    for folder in fs::read_dir(ui()).unwrap() {
        let folder = folder.unwrap().path();
        assert!(folder.is_dir(), "{} belongs into the folder of its topic", folder.display());
        let cases = names(&folder, "rs");
        // Blessing writes the texts; until it has, they are missing.
        if env::var_os("TRYBUILD").is_none() {
            assert_eq!(cases, names(&folder, "stderr"), "cases and their texts in {}", folder.display());
        }
        counted.insert(folder.file_name().unwrap().to_str().unwrap().to_owned(), cases.len());
    }
    let expected = CASES.iter().map(|&(topic, count)| (topic.to_owned(), count)).collect();
    assert_eq!(counted, expected, "the cases in each folder of tests/ui, and CASES in tests/ui.rs");
}

#[test]
fn texts_hold_on_other_machines() {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_str().unwrap();
    for &(topic, _) in CASES {
        let folder = ui().join(topic);
        for case in names(&folder, "stderr") {
            let text = fs::read_to_string(folder.join(&case).with_extension("stderr")).unwrap();
            // `$RUST` is the standard library's source, which is quoted where it is installed and only there.
            for path in [workspace, "/root/", "/home/", "/tmp/", "/rustc/", "$RUST"] {
                assert!(!text.contains(path), "{topic}/{case}.stderr names the path {path}");
            }
        }
    }
}

#[test]
fn mistakes_are_compile_errors() {
    // Only failures in here: one `pass` case would make trybuild build instead of check, which takes three times as long.
    let cases = trybuild::TestCases::new();
    for (topic, _) in CASES {
        cases.compile_fail(format!("ui/{topic}/*.rs"));
    }
}

/// `cargo check --message-format short` and many editors show one line for each error: it holds the whole sentence.
#[test]
fn short_messages_hold_the_whole_sentence() {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("short");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let manifest = format!(
        "[package]\nname = \"short\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\npatch-runtime = {{ path = {:?} }}\n",
        workspace.join("patch-runtime")
    );
    fs::create_dir_all(package.join("src")).unwrap();
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    fs::copy(workspace.join("Cargo.lock"), package.join("Cargo.lock")).unwrap();
    fs::copy(ui().join("builder/requires.rs"), package.join("src/main.rs")).unwrap();
    let checked = Command::new(env::var_os("CARGO").unwrap())
        .args(["check", "--offline", "--quiet", "--message-format", "short"])
        .env("CARGO_TARGET_DIR", package.join("target"))
        .current_dir(&package)
        .output()
        .unwrap();
    let text = String::from_utf8(checked.stderr).unwrap();
    let sentence = "error[E0277]: `skip_password_checks` requires `password`: call `.password(..)` before `.build()`";
    assert!(text.lines().any(|line| line.starts_with("src/main.rs:13:10:") && line.contains(sentence)), "{text}");
}

fn ui() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/ui"))
}

/// The files of a folder with this extension, without it.
fn names(folder: &Path, extension: &str) -> BTreeSet<String> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let chosen = paths.filter(|path| path.extension().is_some_and(|found| found == extension));
    chosen.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}
