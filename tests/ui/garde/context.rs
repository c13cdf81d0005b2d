use patch_runtime::PatchRequest;

struct Limits;

#[derive(PatchRequest)]
#[patch(garde)]
#[garde(context(Limits as limits))]
struct User {
    #[garde(custom(|name: &str, limits: &Limits| limits.check(name)))]
    name: String,
}

fn main() {}
