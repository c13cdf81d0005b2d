use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[rustfmt::skip]
pub struct Card {
    pub number: u8,
    #[patch(requires(number))] pub a: u8, #[patch(requires(number))] pub b: u8, #[patch(requires(number))] pub c: u8,
    #[patch(requires(number))] pub d: u8, #[patch(requires(number))] pub e: u8, #[patch(requires(number))] pub f: u8,
    #[patch(requires(number))] pub g: u8, #[patch(requires(number))] pub h: u8, #[patch(requires(number))] pub i: u8,
    #[patch(requires(number))] pub j: u8, #[patch(requires(number))] pub k: u8, #[patch(requires(number))] pub l: u8,
    #[patch(requires(number))] pub m: u8, #[patch(requires(number))] pub n: u8, #[patch(requires(number))] pub o: u8,
    #[patch(requires(number))] pub p: u8, #[patch(requires(number))] pub q: u8, #[patch(requires(number))] pub r: u8,
}

fn main() {
    let _ = UpdateCardRequest::builder().r(1).build();
}
