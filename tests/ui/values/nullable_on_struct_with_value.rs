use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(nullable = "all")]
struct User {
    name: Option<String>,
}

fn main() {}
