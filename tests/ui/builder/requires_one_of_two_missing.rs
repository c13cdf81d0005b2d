use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct Address {
    pub street: String,
    pub city: String,
    #[patch(requires(street, city))]
    pub zip: String,
}

fn main() {
    let _ = UpdateAddressRequest::builder().zip("8001").street("Main St").build();
}
