use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
struct User<T> where T: ?Sized {
    id: u32,
    tail: T,
}

fn main() {}
