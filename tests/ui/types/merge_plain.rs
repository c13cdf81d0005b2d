use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(merge)]
    logins: u64,
}

fn main() {}
