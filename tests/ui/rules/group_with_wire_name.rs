use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(at_least_one(name, nickName), rename_all = "camelCase")]
struct User {
    name: Option<String>,
    nick_name: Option<String>,
}

fn main() {}
