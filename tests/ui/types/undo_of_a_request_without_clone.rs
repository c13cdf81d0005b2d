use patch_runtime::PatchRequest;
use serde::{Deserialize, Serialize};

#[derive(PartialEq, Serialize, Deserialize)]
struct Color(u32);

#[derive(PatchRequest)]
struct Shape {
    color: Color,
}

impl Clone for Shape {
    fn clone(&self) -> Self {
        Self { color: Color(self.color.0) }
    }
}

fn undone(request: &UpdateShapeRequest, shape: &Shape) {
    let _ = request.undo_for(shape);
}

fn main() {}
