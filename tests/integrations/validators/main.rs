//! Requests with crates that validate values.

mod garde_rules;

/// Mistakes in rules are for garde to report. There is one error for each, and it leads to the rule or to the word.
#[test]
fn mistakes_in_rules() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/*.rs");
    let files = std::fs::read_dir("ui").unwrap().map(|file| file.unwrap().path());
    assert_eq!(files.filter(|file| file.extension().is_some_and(|end| end == "rs")).count(), 4);
}
