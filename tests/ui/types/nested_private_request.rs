use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(vis = pub(crate))]
pub struct Address {
    pub street: String,
}

#[derive(PatchRequest)]
pub struct User {
    #[patch(nested)]
    pub home: Address,
}

fn main() {}
