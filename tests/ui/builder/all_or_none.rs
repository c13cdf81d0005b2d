use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(all_or_none(street, zip, city))]
pub struct Address {
    pub street: String,
    pub zip: String,
    pub city: String,
}

fn main() {
    let _ = UpdateAddressRequest::builder().street("Main St").city("Springfield").build();
}
