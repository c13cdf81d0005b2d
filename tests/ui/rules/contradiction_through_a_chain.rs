use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct Order {
    #[patch(requires(carrier))]
    tracking: String,
    #[patch(requires(address))]
    carrier: String,
    #[patch(conflicts(tracking))]
    address: String,
}

fn main() {}
