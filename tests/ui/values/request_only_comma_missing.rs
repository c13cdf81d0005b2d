use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    password: String
    backup_codes: Vec<String>
})]
struct User {
    name: Option<String>,
}

fn main() {}
