use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(garde)]
struct User {
    #[garde(lenght(min = 1))]
    name: String,
}

fn main() {}
