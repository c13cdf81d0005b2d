use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(attr(cfg_attr(unix, must_use)))]
struct User {
    name: Option<String>,
}

fn main() {}
