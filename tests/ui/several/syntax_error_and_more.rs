use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User {
    #[patch(nullable = )]
    first: Option<String>,
    #[patch(secrt)]
    last: Option<String>,
}

fn main() {}
