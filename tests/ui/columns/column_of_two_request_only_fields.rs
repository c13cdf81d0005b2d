use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(columns, request_only {
    #[patch(column = "password_hash")]
    password: String,
    #[patch(column = "password_hash")]
    passphrase: String,
})]
struct User {
    name: String,
}

fn main() {}
