use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(all_or_none(name, nick))]
struct User {
    name: Option<String>,
    #[patch(skip)]
    nick: Option<String>,
}

fn main() {}
