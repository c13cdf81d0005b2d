use patch_runtime::PatchRequest;

struct Option<T>(T);

#[derive(PatchRequest)]
struct User {
    #[patch(nullable)]
    name: Option<String>,
}

fn main() {}
