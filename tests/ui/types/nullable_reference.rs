use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User<'a> {
    #[patch(nullable)]
    name: &'a str,
}

fn main() {}
