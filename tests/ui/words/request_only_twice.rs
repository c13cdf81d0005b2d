use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only { password: String })]
#[patch(request_only { totp_secret: String })]
struct User {
    name: Option<String>,
}

fn main() {}
