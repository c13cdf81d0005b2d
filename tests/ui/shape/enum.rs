use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
enum User {
    Person { name: String },
    Robot,
}

fn main() {}
