use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User<T> {
    #[patch(skip)]
    id: T,
    name: String,
}

fn main() {}
