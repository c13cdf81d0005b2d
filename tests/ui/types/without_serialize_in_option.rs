use patch_runtime::PatchRequest;

#[derive(serde::Deserialize)]
struct Color(u32);

#[derive(PatchRequest)]
struct Car {
    wheels: u8,
    color: Option<Color>,
}

fn main() {}
