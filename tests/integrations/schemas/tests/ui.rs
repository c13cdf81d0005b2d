//! What the compiler says where the features are on and something has no schema. `TRYBUILD=overwrite` blesses.

use std::fs;
use std::path::Path;

#[test]
fn mistakes_are_compile_errors() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let texts = fs::read_dir(folder)
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().path().extension().is_some_and(|extension| extension == "stderr"));
    assert_eq!(texts.count(), 5);
}
