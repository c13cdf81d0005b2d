//! The guide shows what is tested here.

use std::fs;
use std::path::Path;

#[test]
fn the_code_in_the_guide_is_the_code_that_is_tested() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let guide = fs::read_to_string(root.join("docs/SQL.md")).expect("the guide");
    let mut blocks = 0;
    for (before, block) in guide.split("```rust\n").zip(guide.split("```rust\n").skip(1)) {
        let (code, _) = block.split_once("```").expect("the end of a block");
        // `<!-- path -->` above the block.
        let (_, path) = before.rsplit_once("<!-- ").expect("where the code is from");
        let (path, _) = path.split_once(" -->").expect("the end of the path");
        let source = fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(source.contains(code), "{path} is not what the guide shows:\n{code}");
        blocks += 1;
    }
    assert_eq!(blocks, 7, "the blocks in the guide");
}
