use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
pub struct Order {
    #[patch(requires(carrier))]
    pub tracking: String,
    #[patch(requires(address))]
    pub carrier: String,
    pub address: String,
}

fn main() {
    let _ = UpdateOrderRequest::builder().tracking("T1").build();
}
