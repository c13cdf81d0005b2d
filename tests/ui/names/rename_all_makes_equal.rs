use patch_runtime::PatchRequest;

#[derive(PatchRequest)]
#[patch(rename_all = "camelCase")]
struct User {
    line_1: String,
    line1: String,
}

fn main() {}
