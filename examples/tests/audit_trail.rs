//! The `audit_trail` example asserts what it shows; here it runs.

#[path = "../audit_trail/main.rs"]
mod audit_trail;

#[test]
fn it_runs_to_its_end() {
    audit_trail::main().unwrap();
}
