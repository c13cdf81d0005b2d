use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(exactly_one(card, iban, invoice))]
pub struct Payment {
    pub card: String,
    pub iban: String,
    pub invoice: bool,
}

fn main() {
    let _ = UpdatePaymentRequest::builder().invoice(true).card("4111").build();
}
