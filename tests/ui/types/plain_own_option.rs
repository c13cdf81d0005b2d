use patch_runtime::PatchRequest;

struct Option<T>(T);

#[derive(PatchRequest)]
struct User {
    name: Option<String>,
}

fn main() {}
