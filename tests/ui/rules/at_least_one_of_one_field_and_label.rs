use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(at_least_one(contact: mail))]
struct User {
    mail: Option<String>,
}

fn main() {}
