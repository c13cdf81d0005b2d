//! The documents in the root of the repository name files and tests that are there.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What stands between backticks, from left to right.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

#[test]
fn every_gotcha_has_its_test() {
    let contributing = text("CONTRIBUTING.md");
    let (_, gotchas) = contributing.split_once("## Derive gotchas").expect("the section");
    let mut tests = 0;
    for row in gotchas.lines().filter(|line| line.starts_with("| ")).skip(1) {
        let (_, guards) = row.trim_end_matches(" |").rsplit_once(" | ").expect("two columns");
        for guard in guards.split("; ") {
            let mut words = quoted(guard);
            let path = words.next().expect("a path");
            if root().join(path).is_dir() {
                continue;
            }
            let source = text(path);
            for test in words {
                assert!(source.contains(&format!("fn {test}()")), "{path} has no test {test}");
                tests += 1;
            }
        }
    }
    assert!(tests >= 10, "only {tests} tests were looked for");
}

#[test]
fn every_link_leads_somewhere() {
    for (page, folder, least) in [("README.md", "", 4), ("docs/GUIDE.md", "docs", 3)] {
        let page = text(page);
        let links: Vec<&str> = page.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(links.len() >= least, "{links:?}");
        let headings: Vec<String> = page
            .lines()
            .filter(|line| line.starts_with("## "))
            .map(|line| line[3..].to_lowercase().replace(' ', "-"))
            .collect();
        for link in links.into_iter().filter(|link| !link.contains("://")) {
            match link.strip_prefix('#') {
                Some(heading) => assert!(headings.iter().any(|other| other == heading), "{link} is not there"),
                None => assert!(root().join(folder).join(link).exists(), "{link} is not there"),
            }
        }
    }
}

/// Where the features of the runtime are listed.
#[test]
fn every_feature_is_listed() {
    let manifest = text("patch-runtime/Cargo.toml");
    let (_, features) = manifest.split_once("\n[features]\n").expect("the features");
    let (features, _) = features.split_once("\n\n").expect("their end");
    let names: Vec<&str> = features.lines().filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
    assert!(names.len() >= 5 && names.contains(&"std"), "{names:?}");
    for name in names.into_iter().filter(|&name| name != "default") {
        let row = format!("| `{name}` | ");
        for page in ["patch-runtime/README.md", "patch-runtime/src/lib.rs"] {
            assert!(text(page).contains(&row), "{page} does not list the feature `{name}`");
        }
    }
}
