//! The modules of both crates form one-way streets: each uses only what stands before it.

use std::fs;
use std::path::{Path, PathBuf};

/// A crate's source folder and its street. A name stands for its whole folder; `lib` is the root.
struct Street {
    folder: &'static str,
    order: &'static [&'static [&'static str]],
}

const STREETS: [Street; 2] = [
    Street {
        folder: "../patch-derive/src",
        order: &[
            &["diag", "lenient", "name", "operand", "ty"],
            &["attr"],
            &["model"],
            &["check"],
            &["generics"],
            &["emit"],
            &["lib"],
        ],
    },
    Street {
        folder: "../patch-runtime/src",
        order: &[
            &["patch", "feature", "field", "quote", "media_type"],
            &["violation"],
            &["inexpressible"],
            &["rule", "slot", "merge"],
            &["change", "columns"],
            &["request"],
            &["slots"],
            &["de", "ser"],
            &["schema", "unchecked", "pruned", "json", "garde"],
            &["axum", "schemars1", "utoipa6"],
            &["bounds"],
            &["private"],
            &["lib"],
        ],
    },
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The modules of its own crate that a source file names. A name in capitals is an item of the root, and documentation
/// may point anywhere.
fn uses(source: &str) -> impl Iterator<Item = &str> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| {
        line.match_indices("crate::").map(|(start, name)| {
            let rest = &line[start + name.len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            &rest[..end]
        })
    })
}

fn check(street: &Street) {
    let rank = |module: &str| {
        let step = street.order.iter().position(|step| step.contains(&module));
        step.unwrap_or_else(|| panic!("`{module}` has no place in the order of modules of {}", street.folder))
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(street.folder);
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut edges = 0;
    for file in &files {
        let relative = file.strip_prefix(&root).unwrap();
        let first = relative.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = first.strip_suffix(".rs").unwrap_or(first);
        if relative.components().any(|part| part.as_os_str().to_str().is_some_and(|part| part.starts_with("tests"))) {
            continue;
        }
        let source = fs::read_to_string(file).unwrap();
        for used in uses(&source).filter(|used| *used != module) {
            edges += 1;
            assert!(rank(used) < rank(module), "{} uses `{used}`, which comes later", file.display());
        }
    }
    assert!(edges > 15, "the test does not see the uses any more: {edges}");
}

#[test]
fn the_derive_is_a_one_way_street() {
    check(&STREETS[0]);
}

#[test]
fn the_runtime_is_a_one_way_street() {
    check(&STREETS[1]);
}
