use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(requires(when = "x", nick))]
    name: Option<String>,
    nick: Option<String>,
}

fn main() {}
