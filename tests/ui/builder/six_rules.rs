use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(request_only {
    a: u8, b: u8, c: u8, d: u8, e: u8, f: u8,
    #[patch(requires(a))] needs_a: u8,
    #[patch(requires(b))] needs_b: u8,
    #[patch(requires(c))] needs_c: u8,
    #[patch(requires(d))] needs_d: u8,
    #[patch(requires(e))] needs_e: u8,
    #[patch(requires(f))] needs_f: u8,
})]
pub struct User {}

fn main() {
    let half = UpdateUserRequest::builder().needs_f(6).needs_a(1).a(1).needs_c(3).c(3);
    half.build();
}
