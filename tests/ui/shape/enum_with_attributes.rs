use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(name = UpdateUser)]
enum User {
    Person {
        #[patch(nullable)]
        name: Option<String>,
    },
}

fn main() {}
