use patch_runtime::PatchRequest;
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
struct Color(u32);

#[derive(PatchRequest)]
struct Shape {
    name: String,
    color: Color,
}

fn difference(old: &Shape, new: &Shape) {
    let _ = UpdateShapeRequest::diff(old, new);
}

fn main() {}
