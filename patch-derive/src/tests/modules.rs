//! The modules form a one-way street: each uses only what stands before it.

use std::fs;
use std::path::{Path, PathBuf};

/// The street. A name stands for its whole folder.
const ORDER: [&[&str]; 7] =
    [&["diag", "name", "ty"], &["attr"], &["model"], &["check"], &["generics"], &["emit"], &["lib"]];

fn rank(module: &str) -> usize {
    ORDER
        .iter()
        .position(|step| step.contains(&module))
        .unwrap_or_else(|| panic!("`{module}` has no place in the order of modules"))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The modules of this crate that a source file names.
fn uses(source: &str) -> impl Iterator<Item = &str> {
    source.match_indices("crate::").map(|(start, name)| {
        let rest = &source[start + name.len()..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        &rest[..end]
    })
}

#[test]
fn the_street_is_one_way() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut edges = 0;
    for file in &files {
        let relative = file.strip_prefix(&root).unwrap();
        let first = relative.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = first.strip_suffix(".rs").unwrap_or(first);
        if module == "tests" {
            continue;
        }
        let source = fs::read_to_string(file).unwrap();
        for used in uses(&source).filter(|used| *used != module) {
            edges += 1;
            assert!(rank(used) < rank(module), "{} uses `{used}`, which comes later", relative.display());
        }
    }
    assert!(edges > 20, "the test does not see the uses any more: {edges}");
}
