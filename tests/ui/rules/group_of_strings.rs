use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(at_least_one("name", "nick"))]
struct User {
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
