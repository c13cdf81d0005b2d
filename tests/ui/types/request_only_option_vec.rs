use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    backup_codes: Option<Vec<String>>,
})]
struct User {
    name: Option<String>,
}

fn main() {}
