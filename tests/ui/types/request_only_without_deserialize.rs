use patch_runtime::PatchRequest;

#[derive(serde::Serialize)]
struct Color(u32);

#[derive(PatchRequest)]
#[patch(request_only { color: Color })]
struct Car {
    wheels: u8,
    doors: u8,
}

fn main() {}
