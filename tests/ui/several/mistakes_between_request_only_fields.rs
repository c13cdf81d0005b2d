use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    password,
    #[patch(requires(password))] skip_checks: bool
    totp_secret: Option<String>,
}, renam_all = "camelCase")]
struct User {
    name: Option<String>,
}

fn main() {}
