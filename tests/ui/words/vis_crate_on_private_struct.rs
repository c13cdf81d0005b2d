mod users {
    use patch_runtime::PatchRequest;

    #[derive(PatchRequest)]
    #[patch(vis = pub(crate))]
    struct User {
        name: Option<String>,
    }
}

fn main() {}
